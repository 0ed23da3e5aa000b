"""Who answers for a document, and when it is looked at."""

from typing import NamedTuple

from govlint.handbook.book import Book
from govlint.handbook.words.naming import Link, named
from govlint.handbook.words.wording import day, duration, next_review
from govlint.language import gettext as _
from govlint.workspace.documents import Document
from govlint.workspace.shapes import mapping


class Review(NamedTuple):
    """When a document was looked at, and when it must be again."""

    last: str
    every: str
    next: str
    overdue: bool


def owner(book: Book, document: Document) -> Link:
    """The role that answers for a document."""
    name = document.value.get("owner")
    return named(book, "role", str(name)) if name else Link(_("nobody"))


def review(book: Book, document: Document) -> Review:
    """The reviews of a document."""
    value, then = mapping(document.value.get("review")), due(document)
    last, every = value.get("last"), value.get("every")
    return Review(
        day(last) if last else "",
        duration(every) if every else "",
        day(then) if then else "",
        is_overdue(book, document),
    )


def due(document: Document) -> str:
    """The day (ISO) on which a document must be looked at again; empty where that cannot be told."""
    value = mapping(document.value.get("review"))
    return next_review(value.get("last"), value.get("every"))


def is_overdue(book: Book, document: Document) -> bool:
    """Whether its review is overdue; that is for `check` to say."""
    return any(entry.rule.id == "core/review-overdue" for entry in book.entries_of(document))
