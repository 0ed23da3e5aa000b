"""Values for controls that stand inside their corridors; knows walls and wishes, not documents."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from govlint.lint.rules import Rule, walls
from govlint.policy.control import Control
from govlint.policy.controls import controls
from govlint.policy.corridor import Wall
from govlint.policy.effective import Standing, standings
from govlint.policy.places import Place, Places

When = dict[str, list[str]]
"""A condition as documents write it: dimension → values."""


class About(NamedTuple):
    """What of an organisation a document is about; empty where it is about all. content: types of content."""

    sector: str = ""
    channel: str = ""
    content: frozenset[str] = frozenset()

    def admits(self, standing: Standing, unnamed: bool = False) -> bool:
        """Whether a standing is one of what this is about. unnamed: where no wall names the content, any other's is."""
        here = standing.context.case.get("content")
        if self.content and here is not None and not (not here if unnamed else here & self.content):
            return False
        return any(self._place(place) for place in standing.context.places)

    def _place(self, place: Place) -> bool:
        there = not self.channel or place.channel == self.channel
        return there and (not self.sector or self.sector in place.facts["sectors"])


EVERYTHING = About()
_CODE = "self-regulatory-code"


def binding(walls: Iterable[Wall]) -> tuple[Wall, ...]:
    """Those walls that the law or a code put there."""
    return tuple(wall for wall in walls if wall.legal or wall.force == _CODE)


class Settled(NamedTuple):
    """A value with the walls of the law or of a code that it stands on. elsewhere: others, each with its own."""

    value: Any
    walls: tuple[Wall, ...] = ()
    elsewhere: tuple[tuple[When, "Settled"], ...] = ()


_Alike = tuple[float | None, frozenset[str]]


class Corridors:
    """The corridors of an organisation's places on a day, control by control."""

    def __init__(self, where: Places, rules: Mapping[str, Rule], day: str) -> None:
        self._where = where
        self._rules = rules
        self._walls = walls(dict(rules), day, where)
        self._found: dict[str, list[Standing]] = {}

    def asked(self, control: Control, about: About = EVERYTHING) -> bool:
        """Whether a rule asks every organisation like this one to decide it."""
        return any(one.corridor.floor and not one.corridor.floor.optional for one in self._standings(control, about))

    def settle(self, control: Control, wish: Any = None, about: About = EVERYTHING) -> Settled | None:
        """The value nearest to a wish that no wall forbids; without a wish the loosest, None where there is none."""
        by_market = self._by_market(control, about, unnamed=True) | self._by_market(control, about)
        return _joined(control, {market: self._between(control, wish, held) for market, held in by_market.items()})

    def _by_market(self, control: Control, about: About, unnamed: bool = False) -> dict[str, list[Standing]]:
        found: dict[str, list[Standing]] = {}
        for standing in self._standings(control, about, unnamed):
            for market in dict.fromkeys(place.market or "" for place in standing.context.places):
                found.setdefault(market, []).append(standing)
        return found

    def _standings(self, control: Control, about: About, unnamed: bool = False) -> Iterator[Standing]:
        if control.id not in self._found:
            found = standings(control, (), self._walls.get(control.id, ()), self._where)
            self._found[control.id] = list(found)
        return (one for one in self._found[control.id] if about.admits(one, unnamed))

    def _between(self, control: Control, wish: Any, held: list[Standing]) -> Settled | None:
        """A value between the walls of all these standings, and others for cases that cannot go along."""
        highest = min(one.corridor.highest for one in held)
        apart = [one for one in held if one.corridor.lowest > highest]
        usual = _inside(control, wish, [one for one in held if one not in apart])
        others = [floor for one in apart for floor in one.corridor.floors if floor.position == one.corridor.lowest]
        if usual is None:
            return None
        apart_from = ((self._case(floor), Settled(floor.value, binding([floor]))) for floor in others)
        return usual._replace(elsewhere=tuple(apart_from))

    def _case(self, wall: Wall) -> When:
        """The kind of case that a wall's rule is about, as the rule writes it."""
        written = self._rules[wall.rule].facts["when"]
        return {name: values for name, values in written.items() if name in ("content", "paid", "audience")}


def _inside(control: Control, wish: Any, held: Iterable[Standing]) -> Settled | None:
    """The wish, or the wall that it lies on or beyond, with all walls that stand there."""
    found = [one.corridor for one in held]
    floors = {wall.rule: wall for one in found for wall in one.floors}.values()
    ceilings = {wall.rule: wall for one in found for wall in one.ceilings}.values()
    lowest = max((wall.position for wall in floors), default=None)
    highest = min((wall.position for wall in ceilings), default=None)
    position = control.scale.position(wish) if wish is not None else lowest
    if position is None:
        return None
    if lowest is not None and position <= lowest:
        under = tuple(wall for wall in floors if wall.position == lowest)
        return Settled(wish if position == lowest and wish is not None else under[0].value, binding(under))
    if highest is not None and position > highest:
        over = tuple(wall for wall in ceilings if wall.position == highest)
        return Settled(over[0].value, binding(over))
    return Settled(wish)


def _joined(control: Control, found: dict[str, Settled | None]) -> Settled | None:
    """One setting for all markets: the loosest, and others where a market asks for more, or has a law of its own."""
    usual = _usual(control, found)
    if usual is None:
        return None
    apart: dict[_Alike, tuple[list[str], Settled]] = {}
    cases: list[tuple[When, Settled]] = []
    for market, one in found.items():
        if one is None:
            continue
        if one.value != usual.value or not _rules(one) <= _rules(usual):
            key = control.scale.position(one.value), _rules(one)
            apart.setdefault(key, ([], one._replace(elsewhere=())))[0].append(market)
        here: When = {"markets": [market]} if len(found) > 1 else {}
        cases += [(here | when, other) for when, other in one.elsewhere]
    others: list[tuple[When, Settled]] = [({"markets": markets}, one) for markets, one in apart.values()]
    return usual._replace(elsewhere=(*others, *cases))


def _usual(control: Control, found: dict[str, Settled | None]) -> Settled | None:
    """What holds where nothing else is said: the loosest, on those walls alone that stand wherever it holds."""
    settled = [one for one in found.values() if one]
    if not settled:
        return None
    if len(settled) < len(found) and _loosest(control) is not None:
        return Settled(_loosest(control))
    least = min(settled, key=lambda one: control.scale.position(one.value) or 0.0)
    here = [one for one in found.values() if one is None or one.value == least.value]
    shared = frozenset.intersection(*(_rules(one) if one else frozenset() for one in here))
    return Settled(least.value, tuple(wall for wall in least.walls if wall.rule in shared))


def _loosest(control: Control) -> Any:
    """The loosest value there is; None where there could always be a looser one."""
    scale = control.scale
    return scale.levels[0] if scale.levels else scale.sign < 0 if scale.holds == "boolean" else None


def _rules(settled: Settled) -> frozenset[str]:
    """The rules of the walls that a value stands on."""
    return frozenset(wall.rule for wall in settled.walls)


def of_kind(kind: str) -> list[Control]:
    """The controls that a document of a kind can set."""
    return [control for control in controls().values() if control.kind == kind and not control.measured]
