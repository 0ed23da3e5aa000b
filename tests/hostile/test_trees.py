"""Folders that hold what is no file, that change while they are read, or that have no end: said, and never waited for."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from govlint.cli.main import CLEAN, FOUND, NOTHING_CHECKED, WRONG
from govlint.workspace.load import load
from tests.helpers import CLEAN_FILES, HOUSE, TIGHT, house, write
from tests.hostile.limited import command, environment, limited, unharmed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")

DAY = ("--as-of", "2026-11-22")
CHECK = ("check", ".", *DAY, "--format", "concise")
SAID = "this is a link, a pipe or a device; govlint reads plain files. [core/unreadable-file]"


@pytest.fixture
def estate(tmp_path: Path) -> Path:
    return house(tmp_path / "estate", TIGHT)


def pipe(path: Path) -> None:
    os.mkfifo(path)


def listening(path: Path) -> None:
    # The name of a socket is short: it is made where it stands.
    with socket.socket(socket.AF_UNIX) as one:
        before = os.getcwd()
        os.chdir(path.parent)
        try:
            one.bind(path.name)
        finally:
            os.chdir(before)


ODD = {
    "a pipe": pipe,
    "a socket": listening,
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "a loop": lambda path: path.symlink_to(path.name),
    "a link out": lambda path: path.symlink_to("/etc/passwd"),
    "a link to a folder": lambda path: path.symlink_to("."),
    "a link to nothing": lambda path: path.symlink_to("nowhere"),
}


@pytest.mark.parametrize("name", ODD)
def test_what_is_no_file_is_said_and_not_read(name: str, estate: Path) -> None:
    ODD[name](estate / "odd.yaml")
    ended = limited(*CHECK, cwd=estate)
    unharmed(ended)
    assert ended.code == FOUND
    assert f"odd.yaml:1:1: error: broken: {SAID}" in ended.out
    assert "[culture/comments-closed]" in ended.out
    assert "root:" not in ended.said


@pytest.mark.parametrize("name", ["a pipe", "a device", "a link to a folder"])
@pytest.mark.parametrize(
    "path", ["govlint.toml", "govlint-baseline.json", "rules/ours/odd.yaml", "logo.svg", "page.md"], ids=str
)
def test_what_is_no_file_where_a_file_is_named(name: str, path: str, estate: Path) -> None:
    """Whatever the answer is, it comes at once, and tells nothing of what lies elsewhere."""
    handbook = '[handbook]\nlogo = "logo.svg"\nextra-pages = ["page.md"]\n'
    config = handbook if path in ("logo.svg", "page.md") else 'rule-folders = ["rules"]\n'
    (estate / path).parent.mkdir(parents=True, exist_ok=True)
    (estate / "rules").mkdir(exist_ok=True)
    if path != "govlint.toml":
        write(estate, {"govlint.toml": config})
    ODD[name](estate / path)
    call = ("render", ".", "-o", "out", *DAY) if config == handbook else CHECK
    ended = limited(*call, cwd=estate)
    unharmed(ended)
    assert ended.code in (FOUND, WRONG)
    assert "root:" not in ended.said


@pytest.mark.parametrize("name", ["a pipe", "a device", "a loop"])
@pytest.mark.parametrize(
    "call", [("import", "odd"), ("fix", "odd", *DAY), ("rules", "test", "odd")], ids=lambda call: call[0]
)
def test_what_is_no_file_where_a_command_is_given_one(name: str, call: tuple[str, ...], estate: Path) -> None:
    ODD[name](estate / "odd")
    ended = limited(*call, cwd=estate)
    unharmed(ended)
    assert ended.code != CLEAN or call[0] == "fix"


def test_a_folder_with_the_name_of_a_file_is_a_folder(estate: Path) -> None:
    (estate / "policy.yaml").rename(estate / "p")
    (estate / "policy.yaml").mkdir()
    (estate / "p").rename(estate / "policy.yaml" / "talk.yaml")
    ended = limited(*CHECK, cwd=estate)
    assert (ended.code, "policy.yaml/talk.yaml:" in ended.out) == (FOUND, True)


def test_folders_as_deep_as_can_be(estate: Path) -> None:
    deep = estate
    for _ in range(900):
        deep = deep / "d"
    at = os.open(estate, os.O_RDONLY)
    for _ in range(900):  # step by step, for no path may be so long
        os.mkdir("d", dir_fd=at)
        at, above = os.open("d", os.O_RDONLY, dir_fd=at), at
        os.close(above)
    with open(os.open("deep.yaml", os.O_WRONLY | os.O_CREAT, dir_fd=at), "w", encoding="utf-8") as file:
        file.write("a: 1\n")
    os.close(at)
    ended = limited(*CHECK, cwd=estate)
    unharmed(ended)
    assert (ended.code, "[culture/comments-closed]" in ended.out) == (FOUND, True)


def test_fifty_thousand_files_that_are_no_documents(estate: Path) -> None:
    for at in range(50_000):
        os.close(os.open(estate / f"{at}.txt", os.O_CREAT | os.O_WRONLY))
    for at in range(2_000):
        (estate / f"{at}.yaml").write_bytes(b"a: 1\n")
    ended = limited(*CHECK, cwd=estate)
    unharmed(ended)
    assert (ended.code, "[culture/comments-closed]" in ended.out) == (FOUND, True)


def test_what_nobody_may_read_is_said(estate: Path) -> None:
    (estate / "policy.yaml").chmod(0)
    if os.access(estate / "policy.yaml", os.R_OK):
        pytest.skip("whoever runs the tests may read everything")
    ended = limited(*CHECK, cwd=estate)
    assert (ended.code, "this file cannot be read: Permission denied" in ended.out) == (FOUND, True)


def test_files_that_vanish_between_listing_and_reading(estate: Path) -> None:
    paths = sorted(str(path) for path in estate.iterdir())
    (estate / "policy.yaml").unlink()
    (estate / "teams.yaml").unlink()
    (estate / "teams.yaml").mkdir()
    found = {finding.location.path.rpartition("/")[2]: finding.rule for finding in load(paths).findings}
    assert found == {"policy.yaml": "core/unreadable-file", "teams.yaml": "core/unreadable-file"}


CHANGING = """\
import os, sys
sys.path.insert(0, sys.argv.pop(1))
changed = []
def hook(event, args):
    # Files become pipes, folders and nothing just as they are opened.
    if event == "open" and isinstance(args[0], str) and args[0].endswith(".yaml") and os.path.basename(args[0]) in ("policy.yaml", "teams.yaml"):
        name = os.path.abspath(args[0])
        if name.startswith(os.getcwd()) and name not in changed:
            changed.append(name)
            os.unlink(name)
            os.mkfifo(name) if name.endswith("teams.yaml") else None
from govlint.library.library import built_in
built_in()
sys.addaudithook(hook)
from govlint.cli.main import run
run()
"""


@pytest.mark.parametrize(
    "call",
    [CHECK, ("fix", ".", *DAY), ("baseline", ".", *DAY), ("render", ".", "-o", "out", *DAY)],
    ids=lambda call: call[0],
)
def test_files_that_change_while_they_are_opened(call: tuple[str, ...], estate: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-B", "-c", CHANGING, str(HOUSE), *call],
        cwd=estate, env=environment({}), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode in (CLEAN, FOUND, WRONG, NOTHING_CHECKED), done.stderr
    assert "Traceback" not in done.stderr
    if call is CHECK:
        assert "policy.yaml:1:1: error: broken: this file cannot be read: No such file or directory." in done.stdout
        assert "teams.yaml:1:1: error: broken: this file cannot be read: it is no plain file any more." in done.stdout


def test_names_that_steer_are_spelt(estate: Path) -> None:
    for number, name in enumerate(("\x1b]0;x\x07", "::error::x", "a\n::error::x", "\u202ex", "##vso[x]y")):
        (estate / f"{name}.yaml").symlink_to("nowhere")
        (estate / f"{name}.d").mkdir()
        write(estate / f"{name}.d", {f"{number}.yaml": "govlint: v1\nkind: nonsense\n"})
    for call in (CHECK, ("fix", ".", *DAY), ("render", ".", "-o", "out", *DAY), ("why", "engagement.comments", ".")):
        unharmed(limited(*call, cwd=estate))


SHADOWS = ("yaml", "click", "govlint", "sitecustomize", "usercustomize", "json", "jinja2", "encodings")


def test_nothing_of_the_checked_folder_runs_wherever_it_is_called_from(estate: Path) -> None:
    """More of it, with an audit hook, in tests/threats/test_quiet.py."""
    trap = "open('trap', 'w').close()\nraise SystemExit(0)\n"
    write(estate, {f"{name}.py": trap for name in SHADOWS} | {"govlint/__init__.py": trap, "pyvenv.cfg": "home = .\n"})
    assert limited(*CHECK, cwd=estate, given={"PYTHONPATH": "", "PYTHONSTARTUP": "yaml.py"}).code == FOUND
    assert not (estate / "trap").exists()
    assert command("x")[1] == "-I"  # as the script that pip writes: the current folder is searched for no module
    assert set(CLEAN_FILES) <= set(os.listdir(estate))
