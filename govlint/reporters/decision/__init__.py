"""A decision becomes text, one file a format; they leave out nothing."""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from govlint.reporters import Look

if TYPE_CHECKING:
    from govlint.decision.answer import Answer

FORMATS = ("text", "json")


def reporter(name: str) -> Callable[["Answer", Look], Iterator[str]]:
    """From an answer to the lines of its text, in a format; its module is imported only now."""
    found: Callable[[Answer, Look], Iterator[str]] = import_module(f"govlint.reporters.decision.{name}").lines
    return found
