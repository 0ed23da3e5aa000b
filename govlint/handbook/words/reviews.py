"""Who answers for a document, and when it is looked at."""

from typing import NamedTuple

from govlint.handbook.book import Book
from govlint.handbook.words.naming import Link, named
from govlint.handbook.words.wording import day, duration, next_review
from govlint.language import gettext as _
from govlint.workspace.documents import Document


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
    """The reviews of a document; whether one is overdue is for `check` to say."""
    held = document.value.get("review")
    value = held if isinstance(held, dict) else {}
    due = next_review(value.get("last"), value.get("every"))
    overdue = any(entry.rule.id == "core/review-overdue" for entry in book.entries_of(document))
    last, every = value.get("last"), value.get("every")
    return Review(day(last) if last else "", duration(every) if every else "", day(due) if due else "", overdue)
