"""The pages of the small organisation, laid out once."""

import pytest

from govlint.handbook.book import Book
from govlint.handbook.contents import all_files
from govlint.handbook.formats.leaves import Leaf, leaves
from govlint.handbook.formats.pdf import files
from govlint.handbook.page import Page
from govlint.handbook.site.site import Site, lay_out, site_of

from .paper import Paper, read_paper


@pytest.fixture(scope="session")
def house(book: Book) -> Site:
    return site_of(book)


@pytest.fixture(scope="session")
def all_leaves(book: Book, pages: dict[str, Page], house: Site) -> tuple[Leaf, ...]:
    return leaves(lay_out(pages.values(), house, all_files(book)))


@pytest.fixture(scope="session")
def whole(all_leaves: tuple[Leaf, ...], house: Site) -> bytes:
    """The handbook as PDF."""
    return files(all_leaves, house)["handbook.pdf"]


@pytest.fixture(scope="session")
def paper(whole: bytes) -> Paper:
    return read_paper(whole, "Old Mill & Sons: social media handbook")
