"""All pages of a handbook."""

from collections.abc import Callable, Iterator

from govlint.handbook.book import Book
from govlint.handbook.page import Page
from govlint.handbook.pages import (
    control,
    document,
    findings,
    flow,
    front,
    glossary,
    may_post,
    people,
    places,
    register,
    shelf,
    sources,
    written,
)


def all_pages(book: Book) -> Iterator[Page]:
    """Every page, in a fixed order."""
    makers: tuple[Callable[[Book], Iterator[Page]], ...] = (
        front.pages,
        may_post.pages,
        shelf.pages,
        document.pages,
        control.pages,
        places.pages,
        flow.pages,
        people.pages,
        register.pages,
        findings.pages,
        sources.pages,
        glossary.pages,
        written.pages,
    )
    for make in makers:
        yield from make(book)
