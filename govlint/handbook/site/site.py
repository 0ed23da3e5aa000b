"""Pages become the files of a site, in memory: all are made, and their links checked, before any is written."""

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from govlint import __version__
from govlint.handbook.book import Book
from govlint.handbook.doors import Group, groups
from govlint.handbook.facings import DIRECTIONS, VERDICTS
from govlint.handbook.page import Page
from govlint.handbook.paths import HOME
from govlint.handbook.site.links import settle
from govlint.handbook.words.quoted import direction, marks, term
from govlint.handbook.words.wording import capital, day, humane, listed
from govlint.language import ENGLISH, gettext, gettext_noop, ngettext, pgettext, spoken

STYLE = "static/handbook.css"
_SEVERITIES = {"error": gettext_noop("error"), "warning": gettext_noop("warning"), "info": gettext_noop("info")}
_FIRST, _LAST = ("base.css", "verdicts.css"), ("screens.css",)

Files = dict[str, bytes]
"""Path → content."""
Watch = Callable[[int], None]
"""Told how many pages are made."""


class Site(NamedTuple):
    """What every page says: whose handbook it is, of which day, made from how many documents, and all ways in it."""

    title: str
    day: str
    documents: int
    groups: tuple[Group, ...]


def site_of(book: Book) -> Site:
    """What every page of a handbook says."""
    return Site(book.workspace.title, book.day, len(book.documents), groups(book))


def make_site(pages: Iterable[Page], site: Site, watch: Watch | None = None) -> Files:
    """The files of a handbook. Raises RuntimeError where one of our links leads nowhere."""
    made: dict[str, str] = {}
    for number, page in enumerate(pages):
        made[page.path] = render(page, site)
        if watch:
            watch(number + 1)
    files = {path: text.encode("utf-8") for path, text in settle(made).items()}
    return files | {STYLE: _style()}


def _style() -> bytes:
    """The style sheets of all parts as one, so that a page asks for one file. What gives way comes first."""
    folder = Path(__file__).parent.parent / "style"
    found = sorted(folder.glob("*.css"), key=lambda path: (path.name in _LAST, path.name not in _FIRST, path.name))
    return b"\n".join(path.read_bytes() for path in found)


def render(page: Page, site: Site) -> str:
    """One page as HTML."""
    up = "../" * page.path.count("/")
    template = _environment().get_template(page.template)
    verdicts = {name: gettext(said) for name, said in VERDICTS.items()}
    return template.render(
        page=page, site=site, up=up, spoken=spoken(), speech=_speech(), verdicts=verdicts, **page.data
    )


class Speech(NamedTuple):
    """What a page needs of the language that is spoken.

    direction: `ltr` or `rtl`; back and forth: arrows to where looser and where tighter stands.
    """

    direction: str
    back: str
    forth: str
    severities: dict[str, str]


def _speech() -> Speech:
    turned = direction(spoken())
    back, forth = "◂▸" if turned == "ltr" else "▸◂"
    return Speech(turned, back, forth, {name: gettext(said) for name, said in _SEVERITIES.items()})


def _within(title: str) -> str:
    """A title within a sentence: English writes it small there, other languages as it is."""
    return title.lower() if spoken() == ENGLISH else title


def _numbered(steps: Iterable[int]) -> str:
    """`1, 2 and 3` for the first three steps."""
    return listed(str(step + 1) for step in steps)


@cache
def _environment() -> Environment:
    found = Environment(
        loader=PackageLoader("govlint.handbook"),
        extensions=["jinja2.ext.i18n"],
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.globals |= {"directions": DIRECTIONS, "marks": marks, "version": __version__, "home": HOME, "style": STYLE}
    found.install_gettext_callables(gettext, ngettext, newstyle=True, pgettext=pgettext)  # type: ignore[attr-defined]
    found.filters |= {"day": day, "humane": humane, "capital": capital, "term": term, "plain": str}
    found.filters |= {"within": _within, "numbered": _numbered}
    return found
