"""Where something stands, as every format for programs says it."""

from typing import TypedDict

from govlint.finding import Location
from govlint.text.nodes import written
from govlint.text.source import Source


class Place(TypedDict):
    """Where something stands in a file. Line and column are counted from 1, columns in Unicode characters."""

    path: str
    pointer: str
    line: int
    column: int


def placed(source: Source, at: Location) -> Place:
    """A place of a file."""
    line, column = source.place(at.start)
    return {"path": at.path, "pointer": written(at.pointer), "line": line, "column": column}
