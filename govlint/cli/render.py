"""govlint render."""

import os
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from click.core import ParameterSource

from govlint import __version__
from govlint.cli import options, reading
from govlint.cli.main import CLEAN, FOUND, NOTHING_CHECKED
from govlint.config.config import Config
from govlint.errors import GovlintError
from govlint.handbook.book import Book, build_book
from govlint.handbook.contents import all_pages
from govlint.handbook.languages import known, speak
from govlint.handbook.paths import HOME
from govlint.handbook.site.folder import Files, check_free, marked, write_folder
from govlint.handbook.site.fresh import FOREIGN, Stale, made, stale
from govlint.handbook.site.site import make_site, site_of
from govlint.language import ENGLISH
from govlint.reporters.said import plural
from govlint.reporters.sink import one_line
from govlint.workspace.workspace import Workspace

_EVERY = 10
_MOST_NAMED = 20


@click.command()
@click.argument("path", default=".", type=click.Path(path_type=str))
@click.option(
    "-o", "--output", default="handbook", show_default=True, type=click.Path(path_type=str), metavar="DIR",
    help="The folder to write. An earlier handbook there is replaced.",
)  # fmt: skip
@click.option(
    "--language", type=click.Choice(known()), default=ENGLISH, show_default=True,
    help="The language of the handbook. Documents stay as they are written.",
)  # fmt: skip
@click.option("--check", "checking", is_flag=True, help="Write nothing: say whether the handbook there is fresh.")
@reading.config_option
@options.as_of
@options.colour
def command(
    path: str, output: str, language: str, checking: bool, config_path: str | None, day: str, colour: str
) -> int:
    """Make the handbook that people read.

    PATH is the folder (or the file) of one organisation, without it the current folder. The handbook is plain HTML
    that opens by double-click; it needs no server and loads nothing from elsewhere.

    With --check, the handbook is compared with what would be made, on the day that it speaks of or on --as-of.

    Exit codes: 0 the handbook was written or is fresh, 1 it is stale, 2 wrong call or configuration, 3 there was
    nothing to make it from.
    """
    folder = Path(output)
    asked = click.get_current_context().get_parameter_source("day") is not ParameterSource.DEFAULT
    if checking and not asked:
        day = made(folder).day or day  # a handbook is not stale by growing old
    if not checking:
        check_free(folder)
    config = reading.configuration((path,), config_path)
    with speak(language):
        book = _read(path, config, day)
        files = _made(book) if book else {}
    if book is None:
        click.echo("Nothing was made: no document with `govlint: v1` was found.", err=True)
        return NOTHING_CHECKED
    if checking:
        return _compared(files, book, folder, _again(path, output, config_path, day if asked else "", language))
    write_folder(files, folder)
    _done(book, files, output, colour)
    return CLEAN


def _made(book: Book) -> Files:
    """All files of the handbook."""
    files = make_site(all_pages(book), site_of(book), _tell if _watched() else None)
    if _watched():
        click.echo("\r\x1b[K", err=True, nl=False)
    return marked(files, book.day, __version__)


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


def _done(book: Book, files: Files, output: str, colour: str) -> None:
    """What was written, and where to start."""
    strong = options.styled(colour)
    from_what = f"{_pages(files)} from {plural(len(book.documents), 'document')}, as of {book.day}"
    options.write(f"{one_line(book.workspace.title)}: {from_what}.")
    options.write(f"Start at {strong(one_line(os.path.join(output, HOME)))}")


def _pages(files: Files) -> str:
    return plural(sum(name.endswith(".html") for name in files), "page")


def _again(path: str, output: str, config_path: str | None, day: str, language: str) -> str:
    """The command that makes the handbook anew."""
    spoken = "" if language == ENGLISH else language
    optional = (("--language", spoken), ("--config", config_path), ("--as-of", day))
    given = [part for name, value in optional if value for part in (name, value)]
    return one_line(shlex.join(["govlint", "render", path, "-o", output, *given]))


def _compared(files: Files, book: Book, folder: Path, again: str) -> int:
    """Say what is stale, and what mends it."""
    found, place = list(stale(files, folder)), one_line(str(folder))
    if not found:
        options.write(f"{place} is fresh: {_pages(files)}, as of {book.day}.")
        return CLEAN
    options.write(f"{place} is stale, as of {book.day}: {plural(len(found), 'file')} to look at.")
    for one in found[:_MOST_NAMED]:
        options.write(f"  {one.verdict}: {one_line(one.path)}")
    if len(found) > _MOST_NAMED:
        options.write(f"  and {len(found) - _MOST_NAMED:,} more")
    for line in _mending(found, made(folder).version, again):
        options.write(line)
    return FOUND


def _mending(found: list[Stale], version: str, again: str) -> Iterator[str]:
    """What to do, and why, where it is not the documents."""
    if version and version != __version__:
        yield f"It was made by govlint {one_line(version)}; this is govlint {__version__}."
    if any(one.verdict == FOREIGN for one in found):
        yield "Move away what is not of the handbook."
    yield f"Make it anew: {again}"
