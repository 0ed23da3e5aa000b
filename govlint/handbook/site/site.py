"""Pages become the files of a site, in memory: all are made, and their links checked, before any is written."""

import gc
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from govlint import __version__
from govlint.handbook.book import Book
from govlint.handbook.doors import Group, groups
from govlint.handbook.facings import DIRECTIONS, VERDICTS
from govlint.handbook.own.logo import Logo
from govlint.handbook.page import Page
from govlint.handbook.paths import HOME, SEARCH, parts_folder
from govlint.handbook.site.links import settle
from govlint.handbook.site.search import INDEX, index, sections
from govlint.handbook.words.quoted import direction, marks, term
from govlint.handbook.words.wording import capital, day, humane, listed
from govlint.language import ENGLISH, gettext, gettext_noop, ngettext, pgettext, spoken

STYLE, SCRIPT = "static/handbook.css", "static/handbook.js"
_SEVERITIES = {"error": gettext_noop("error"), "warning": gettext_noop("warning"), "info": gettext_noop("info")}
_MARKED = re.compile(r'((?:="|<title>|<option\b[^<>]*>)[^"<>]*)<(span|div) lang="[^"]*"(?: dir="[^"]*")?>([^<]*)</\2>')
_COLLECT = 100
_FIRST, _LAST = ("base.css", "verdicts.css"), ("screens.css",)

Files = dict[str, bytes]
"""Path → content."""
Laid = tuple[tuple[Page, bytes], ...]
"""Each page, without its data, with its HTML in UTF-8, all links checked."""
Watch = Callable[[int], None]
"""Told how many pages are made."""


class Site(NamedTuple):
    """What every page says: whose handbook it is, of which day, made from how many documents, and all ways in it.

    source_url: where the documents can be read as they were written, with `{path}` and `{line}` for a place in them;
    empty where nobody said so. accent: a style sheet.
    """

    title: str
    day: str
    documents: int
    groups: tuple[Group, ...]
    source_url: str = ""
    logo: Logo | None = None
    accent: str = ""

    def source(self, place: str) -> str:
        """The address of a place such as `policies/talk.yaml:12` at its source; empty where there is none."""
        path, _, line = place.rpartition(":")
        return self.source_url.replace("{path}", quote(path)).replace("{line}", line) if line.isdecimal() else ""


def site_of(book: Book) -> Site:
    """What every page of a handbook says."""
    own = book.own
    return Site(book.title, book.day, len(book.documents), groups(book), own.source_url, own.logo, own.accent)


def make_site(pages: Iterable[Page], site: Site, beside: Files) -> Files:
    """The files of a handbook. beside: those that are no pages. Raises RuntimeError where our links lead nowhere."""
    return dressed(lay_out(pages, site, beside), site) | beside


def lay_out(pages: Iterable[Page], site: Site, beside: Iterable[str], watch: Watch | None = None) -> Laid:
    """Pages with their HTML. beside: files that are no pages.

    Raises RuntimeError where two pages have one address, or our links lead nowhere.
    """
    made: dict[str, bytes] = {}
    held: list[Page] = []
    for number, page in enumerate(pages):
        if page.path in made:
            raise RuntimeError(f"two pages have one address: {page.path}")
        made[page.path] = render(page, site).encode()
        held.append(page._replace(data={}))
        if number % _COLLECT == 0:
            gc.collect(0)  # it is off in the command, and each page leaves cycles behind
        if watch:
            watch(number + 1)
    settled = settle(made, beside)
    return tuple((page, settled[page.path]) for page in held)


def dressed(laid: Laid, site: Site) -> Files:
    """The files of a site: its pages, their style and script, and the index of what they say."""
    files = {page.path: content for page, content in laid}
    logo = {site.logo.path: site.logo.content} if site.logo else {}
    return files | logo | {STYLE: style() + site.accent.encode(), SCRIPT: _script(), INDEX: _index(laid)}


def _index(laid: Laid) -> bytes:
    """What all pages say, but for the one on which it is sought."""
    return index((page.path, sections(page.title, content.decode())) for page, content in laid if page.path != SEARCH)


def style() -> bytes:
    """The style sheets of all parts as one, so that a page asks for one file. What gives way comes first."""
    found = sorted(_parts("style", "*.css"), key=lambda path: (path.name in _LAST, path.name not in _FIRST, path.name))
    return b"\n".join(path.read_bytes() for path in found)


def _script() -> bytes:
    """The scripts of all parts as one; each keeps to itself, and to the pages that it is for."""
    return b"\n".join(path.read_bytes() for path in sorted(_parts("script", "*.js")))


def _parts(folder: str, kind: str) -> Iterator[Path]:
    return (Path(__file__).parent.parent / folder).glob(kind)


def render(page: Page, site: Site) -> str:
    """One page as HTML."""
    up = "../" * page.path.count("/")
    verdicts = {name: gettext(said) for name, said in VERDICTS.items()}
    return filled(page.template, page=page, site=site, up=up, verdicts=verdicts, **page.data)


def filled(template: str, **data: object) -> str:
    """A template with its data, in the language that is spoken now.

    Where no element can stand, in an attribute or a title, words of another language stand without their mark.
    """
    made = environment().get_template(template).render(spoken=spoken(), speech=_speech(), **data)
    while (bare := _MARKED.sub(r"\1\3", made)) != made:
        made = bare
    return made


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
def environment() -> Environment:
    """Where templates come from, and what all of them know."""
    found = Environment(
        loader=PackageLoader("govlint.handbook"),
        extensions=["jinja2.ext.i18n"],
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.globals |= {"directions": DIRECTIONS, "marks": marks, "version": __version__, "home": HOME, "search": SEARCH}
    found.globals |= {"style": STYLE, "script": SCRIPT, "index": INDEX}
    found.install_gettext_callables(gettext, ngettext, newstyle=True, pgettext=pgettext)  # type: ignore[attr-defined]
    found.filters |= {"day": day, "humane": humane, "capital": capital, "term": term, "plain": str}
    found.filters |= {"within": _within, "numbered": _numbered, "below": parts_folder}
    return found
