"""`govlint fix` as people run it."""

import os
import subprocess
from pathlib import Path

import pytest

from govlint.cli.main import CLEAN, FOUND, NOTHING_CHECKED, WRONG, main
from tests.conftest import Golden
from tests.helpers import CLEAN_FILES, DAY, govlint, house, write

SNAPSHOTS = Path(__file__).parent / "snapshots"
AS_OF = ("--as-of", DAY)
POLICY = """\
# What we do when people talk to us.
kind: engagement-policy
coments: everyone     # since May
replies: Nobdy
user_content: forbidden
effective: 5 January 2026
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return house(tmp_path, {**CLEAN_FILES, "policy.yaml": POLICY})


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    code = main(["fix", *args, *AS_OF])
    return (code, *capsys.readouterr())


def test_what_it_says(here: Path, golden: Golden, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys)
    assert (code, err) == (CLEAN, "")
    golden(SNAPSHOTS / "fix.txt", out)
    golden(SNAPSHOTS / "fixed.yaml", (here / "policy.yaml").read_text(encoding="utf-8"))
    golden(SNAPSHOTS / "fix-again.txt", run(capsys)[1])
    golden(SNAPSHOTS / "fix-unsafe.txt", run(capsys, "--unsafe")[1])


def test_the_difference(here: Path, golden: Golden, capsys: pytest.CaptureFixture[str]) -> None:
    before = (here / "policy.yaml").read_bytes()
    code, out, err = run(capsys, "--diff")
    assert code == FOUND
    golden(SNAPSHOTS / "diff.txt", f"{out}\n{err}")
    assert (here / "policy.yaml").read_bytes() == before
    run(capsys)
    code, out, err = run(capsys, "--diff")
    assert (code, out) == (CLEAN, "")
    assert "\x1b[31m-" in run(capsys, "--diff", "--unsafe", "--color", "always")[1]


@pytest.mark.parametrize(("end", "last"), [("\n", "\n"), ("\r\n", "\r\n"), ("\n", ""), ("\r\n", "")])
def test_a_difference_can_be_applied(end: str, last: str, here: Path) -> None:
    path = here / "policy.yaml"
    before = path.read_text(encoding="utf-8").rstrip("\n").replace("\n", end) + last
    path.write_bytes(before.encode())
    patch = govlint("fix", "--diff", *AS_OF, cwd=here).stdout
    govlint("fix", *AS_OF, cwd=here)
    after = path.read_bytes()
    path.write_bytes(before.encode())
    subprocess.run(["git", "apply", "-"], cwd=here, input=patch, check=True)
    assert after != before.encode()
    assert path.read_bytes() == after


def test_what_is_left_is_seen_without_writing(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    said = run(capsys)[1]
    assert max(map(len, said.splitlines())) <= 60
    assert "See what each decides with `--unsafe --diff`." in " ".join(said.split())


def test_only_what_a_rule_found(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "comments" not in run(capsys, "--rule", "core/wrong-*")[1].split("Left")[0]
    assert "effective: 2026-01-05" in (here / "policy.yaml").read_text(encoding="utf-8")
    assert "coments:" in (here / "policy.yaml").read_text(encoding="utf-8")
    code, out, err = run(capsys, "--rule", "core/unknown-kay")
    assert (code, out) == (WRONG, "")
    assert "Did you mean core/unknown-key?" in err


def test_check_says_that_it_can_help(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", *AS_OF])
    assert capsys.readouterr().out.endswith("`govlint fix` can mend 3 of them.\n")
    run(capsys)
    main(["check", *AS_OF])
    assert "govlint fix" not in capsys.readouterr().out


def test_where_there_is_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(capsys)[0] == NOTHING_CHECKED
    house(tmp_path, CLEAN_FILES)
    assert run(capsys)[:2] == (CLEAN, "Nothing to mend.\n")


def test_files_keep_who_may_read_them(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = here / "policy.yaml"
    path.chmod(0o640)
    names = sorted(os.listdir(here))
    run(capsys)
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(os.listdir(here)) == names


def test_links_are_not_followed(
    here: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = house(tmp_path_factory.mktemp("outside"), {"other.yaml": POLICY}) / "other.yaml"
    before = outside.read_bytes()
    (here / "linked.yaml").symlink_to(outside)
    (here / "folder").symlink_to(outside.parent)
    assert run(capsys)[0] == CLEAN
    assert outside.read_bytes() == before
    assert (here / "linked.yaml").is_symlink()


def test_files_that_nobody_can_read_are_left_alone(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    odd = {
        "latin.yaml": "govlint: v1\nkind: engagement-policy\ntitel: Caf\xe9\n".encode("latin-1"),
        "odd.yaml": b"govlint: v1\n\xff\xfe\x00",
        "half.yaml": b"\xff\xfeg\x00o",
        "other.yaml": b"coments: everyone\n",
        "empty.yaml": b"",
        "large.yaml": b"govlint: v1\n" + b"# x\n" * 300_000,
    }
    write(here, odd)
    assert run(capsys, "--unsafe")[0] == CLEAN
    assert {name: (here / name).read_bytes() for name in odd} == odd


def test_names_of_files_steer_no_terminal(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "policy.yaml").rename(here / "\x1b[31mred.yaml")
    for args in ((), ("--diff",)):
        _, out, err = run(capsys, *reversed(args))
        assert "\x1b" not in out + err


def test_a_process_of_its_own(here: Path) -> None:
    done = govlint("fix", "--diff", *AS_OF, cwd=here, environment={"COLUMNS": "60"})
    assert done.returncode == FOUND
    assert b"+comments: everyone     # since May" in done.stdout
    assert b"\x1b" not in done.stdout + done.stderr
