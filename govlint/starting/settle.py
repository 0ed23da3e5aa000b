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

    def admits(self, standing: Standing) -> bool:
        """Whether a standing is one of what this is about."""
        here = standing.context.case.get("content")
        if self.content and here is not None and not here & self.content:
            return False
        return any(self._place(place) for place in standing.context.places)

    def _place(self, place: Place) -> bool:
        there = not self.channel or place.channel == self.channel
        return there and (not self.sector or self.sector in place.facts["sectors"])


EVERYTHING = About()


class Settled(NamedTuple):
    """A value with the walls that it stands on, and where walls ask for another, each with its own."""

    value: Any
    walls: tuple[Wall, ...] = ()
    elsewhere: tuple[tuple[When, "Settled"], ...] = ()


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
        by_market: dict[str, list[Standing]] = {}
        for standing in self._standings(control, about):
            for market in dict.fromkeys(place.market or "" for place in standing.context.places):
                by_market.setdefault(market, []).append(standing)
        found = {market: self._between(control, wish, held) for market, held in by_market.items()}
        return _joined(control, {market: one for market, one in found.items() if one})

    def _standings(self, control: Control, about: About) -> Iterator[Standing]:
        if control.id not in self._found:
            found = standings(control, (), self._walls.get(control.id, ()), self._where)
            self._found[control.id] = list(found)
        return filter(about.admits, self._found[control.id])

    def _between(self, control: Control, wish: Any, held: list[Standing]) -> Settled | None:
        """A value between the walls of all these standings, and others for cases that cannot go along."""
        highest = min(one.corridor.highest for one in held)
        apart = [one for one in held if one.corridor.lowest > highest]
        usual = _inside(control, wish, [one for one in held if one not in apart])
        others = [floor for one in apart for floor in one.corridor.floors if floor.position == one.corridor.lowest]
        if usual is None:
            return None
        return usual._replace(elsewhere=tuple((self._case(floor), Settled(floor.value, (floor,))) for floor in others))

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
        return Settled(wish if position == lowest and wish is not None else under[0].value, under)
    if highest is not None and position > highest:
        over = tuple(wall for wall in ceilings if wall.position == highest)
        return Settled(over[0].value, over)
    return Settled(wish)


def _joined(control: Control, found: dict[str, Settled]) -> Settled | None:
    """One setting for all markets: the loosest, and others where a market asks for more."""
    if not found:
        return None
    loosest = min(found.values(), key=lambda one: control.scale.position(one.value) or 0.0)
    apart: dict[float | None, tuple[list[str], Settled]] = {}
    cases: list[tuple[When, Settled]] = []
    for market, one in found.items():
        position = control.scale.position(one.value)
        if position != control.scale.position(loosest.value):
            apart.setdefault(position, ([], one._replace(elsewhere=())))[0].append(market)
        here: When = {"markets": [market]} if len(found) > 1 else {}
        cases += [(here | when, other) for when, other in one.elsewhere]
    others: list[tuple[When, Settled]] = [({"markets": markets}, one) for markets, one in apart.values()]
    return loosest._replace(elsewhere=(*others, *cases))


def of_kind(kind: str) -> list[Control]:
    """The controls that a document of a kind can set."""
    return [control for control in controls().values() if control.kind == kind and not control.measured]
