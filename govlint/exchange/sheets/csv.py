"""CSV as spreadsheet programs write it: whatever the encoding, and whatever stands between the cells."""

import csv
import io
from collections import Counter
from collections.abc import Iterator

from govlint.errors import GovlintError
from govlint.exchange.guard import unguarded
from govlint.exchange.sheets.sheet import MAX_TEXT, Cell, Formula, Sheet, row

_SEPARATORS = ",;\t|"
_LOOKED_AT = 50
"""How many bytes tell the encoding, and how many rows what stands between cells."""
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_WESTERN = "read as Windows-1252, the encoding of older Western European files: look at the accents"


def sheet(path: str, content: bytes) -> Sheet:
    """The only sheet of the file. Raises GovlintError where it is no text, or larger than a person would make it."""
    text, note = _text(path, content)
    text, separator = _separator(path, text)
    found = (row(path, "", number, cells) for number, cells in _rows(path, text, separator))
    return Sheet("", tuple(one for one in found if one), note)


def _text(path: str, content: bytes) -> tuple[str, str]:
    """The text, and how it was read where that was a guess."""
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "")
    if not encoding and content[:_LOOKED_AT].count(b"\0") > len(content[:_LOOKED_AT]) // 4:
        encoding = "utf-16-le" if content[1:2] == b"\0" else "utf-16-be"
    try:
        text = content.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        if encoding:
            raise GovlintError(f"{path}: this is no text in {encoding}", "Save it as CSV in UTF-8.") from error
        return content.decode("cp1252", errors="replace").replace("\0", " "), _WESTERN
    return text.replace("\0", " "), ""


def _separator(path: str, text: str) -> tuple[str, str]:
    """The text without Excel's line that names the separator, and the separator."""
    first, _, rest = text.partition("\n")
    if first[:4].casefold() == "sep=" and len(first.rstrip("\r")) == 5:
        return "\n" + rest, first[4]
    return text, max(_SEPARATORS, key=lambda sign: _evenness(path, text, sign))


def _evenness(path: str, text: str, separator: str) -> int:
    """How many separators stand in rows that have as many cells as most; marks within a few cells are fewer."""
    found: list[int] = []
    for _, cells in _rows(path, text, separator, strict=False):
        found += [len(cells)] if len(cells) > 1 else []
        if len(found) == _LOOKED_AT:
            break
    return max((rows * (cells - 1) for cells, rows in Counter(found).items()), default=0)


def _rows(path: str, text: str, separator: str, strict: bool = True) -> Iterator[tuple[int, list[Cell | Formula]]]:
    """The rows with their numbers, as a spreadsheet would count them."""
    csv.field_size_limit(MAX_TEXT + 1)
    number = 0
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), 1):
            yield number, [_cell(cell) for cell in cells]
    except csv.Error as error:
        if strict:
            hint = "Is a quotation mark missing there?"
            raise GovlintError(f"{path}: row {number + 1} cannot be read: {error}", hint) from error


def _cell(text: str) -> Cell | Formula:
    said = text.strip()
    return Formula(said) if said.startswith("=") else unguarded(said)
