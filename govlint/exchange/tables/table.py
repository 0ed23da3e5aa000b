"""A table: columns, and rows of plain cells; knows no file format."""

from datetime import date
from typing import NamedTuple

from govlint.lint.ruleset import RuleSet
from govlint.policy.days import iso_date
from govlint.text.source import Source
from govlint.workspace.documents import Document
from govlint.workspace.workspace import Workspace

Cell = str | int | float | date | None
ABOUT = ("As of", "Revision")
"""The last columns of every table: the day that counted as today, and the commit that was read."""
ORIGIN = ("Document", "Document owner", "File", "Line")
"""The columns that say where something is written, and who answers for it."""


class Table(NamedTuple):
    """A heading for each column, and a row for each thing, with a cell for each column."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Judged(NamedTuple):
    """What tables are made from. day: the date that counts as today (ISO); revision: what was read, or empty."""

    workspaces: tuple[Workspace, ...]
    rules: RuleSet
    day: str
    revision: str = ""

    @property
    def about(self) -> tuple[Cell, ...]:
        """The cells under `ABOUT`."""
        return day_of(self.day), self.revision


def day_of(value: object) -> Cell:
    """A day as a date; what is none, as it was written."""
    try:
        return iso_date(value)
    except ValueError:
        return None if value is None else str(value)


def origin(document: Document, at: int) -> tuple[Cell, ...]:
    """The cells under `ORIGIN`. at: the offset in its file."""
    owner = str(document.value.get("owner") or "")
    return document.title, owner, document.path, line(document.source, at)


def line(source: Source, at: int) -> int:
    """The line of an offset, counted from 1."""
    return source.place(at)[0]
