"""A report becomes text, one file a format; reporters never filter."""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from govlint.lint.report import Report


class Look(NamedTuple):
    """How output may look: width in characters, and whether colour may be used.

    folder: where paths start from, absolute; empty where that is not known.
    """

    width: int = 100
    colour: bool = False
    folder: str = ""


Reporter = Callable[["Report", Look], Iterator[str]]
"""From a report to the lines of its text."""

FORMATS = (
    "text", "concise", "json", "sarif", "junit", "github", "gitlab", "azure", "teamcity", "checkstyle", "rdjson",
    "markdown", "html",
)  # fmt: skip


def reporter(name: str) -> Reporter:
    """The reporter of a format; its module is imported only now."""
    found: Reporter = import_module(f"govlint.reporters.{name}").lines
    return found
