"""The pages "May I post this?": for each place, what may appear at once, what is asked first, and what never does."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from govlint.handbook.book import Book
from govlint.handbook.page import Page
from govlint.handbook.paths import ANSWERS, HOME, answers_path
from govlint.handbook.tables import MADE, PAID, URGENT, Decided, Otherwise, Table, way_of
from govlint.handbook.words.answers import CHIPS, Answer, Line, answer, differing
from govlint.handbook.words.naming import Link, brands, markets, named
from govlint.handbook.words.places_said import there
from govlint.handbook.words.quoted import term
from govlint.handbook.words.wording import capital, listed, market
from govlint.language import gettext as _
from govlint.language import gettext_noop
from govlint.policy.places import Place

_WHEN = {
    PAID: gettext_noop("if somebody is paid for it"),
    MADE: gettext_noop("if AI made it"),
    URGENT: gettext_noop("if it cannot wait"),
}
_ORDER = tuple(CHIPS)


class Case(NamedTuple):
    """When something is the answer, and the answer; of one that only asks for more, the link leads to the plain one."""

    when: str
    link: Link
    chip: str


class Row(NamedTuple):
    """Types of content with the same answers throughout."""

    content: tuple[str, ...]
    answer: Case
    otherwise: tuple[Case, ...]


class Full(NamedTuple):
    """An answer, and what else must be done in some cases: when, then heading by heading."""

    answer: Answer
    further: tuple[tuple[str, tuple[tuple[str, tuple[Line, ...]], ...]], ...] = ()


class Block(NamedTuple):
    """An answer as it stands on a page. asked: what it is the answer to, by when."""

    anchor: str
    full: Full
    chip: str
    asked: tuple[tuple[str, tuple[str, ...]], ...]


Answered = list[tuple[Decided, tuple[tuple[str, Full | None], ...]]]
"""Each type of content with its answers, the plain one first."""


class Choice(NamedTuple):
    """A market (or none) with the brands that are at work there, and the page of each."""

    market: Link
    pages: tuple[Link, ...]


def pages(book: Book) -> Iterator[Page]:
    """The list of places, then a page for all places that are alike; where all are, that one page."""
    whole, name = len(book.tables) == 1, _("May I post this?")
    if not whole:
        data = {"choices": tuple(_choices(book)), "pages": tuple(_links(book))}
        yield Page(ANSWERS, name, "may_post.html", data)
    trail = (Link("Home", HOME),) if whole else (Link("Home", HOME), Link(name, ANSWERS))
    for table in book.tables:
        where = "" if whole else spots(book, table.places)
        title = f"{name} {where}".strip()
        yield Page(page_of(book, table), title, "answers.html", _data(book, table, where), trail)


def page_of(book: Book, table: Table) -> str:
    """The page of places that are alike."""
    first = table.places[0]
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
        yield link_of(book, table), tuple((word, held.count(word)) for word in _ORDER)


def links_for(book: Book, code: str = "", brand: str = "") -> tuple[Link, ...]:
    """The pages on which something is answered for a market, a brand, or a brand in a market."""
    return tuple(
        link_of(book, table)
        for table in book.tables
        if any(code in ("", place.market) and brand in ("", place.brand) for place in table.places)
    )


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


def spots(book: Book, places: Iterable[Place]) -> str:
    """`Old Mill Ale in Germany and Ireland; Ace Bets in Germany`."""
    where: dict[str, list[str]] = {}
    for place in places:
        brand = named(book, "brand", place.brand).text if place.brand and len(brands(book)) > 1 else ""
        where.setdefault(brand, []).append(market(place.market) if place.market else "")
    together: dict[str, list[str]] = {}
    for brand, found in where.items():
        together.setdefault(listed(filter(None, found)), []).append(brand)
    told = (there(listed(filter(None, names)), markets) for markets, names in together.items())
    return "; ".join(filter(None, told))


def _data(book: Book, table: Table, where: str) -> dict[str, object]:
    answered = [(one, tuple(_answers(book, one))) for one in table.decided]
    asked: dict[Full, dict[str, list[str]]] = {}
    for content, cases in answered:
        for when, full in cases:
            if full:
                asked.setdefault(full, {}).setdefault(when, []).append(_name(content.content))
    ordered = sorted(asked, key=lambda one: _ORDER.index(one.answer.allowed))
    anchors = {one: f"answer-{number}" for number, one in enumerate(ordered, 1)}
    return {
        "where": where,
        "rows": tuple(_rows(answered, anchors)),
        "blocks": tuple(
            Block(
                anchors[one],
                one,
                CHIPS[one.answer.allowed],
                tuple((when, tuple(few)) for when, few in asked[one].items()),
            )
            for one in ordered
        ),
    }


def _answers(book: Book, content: Decided) -> Iterator[tuple[str, Full | None]]:
    """The answer, and when there is another; nothing there where only more must be done, which the first then says."""
    plain, others = content.decision, [(_when(book, one), one.decision) for one in content.otherwise]
    alike = [way_of(decision) == way_of(plain) for _, decision in others]
    more = ((when, differing(book, plain, one)) for (when, one), same in zip(others, alike, strict=True) if same)
    yield "", Full(answer(book, plain), tuple(more))
    for (when, decision), same in zip(others, alike, strict=True):
        yield when, None if same else Full(answer(book, decision))


def _rows(answered: Answered, anchors: dict[Full, str]) -> Iterator[Row]:
    """Types of content, those with the same answers throughout together."""
    found: dict[tuple[Case, ...], list[str]] = {}
    for content, cases in answered:
        plain = cases[0][1]
        key = tuple(_case(when, full, plain, anchors) for when, full in cases)
        found.setdefault(key, []).append(_name(content.content))
    for (first, *others), names in found.items():
        yield Row(tuple(names), first, tuple(others))


def _case(when: str, full: Full | None, plain: Full | None, anchors: dict[Full, str]) -> Case:
    if full:
        return Case(when, Link(full.answer.word, anchors[full]), CHIPS[full.answer.allowed])
    return Case(when, Link(_("the same, with more to do"), anchors[plain] if plain else ""), "")


def _name(content: str) -> str:
    return capital(term(content))


def _when(book: Book, other: Otherwise) -> str:
    if other.what in _WHEN:
        return _(_WHEN[other.what])
    authors = listed((named(book, "role", name).text for name in other.authors), "or")
    return _("by %(authors)s") % {"authors": authors}
