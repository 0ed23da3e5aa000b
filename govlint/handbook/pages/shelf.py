"""The list of all documents."""

from collections.abc import Iterator
from typing import NamedTuple

from govlint.handbook.book import Book
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


class Line(NamedTuple):
    """A document in the list of all."""

    link: Link
    owner: Link
    status: str
    review: Review
    counts: tuple[tuple[str, int], ...]
    findings: int
    place: str


def pages(book: Book) -> Iterator[Page]:
    """The one page."""
    yield Page(DOCUMENTS, _("Documents"), "documents.html", {"kinds": tuple(_kinds(book))})


def _kinds(book: Book) -> Iterator[tuple[str, str, tuple[Line, ...]]]:
    """Kinds with their documents, in the order in which a reader meets them."""
    kinds = book.forms["kinds"]
    for kind in sorted(kinds, key=lambda kind: (_ORDER.index(kind) if kind in _ORDER else len(_ORDER), kind)):
        form = kinds[kind]
        found = tuple(_line(book, document) for document in book.documents if document.kind == kind)
        if found:
            yield form["title"], form["description"], found


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
