"""What falls due becomes text, one file a format; they leave out nothing."""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from govlint.reporters import Look

if TYPE_CHECKING:
    from govlint.calendar.calendar import Calendar

FORMATS = ("text", "json", "ics")
CRLF = frozenset(("ics",))
"""Formats that ask for lines that end in CRLF."""


def reporter(name: str) -> Callable[["Calendar", Look], Iterator[str]]:
    """From a calendar to the lines of its text, in a format; its module is imported only now."""
    found: Callable[[Calendar, Look], Iterator[str]] = import_module(f"govlint.reporters.calendar.{name}").lines
    return found
