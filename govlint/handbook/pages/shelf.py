"""The list of all documents."""

from collections.abc import Iterator
from typing import NamedTuple

from govlint.handbook.book import Book
from govlint.handbook.page import Page
from govlint.handbook.paths import DOCUMENTS, HOME, list_path
from govlint.handbook.posture import tally
from govlint.handbook.words.measured import facings_in
from govlint.handbook.words.naming import Link
from govlint.handbook.words.quoted import quoted
from govlint.handbook.words.reviews import Review, owner, review
from govlint.language import gettext as _
from govlint.workspace.documents import Document

_ORDER = (
    "organisation",
    "teams",
    "channels",
    "people-policy",
    "content-policy",
    "engagement-policy",
    "influencer-policy",
    "sector-policy",
    "approval-flow",
    "crisis-plan",
)


_MANY, _ON_A_PAGE = 300, 150
"""From how many documents on their list is divided, and how many stand on each part."""


class Line(NamedTuple):
    """A document in the list of all."""

    link: Link
    owner: Link
    status: str
    review: Review
    counts: tuple[tuple[str, int], ...]
    findings: int
    place: str


class Kind(NamedTuple):
    """A kind with its documents; where they are very many, with the pages that list them."""

    title: str
    description: str
    lines: tuple[Line, ...]
    pages: tuple[Link, ...] = ()


def pages(book: Book) -> Iterator[Page]:
    """The one page; of very many documents, further ones that list those of a kind."""
    kinds = tuple(_kinds(book))
    if len(book.documents) <= _MANY:
        yield Page(DOCUMENTS, _("Documents"), "documents.html", {"kinds": tuple(kind for _name, kind in kinds)})
        return
    lists = [(kind, tuple(_lists(name, kind))) for name, kind in kinds]
    short = (kind._replace(lines=(), pages=tuple(Link(page.title, page.path) for page in held)) for kind, held in lists)
    yield Page(DOCUMENTS, _("Documents"), "documents.html", {"kinds": tuple(short)})
    yield from (page for _kind, held in lists for page in held)


def _lists(name: str, kind: Kind) -> Iterator[Page]:
    """The pages that list the documents of a kind, so many on each that a phone can show it."""
    trail = (Link("Home", HOME), Link(_("Documents"), DOCUMENTS))
    for number, start in enumerate(range(0, len(kind.lines), _ON_A_PAGE), 1):
        held = kind.lines[start : start + _ON_A_PAGE]
        places = {"kind": kind.title, "first": start + 1, "last": start + len(held)}
        title = _("%(kind)s, %(first)s to %(last)s") % places
        yield Page(list_path(name, number), title, "documents.html", {"kinds": (kind._replace(lines=held),)}, trail)


def _kinds(book: Book) -> Iterator[tuple[str, Kind]]:
    """Kinds with their documents, in the order in which a reader meets them, by name."""
    kinds = book.forms["kinds"]
    for kind in sorted(kinds, key=lambda kind: (_ORDER.index(kind) if kind in _ORDER else len(_ORDER), kind)):
        form = kinds[kind]
        found = tuple(_line(book, document) for document in book.documents if document.kind == kind)
        if found:
            yield kind, Kind(form["title"], form["description"], found)


def _line(book: Book, document: Document) -> Line:
    return Line(
        Link(quoted(document.title, document), book.path_of(document)),
        owner(book, document),
        document.status,
        review(book, document),
        tally(facings_in(book, document)),
        len(book.entries_of(document)),
        book.place(document.locate_key(("kind",))),
    )
