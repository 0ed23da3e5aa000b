"""The pages "May I post this?": for each place, what may appear at once, what is asked first, and what never does."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from govlint.handbook.book import Book
from govlint.handbook.once import once
from govlint.handbook.page import Page
from govlint.handbook.paths import ACCOUNTS, ANSWERS, HOME, account_path, anchor, answers_path, plain
from govlint.handbook.tables import Table
from govlint.handbook.words.naming import Link, brands, markets, named
from govlint.handbook.words.on_account import on_accounts
from govlint.handbook.words.places_said import there
from govlint.handbook.words.tabled import ORDER, Laid, laid, type_name
from govlint.handbook.words.wording import listed, market
from govlint.language import gettext as _
from govlint.policy.bounds import in_words
from govlint.policy.places import Place


class Choice(NamedTuple):
    """A market (or none) with the brands that are at work there, and the page of each."""

    market: Link
    pages: tuple[Link, ...]


def pages(book: Book) -> Iterator[Page]:
    """The list of places, then a page for all places that are alike; where all are, that one page."""
    whole, name = len(book.tables) == 1, _("May I post this?")
    if not whole:
        accounts = tuple(link_of(book, table) for table in book.own_tables)
        data = {"choices": tuple(_choices(book)), "pages": tuple(_links(book)), "accounts": accounts}
        yield Page(ANSWERS, name, "may_post.html", data)
    trail = (Link("Home", HOME),) if whole else (Link("Home", HOME), Link(name, ANSWERS))
    for one in laid(book):
        own = one.table.places[0].channel is not None
        where = "" if whole and not own else spots(book, one.table.places)
        title = f"{name} {where}".strip()
        above = (Link("Home", HOME), Link(_("Accounts"), ACCOUNTS)) if own else trail
        yield Page(page_of(book, one.table), title, "answers.html", _data(book, one, where), above)


def page_of(book: Book, table: Table) -> str:
    """The page of places that are alike."""
    first = table.places[0]
    if first.channel is not None:
        return account_path(first.channel)
    return ANSWERS if len(book.tables) == 1 else answers_path(first.brand or "", first.market or "")


def link_of(book: Book, table: Table) -> Link:
    """The page of places that are alike, called by its places."""
    return Link(spots(book, table.places) or _("everywhere"), page_of(book, table))


def speaking(book: Book) -> frozenset[int]:
    """The documents, by key, that are named in an answer: those of flows, settings and texts that spoke."""
    asked = [one for table in book.tables for one in table.decided]
    decisions = [one.decision for one in asked] + [other.decision for one in asked for other in one.otherwise]
    spoke = {reason.at for decision in decisions for reason in decision.reasons}
    spoke |= {duty.at for decision in decisions for duty in decision.duties}
    found = (book.document_at(where) for where in spoke if where)
    return frozenset(document.key for document in found if document)


def _links(book: Book) -> Iterator[tuple[Link, tuple[tuple[str, int], ...]]]:
    for table in book.tables:
        held = [one.decision.allowed for one in table.decided]
        yield link_of(book, table), tuple((word, held.count(word)) for word in ORDER)


@once
def links_for(book: Book, code: str = "", brand: str = "") -> tuple[Link, ...]:
    """The pages on which something is answered for a market, a brand, or a brand in a market."""
    return tuple(
        link_of(book, table)
        for table in book.tables
        if any(code in ("", place.market) and brand in ("", place.brand) for place in table.places)
    )


def answers_on(book: Book, account: str) -> tuple[Link, ...]:
    """Where it stands what may be posted on an account; nowhere if it cannot be asked."""
    held = (one for one in book.registered if one.place.channel == account)
    return tuple(Link(_("May I post this?"), f"{page_of(book, one.table)}#{anchor('on', account)}") for one in held)


def _choices(book: Book) -> Iterator[Choice]:
    for code in (*markets(book), None):
        found = [(table, [place for place in table.places if place.market == code]) for table in book.tables]
        links = tuple(Link(_brands(book, here), page_of(book, table)) for table, here in found if here)
        if links:
            yield Choice(named(book, "market", code) if code else Link(_("No market")), links)


def _brands(book: Book, places: Iterable[Place]) -> str:
    """The brands of places, where they are told apart at all."""
    names = dict.fromkeys(place.brand for place in places if place.brand)
    if len(brands(book)) < 2 or not names:
        return _("all we post")
    return listed(named(book, "brand", name).text for name in names)


def spots(book: Book, places: tuple[Place, ...]) -> str:
    """`Old Mill Ale in Germany and Ireland; Ace Bets in Germany`; accounts by their names."""
    accounts = tuple(place.channel for place in places if place.channel is not None)
    if accounts:
        return listed(named(book, "channel", name).text for name in accounts)
    where: dict[str, list[str]] = {}
    for place in places:
        brand = named(book, "brand", place.brand).text if place.brand and len(brands(book)) > 1 else ""
        where.setdefault(brand, []).append(market(place.market) if place.market else "")
    together: dict[str, list[str]] = {}
    for brand, found in where.items():
        together.setdefault(listed(filter(None, found)), []).append(brand)
    told = (there(listed(filter(None, names)), markets) for markets, names in together.items())
    return "; ".join(filter(None, told))


def _data(book: Book, one: Laid, where: str) -> dict[str, object]:
    return {
        "where": where,
        "hours": _asked_in(one.table),
        "own": one.table.places[0].channel is not None,
        "rows": one.rows,
        "blocks": one.blocks,
        "spots": tuple(map(spot_name, one.table.places)),
        "kinds": tuple((cell.content, type_name(cell.content)) for cell in one.table.decided),
        "roles": tuple(_roles(book, one)),
        "accounts": tuple(on_accounts(book, one.table)),
    }


def _asked_in(table: Table) -> str:
    """The hours for which the plain answers hold, where hours make a difference at all."""
    told = any(other.what == "time" for one in table.decided for other in one.otherwise)
    asked = {one.decision.situation.hours for one in table.decided}
    return listed(in_words("time", asked)) if told else ""


def spot_name(place: Place) -> str:
    """A place in a word that is safe in a page: `ale/GB`, or `account:ale-x`."""
    if place.channel is not None:
        return f"account:{plain(place.channel)}"
    return "/".join(plain(name) if name else "" for name in (place.brand, place.market))


def _roles(book: Book, one: Laid) -> Iterator[tuple[str, str]]:
    """Those to whom something is answered otherwise, or who cannot post on some account."""
    told = {name for row in one.rows for case in row.otherwise for name in case.asked.authors}
    held = (other for other in book.registered if other.table is one.table)
    told |= {plain(name) for other in held for apart in other.apart for name in apart.authors}
    for name in book.workspace.names["role"]:
        if plain(name) in told:
            yield plain(name), named(book, "role", name).text
