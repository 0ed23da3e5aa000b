"""A spreadsheet can be made to harm whoever reads it: each attempt is refused with its place, soon, and runs nothing."""

import io
import sys
import time
import zipfile
from pathlib import Path

import pytest

from govlint.cli.main import NOTHING_CHECKED, WRONG, main
from govlint.errors import GovlintError
from govlint.exchange.sheets import xlsx
from govlint.exchange.sheets.imported import Wish, imported
from govlint.exchange.sheets.sheet import MAX_BYTES, MAX_COLUMNS, MAX_ROWS, Formula, Sheet, read_sheets
from govlint.workspace.load import load
from tests.exchange.workbooks import by_hand, cell, rows, workbook

SOON = 8
"""Seconds of work that a hostile sheet may cost; what is slow costs minutes."""
HEAD = f'<row r="1">{cell("A1", "Platform")}{cell("B1", "Handle")}</row>'
ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "lol"}">' for n in range(10))
LAUGHS = f"<!DOCTYPE x [{ENTITIES}]>" + rows(HEAD, f'<row r="2">{cell("A2", "x")}{cell("B2", "&a9;")}</row>')
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + rows(HEAD, f'<row r="2">{cell("A2", "&a;")}</row>')


def read(content: bytes) -> tuple[Sheet, ...]:
    return read_sheets("list", content)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (by_hand(LAUGHS), "cannot be read"),
        (by_hand(OUTSIDE), "cannot be read"),
        (by_hand(rows(), {"xl/sharedStrings.xml": bytes(xlsx.MAX_UNPACKED)}), "larger than"),
        (by_hand(rows(), {f"xl/{n}": "" for n in range(xlsx.MAX_PARTS)}), "larger than"),
        (by_hand("<worksheet"), "cannot be read"),
        (by_hand("no xml at all"), "cannot be read"),
        (b"PK\x03\x04 and nothing more", "cannot be read"),
        (b"\xd0\xcf\x11\xe0" + bytes(512), "with a password"),
        (b"Platform,Handle\n" + b"x,@a\n" * MAX_ROWS, f"row {MAX_ROWS + 1}: govlint reads up to"),
        (b"Platform,Handle\nx," + b"a" * 40_000, "row 2"),
        (b'Platform,Handle\nx,"@a\n' + b"x,@b\n" * 9_000, "row 2"),
        (b"Platform," + b"a," * MAX_COLUMNS + b"a", f"row 1 has more than {MAX_COLUMNS} columns"),
        (b"\xff\xfeP", "no text in utf-16"),
        (b"\x00\x01\x02", "no text in utf-16"),
    ],
)
def test_what_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(GovlintError, match=said) as found:
        read(content)
    assert found.value.help


def test_a_part_that_lies_about_its_size() -> None:
    content = by_hand(rows(HEAD, f'<row r="2">{cell("A2", "x" * 5_000)}</row>'))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    assert content.count(size.to_bytes(4, "little")) == 2
    with pytest.raises(GovlintError, match="cannot be read"):
        read(content.replace(size.to_bytes(4, "little"), (99).to_bytes(4, "little")))


def test_a_sheet_that_claims_to_be_endless() -> None:
    claimed = rows(HEAD, f'<row r="1048576">{cell("XFD1048576", "x")}</row>')
    dimension = claimed.replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')
    (sheet,) = read(by_hand(dimension))
    assert [row.number for row in sheet.rows] == [1]
    assert "rows below 10,000 were not looked at" in sheet.note


def test_a_cell_far_to_the_right() -> None:
    with pytest.raises(GovlintError, match=r"sheet A, row 2 has more than"):
        read(by_hand(rows(HEAD, f'<row r="2">{cell("XFD2", "x")}</row>')))


def test_no_formula_is_worked_out() -> None:
    told = '<c r="A2"><f>1+1</f><v>2</v></c><c r="B2"><f>WEBSERVICE("https://example.org")</f></c>'
    (sheet,) = read(by_hand(rows(HEAD, f'<row r="2">{told}</row>')))
    assert sheet.rows[1].cells == (2, Formula('=WEBSERVICE("https://example.org")'))
    (sheet,) = read(b"Platform,Handle\nx,=cmd|'/C calc'!A0\n")
    assert sheet.rows[1].cells[1] == Formula("=cmd|'/C calc'!A0")


@pytest.mark.parametrize("kind", ['t="array" ref="B2"', 't="dataTable" ref="B2" r1="A1"', 't="shared" si="7"'])
def test_a_formula_of_any_kind_is_told(kind: str) -> None:
    told = f'{cell("A2", "x")}<c r="B2"><f {kind}>SUM(1)</f></c>'
    (sheet,) = read(by_hand(rows(HEAD, f'<row r="2">{told}</row>')))
    assert isinstance(sheet.rows[1].cells[1], Formula)


def test_macros_and_links_are_not_looked_at() -> None:
    more = {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0", "xl/externalLinks/externalLink1.xml": "<x"}
    (sheet,) = read(by_hand(rows(HEAD), more))
    assert [row.cells for row in sheet.rows] == [("Platform", "Handle")]


@pytest.mark.parametrize("text", ["[" * 30_000, '{"a":' * 6_000, "[1e999]", "[NaN]", "[" + "9" * 5_000 + "]"])
def test_values_that_are_written_as_data(text: str) -> None:
    content = workbook({"A": [["Platform", "Handle", "Frequency"], ["x", "@a", text]]})
    assert "cadence" not in imported(read(content), Wish("list")).text


def test_halves_of_characters_are_no_data() -> None:
    """Else the document could not be read."""
    content = workbook({"A": [["Platform", "Handle", "Languages"], ["x", "@a", '["\\ud800"]']]})
    text = imported(read(content), Wish("list")).text
    assert "\\uD800" not in text
    assert load(["x.yaml"], {"x.yaml": text.encode()}).findings == ()


def test_what_nobody_sees_is_written_by_its_number() -> None:
    text = imported(read("Platform,Handle\nx,\u200b@old_mill\n".encode()), Wish("list")).text
    assert 'handle: "\\u200b@old_mill"' in text
    assert load(["x.yaml"], {"x.yaml": text.encode()}).findings == ()


def test_text_does_not_steer_a_terminal(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Platform,Handle,\x1b[31m,::error::\nx,@a\x1b]0;x\x07,b,c\n::error::y\n", encoding="utf-8")
    main(["import", str(path)])
    out, err = capsys.readouterr()
    assert "\x1b" not in out + err
    assert "\x07" not in out + err
    assert not any(line.lstrip().startswith("::") for line in (out + err).splitlines())


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "list.csv"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert main(["import", str(path)]) == WRONG
    assert "16 MB" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["://" + ":" * 30_000, "://a" * 8_000, "a:" * 16_000, "=" * 30_000, "pin " * 8_000])
def test_a_cell_that_is_slow_to_look_through(text: str) -> None:
    started = time.process_time()
    imported(read(workbook({"A": [["Platform", "Handle", "Purpose"], *[["x", "@a", text]] * 10]})), Wish("list"))
    assert time.process_time() - started < SOON


def test_long_cells_where_headings_could_stand() -> None:
    filled = ["platformhandle" * 400 + str(at) for at in range(200)]
    started = time.process_time()
    imported(read(workbook({"A": [["Platform", *filled], *[filled] * 20]})), Wish("list"))
    assert time.process_time() - started < SOON


@pytest.mark.parametrize("content", [b"", b"\n\n", b"hello"])
def test_nothing_of_use(content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    assert main(["import", str(path)]) == NOTHING_CHECKED
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("package", ["openpyxl", "defusedxml"])
def test_without_the_extra(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(GovlintError) as found:
        read(workbook({"A": [["Platform"]]}) if package == "defusedxml" else by_hand(rows(HEAD)))
    assert found.value.help == "Install it with `pip install 'govlint[xlsx]'`, or save the sheet as CSV."
