"""Streams that are closed or full, and an environment that says nonsense: the verdict stands, and no run is a bug."""

import sys
from pathlib import Path

import pytest

from govlint.cache import cache_folder
from govlint.cli.main import CLEAN, FOUND, NOTHING_CHECKED, WRONG
from tests.helpers import TIGHT, house
from tests.hostile.limited import limited, unharmed

DAY = ("--as-of", "2026-11-22")
CHECK = ("check", ".", *DAY)
PRINTING = [
    CHECK,
    ("render", ".", "-o", "out", *DAY),
    ("explain", "words"),
    ("rules", "list"),
    ("export", "register", ".", *DAY),
    ("completion", "bash"),
    ("check", "--help"),
    ("--version",),
]

full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
shell = pytest.mark.skipif(sys.platform == "win32", reason="there is no such shell")


@pytest.fixture(scope="module")
def estate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return house(tmp_path_factory.mktemp("streams") / "estate", TIGHT)


@full
@pytest.mark.parametrize("call", PRINTING, ids=lambda call: call[0])
def test_what_cannot_be_printed_is_said_and_never_green(call: tuple[str, ...], estate: Path) -> None:
    ended = limited(*call, cwd=estate, redirected=">/dev/full")
    unharmed(ended)
    assert ended.code == WRONG
    assert "what is to be printed: No space left on device" in ended.err


@shell
@pytest.mark.parametrize("call", PRINTING, ids=lambda call: call[0])
def test_where_nobody_reads_the_exit_code_still_tells(call: tuple[str, ...], estate: Path) -> None:
    ended = limited(*call, cwd=estate, redirected=">&-")
    assert (ended.code, ended.said) == (FOUND if call == CHECK else CLEAN, "")


@shell
@pytest.mark.parametrize("redirected", ["<&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_changes_no_verdict(redirected: str, estate: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert limited(*CHECK, cwd=estate, redirected=redirected).code == FOUND
    assert limited(*CHECK, cwd=tmp_path / "empty", redirected=redirected).code == NOTHING_CHECKED


@full
def test_where_not_even_that_can_be_said_the_exit_code_does(estate: Path) -> None:
    assert limited(*CHECK, cwd=estate, redirected=">/dev/full 2>/dev/full").code == WRONG
    assert limited("check", "--nonsense", cwd=estate, redirected="2>/dev/full").code == WRONG


@shell
def test_a_closed_stream_gets_no_file_in_its_place(estate: Path, tmp_path: Path) -> None:
    """The number of a closed stream is free: what is printed must not go to the next file that is opened."""
    report = tmp_path / "report.json"
    limited(*CHECK, f"--output=json={report}", cwd=estate, redirected=">&-")
    assert report.read_text(encoding="utf-8").startswith("{")
    assert "findings in" not in report.read_text(encoding="utf-8")


@shell
def test_a_current_folder_that_is_gone_is_a_wrong_call(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    # The shell takes away the folder in which it stands, and starts the program there.
    for call in (CHECK, ("init", "--yes"), ("render", "-o", "out")):
        gone.mkdir(exist_ok=True)
        ended = limited(*call, cwd=gone, redirected=f'$(rmdir "{gone}")')
        unharmed(ended)
        assert ended.code == WRONG
        assert "the current folder: No such file or directory" in ended.err


ODD: list[dict[str, str | None]] = [
    {"HOME": None, "XDG_CACHE_HOME": None},
    {"HOME": "/dev/null", "XDG_CACHE_HOME": "/dev/null/x"},
    {"TMPDIR": "/dev/null"},
    {"LANG": "C", "LC_ALL": "POSIX", "LANGUAGE": "\x1b[31m"},
    {"TERM": "\x1b[31m", "FORCE_COLOR": "1"},
    {"TZ": "Mars/Olympus"},
    *({"COLUMNS": columns, "LINES": columns} for columns in ("0", "-1", "99999", "x", "9" * 5_000)),
]


@pytest.mark.parametrize("given", ODD, ids=lambda given: "-".join(given)[:40] + given.get("COLUMNS", "")[:9])
def test_an_environment_of_nonsense_changes_no_verdict(given: dict[str, str | None], estate: Path) -> None:
    ended = limited(*CHECK, "--color", "never", cwd=estate, given=given)
    unharmed(ended)
    assert (ended.code, "culture/comments-closed" in ended.out) == (FOUND, True)
    assert limited("--help", cwd=estate, given=given).code == CLEAN


@pytest.mark.parametrize("kept", ["", "cache", "./cache", "../cache"])
def test_a_cache_is_never_kept_where_somebody_happens_to_stand(kept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a repository could bring its own, and what it holds would be believed."""
    monkeypatch.setenv("XDG_CACHE_HOME", kept)
    assert Path(cache_folder()).is_absolute()
