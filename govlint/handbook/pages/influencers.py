"""The brief for influencers: a page for each market, or one where all markets are alike; it can be handed over."""

from collections.abc import Iterator
from typing import NamedTuple

from govlint.handbook.book import Book
from govlint.handbook.once import once
from govlint.handbook.page import Page
from govlint.handbook.paths import HOME, INFLUENCERS, brief_path
from govlint.handbook.place import Place
from govlint.handbook.words.brief import barred, brief, is_known, policies_at
from govlint.handbook.words.fitting import BRIEF, Fitted, fitted
from govlint.handbook.words.handed import Part
from govlint.handbook.words.naming import Link, named
from govlint.handbook.words.wording import listed
from govlint.language import gettext as _
from govlint.language import gettext_noop as N_  # noqa: N812
from govlint.policy.places import Place as Spot
from govlint.workspace.documents import Document

TITLE = N_("Working with us: a brief for creators")


class Brief(NamedTuple):
    """What creators are told for some brands. brands: empty where it is all the same; sheet: empty where none may."""

    brands: str
    sheet: Fitted
    barred: tuple[Place, ...]


def pages(book: Book) -> Iterator[Page]:
    """The brief, or the list of markets and a brief for each; none where no influencer policy holds."""
    spots = _spots(book)
    found = {code: _briefs(book, [one for one in spots if one.market == code]) for code in _codes(spots)}
    if len(set(found.values())) == 1:
        yield _page(book, INFLUENCERS, "", next(iter(found.values())), spots)
    elif found:
        links = tuple(Link(_market(book, code), brief_path(code or "")) for code in found)
        yield Page(
            INFLUENCERS, _(TITLE), "influencers.html", {"markets": links, "briefs": ()}, about=_about(book, spots)
        )
        for code, briefs in found.items():
            here = [spot for spot in spots if spot.market == code]
            yield _page(book, brief_path(code or ""), _market(book, code), briefs, here)


def is_there(book: Book) -> bool:
    """Whether there is such a page."""
    return bool(_spots(book))


@once
def _spots(book: Book) -> list[Spot]:
    """The places where an influencer policy holds."""
    return [spot for spot in book.places.grid if policies_at(book, spot) and is_known(book, spot)]


def _page(book: Book, path: str, where: str, briefs: tuple[Brief, ...], spots: list[Spot]) -> Page:
    title = _("Working with us in %(market)s: a brief for creators") % {"market": where} if where else _(TITLE)
    trail = (Link("Home", HOME), Link(_(TITLE), INFLUENCERS)) if where else (Link("Home", HOME),)
    return Page(path, title, "influencers.html", {"markets": (), "briefs": briefs}, trail, _about(book, spots))


def _about(book: Book, spots: list[Spot]) -> tuple[Document, ...]:
    return tuple({one.key: one for spot in spots for one in policies_at(book, spot)}.values())


def _codes(spots: list[Spot]) -> tuple[str | None, ...]:
    return tuple(dict.fromkeys(spot.market for spot in spots))


def _market(book: Book, code: str | None) -> str:
    return named(book, "market", code).text if code else _("any market")


def _briefs(book: Book, spots: list[Spot]) -> tuple[Brief, ...]:
    """The briefs of one market, brands with the same one together."""
    found: dict[tuple[tuple[Part, ...], tuple[Place, ...]], list[str]] = {}
    for spot in spots:
        key = brief(book, spot), barred(book, spot)
        found.setdefault(key, []).append(named(book, "brand", spot.brand).text if spot.brand else "")
    alone = len(found) == 1
    return tuple(
        Brief("" if alone else listed(brands), fitted(told, BRIEF), places) for (told, places), brands in found.items()
    )
