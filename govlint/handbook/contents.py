"""All pages of a handbook, and the files beside them."""

from collections.abc import Callable, Iterator

from govlint.handbook.book import Book
from govlint.handbook.page import Page
from govlint.handbook.pages import (
    ai,
    calendar,
    changes,
    control,
    crisis,
    document,
    exceptions,
    findings,
    flow,
    for_you,
    front,
    glossary,
    influencers,
    may_post,
    people,
    personal,
    places,
    posture,
    register,
    rules,
    search,
    shelf,
    sources,
    written,
)
from govlint.handbook.words.imprint import Imprint, imprint


def all_pages(book: Book) -> Iterator[Page]:
    """Every page, in a fixed order."""
    makers: tuple[Callable[[Book], Iterator[Page]], ...] = (
        front.pages,
        may_post.pages,
        for_you.pages,
        crisis.pages,
        influencers.pages,
        personal.pages,
        ai.pages,
        shelf.pages,
        document.pages,
        control.pages,
        places.pages,
        flow.pages,
        people.pages,
        register.pages,
        findings.pages,
        rules.pages,
        posture.pages,
        exceptions.pages,
        calendar.pages,
        changes.pages,
        sources.pages,
        glossary.pages,
        search.pages,
        written.pages,
    )
    answering: dict[tuple[int, ...], Imprint] = {}
    for make in makers:
        for page in make(book):
            about = tuple(document.key for document in page.about)
            if about not in answering:
                answering[about] = imprint(book, page.about)
            yield page._replace(imprint=answering[about])


def all_files(book: Book) -> dict[str, bytes]:
    """Every file that is no page: path → content."""
    return dict(file for make in (calendar.files, changes.files) for file in make(book))
