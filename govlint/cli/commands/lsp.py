"""govlint lsp."""

import gc
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO

import click

from govlint.cli import options, reading
from govlint.errors import GovlintError
from govlint.lint.ruleset import RuleSet

if TYPE_CHECKING:
    from govlint.lsp.folder import Bar


@click.command()
@click.option(
    "--stdio", is_flag=True, expose_value=False, help="Speak over standard input and output. There is no other way."
)
@click.option("--as-of", "day", type=options.Day(), show_default="today", help="The date that counts as today.")
@reading.config_option
def command(day: str | None, config_path: str | None) -> None:
    """Tell an editor what is wrong while you type.

    A language server: the editor starts it and speaks to it over standard input and output. Needs govlint[lsp].
    """

    def bar(path: str) -> RuleSet:
        return reading.ruleset(reading.configuration((path,), config_path))

    # Unlike other commands this one lives for days, and what speaks the protocol makes cycles.
    gc.enable()
    serve = _serve()
    # Whoever speaks the protocol closes its output, which must not be ours.
    serve(bar, lambda: day or options.today(), sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb"))


def _serve() -> "Callable[[Bar, Callable[[], str], BinaryIO, BinaryIO], None]":
    try:
        from govlint.lsp.requests import serve
    except ImportError as error:
        raise GovlintError(
            "an editor needs the package pygls", "Install it with `pip install 'govlint[lsp]'`."
        ) from error
    return serve
