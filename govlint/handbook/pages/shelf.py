"""The list of all documents."""

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple

from govlint.handbook import divided
from govlint.handbook.book import Book
from govlint.handbook.divided import Listing
from govlint.handbook.page import Page
from govlint.handbook.paths import DOCUMENTS
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
MOST = 150


class Line(NamedTuple):
    """A document in the list of all."""

    kind: str
    link: Link
    owner: Link
    status: str
    review: Review
    counts: tuple[tuple[str, int], ...]
    findings: int
    place: str


class Kind(NamedTuple):
    """A kind with its documents."""

    title: str
    description: str
    lines: tuple[Line, ...]


def pages(book: Book) -> Iterator[Page]:
    """The one page; of many documents, pages for each kind."""
    known = (document for document in book.documents if document.kind in book.forms["kinds"])
    lines = [_line(book, document) for document in sorted(known, key=lambda document: _place(document.kind))]
    listing = Listing(DOCUMENTS, _("Documents"), "documents.html", MOST, (partial(_kind, book),), partial(_data, book))
    yield from divided.pages(listing, lines)


def _data(book: Book, lines: tuple[Line, ...]) -> dict[str, Any]:
    forms, kinds = book.forms["kinds"], groupby(lines, key=lambda line: line.kind)
    found = (Kind(forms[kind]["title"], forms[kind]["description"], tuple(held)) for kind, held in kinds)
    return {"kinds": tuple(found)}


def _kind(book: Book, line: Line) -> tuple[str, str]:
    return line.kind, book.forms["kinds"][line.kind]["title"]


def _place(kind: str) -> tuple[int, str]:
    """Kinds in the order in which a reader meets them, then by name."""
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER), kind


def _line(book: Book, document: Document) -> Line:
    return Line(
        document.kind,
        Link(quoted(document.title, document), book.path_of(document)),
        owner(book, document),
        document.status,
        review(book, document),
        tally(facings_in(book, document)),
        len(book.entries_of(document)),
        book.place(document.locate_key(("kind",))),
    )
