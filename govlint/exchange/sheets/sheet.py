"""A spreadsheet as rows of plain cells, bounded; knows file formats by their first bytes, not what cells mean."""

from datetime import date
from typing import NamedTuple

from govlint.errors import GovlintError

Cell = str | int | float | bool | date | None
MAX_BYTES = 16 * 1024 * 1024
"""The most bytes of a spreadsheet."""
MAX_ROWS, MAX_COLUMNS, MAX_TEXT = 10_000, 256, 32_767
"""The most rows of a sheet, columns of a row, characters of a cell. The last is Excel's own."""
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


class Formula(NamedTuple):
    """A cell that holds a formula and no value. Nobody works it out here."""

    text: str


class Row(NamedTuple):
    """A row that is not blank. number: as the spreadsheet counts it, from 1."""

    number: int
    cells: "tuple[Cell | Formula, ...]"


class Sheet(NamedTuple):
    """A sheet. name: empty in CSV; note: how it was read, where that was a guess; hidden: whether people see it."""

    name: str
    rows: tuple[Row, ...]
    note: str = ""
    hidden: bool = False


def read_sheets(path: str, content: bytes) -> tuple[Sheet, ...]:
    """The sheets of a file; nothing in it is run. path: what to call it.

    Raises GovlintError where it is no spreadsheet, is too large, or its reader is not installed.
    """
    if content.startswith(_OLE):
        hint = "Open it, and save it as XLSX without a password, or as CSV."
        raise GovlintError(f"{path}: this is a workbook with a password, or one of Excel before 2007", hint)
    if content.startswith(_ZIP):
        from govlint.exchange.sheets import xlsx

        return xlsx.sheets(path, content)
    from govlint.exchange.sheets import csv

    return (csv.sheet(path, content),)


def row(path: str, sheet: str, number: int, cells: "list[Cell | Formula]") -> Row | None:
    """A row without the blank cells behind its last one; None where it is blank.

    Raises GovlintError, with its place, where it is larger than a person would make it.
    """
    while cells and (cells[-1] is None or cells[-1] == ""):
        cells.pop()
    place = f"{path}: {f'sheet {sheet}, ' if sheet else ''}row {number}"
    if number > MAX_ROWS and cells:
        raise GovlintError(f"{place}: govlint reads up to {MAX_ROWS:,} rows", "Split the list into several files.")
    if len(cells) > MAX_COLUMNS:
        raise GovlintError(f"{place} has more than {MAX_COLUMNS} columns", "Keep the columns that matter.")
    if any(isinstance(cell, str) and len(cell) > MAX_TEXT for cell in cells):
        hint = "Is a quotation mark missing in the row?"
        raise GovlintError(f"{place}: a cell has more than {MAX_TEXT:,} characters", hint)
    return Row(number, tuple(cells)) if cells else None
