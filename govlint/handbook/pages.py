"""What a page is, and all pages of a handbook."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from govlint.handbook.book import Book
from govlint.handbook.naming import Link
from govlint.handbook.paths import HOME


class Page(NamedTuple):
    """One page: where it stands, what it is called, the template that lays it out, and what it says.

    trail: the pages above it.
    """

    path: str
    title: str
    template: str
    data: Mapping[str, Any]
    trail: tuple[Link, ...] = (Link("Home", HOME),)


def all_pages(book: Book) -> Iterator[Page]:
    """Every page, in a fixed order."""
    from govlint.handbook import (
        control,
        document,
        findings,
        flow,
        front,
        glossary,
        people,
        places,
        register,
        shelf,
        sources,
    )

    makers: tuple[Callable[[Book], Iterator[Page]], ...] = (
        front.pages,
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
    )
    for make in makers:
        yield from make(book)
