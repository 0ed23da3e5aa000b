from govlint.handbook.book import Book
from govlint.handbook.page import Page
from collections.abc import Iterator
def pages(book: Book) -> Iterator[Page]:
    yield from ()
def files(book: Book) -> Iterator[tuple[str, bytes]]:
    yield from ()
