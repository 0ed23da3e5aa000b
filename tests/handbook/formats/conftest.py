"""The pages of the small organisation, laid out once."""

import pytest

from govlint.handbook.book import Book
from govlint.handbook.formats.leaves import Leaf, leaves
from govlint.handbook.page import Page
from govlint.handbook.site.site import Site, lay_out, site_of


@pytest.fixture(scope="session")
def house(book: Book) -> Site:
    return site_of(book)


@pytest.fixture(scope="session")
def all_leaves(pages: dict[str, Page], house: Site) -> tuple[Leaf, ...]:
    return leaves(lay_out(pages.values(), house))
