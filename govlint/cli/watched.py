"""How far long work is, told on one line where somebody watches."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

import click

Tell = Callable[[str], None]
_EACH = 0.1
"""Seconds from one word to the next: more often nobody reads."""


def is_watched() -> bool:
    """Whether standard error is a person's terminal, and not that of a CI system."""
    return sys.stderr.isatty() and not os.environ.get("CI")


@contextmanager
def progress() -> Iterator[Tell]:
    """Gives what tells how far the work is, such as `120 pages made`; the line is wiped in the end."""
    if not is_watched():
        yield lambda _: None
        return
    said_at = -_EACH

    def tell(said: str) -> None:
        nonlocal said_at
        if monotonic() - said_at >= _EACH:
            click.echo(f"\r{said}\x1b[K", err=True, nl=False)
            said_at = monotonic()

    try:
        yield tell
    finally:
        click.echo("\r\x1b[K", err=True, nl=False)
