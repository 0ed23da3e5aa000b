"""Places in a text as editors count them; knows units, not what stands there."""

from typing import NamedTuple

from govlint.reporters.spots import Unit, utf8, utf16
from govlint.text.source import Source

UNITS: dict[str, Unit] = {"utf-8": utf8, "utf-16": utf16, "utf-32": len}
"""How many units a text has, by the name of the encoding that editor and server agreed on."""


class Position(NamedTuple):
    """A line, and the units before the place in it; both counted from 0."""

    line: int
    units: int


def position(source: Source, offset: int, unit: Unit) -> Position:
    """The place of a character offset; one beyond the end is the end."""
    at = min(max(offset, 0), len(source.text))
    line, column = source.place(at)
    # A place behind a line break that the editor counts to no line belongs to the end of the line.
    return Position(line - 1, unit(source.line(line)[: column - 1]))


def offset(source: Source, at: Position, unit: Unit) -> int:
    """The character offset of a place; beyond the end of a line its end, beyond the last line the end of the text."""
    if at.line >= len(source.starts):
        return len(source.text)
    return source.starts[at.line] + _characters(source.line(at.line + 1), at.units, unit)


def _characters(line: str, units: int, unit: Unit) -> int:
    """How many characters of a line so many units are; one that is cut in half counts."""
    seen = 0
    for number, character in enumerate(line):
        if seen >= units:
            return number
        seen += unit(character)
    return len(line)
