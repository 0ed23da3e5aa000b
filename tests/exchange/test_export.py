"""Tables for auditors: everything with its place, read by spreadsheets as it is meant, and by ourselves again."""

import csv
import io
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.cli.main import CLEAN, NOTHING_CHECKED, WRONG, main
from govlint.errors import GovlintError
from govlint.exchange.asked import SUBJECTS
from govlint.exchange.fields import Field, fields, in_cell, value_at
from govlint.exchange.guard import guarded, unguarded
from govlint.exchange.sheets.imported import Wish, imported
from govlint.exchange.sheets.rows import says_nothing
from govlint.exchange.sheets.sheet import read_sheets
from govlint.exchange.tables import csv as as_csv
from govlint.exchange.tables import xlsx as as_xlsx
from govlint.exchange.tables.table import Table
from govlint.workspace.load import load
from govlint.workspace.shapes import entries
from tests.conftest import Golden
from tests.helpers import DAY, HOUSE, ORGANISATION, TEAMS, house
from tests.threats.change import commit, git

SNAPSHOTS = Path(__file__).parent / "snapshots"
Run = Callable[..., tuple[int, bytes, str]]
FILES = {
    "organisation.yaml": f"name: mill\ntitle: The Mill\n{ORGANISATION.lstrip()}",
    "teams.yaml": TEAMS,
    "channels.yaml": """
kind: channels
accounts:
  - {id: gb-x, platform: x, handle: "@mill", market: GB, owner: care-team, opened: 2020-02-01, purpose: "=1+1; -2"}
  - {id: gb-blog, platform: blog, care: {by: care-team}, goals: [Talk, "Sales, too"], languages: [en, fr],
     age_gate: {value: none, reason: Nobody needs one.}}
""",
    "policy.yaml": "kind: engagement-policy\nname: talk\ncomments: {value: followers, overrides: [{when: {content: [live]}, value: nobody}]}\n",
    "exception.yaml": """
kind: exception
title: Live talk stays closed
rule: culture/comments-closed
where: {document: talk, contexts: {content: [live]}}
reason: Nobody has time.
approver: {all_of: [legal-lead, care-team]}
granted: 2026-10-01
expires: 2026-12-31
compensates: [Questions by mail]
""",
    "over.yaml": """
kind: exception
rule: culture/comments-closed
reason: Long ago.
approver: legal-lead
granted: 2025-10-01
expires: 2025-12-31
""",
}  # fmt: skip
FORMULAS = tuple("=+-@\t\r＝＋－＠")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    monkeypatch.chdir(tmp_path)

    def call(*args: str) -> tuple[int, bytes, str]:
        code = main(["export", *args, "--as-of", DAY])
        out, err = capfdbinary.readouterr()
        return code, out, err.decode()

    return call


@pytest.fixture
def files(tmp_path: Path, run: Run) -> Path:
    return house(tmp_path, FILES)


def read(content: bytes) -> list[dict[str, str]]:
    """A table as a reader of CSV sees it; every row has a cell for each column."""
    head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    assert len(set(head)) == len(head)
    assert {len(row) for row in rows} <= {len(head)}
    return [dict(zip(head, row, strict=True)) for row in rows]


class TestTheTables:
    @pytest.mark.parametrize("subject", ["register", "exceptions"])
    def test_the_whole_of_it(self, subject: str, files: Path, run: Run, golden: Golden) -> None:
        code, out, err = run(subject)
        assert (code, err) == (CLEAN, "")
        golden(SNAPSHOTS / f"{subject}.csv", out.decode("utf-8-sig"))

    def test_a_control_stands_between_its_walls(self, files: Path, run: Run) -> None:
        rows = [row for row in read(run("controls")[1]) if row["Control"] == "engagement.comments"]
        said = {row["Where"]: (row["Setting"], row["Stands"], row["Ceiling"], row["Ceiling rule"]) for row in rows}
        assert said["GB · live"] == ("nobody", "too tight", "followers", "culture/comments-closed")
        other = next(row for row in rows if row["Setting"] == "followers" and row["Where"].startswith("GB"))
        assert (other["Stands"], other["File"], other["Line"], other["As of"]) == ("inside", "policy.yaml", "9", DAY)
        assert "Atherton" in other["Ceiling says"]

    def test_what_is_asked_and_not_decided_is_there_too(self, files: Path, run: Run) -> None:
        assert any(row["Setting"] == "" and row["Stands"] == "undecided" for row in read(run("controls")[1]))

    def test_findings_are_those_of_check_and_silenced_ones_say_why(self, files: Path, run: Run) -> None:
        rows = read(run("findings")[1])
        (held,) = (row for row in rows if row["Rule"] == "culture/comments-closed")
        assert (held["Counts"], held["Silenced by"], held["Until"]) == ("no", "exception", "2026-12-31")
        assert (held["File"], held["Line"], held["Where"]) == ("policy.yaml", "9", "GB · live")
        assert len({row["Mark"] for row in rows}) == len(rows)

    def test_the_catalogue_needs_no_documents(self, run: Run) -> None:
        code, out, _ = run("catalogue")
        assert code == CLEAN
        assert "engagement.comments" in {row["Control"] for row in read(out)}
        assert run("register")[0] == NOTHING_CHECKED

    @pytest.mark.parametrize("subject", ["register", "controls", "catalogue"])
    def test_nothing_is_judged_that_is_not_told(
        self, subject: str, files: Path, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        expected = run(subject)[:2]
        monkeypatch.setattr("govlint.cli.commands.export.lint", lambda *_: pytest.fail("it was judged"))
        assert run(subject)[:2] == expected

    def test_a_revision_is_named_and_read(self, files: Path, run: Run) -> None:
        git(files, "init", "-q", "-b", "main")
        commit(files)
        house(files, {"channels.yaml": "kind: channels\naccounts: []\n"})
        assert read(run("register")[1]) == []
        then = read(run("register", "--revision", "main")[1])
        assert [row["Id"] for row in then] == ["gb-x", "gb-blog"]
        assert {row["Revision"] for row in then} == {git(files, "rev-parse", "main").strip()}
        assert run("register", "--revision", "gone")[0] == WRONG


class TestTheCall:
    def test_the_ending_says_the_format(self, files: Path, run: Run) -> None:
        assert run("register", "-o", "a.xlsx")[0] == run("register", "-o", "a.csv")[0] == CLEAN
        assert (files / "a.xlsx").read_bytes().startswith(b"PK")
        assert (files / "a.csv").read_bytes() == run("register")[1]

    @pytest.mark.parametrize(
        ("args", "said"),
        [
            (("register", "--format", "xlsx"), "Name the file with `-o FILE.xlsx`."),
            (("register", "--format", "oscal"), "register has no model in OSCAL"),
            (("register", "-o", "no/a.csv"), "Name a file in a folder that is there."),
            (("accounts",), "WHAT cannot be accounts"),
        ],
    )
    def test_a_wrong_one(self, args: tuple[str, ...], said: str, files: Path, run: Run) -> None:
        code, out, err = run(*args)
        assert (code, out) == (WRONG, b"")
        assert said in err

    def test_without_the_extra(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "xlsxwriter", None)
        with pytest.raises(GovlintError) as found:
            as_xlsx.content(Table("A", ("a",), ()))
        assert found.value.help == "Install it with `pip install 'govlint[xlsx]'`, or ask for CSV."


class TestWorkbooks:
    @pytest.fixture
    def sheet(self, files: Path, run: Run) -> Any:
        run("exceptions", "-o", "a.xlsx")
        return openpyxl.load_workbook(files / "a.xlsx").active

    def test_what_auditors_work_with(self, sheet: Any) -> None:
        assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.title) == ("A2", "A1:W3", "Exceptions")
        cells = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
        assert (cells["Expires"].value, cells["Expires"].is_date) == (datetime(2026, 12, 31), True)
        assert cells["Days left"].value == 39
        assert sheet.column_dimensions["A"].width > len("Organisation")

    def test_the_same_table_is_the_same_file(self, files: Path, run: Run) -> None:
        table = Table("A", ("a", "b"), (("x", date(2026, 1, 1)), (None, 3)))
        first = as_xlsx.content(table)
        run("register")  # which takes its time
        assert as_xlsx.content(table) == first

    def test_more_than_a_cell_holds_is_cut_and_shows_it(self) -> None:
        held = openpyxl.load_workbook(io.BytesIO(as_xlsx.content(Table("A", ("a",), (("x" * 40_000,),))))).active
        assert (len(held["A2"].value), held["A2"].value[-4:]) == (32_767, " […]"[-4:])

    @pytest.mark.parametrize("written", [".nan", ".inf", "-.inf", "1e400"])
    def test_a_number_that_excel_has_not_is_text(self, written: str, run: Run) -> None:
        entry = f"{{id: a, platform: x, handle: {written}}}"
        Path("channels.yaml").write_text(f"govlint: v1\nkind: channels\naccounts: [{entry}]\n", encoding="utf-8")
        code, _, err = run("register", "-o", "out.xlsx")
        assert (code, "Traceback" in err) == (CLEAN, False)
        said = [cell.value for cell in openpyxl.load_workbook("out.xlsx").active[2]]
        assert said[3] in ("nan", "inf", "-inf")


DANGEROUS = st.text(st.sampled_from([*"=+-@\t\r\n ;,|'\"ab1＝＋－＠"]), max_size=12)
TEXTS = st.one_of(DANGEROUS, st.text(max_size=20), st.sampled_from(["=cmd|'/C calc'!A0", "@SUM(1)", "a;=1+1", "a\n=1"]))


class TestNoCellIsAFormula:
    @given(st.lists(TEXTS, min_size=1, max_size=5))
    def test_in_csv_whatever_separates_cells_where_it_is_read(self, texts: list[str]) -> None:
        content = as_csv.content(Table("A", tuple("abcde"[: len(texts)]), (tuple(texts),))).decode("utf-8-sig")
        for separator in ",;\t":
            for row in csv.reader(io.StringIO(content, newline=""), delimiter=separator):
                assert not [cell for cell in row if cell.strip(' "\r\n').startswith(FORMULAS)]

    @given(st.lists(TEXTS, min_size=1, max_size=4))
    def test_in_a_workbook(self, texts: list[str]) -> None:
        content = as_xlsx.content(Table("A", tuple("abcd"[: len(texts)]), (tuple(texts),)))
        sheet = openpyxl.load_workbook(io.BytesIO(content)).active
        assert {cell.data_type for row in sheet for cell in row} <= {"s", "n"}
        assert not sheet._hyperlinks

    @given(st.one_of(TEXTS, st.text()))
    def test_guarded_text_is_had_back(self, text: str) -> None:
        assert unguarded(guarded(text)) == text

    @pytest.mark.parametrize("subject", SUBJECTS)
    def test_in_any_export_of_an_example(self, subject: str, run: Run) -> None:
        rows = read(run(subject, str(HOUSE / "examples" / "charity"))[1])
        assert not [cell for row in rows for cell in row.values() if cell.lstrip().startswith(FORMULAS)]


class TestTheRegisterComesBack:
    @pytest.mark.parametrize("example", ["bank", "bookmaker", "brewer", "charity"])
    @pytest.mark.parametrize("form", ["csv", "xlsx"])
    def test_of_an_example(self, form: str, example: str, run: Run) -> None:
        folder = HOUSE / "examples" / example
        run("register", str(folder), "-o", f"a.{form}")
        found = imported(read_sheets("a", Path(f"a.{form}").read_bytes()), Wish("a"))
        before = [entry for one in load(map(str, sorted(folder.rglob("*.yaml")))).documents if one.kind == "channels"
                  for _, entry in entries(one.value.get("accounts"))]  # fmt: skip
        (after,) = load(["x"], {"x": found.text.encode()}).documents
        assert after.value["accounts"] == before
        assert not [one for one in found.told if "“" in one.place]

    @settings(max_examples=50)
    @given(st.data())
    def test_of_any_value_of_a_field(self, data: st.DataObject) -> None:
        field = data.draw(st.sampled_from(PROSE))
        prose = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=4, max_size=9).filter(_is_plain)
        value = data.draw(st.lists(prose, min_size=1, max_size=3) if field.is_list else prose)
        assert _back(field, value) == value


PROSE = [one for one in fields("channels", "accounts") if one.is_prose and one.path[0] != "care"]


def _is_plain(text: str) -> bool:
    """Whether a text means itself: no secret, nothing that CI would take for a command, no word for nothing."""
    signs = any(sign in text for sign in (":", "#", "="))
    return not signs and not says_nothing(text, ()) and any(one.isalpha() for one in text)


def _back(field: Field, value: Any) -> Any:
    """What is read of a value that was written."""
    table = Table("A", ("Id", "Platform", field.title), (("a", "x", in_cell(field, value)),))
    found = imported(read_sheets("a", as_csv.content(table)), Wish("a"))
    (document,) = load(["x"], {"x": found.text.encode()}).documents
    return value_at(document.value["accounts"][0], field.path)
