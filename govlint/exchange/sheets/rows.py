"""The rows of a sheet, cell by cell: what can be taken, and what is said of the rest; knows no kind of document."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from govlint.exchange.sheets.columns import Column, Layout
from govlint.exchange.sheets.known import is_nothing
from govlint.exchange.sheets.secrets import holds_secret
from govlint.exchange.sheets.sheet import Cell, Formula, Row, Sheet
from govlint.exchange.sheets.values import as_text

_ERROR = re.compile(r"#(REF|NAME|VALUE|DIV/0|NULL|NUM|SPILL|CALC)[!?]?\Z")


class Told(NamedTuple):
    """Something that people are told of a spreadsheet. secret: loudly."""

    place: str
    said: str
    secret: bool = False


class Taken(NamedTuple):
    """A row with something to read. cells: field → its column and what stands there."""

    row: Row
    cells: dict[str, tuple[Column, Cell]]


def place(sheet: Sheet, row: Row | None = None, column: Column | None = None) -> str:
    """Where something stands, in words."""
    parts = (f"sheet “{sheet.name}”" if sheet.name else "", f"row {row.number}" if row else "")
    return ", ".join(part for part in (*parts, column.said if column else "") if part)


def taken(sheet: Sheet, layout: Layout, told: list[Told]) -> Iterator[Taken]:
    """The rows below the headings. told: gains what is left out, and why."""
    head = sheet.rows[layout.head]
    for row in sheet.rows[layout.head + 1 :]:
        if row.cells == head.cells:
            told.append(Told(place(sheet, row), "the headings again"))
            continue
        cells = dict(_cells(sheet, layout, row, told))
        if cells:
            yield Taken(row, cells)
        else:
            told.append(Told(place(sheet, row), "nothing stands in the columns that are read"))


def _cells(sheet: Sheet, layout: Layout, row: Row, told: list[Told]) -> Iterator[tuple[str, tuple[Column, Cell]]]:
    for column in layout.taken:
        cell = row.cells[column.at] if column.at < len(row.cells) else None
        why = _refused(cell)
        if why:
            told.append(Told(place(sheet, row, column), why, secret=why is _SECRET))
        elif cell is not None and not isinstance(cell, Formula) and as_text(cell).strip():
            yield column.field, (column, cell)


_SECRET = "it seems to hold a password or a key, and is not copied"  # noqa: S105  # it says so, and is none


def _refused(cell: Cell | Formula) -> str:
    """Why a cell is not taken; empty where it is."""
    if isinstance(cell, Formula):
        return "a formula without a value: govlint works none out"
    text = as_text(cell)
    if _ERROR.match(text):
        return f"the spreadsheet says {text}"
    return _SECRET if holds_secret(text) else ""


def says_nothing(cell: Cell, words: Collection[str] = ()) -> bool:
    """Whether a cell only says that there is nothing to say. words: what means something here all the same."""
    text = as_text(cell)
    return text not in words and is_nothing(text)
