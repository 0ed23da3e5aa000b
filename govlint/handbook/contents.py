"""All pages of a handbook, and the files beside them."""

from collections.abc import Callable, Iterator

from govlint.handbook.book import Book
from govlint.handbook.page import Page
from govlint.handbook.pages import (
    calendar,
    changes,
    control,
    document,
    exceptions,
    findings,
    flow,
    front,
    glossary,
    may_post,
    people,
    places,
    posture,
    register,
    shelf,
    sources,
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
        posture.pages,
        exceptions.pages,
        calendar.pages,
        changes.pages,
        sources.pages,
        glossary.pages,
    )
    for make in makers:
        yield from make(book)


def all_files(book: Book) -> dict[str, bytes]:
    """Every file that is no page: path → content."""
    return dict(file for make in (calendar.files, changes.files) for file in make(book))
