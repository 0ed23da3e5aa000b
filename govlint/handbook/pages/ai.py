"""The page of AI: you may, ask first, never, show, keep."""

from collections.abc import Iterator

from govlint.handbook.book import Book
from govlint.handbook.once import once
from govlint.handbook.page import Page
from govlint.handbook.pages import handouts
from govlint.handbook.pages.handouts import held_for
from govlint.handbook.paths import AI
from govlint.handbook.sheets.ai import SHEET, TITLES
from govlint.handbook.words.askers import asks_everywhere
from govlint.handbook.words.handed import Handed, handed, in_force, parts, scope_said
from govlint.language import gettext as _
from govlint.language import gettext_noop as N_  # noqa: N812

TITLE = N_("Working with AI")


def pages(book: Book) -> Iterator[Page]:
    """The page, where an AI policy is in force and says something; of many, pages by brand and market."""
    at = (AI, _(TITLE), "ai.html")
    yield from handouts.pages(book, at, "ai-policy", _policies(book), lambda held: {"policies": held})


def is_there(book: Book) -> bool:
    """Whether there is such a page."""
    return bool(_policies(book))


@once
def _policies(book: Book) -> tuple[Handed, ...]:
    held, asks = in_force(book, "ai-policy"), asks_everywhere(book)
    found = ((one, parts(TITLES, handed(book, one, SHEET, asks))) for one in held)
    return tuple(Handed(one.title, scope_said(book, one), told, held_for(book, one)) for one, told in found if told)
