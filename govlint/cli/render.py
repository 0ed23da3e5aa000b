"""govlint render."""

import os
import sys
from pathlib import Path

import click

from govlint.cli import options, reading
from govlint.cli.main import CLEAN, NOTHING_CHECKED
from govlint.config.config import Config
from govlint.errors import GovlintError
from govlint.handbook.book import Book, build_book
from govlint.handbook.folder import check_free, write_folder
from govlint.handbook.pages import all_pages
from govlint.handbook.paths import HOME
from govlint.handbook.site import Site, make_site
from govlint.reporters.said import plural
from govlint.reporters.sink import one_line
from govlint.workspace.workspace import Workspace

_EVERY = 10


@click.command()
@click.argument("path", default=".", type=click.Path(path_type=str))
@click.option(
    "-o", "--output", default="handbook", show_default=True, type=click.Path(path_type=str), metavar="DIR",
    help="The folder to write. An earlier handbook there is replaced.",
)  # fmt: skip
@reading.config_option
@options.as_of
@options.colour
def command(path: str, output: str, config_path: str | None, day: str, colour: str) -> int:
    """Make the handbook that people read.

    PATH is the folder (or the file) of one organisation, without it the current folder. The handbook is plain HTML
    that opens by double-click; it needs no server and loads nothing from elsewhere.

    Exit codes: 0 the handbook was written, 2 wrong call or configuration, 3 there was nothing to make it from.
    """
    check_free(Path(output))
    book = _read(path, reading.configuration((path,), config_path), day)
    if book is None:
        click.echo("Nothing was made: no document with `govlint: v1` was found.", err=True)
        return NOTHING_CHECKED
    site = Site(book.workspace.title, book.day, len(book.documents))
    files = make_site(all_pages(book), site, _tell if _watched() else None)
    if _watched():
        click.echo("\r\x1b[K", err=True, nl=False)
    write_folder(files, Path(output))
    _done(book, sum(name.endswith(".html") for name in files), output, colour)
    return CLEAN


def _read(path: str, config: Config, day: str) -> Book | None:
    """The book of the one organisation at a path; None where there is no document."""
    found = reading.read((path,), config)
    if not found.loaded.documents:
        return None
    base = path if os.path.isdir(path) else os.path.dirname(path)
    return build_book(_only(found.workspaces), found.loaded, found.rules, day, base or ".")


def _only(found: tuple[Workspace, ...]) -> Workspace:
    """The one organisation; a handbook is never about several."""
    organisations = [workspace for workspace in found if workspace.organisation]
    if len(organisations) > 1:
        said = ", ".join(f"{workspace.title} ({workspace.root or '.'})" for workspace in organisations)
        hint = f"Name the folder of one: govlint render {organisations[0].root or '.'}"
        raise GovlintError(f"several organisations stand here: {said}", hint)
    return found[0]


def _watched() -> bool:
    """Whether a person watches."""
    return sys.stderr.isatty() and not os.environ.get("CI")


def _tell(made: int) -> None:
    """Say how far the work is, on one line that is wiped in the end."""
    if made % _EVERY == 0:
        click.echo(f"\r{made:,} pages made", err=True, nl=False)


def _done(book: Book, count: int, output: str, colour: str) -> None:
    """What was written, and where to start."""
    strong = options.styled(colour)
    made = f"{plural(count, 'page')} from {plural(len(book.documents), 'document')}, as of {book.day}"
    options.write(f"{one_line(book.workspace.title)}: {made}.")
    options.write(f"Start at {strong(one_line(os.path.join(output, HOME)))}")
