"""What stands on every page of those who answer for it: owner, version, since when it holds, when it is looked at."""

from collections.abc import Iterable
from typing import NamedTuple

from govlint.handbook.book import Book
from govlint.handbook.words.naming import Link
from govlint.handbook.words.quoted import quoted
from govlint.handbook.words.reviews import due, is_overdue, owner
from govlint.handbook.words.wording import day
from govlint.language import gettext as _
from govlint.policy.policy import RETIRED
from govlint.workspace.documents import Document


class Imprint(NamedTuple):
    """Who answers for a page. what: the document of which this is said; empty for the handbook as a whole.

    version and effective are empty where nothing is stated; next: the earliest review of all that is shown, in words;
    overdue: how many of these are late, of: of how many.
    """

    what: Link
    owner: Link
    version: str
    effective: str
    next: str
    overdue: int
    of: int


def imprint(book: Book, about: tuple[Document, ...]) -> Imprint:
    """The imprint of a page about some documents; one about none is made from all of them.

    Several documents are answered for by whoever owns the organisation's own.
    """
    shown = about or tuple(one for one in book.documents if one.status != RETIRED)
    one = about[0] if len(about) == 1 else book.workspace.organisation
    what = Link(quoted(one.title, one), book.path_of(one)) if one and len(about) == 1 else Link("")
    value = one.value if one else {}
    return Imprint(
        what,
        owner(book, one) if one else Link(_("nobody")),
        str(value.get("version") or ""),
        day(value["effective"]) if value.get("effective") else "",
        _earliest(shown),
        sum(is_overdue(book, each) for each in shown),
        len(shown),
    )


def _earliest(shown: Iterable[Document]) -> str:
    found = min(filter(None, map(due, shown)), default="")
    return day(found) if found else ""
