"""Workbooks of Excel: values as they were saved, read row by row; no formula, macro or entity of XML is worked out.

Needs the extra govlint[xlsx].
"""

import io
import sys
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any

from govlint.errors import GovlintError
from govlint.exchange.guard import unguarded
from govlint.exchange.sheets.sheet import MAX_COLUMNS, MAX_ROWS, Cell, Formula, Sheet, row

MAX_UNPACKED = 96 * 1024 * 1024
"""The most bytes of a workbook when it is unpacked."""
MAX_PARTS = 2_000
"""The most files in a workbook."""
_NEEDLESS = ("lxml", "numpy", "PIL")
"""What openpyxl imports where it is installed: a table needs no pictures and no matrices, and one reader of XML."""
_MISSING = "Install it with `pip install 'govlint[xlsx]'`, or save the sheet as CSV."
_NO_WORKBOOK = "Open it in a spreadsheet program, and save it anew as XLSX or CSV."


def sheets(path: str, content: bytes) -> tuple[Sheet, ...]:
    """All sheets of a workbook. path: what to call it.

    Raises GovlintError where it is none, is larger than a person would make it, or the extra is not installed.
    """
    openpyxl = _reader(path)
    _check_size(path, content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on drawings, styles and the like, of which nothing is read
            books = [_opened(openpyxl, content, values) for values in (True, False)]
            return tuple(_sheet(path, *both) for both in zip(*(book.worksheets for book in books), strict=True))
    except GovlintError:
        raise
    except Exception as error:  # what a broken or hostile file makes of its reader has no one name
        raise GovlintError(f"{path}: this workbook cannot be read", _NO_WORKBOOK) from error


def _reader(path: str) -> Any:
    """The package that reads workbooks. Raises GovlintError where the extra is not installed."""
    held = {name: sys.modules.get(name) for name in _NEEDLESS}
    sys.modules.update(dict.fromkeys(_NEEDLESS))  # type: ignore[arg-type]  # None: an import of it fails
    try:
        import defusedxml  # noqa: F401  # openpyxl reads XML with it where it is there, and only then safely
        import openpyxl
    except ImportError as error:
        raise GovlintError(f"{path}: reading XLSX needs a package that is not installed", _MISSING) from error
    finally:
        for name, module in held.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module
    return openpyxl


def _check_size(path: str, content: bytes) -> None:
    """Raises GovlintError where it unpacks to more than a person would make. What a part says of its size binds."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise GovlintError(f"{path}: this workbook cannot be read", _NO_WORKBOOK) from error
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        said = f"{path}: unpacked, this workbook is larger than {MAX_UNPACKED // 2**20} MB"
        raise GovlintError(said, "Copy the list into a workbook of its own, without pictures and formats.")


def _opened(openpyxl: Any, content: bytes, values: bool) -> Any:
    """The workbook. values: with what formulas came to when it was saved; else with the formulas."""
    return openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=values, keep_links=False)


def _sheet(path: str, values: Any, formulas: Any) -> Sheet:
    name, number = str(values.title), 0
    found = []
    for number, both in enumerate(zip(_rows(values), _rows(formulas), strict=False), 1):
        found.append(row(path, name, number, [_cell(*one) for one in zip(*both, strict=False)]))
    note = f"rows below {MAX_ROWS:,} were not looked at" if number > MAX_ROWS else ""
    return Sheet(name, tuple(one for one in found if one), note, values.sheet_state != "visible")


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    """Rows up to one more than may be, so that what lies beyond shows."""
    sheet.reset_dimensions()  # what a sheet says of its own size is not to be trusted
    return map(_narrow, islice(sheet.iter_rows(values_only=True), MAX_ROWS + 1))


def _narrow(cells: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row without the blank cells that lie beyond the last column that may be."""
    beyond = cells[MAX_COLUMNS:]
    return cells[:MAX_COLUMNS] if beyond.count(None) == len(beyond) else cells


def _formula(written: Any) -> str:
    """The formula of a cell, also where it fills several; empty where there is none."""
    if written is None or isinstance(written, str):
        return written if written and written.startswith("=") else ""
    return str(getattr(written, "text", "="))


def _cell(value: Any, written: Any) -> Cell | Formula:
    if value is None and _formula(written):
        return Formula(_formula(written))
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, (bool, int, float, date)):
        return value
    return unguarded(str(value).strip())
