"""The pages of markets and sectors: what is asked there, what is not, and what we ask."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from govlint.handbook.asked import assertions, everywhere, is_about
from govlint.handbook.book import Book
from govlint.handbook.drawings.strips import FORCES, WallSaid, wall_said
from govlint.handbook.facings import Facing, worst
from govlint.handbook.page import Page
from govlint.handbook.pages.findings import Cited, cited, finding_anchor
from govlint.handbook.pages.may_post import link_of, links_for
from govlint.handbook.paths import FINDINGS, HOME, control_path, market_path, sector_path, source_target
from govlint.handbook.words.naming import Link, brands, control_name, markets, named, sector_link, sectors
from govlint.handbook.words.places_said import when_words
from govlint.handbook.words.quoted import told, told_by
from govlint.handbook.words.sentences import ours
from govlint.language import gettext as _
from govlint.lint.rules import Rule, words_of
from govlint.policy.box import market_words
from govlint.policy.corridor import Wall
from govlint.policy.places import Place
from govlint.reporters.said import Source, sources

NOT_REQUIRED = "not-required"


class Bound(NamedTuple):
    """A wall with where else it needs to be to stand."""

    wall: WallSaid
    where: str


class Asked(NamedTuple):
    """A control with what is asked of it here, and what we ask."""

    title: str
    target: str
    floors: tuple[Bound, ...]
    ceilings: tuple[Bound, ...]
    ours: tuple[str, ...]
    verdict: str
    legal: bool


class Duty(NamedTuple):
    """An assertion that holds here. finding: where it found something, if anywhere."""

    title: str
    force: str
    legal: bool
    where: tuple[str, ...]
    sources: tuple[Cited, ...]
    finding: str


class NotAsked(NamedTuple):
    """What a source says is not required."""

    says: str
    citation: Cited
    force: str
    unsure: str


def pages(book: Book) -> Iterator[Page]:
    """A page for each market, then for each sector."""
    for code in markets(book):
        link = named(book, "market", code)
        data = _data(book, "markets", market_words(code), lambda place, code=code: place.market == code)  # type: ignore[misc]
        data |= {"what": "market", "code": code, "others": _others(book, code), "answers": links_for(book, code)}
        yield Page(market_path(code), link.text, "place.html", data, _trail(_("Markets"), "markets"))
    for sector in sectors(book):
        data = _data(book, "sectors", frozenset((sector,)), _in_sector(sector))
        data |= {"what": "sector", "code": "", "others": (), "answers": _answers_of(book, sector)}
        yield Page(
            sector_path(sector), sector_link(book, sector).text, "place.html", data, _trail(_("Sectors"), "sectors")
        )


def _in_sector(sector: str) -> Callable[[Place], bool]:
    return lambda place: sector in place.facts.get("sectors", ())


def _answers_of(book: Book, sector: str) -> tuple[Link, ...]:
    inside = _in_sector(sector)
    return tuple(link_of(book, table) for table in book.tables if any(map(inside, table.places)))


def _trail(title: str, anchor: str) -> tuple[Link, ...]:
    return Link("Home", HOME), Link(title, f"{HOME}#{anchor}")


def _others(book: Book, code: str) -> tuple[Link, ...]:
    """The brands at work in a market."""
    here = {place.brand for place in book.places.grid if place.market == code}
    return tuple(named(book, "brand", brand) for brand in brands(book) if brand in here)


def _data(book: Book, dimension: str, words: frozenset[str], inside: Callable[[Place], bool]) -> dict[str, Any]:
    rules = {name for name, rule in book.rules.items() if is_about(rule, dimension, words)}
    asked = [one for name in book.facings if (one := _asked(book, name, dimension, rules, inside))]
    duties = [rule for rule in assertions(book, tuple(filter(inside, everywhere(book)))) if rule.id in rules]
    walls = {wall.rule for name in book.facings for wall in _walls(book, name, inside)} & rules
    return {
        "law": tuple(one for one in asked if one.legal),
        "practice": tuple(one for one in asked if not one.legal),
        "duties": tuple(_duty(book, rule) for rule in duties),
        "not_asked": tuple(_not_asked(book, sorted(walls | {rule.id for rule in duties}), _laws(book, inside))),
    }


def _here(book: Book, control: str, inside: Callable[[Place], bool]) -> list[Facing]:
    return [
        facing
        for facing in book.facings[control]
        if any(inside(place) for context in facing.contexts for place in context.places)
    ]


def _walls(book: Book, control: str, inside: Callable[[Place], bool]) -> list[Wall]:
    return [wall for facing in _here(book, control, inside) for wall in facing.walls]


def _elsewhere(book: Book, wall: Wall, dimension: str) -> str:
    """What a wall names beside the market or the sector that the page is about."""
    when = book.rules[wall.rule].facts.get("when", {})
    return ", ".join(when_words(book, {name: values for name, values in when.items() if name != dimension}))


def _asked(book: Book, name: str, dimension: str, rules: set[str], inside: Callable[[Place], bool]) -> Asked | None:
    here = [facing for facing in _here(book, name, inside) if any(wall.rule in rules for wall in facing.walls)]
    walls = {wall.rule: wall for facing in here for wall in facing.walls if wall.rule in rules}
    if not walls:
        return None
    control = here[0].control
    found = sorted(walls.values(), key=lambda wall: not wall.legal)
    said = [(wall, Bound(wall_said(book, control, wall), _elsewhere(book, wall, dimension))) for wall in found]
    return Asked(
        control_name(book, control),
        control_path(name),
        tuple(words for wall, words in said if wall.side == "floor"),
        tuple(words for wall, words in said if wall.side == "ceiling"),
        tuple(dict.fromkeys(ours(control, facing.setting) for facing in here)),
        worst(facing.verdict for facing in here),
        any(wall.legal for wall in walls.values()),
    )


def _duty(book: Book, rule: Rule) -> Duty:
    found = next((entry for entry in book.report.entries if entry.rule.id == rule.id), None)
    said = words_of(rule)
    return Duty(
        told_by(rule, said.title),
        _(FORCES[rule.force]),
        rule.legal,
        when_words(book, rule.facts.get("when", {})),
        tuple(map(cited, sources(rule, said.sources))),
        f"{FINDINGS}#{finding_anchor(book, found)}" if found else "",
    )


def _laws(book: Book, inside: Callable[[Place], bool]) -> frozenset[str]:
    """The jurisdictions whose sources speak of these places."""
    codes = {place.market for place in everywhere(book) if place.market and inside(place)}
    return frozenset({"GLOBAL"}.union(*map(market_words, codes)))


def _not_asked(book: Book, rules: list[str], laws: frozenset[str]) -> Iterator[NotAsked]:
    """What sources of these rules and jurisdictions say is not required, each once."""
    found = [(book.rules[name], words_of(book.rules[name])) for name in rules]
    required = {name for _, said in found for name in said.not_required}
    cited = {
        source.id: source
        for rule, said in found
        for source in sources(rule, tuple(dict.fromkeys((*said.not_required, *said.sources))))
    }
    for source in cited.values():
        facts = book.sources.get(source.id, {})
        here = str(facts.get("jurisdiction", "GLOBAL")) in laws
        if here and (source.id in required or facts.get("direction") == NOT_REQUIRED):
            yield _not_required(source, str(facts.get("force", "")))


def _not_required(source: Source, force: str) -> NotAsked:
    link = Cited(told(source.citation), source_target(source.id))
    return NotAsked(told(source.says), link, told(FORCES.get(force, "")), told(source.unsure))
