"""Options that several commands share."""

import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

import click

from govlint.reporters import Look

F = TypeVar("F", bound=Callable[..., Any])
MIN_WIDTH = 40
MIN_MEANING = 24
_BEGIN = "Begin a file with the line `govlint: v1`, or name the folder in which yours stand."
Strong = Callable[[str], str]
"""Makes a heading stand out."""


class Day(click.ParamType):  # type: ignore[type-arg]  # click is generic only from 8.4
    """A date such as 2026-11-22."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The date as ISO text. Fails where it is none."""
        try:
            return date.fromisoformat(str(value)).isoformat()
        except ValueError:
            self.fail(f"{value} is no date such as 2026-11-22", param, ctx)


def today() -> str:
    """Today as ISO text."""
    return date.today().isoformat()


def as_of(command: F) -> F:
    """The date that counts as today."""
    return click.option(
        "--as-of", "day", type=Day(), default=today, show_default="today",
        help="The date that counts as today.",
    )(command)  # fmt: skip


def jobs(command: F) -> F:
    """How many processes work at once."""
    return click.option(
        "--jobs", type=click.IntRange(min=1), default=None, show_default="as many as there are processors",
        metavar="N", help="How many processes read and judge a large estate, or many roots. What is found is the same.",
    )(command)  # fmt: skip


def colour(command: F) -> F:
    """Whether to use colour."""
    return click.option(
        "--color", "colour", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True,
        help="Whether to use colour. NO_COLOR and FORCE_COLOR are heeded.",
    )(command)  # fmt: skip


def paths(command: F) -> F:
    """Files, folders or patterns to read."""
    return click.argument("paths", nargs=-1, type=click.Path(path_type=str))(command)


def nothing(done: str) -> str:
    """What is said where there is no document. done: what could not be, such as `checked`."""
    return f"Nothing was {done}: no document with `govlint: v1` was found.\n{_BEGIN}"


def look(colour: str) -> Look:
    """How output may look here: --color, then NO_COLOR, then FORCE_COLOR, then whether a terminal reads it."""
    if colour != "auto":
        wanted = colour == "always"
    elif os.environ.get("NO_COLOR"):
        wanted = False
    else:
        wanted = bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()
    return Look(max(MIN_WIDTH, min(columns(100), 120)), wanted, os.getcwd())


def columns(unread: int) -> int:
    """How wide the terminal is. unread: how wide where a file or another program reads."""
    if not (sys.stdout.isatty() or "COLUMNS" in os.environ):
        return unread
    from shutil import get_terminal_size  # 2 ms at each commit, where a program reads

    return get_terminal_size((unread, 24)).columns


def write(line: str) -> None:
    """Print a line, whatever the terminal can show: what it cannot is spelt."""
    stream = sys.stdout
    try:
        stream.write(line + "\n")
    except UnicodeEncodeError:
        stream.write(line.encode(stream.encoding, errors="backslashreplace").decode(stream.encoding) + "\n")


def styled(colour: str) -> Strong:
    """Makes a heading stand out, where colour may be used."""
    strong = look(colour).colour
    return lambda text: f"\x1b[1m{text}\x1b[0m" if strong else text


def write_wrapped(text: str, indent: str = "") -> None:
    """Print a paragraph at the width of the terminal."""
    from textwrap import wrap

    width = look("never").width
    for line in wrap(
        text, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False
    ):
        write(line)


def write_rows(rows: Sequence[tuple[str, str]]) -> None:
    """Print words with what they mean beside them, or below them where the terminal is narrow."""
    from textwrap import wrap

    column, width = max(len(word) for word, _ in rows) + 4, look("never").width
    narrow = width - column < MIN_MEANING
    for word, meaning in rows:
        lines = wrap(meaning, width - (4 if narrow else column), break_long_words=False) or [""]
        beside = [] if narrow else [lines.pop(0)]
        write("  " + "  ".join([word.ljust(column - 4), *beside]).rstrip())
        for line in lines:
            write(" " * (4 if narrow else column) + line)
