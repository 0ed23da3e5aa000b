"""govlint calendar as a user calls it."""

import json
from pathlib import Path

import pytest

from govlint.cli.main import CLEAN, NOTHING_CHECKED, WRONG, main
from tests.helpers import CLEAN_FILES, govlint, house, write
from tests.house.test_start import imported
from tests.reporters import ical

POLICY = "kind: engagement-policy\nname: talk\ntitle: Talk\nreview: {last: 2026-01-31, every: 12mo}\n"


@pytest.fixture
def policies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return house(tmp_path, {**CLEAN_FILES, "talk.yaml": POLICY})


def said(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    assert main(["calendar", "--as-of", "2026-11-22", *args]) == CLEAN
    out, err = capsys.readouterr()
    assert err == ""
    return out


class TestExitCodes:
    def test_what_falls_due_is_no_failure(self, policies: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert "1 due by 2027-02-20" in said(capsys)
        assert main(["calendar", "--as-of", "2036-11-22"]) == CLEAN

    @pytest.mark.parametrize("form", ["text", "json", "ics"])
    def test_nothing_was_read(self, form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        write(tmp_path, {"ci.yaml": "on: push\n"})
        assert main(["calendar", str(tmp_path), "--format", form]) == NOTHING_CHECKED
        out, err = capsys.readouterr()
        assert "no document with `govlint: v1` was found" in err
        assert form != "json" or json.loads(out)["entries"] == []
        assert form != "ics" or ical.read(out.encode()).parts == []

    @pytest.mark.parametrize(
        "args", [["--days", "-1"], ["--days", "x"], ["--format", "concise"], ["--as-of", "soon"], ["nowhere/"]]
    )
    def test_a_wrong_call(self, args: list[str], policies: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["calendar", *args]) == WRONG
        assert capsys.readouterr().out == ""

    def test_what_could_not_be_read_is_said_beside_the_calendar(
        self, policies: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        write(policies, {"cut.yaml": "govlint: v1\nkind: teams\nroles: [\n"})
        assert main(["calendar", "--format", "json", "--as-of", "2026-11-22"]) == CLEAN
        out, err = capsys.readouterr()
        assert json.loads(out)["unread"] == ["cut.yaml"]
        assert err.startswith("1 file could not be read whole, and what falls due there may be missing.")


class TestDays:
    @pytest.mark.parametrize(("days", "due"), [("69", 0), ("70", 1), ("0", 0), ("99999999999999999999", 1)])
    def test_how_far_to_look(self, days: str, due: int, policies: Path, capsys: pytest.CaptureFixture[str]) -> None:
        data = json.loads(said(capsys, "--days", days, "--format", "json", "talk.yaml"))
        assert sum(entry["kind"] == "review" for entry in data["entries"]) == due

    @pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
    def test_at_the_ends_of_the_calendar(self, day: str, policies: Path) -> None:
        assert main(["calendar", "--as-of", day, "--days", "400"]) == CLEAN


class TestBytes:
    def test_icalendar_reaches_the_reader_as_it_is(self, policies: Path) -> None:
        args = ("calendar", "--as-of", "2026-11-22", "--format", "ics")
        done = govlint(*args, cwd=policies, environment={"PYTHONIOENCODING": "ascii"})
        assert (done.returncode, done.stderr) == (CLEAN, b"")
        (event,) = ical.read(done.stdout).parts
        assert event.properties["SUMMARY"] == ["Review of Talk, last on 2026-01-31, due every 12mo"]
        assert govlint(*args, cwd=policies).stdout == done.stdout

    @pytest.mark.parametrize("form", ["text", "json"])
    def test_a_terminal_that_cannot_show_a_character_shows_its_number(self, form: str, policies: Path) -> None:
        house(policies, {"talk.yaml": POLICY.replace("Talk", "コメント")})
        args = ("calendar", "--as-of", "2026-11-22", "--format", form)
        done = govlint(*args, cwd=policies, environment={"PYTHONIOENCODING": "ascii"})
        assert (done.returncode, done.stderr) == (CLEAN, b"")
        assert b"\\u30b3" in done.stdout


@pytest.mark.parametrize(("form", "wanted"), [("text", False), ("json", False), ("ics", True)])
def test_the_library_is_imported_only_for_icalendar(form: str, wanted: bool, policies: Path) -> None:
    assert ("icalendar" in imported("calendar", "--format", form, cwd=policies)) is wanted
