"""From documents to the files of a handbook: what `render` writes, compares and shows."""

import os
from typing import NamedTuple

from govlint import __version__
from govlint.change.parts import COMMITS
from govlint.cli import reading
from govlint.cli.logged import log
from govlint.cli.watched import progress
from govlint.config.config import Config
from govlint.errors import GovlintError
from govlint.handbook.book import Book, build_book
from govlint.handbook.contents import all_files, all_pages
from govlint.handbook.formats import SITE, edition
from govlint.handbook.languages import known, speak
from govlint.handbook.own.files import inside, refuse
from govlint.handbook.own.own import own
from govlint.handbook.pages.written import leads
from govlint.handbook.site.folder import Files, marked
from govlint.handbook.site.links import leads_on
from govlint.handbook.site.site import Laid, lay_out, site_of
from govlint.language import ENGLISH
from govlint.reporters.said import plural
from govlint.workspace.revision import head_of
from govlint.workspace.workspace import Workspace

DEFAULT_OUTPUT = "handbook"


class Asked(NamedTuple):
    """What handbook is asked for, and of what.

    config_path: None for the nearest configuration; day: an ISO date; form: one of FORMATS; pdf: also as PDF.
    since: from where on it tells changes, empty for the newest, None for none; by: what a step of them is.
    language: None for the configured one.
    """

    path: str
    config_path: str | None
    day: str
    form: str = SITE
    pdf: bool = False
    since: str | None = None
    by: str = COMMITS
    language: str | None = None

    @property
    def base(self) -> str:
        """The folder from which paths are shown."""
        return (self.path if os.path.isdir(self.path) else os.path.dirname(self.path)) or "."

    @property
    def config(self) -> Config:
        """The configuration that holds. Raises GovlintError where it is wrong."""
        return reading.configuration((self.path,), self.config_path)


class Made(NamedTuple):
    """A handbook in memory, and what it was made from. pages: how many; start: the file with which to begin."""

    book: Book
    files: Files
    pages: int
    start: str


def make(asked: Asked, config: Config) -> Made | None:
    """The handbook of the one organisation at a path; None where there is no document.

    Raises GovlintError where the configuration is wrong, or there are several organisations.
    """
    with speak(_language(asked, config)):
        book = _book(asked, config)
        return _made(book, asked) if book else None


def _language(asked: Asked, config: Config) -> str:
    """The language to speak: what the call says wins."""
    configured = config.handbook.language
    if asked.language is None and configured and configured not in known():
        raise refuse(config, "language", f"govlint does not speak {configured}", f"It speaks {', '.join(known())}.")
    return asked.language or configured or ENGLISH


def _book(asked: Asked, config: Config) -> Book | None:
    found = reading.read((asked.path,), config)
    if not found.loaded.documents:
        return None
    given = own(config, _revision(asked, config))
    changes = None if asked.since is None else log(asked.path, asked.config_path, asked.since, asked.by)
    return build_book(_only(found.workspaces), found.loaded, found.rules, asked.day, asked.base, given, changes)


def _made(book: Book, asked: Asked) -> Made:
    site, beside = site_of(book), all_files(book)
    with progress() as tell:
        laid = lay_out(all_pages(book), site, beside, lambda made: tell(f"{made:,} pages made"))
    _check_leads(book, laid)
    found = edition(asked.form, laid, site, beside, asked.pdf)
    return Made(book, marked(found.files, book.day, __version__), found.pages, found.start)


def _revision(asked: Asked, config: Config) -> str:
    """The commit of the documents, where addresses name it."""
    if "{revision}" not in config.handbook.source_url:
        return ""
    try:
        return head_of(asked.base)
    except GovlintError as error:
        hint = "Name a branch in place of {revision}."
        raise refuse(config, "source-url", f"there is no {{revision}} here: {error}", hint) from error


def broken(book: Book) -> tuple[str, ...]:
    """What in the documents could not be read at all, each with its place."""
    found = (entry.finding for entry in book.report.entries if entry.rule.facts.get("found_by") == "reader")
    return tuple(f"{book.place(one.location)}: {one.message}" for one in found)


def output_of(config: Config, said: str | None) -> str:
    """The folder to write. said: what the call says, which wins."""
    if said is not None:
        return said
    configured = config.handbook.output
    return inside(config, "output", configured) if configured else DEFAULT_OUTPUT


def _check_leads(book: Book, laid: Laid) -> None:
    """Raises GovlintError where a page that somebody wrote leads nowhere."""
    made = {page.path: content for page, content in laid}
    lost = [one for one in leads(book) if not leads_on(made, one.target)]
    if lost:
        more = f", and {plural(len(lost) - 1, 'link')} more" if len(lost) > 1 else ""
        hint = "A file is named as seen from the page, a page of the handbook as seen from its start."
        raise GovlintError(f"{lost[0].place}: the link to {lost[0].said} leads nowhere{more}", hint)


def _only(found: tuple[Workspace, ...]) -> Workspace:
    """The one organisation; a handbook is never about several."""
    organisations = [workspace for workspace in found if workspace.organisation]
    if len(organisations) > 1:
        said = ", ".join(f"{workspace.title} ({workspace.root or '.'})" for workspace in organisations)
        hint = f"Name the folder of one: govlint render {organisations[0].root or '.'}"
        raise GovlintError(f"several organisations stand here: {said}", hint)
    return found[0]
