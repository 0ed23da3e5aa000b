"""What may be posted everywhere, asked of the engine for every type of content; places that are alike are one.

Beside the plain question each is asked again with somebody paid for it, made by AI, urgent, and by each kind of author;
only what then differs is kept.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from govlint.decision.bars import bars
from govlint.decision.decider import Decider
from govlint.decision.decision import AT_ONCE, NEVER, Chosen, Decision
from govlint.decision.known import word_list
from govlint.decision.situation import Here, Situation, asked_by
from govlint.errors import GovlintError
from govlint.handbook.authors import Author, Authors
from govlint.policy.box import PLACE, Box
from govlint.policy.clocks.week import open_minutes
from govlint.policy.corridor import FLOOR
from govlint.policy.places import Place
from govlint.policy.settings import Setting
from govlint.workspace.bands import band_of, spans_of

PAID, MADE, URGENT = "paid", "made", "urgent"
_MARKED: dict[str, dict[str, Any]] = {PAID: {"paid": "paid"}, MADE: {"ai": "generated"}, URGENT: {"urgent": True}}
_ELSEWHERE = ("organisation", "channels")
"""Kinds that name markets without deciding anything of them alone."""


class Otherwise(NamedTuple):
    """A question that is answered otherwise. what: `paid`, `made`, `urgent`, or empty for one of these authors; or the
    number that lies in one of these bands, `time` for the hours in which it is handed in.
    """

    what: str
    authors: tuple[str, ...]
    decision: Decision
    bands: tuple[str, ...] = ()


class Decided(NamedTuple):
    """A type of content: what is decided of it, and where the answer is another one."""

    content: str
    decision: Decision
    otherwise: tuple[Otherwise, ...]


class Table(NamedTuple):
    """Places in which all is decided alike, and what is decided there."""

    places: tuple[Place, ...]
    decided: tuple[Decided, ...]


def tables(decider: Decider) -> tuple[Table, ...]:
    """Everything that may be posted, once for all places that are alike, in the order of the organisation."""
    asked, who = word_list("content"), Authors(decider)
    found: dict[object, Table] = {}
    for places in decider.where.classes(_told(decider), False, False):
        try:
            cells = tuple(_decided(decider, places[0], content, who) for content in asked)
        except GovlintError:  # a brand or a market whose name is none; the findings say so
            continue
        held = found.get(alike := key_of_all(cells), Table((), cells))
        found[alike] = held._replace(places=(*held.places, *places))
    return tuple(found.values())


def key_of_all(cells: Iterable[Decided]) -> object:
    """All that tells the answers of one place from those of another."""
    return tuple((key_of(one.decision), one.decision.reasons, *map(_other_key, one.otherwise)) for one in cells)


def _told(decider: Decider) -> Box:
    """The values of each dimension of place that can tell answers apart."""
    found: dict[str, set[str]] = {}
    for region in regions(decider):
        for name in PLACE:
            if name in region and name not in ("channels", "platforms"):
                found.setdefault(name, set()).update(region[name])
    for document in decider.workspace.documents:
        if document.kind not in _ELSEWHERE:
            markets = (one.name for one in document.references if one.what == "market")
            found.setdefault("markets", set()).update(markets)
    return {name: frozenset(values) for name, values in found.items()}


def regions(decider: Decider, entries: bool = True) -> Iterator[Box]:
    """Where all that can tell answers apart holds. entries: count what the entries of accounts say of themselves."""
    for flow in decider.flows:
        yield from (flow.region, *(stage.when for stage in flow.stages))
    settings = (setting for many in decider.settings.values() for setting in many)
    yield from (one.region for one in settings if entries or not _is_entry(one))
    # What the law asks beyond a setting is all that walls say of a situation.
    yield from (wall.region for many in decider.walls.values() for wall in many if wall.legal and wall.side == FLOOR)
    yield from ({name: frozenset(values) for name, values in one.scope.items()} for one in decider.workspace.documents)


def _is_entry(setting: Setting) -> bool:
    return setting.document.kind == "channels" and setting.pointer[:1] == ("accounts",)


def situation_in(decider: Decider, place: Place, content: str) -> Situation:
    """The plain question: nobody is paid, no AI had a part in it, people work, and nothing is said of who asks."""
    hours = _working(decider)
    found = Situation(content=content, brand=place.brand or "", market=place.market or "", hours=hours)
    return found._replace(account=place.channel) if place.channel else found


def _decided(decider: Decider, place: Place, content: str, who: Authors) -> Decided:
    return otherwise(decider, decider.decide(situation_in(decider, place, content), nearly=False), who)


def otherwise(decider: Decider, decision: Decision, who: Authors, without: Collection[str] = ()) -> Decided:
    """Where a plain question is answered otherwise. without: authors who are told apart from it."""
    others = (*_marked(decider, decision), *_banded(decider, decision), *_authored(decider, decision, who, without))
    return Decided(decision.situation.content, decision, others)


def _working(decider: Decider) -> str:
    """The band of hours in which people work, where conditions tell hours apart."""
    if "time" not in decider.workspace.bands:
        return ""
    week = decider.waits(()).week
    first = next(open_minutes(decider.calendars.main, week, holidays=False), week)
    return band_of(first - week, decider.workspace.bands["time"])


def _banded(decider: Decider, decision: Decision) -> Iterator[Otherwise]:
    """Numbers and hours with another answer than where nobody says them, those with the same one together.

    Where nobody says them, all is done that any of them asks for: to do less of it is no other answer. Nor is to wait
    longer because it is handed in at night.
    """
    found: dict[object, Otherwise] = {}
    for name, known in decider.workspace.bands.items():
        paid = name != "fee" or decision.here.facts["paid"] != {"none"}
        for band in known if paid else ():
            other = decider.decide(in_band(decision.situation, name, band), nearly=False)
            key = name, _way(other), other.duties
            if _way(other) != _way(decision) or not set(other.duties) <= set(decision.duties):
                held = found.get(key, Otherwise(name, (), other))
                found[key] = held._replace(bands=(*held.bands, band))
    yield from found.values()


def in_band(situation: Situation, name: str, band: str) -> Situation:
    """A situation in which a number or the hour lies in a band."""
    least = str(spans_of(band)[0][0])
    if name == "time":
        return situation._replace(hours=band)
    return situation._replace(fee=least) if name == "fee" else situation._replace(followers=least)


def _marked(decider: Decider, decision: Decision) -> Iterator[Otherwise]:
    told = {PAID: decision.here.facts["paid"] == {"none"}, URGENT: any(one.flow.urgent for one in decision.chosen)}
    for what, change in _MARKED.items():
        if told.get(what, True):
            other = decider.decide(decision.situation._replace(**change), nearly=False)
            if key_of(other) != key_of(decision):
                yield Otherwise(what, (), other)


def _authored(decider: Decider, decision: Decision, who: Authors, without: Collection[str]) -> Iterator[Otherwise]:
    """Authors with another answer than where nobody says who asks, those with the same one together."""
    found: dict[object, Otherwise] = {}
    for author in _others(who.alike(one.flow for one in decision.chosen), without):
        situation = decision.situation._replace(author=author.names[0])
        at = asked_by(decision.here, author.names[0], decider.staff)
        if author.alone or _outline(decider, situation, at) != _way(decision):
            other = decider.decide(situation, nearly=False)
            key = key_of(other)
            if key != key_of(decision):
                held = found.get(key, Otherwise("", (), other))
                found[key] = held._replace(authors=(*held.authors, *author.names))
    yield from found.values()


def _others(authors: Iterable[Author], without: Collection[str]) -> Iterator[Author]:
    for author in authors:
        names = tuple(name for name in author.names if name not in without)
        if names:
            yield author._replace(names=names)


def _outline(decider: Decider, situation: Situation, at: Here) -> object:
    """What the answer to a question depends on, without when and why: cheaper than the answer."""
    return _ways(decider.chosen(situation, at.facts)), tuple(one.said for one in bars(decider, situation, at))


def _way(decision: Decision) -> object:
    return _ways(decision.chosen), tuple(one.said for one in decision.bars)


def _ways(chosen: Iterable[Chosen]) -> object:
    return tuple(
        (flow.document.key, way.how, tuple((leg.stage.pointer, leg.stage.clock, leg.own) for leg in way.legs))
        for flow, way in chosen
    )


def _other_key(other: Otherwise) -> object:
    return other.what, other.authors, other.bands, key_of(other.decision)


def key_of(decision: Decision) -> object:
    """All that somebody who asks has to know of a decision; why it is so can differ where nothing else does."""
    return way_of(decision), () if decision.allowed == NEVER else decision.duties


def way_of(decision: Decision) -> object:
    """The same without what must be done: whether, who is asked, and how long it takes at most."""
    if decision.allowed == NEVER:
        return NEVER, decision.bars
    ahead = decision.allowed != AT_ONCE
    asks = tuple(
        (
            ask.flow.document.key,
            ask.leg.stage.pointer,
            ask.leg.stage.clock,
            ask.leg.late,
            ask.leg.own and ahead,
            ask.stuck,
        )
        for ask in decision.asks
    )
    ways = tuple((one.flow.document.key, one.route.how) for one in decision.chosen)
    last = None if decision.latest is None else decision.latest - decision.start
    return decision.allowed, ways, asks, decision.minutes, last
