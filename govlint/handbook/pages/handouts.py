"""Handouts that say what each document of a kind says: one page; of many documents, pages by brand and market."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from govlint.handbook import divided
from govlint.handbook.book import Book
from govlint.handbook.divided import Listing
from govlint.handbook.page import Page
from govlint.handbook.words.handed import in_force
from govlint.handbook.words.naming import named
from govlint.language import gettext as _
from govlint.workspace.documents import Document

MOST = 25
"""Of a people policy, a plan or a policy for AI, some seventy elements each."""

Names = tuple[tuple[str, str], ...]


class Held(Protocol):
    """What one document says. of: the brand and the market that it holds for alone, each by name and title."""

    @property
    def of(self) -> Names:
        """The areas by which many are divided."""


def held_for(book: Book, document: Document) -> Names:
    """The brand and the market that a document holds for alone; without a name where these are more."""
    wider = (("brand", _("All brands or several")), ("market", _("All markets or several")))
    return tuple(_only(book, what, document.scope.get(f"{what}s", ()), title) for what, title in wider)


def pages(
    book: Book, at: tuple[str, str, str], kind: str, held: Sequence[Held], data: Callable[[Any], Mapping[str, Any]]
) -> Iterator[Page]:
    """The pages of what documents of a kind say; none where they say nothing. at: path, title and template."""
    if held:
        listing = Listing(*at, MOST, (_brand, _market), data, in_force(book, kind))
        yield from divided.pages(listing, held)


def _only(book: Book, what: str, names: Sequence[str], wider: str) -> tuple[str, str]:
    return (names[0], named(book, what, names[0]).text) if len(names) == 1 else ("", wider)


def _brand(one: Held) -> tuple[str, str]:
    return one.of[0]


def _market(one: Held) -> tuple[str, str]:
    return one.of[1]
