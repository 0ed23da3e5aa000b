"""Places as other programs count them: columns in the unit that each of them asks for, paths as each can find them."""

import os
from collections.abc import Callable
from typing import NamedTuple

from govlint.finding import Location
from govlint.lint.report import Report
from govlint.reporters import Look

Unit = Callable[[str], int]
"""How many units of some kind a text has; `len` counts characters."""


class Spot(NamedTuple):
    """A place on one line, counted from 1; the end is exclusive. What spans several lines ends with its first."""

    path: str
    line: int = 1
    column: int = 1
    end_column: int = 1


def utf16(text: str) -> int:
    """How many UTF-16 code units a text has."""
    return len(text) + sum(character > "\uffff" for character in text)


def utf8(text: str) -> int:
    """How many bytes a text has in UTF-8."""
    return len(text.encode("utf-8", "surrogatepass"))


def spot(report: Report, at: Location, look: Look, unit: Unit = len) -> Spot:
    """Where a place is, columns in a unit."""
    path, source = path_of(at.path, look), report.sources.get(at.path)
    if not source or not source.text:
        return Spot(path)
    line, column = source.place(at.start)
    text = source.line(line)
    end = min(column - 1 + max(at.end - at.start, 0), len(text))
    start = min(column - 1, len(text))
    return Spot(path, line, unit(text[:start]) + 1, unit(text[: max(start, end)]) + 1)


def path_of(path: str, look: Look) -> str:
    """A path with forward slashes, from the folder that paths start from where it lies below."""
    whole = os.path.normpath(path)
    if look.folder:
        whole = os.path.join(look.folder, whole)
        below = whole.removeprefix(look.folder.rstrip(os.sep) + os.sep)
        whole = below if below != whole else path
    return whole.replace(os.sep, "/")


def uri_of(path: str, look: Look) -> str:
    """A path as a URI: relative where it lies below the folder that paths start from, else with its whole path."""
    found = path_of(path, look)
    if not (os.path.isabs(found) or found.startswith("../")):
        return _encoded(found)
    whole = os.path.normpath(os.path.join(look.folder, found)).replace(os.sep, "/")
    return f"file:///{_encoded(whole.lstrip('/'))}"


def _encoded(path: str) -> str:
    """A path in which all but letters, digits and `-._~/` is written as bytes: a colon would make a scheme of it."""
    try:
        content = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        content = path.encode("utf-8", "surrogatepass")
    return "".join(chr(byte) if chr(byte) in _PLAIN else f"%{byte:02X}" for byte in content)


_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")
