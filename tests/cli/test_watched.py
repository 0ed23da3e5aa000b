"""Long work tells how far it is, on one line that is wiped in the end, where a person watches and nowhere else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import estate

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a terminal of Unix")
pty = pytest.importorskip("pty")

WIPED = "\r\x1b[K"


def watched(args: list[str], folder: Path, **more: str) -> tuple[str, str]:
    """What a command says on standard output, and what a person sees on the terminal of standard error."""
    person, program = pty.openpty()
    where = {name: value for name, value in os.environ.items() if name != "CI"} | more
    command = [sys.executable, "-c", "from govlint.cli.main import run; run()", *args]
    with subprocess.Popen(command, cwd=folder, env=where, stdout=subprocess.PIPE, stderr=program) as run:
        os.close(program)
        seen = _all(person)
        assert run.stdout is not None
        return run.stdout.read().decode(), seen.decode()


def _all(terminal: int) -> bytes:
    """All that is shown until nobody can show more; Linux then says that the terminal is broken."""
    shown = b""
    with open(terminal, "rb", buffering=0) as file:
        try:
            while more := file.read(4096):
                shown += more
        except OSError:
            pass
    return shown


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("many") / "estate"
    estate.write(120, made)
    return made


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["check", ".", "--format", "concise"], ["files read", "120 documents are being judged"]),
        (["render", ".", "-o", "../out"], ["pages made"]),
        (["check", ".", "--roots", "--format", "concise"], ["1 of 1 root judged"]),
    ],
)
def test_long_work_tells_how_far_it_is(args: list[str], told: list[str], folder: Path, tmp_path: Path) -> None:
    printed, seen = watched(args, folder, XDG_CACHE_HOME=str(tmp_path))
    assert [one for one in told if one not in seen] == []
    assert seen.endswith(WIPED)
    assert WIPED not in printed


def test_nobody_is_told_on_a_machine(folder: Path, tmp_path: Path) -> None:
    assert watched(["check", ".", "--format", "concise"], folder, XDG_CACHE_HOME=str(tmp_path), CI="true")[1] == ""


def test_short_work_says_nothing(folder: Path, tmp_path: Path) -> None:
    one = str(next(folder.rglob("teams.yaml")))
    assert watched(["check", one, "--format", "concise"], folder, XDG_CACHE_HOME=str(tmp_path))[1] == ""
