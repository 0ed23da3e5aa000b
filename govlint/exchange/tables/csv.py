"""A table as CSV (RFC 4180) that Excel opens: UTF-8 with its mark, and no cell that is a formula."""

import csv
import io
from collections.abc import Iterable
from datetime import date

from govlint.exchange.guard import guarded
from govlint.exchange.tables.table import Cell, Table
from govlint.reporters.sink import safe


def content(table: Table) -> bytes:
    """The whole file."""
    held = io.StringIO(newline="")
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows(map(_row, table.rows))
    return held.getvalue().encode("utf-8-sig")


def _row(cells: Iterable[Cell]) -> list[Cell]:
    return [_cell(cell) for cell in cells]


def _cell(cell: Cell) -> Cell:
    if isinstance(cell, date):
        return cell.isoformat()
    return guarded(safe(cell)) if isinstance(cell, str) else cell
