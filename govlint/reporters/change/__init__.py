"""What a change decides otherwise becomes text, one file a format; they leave out nothing."""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from govlint.reporters import Look

if TYPE_CHECKING:
    from govlint.change.diff import Diff

FORMATS = ("text", "json", "markdown")


class Compared(NamedTuple):
    """Two sides by what to call them, the day that counts as today (ISO), and what lies between them."""

    base: str
    head: str
    day: str
    diffs: "tuple[Diff, ...]"


Reporter = Callable[[Compared, Look], Iterator[str]]


def reporter(name: str) -> Reporter:
    """From what lies between two sides to lines in a format; its module is imported only now."""
    found: Reporter = import_module(f"govlint.reporters.change.{name}").lines
    return found
