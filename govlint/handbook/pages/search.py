"""The page on which the search shows what it found; without a script, it says where else to look."""

from collections.abc import Iterator

from govlint.handbook.book import Book
from govlint.handbook.page import Page
from govlint.handbook.paths import SEARCH
from govlint.language import gettext as _


def pages(_book: Book) -> Iterator[Page]:
    """The one page."""
    yield Page(SEARCH, _("Search"), "search.html", {})
