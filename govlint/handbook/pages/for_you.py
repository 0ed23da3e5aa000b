"""The pages "What applies to me": for each role what it may post at once, must ask for, and never may, place by place.

Roles to whom everything is answered alike share a page.
"""

from collections.abc import Iterator
from typing import NamedTuple

from govlint.handbook.book import Book
from govlint.handbook.once import once
from govlint.handbook.page import Page
from govlint.handbook.pages import personal
from govlint.handbook.pages.may_post import page_of, spot_name, spots
from govlint.handbook.paths import FOR_YOU, HOME, PERSONAL, plain, role_path
from govlint.handbook.words.answers import ALLOWED, CHIPS
from govlint.handbook.words.decisions import Fact, decisions
from govlint.handbook.words.handed import in_force
from govlint.handbook.words.naming import Link, named
from govlint.handbook.words.readers import Reader, readers, shut_on, title_of
from govlint.handbook.words.tabled import ORDER, Laid, laid, type_name
from govlint.language import gettext as _
from govlint.policy.places import Place
from govlint.policy.policy import binds
from govlint.workspace.documents import Document

_OWN_ACCOUNTS = (
    *("personal_use", "personal_use_told_to", "personal_post_review", "work_talk", "say_where_they_work"),
    *("identity", "share_freely", "opinions", "criticism"),
)
"""What a policy for people says of their own accounts."""
MOST_SPOTS = 12
"""Of so many places all is listed; of more, only how much is free in each."""
MOST_POLICIES = 5
"""So many policies say here what they say of people's own accounts; of more, the page of these does."""


class Line(NamedTuple):
    """Types of content with one answer. link: the answer in full."""

    what: str
    link: Link


class Spot(NamedTuple):
    """A place. listed: an answer in a word, its chip, how many types of content have it, and each of them."""

    link: Link
    listed: tuple[tuple[str, str, int, tuple[Line, ...]], ...]


class Choice(NamedTuple):
    """A place to choose. name: as it is safe in a page, and no other has it; account: the same of one."""

    name: str
    title: str
    target: str
    account: str = ""


def pages(book: Book) -> Iterator[Page]:
    """The list of readers, with the questions; then a page for each."""
    found = readers(book)
    title = _("What applies to me")
    data = {
        "readers": tuple((title_of(book, one), one.path, one) for one in found),
        "roles": tuple(_roles(book, found)),
        "choices": tuple(_choices(book)),
        "kinds": tuple((cell.content, type_name(cell.content)) for one in laid(book)[:1] for cell in one.table.decided),
    }
    yield Page(FOR_YOU, title, "for_you.html", data)
    trail = (Link("Home", HOME), Link(title, FOR_YOU))
    for one in found:
        yield Page(one.path, title_of(book, one), "applies.html", _data(book, one), trail)


def _roles(book: Book, found: tuple[Reader, ...]) -> Iterator[tuple[str, str]]:
    for one in found:
        yield from ((plain(name), named(book, "role", name).text) for name in one.names)


def _choices(book: Book) -> Iterator[tuple[str, tuple[Choice, ...]]]:
    """Market by market: its brands, then its accounts."""
    found: dict[str, list[Choice]] = {}
    for table in book.tables:
        for place in table.places:
            title = spots(book, (place,)) or _("everywhere")
            choice = Choice(spot_name(place), title, page_of(book, table))
            found.setdefault(_market(book, place), []).append(choice)
    for one in book.registered:
        name = str(one.place.channel)
        title = named(book, "channel", name).text
        choice = Choice(spot_name(one.place), title, page_of(book, one.table), plain(name))
        found.setdefault(_market(book, one.place), []).append(choice)
    yield from ((market, tuple(held)) for market, held in found.items())


def _market(book: Book, place: Place) -> str:
    return named(book, "market", place.market).text if place.market else _("No market")


def _data(book: Book, one: Reader) -> dict[str, object]:
    elsewhere = len(in_force(book, "people-policy")) > MOST_POLICIES and personal.is_there(book)
    return {
        "names": tuple(Link(named(book, "role", name).text, role_path(name)) for name in one.names),
        "others": one.others,
        "spots": tuple(spot for place in laid(book) if (spot := _spot(book, place, one)).listed),
        "brief": len(laid(book)) > MOST_SPOTS,
        "accounts": tuple(_accounts(book, one.author)) if one.author else (),
        "own": _own(book) if not one.contents and not elsewhere else (),
        "own_page": Link(_(personal.TITLE), PERSONAL) if not one.contents and elsewhere else None,
        "more": tuple(Link(document.title, book.path_of(document)) for document in _creators(book) if one.contents),
    }


def _creators(book: Book) -> Iterator[Document]:
    return (document for document in book.of_kind("influencer-policy") if binds(document, book.day))


def _spot(book: Book, place: Laid, one: Reader) -> Spot:
    """A place, with the answers there in their order; what somebody cannot post on an account is left out."""
    shut = _shut_out(book, place, one.author)
    found: dict[str, dict[str, list[str]]] = {word: {} for word in ORDER}
    said: dict[str, str] = {}
    for cell in place.table.decided:
        if cell.content not in shut and (not one.contents or cell.content in one.contents):
            block = place.block_for(cell.content, plain(one.author))
            said[block.anchor] = block.full.answer.verdict
            found[block.full.answer.allowed].setdefault(block.anchor, []).append(type_name(cell.content))
    path = page_of(book, place.table)
    lines = {
        word: tuple(Line(", ".join(few), Link(said[name], f"{path}#{name}")) for name, few in held.items())
        for word, held in found.items()
    }
    counts = {word: sum(map(len, held.values())) for word, held in found.items()}
    return Spot(
        Link(spots(book, place.table.places) or _("everywhere"), path),
        tuple((_(ALLOWED[word]), CHIPS[word], counts[word], lines[word]) for word in ORDER if counts[word]),
    )


def _shut_out(book: Book, place: Laid, author: str) -> frozenset[str]:
    """What an author can post on none of the accounts whose table it is; of one of brands and markets, nothing."""
    held = [one for one in book.registered if one.table is place.table] if place.table.places[0].channel else []
    closed = (frozenset(content for _name, few in shut_on(one, author) for content in few) for one in held)
    return frozenset.intersection(*closed) if author and held else frozenset()


def _accounts(book: Book, author: str) -> Iterator[Link]:
    """The accounts on which somebody may post or answer."""
    for one in book.registered:
        shut = {content for _name, contents in shut_on(one, author) for content in contents}
        if {cell.content for cell in one.table.decided} - shut:
            yield named(book, "channel", str(one.place.channel))


@once
def _own(book: Book) -> tuple[tuple[Fact, str], ...]:
    """What is decided of people's own accounts, and where."""
    policies = (document for document in book.of_kind("people-policy") if binds(document, book.day))
    sections = ((book.path_of(document), section) for document in policies for section in decisions(book, document))
    return tuple((fact, path) for path, section in sections for fact in section.facts if _is_own(fact))


def _is_own(fact: Fact) -> bool:
    return fact.anchor.removeprefix("field-") in _OWN_ACCOUNTS
