"""A table as a workbook for Excel: text is never a formula, days are dates, and the same table is the same file.

Needs the extra govlint[xlsx].
"""

import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from math import isfinite
from typing import Any

from govlint.errors import GovlintError
from govlint.exchange.tables.table import Cell, Table
from govlint.reporters.sink import safe

MISSING = "Install it with `pip install 'govlint[xlsx]'`, or ask for CSV."
_LONGEST = 32_767
"""The most characters that a cell of Excel holds."""
_CUT = " […]"
_WIDTHS = 8, 60
_MADE = datetime(1980, 1, 1)  # a workbook knows no time zones
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def content(table: Table) -> bytes:
    """The whole file. Raises GovlintError where the extra is not installed."""
    try:
        import xlsxwriter
    except ImportError as error:
        raise GovlintError("writing XLSX needs a package that is not installed", MISSING) from error
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, _OPTIONS)
    book.set_properties({"title": table.title, "created": _MADE, "author": "govlint"})
    _fill(book, book.add_worksheet(table.title), table)
    book.close()
    return held.getvalue()


def _fill(book: Any, sheet: Any, table: Table) -> None:
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
    for at, (name, width) in enumerate(zip(table.columns, _widths(table), strict=True)):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, name, head)
    for row, cells in enumerate(table.rows, 1):
        for at, cell in enumerate(cells):
            _write(sheet, row, at, cell, day if isinstance(cell, date) else text)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def _write(sheet: Any, row: int, column: int, cell: Cell, form: Any) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), form)
    elif isinstance(cell, str) or (cell is not None and not isfinite(cell)):
        said = safe(str(cell))
        sheet.write_string(row, column, said if len(said) <= _LONGEST else said[: _LONGEST - len(_CUT)] + _CUT, form)
    elif cell is not None:
        sheet.write_number(row, column, cell, form)


def _widths(table: Table) -> Iterator[int]:
    """As wide as the longest line, within bounds."""
    for at, name in enumerate(table.columns):
        longest = max((_width(row[at]) for row in table.rows), default=0)
        yield min(max(len(name) + 4, longest + 2, _WIDTHS[0]), _WIDTHS[1])


def _width(cell: Cell) -> int:
    lines: Iterable[str] = str(cell).splitlines() if cell is not None else ()
    return max(map(len, lines), default=0)
