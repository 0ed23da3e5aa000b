"""The page "Your own account": what we ask of staff and, as plainly, what we do not."""

from collections.abc import Iterator

from markupsafe import Markup

from govlint.handbook.book import Book
from govlint.handbook.drawings.strips import wall_said
from govlint.handbook.once import once
from govlint.handbook.page import Page
from govlint.handbook.pages import handouts
from govlint.handbook.pages.handouts import held_for
from govlint.handbook.paths import PERSONAL
from govlint.handbook.sheets.people import ATTACKED, LAW, SHEET, TITLES
from govlint.handbook.sheets.sheet import FREE
from govlint.handbook.words.askers import Asker, asks_everywhere
from govlint.handbook.words.handed import Handed, Item, Part, handed, in_force, parts, scope_said
from govlint.handbook.words.measured import facings_in
from govlint.handbook.words.naming import Link
from govlint.language import gettext as _
from govlint.language import gettext_noop as N_  # noqa: N812
from govlint.policy.corridor import CEILING
from govlint.workspace.documents import Document

TITLE = N_("Your own account")


def pages(book: Book) -> Iterator[Page]:
    """The page, where a people policy is in force; of many, pages by brand and market."""
    at = (PERSONAL, _(TITLE), "personal.html")
    yield from handouts.pages(book, at, "people-policy", _policies(book), lambda held: {"policies": held, "free": FREE})


def is_there(book: Book) -> bool:
    """Whether there is such a page."""
    return bool(_policies(book))


@once
def _policies(book: Book) -> tuple[Handed, ...]:
    held = in_force(book, "people-policy")
    found = (
        Handed(one.title, scope_said(book, one), _parts(book, one, one is held[0]), held_for(book, one)) for one in held
    )
    return tuple(one for one in found if one.parts)


def _parts(book: Book, document: Document, first: bool) -> tuple[Part, ...]:
    """What a policy says. first: whether it also says what others say of those who are attacked."""
    asks, others = asks_everywhere(book), in_force(book, "engagement-policy") if first else ()
    attacked = (one for other in others for one in handed(book, other, ATTACKED, asks))
    found = (*handed(book, document, SHEET, asks), *_protected(book, document), *attacked)
    return parts(TITLES, found)


def _protected(book: Book, document: Document) -> Iterator[tuple[str, Item]]:
    """What the law keeps us from asking, by the title of each wall that stands where this policy holds."""
    for facing in facings_in(book, document):
        for wall in facing.walls:
            if wall.side == CEILING and wall.legal and facing.setting:
                said = wall_said(book, facing.control, wall)
                by = Asker(LAW, Link(_("where this comes from"), said.target))
                yield LAW, Item(Markup("{}.").format(said.title), book.place(facing.setting.origin), by)
