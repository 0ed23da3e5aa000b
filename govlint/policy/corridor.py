"""Between which walls a setting must stand; knows forces and dates, not where walls come from."""

from collections.abc import Callable, Iterable
from math import inf
from typing import Any, NamedTuple

from govlint.policy.box import CASE, Box, admits

FLOOR, CEILING = "floor", "ceiling"
_SEVERITIES = {"info": 0, "warning": 1, "error": 2}


class Wall(NamedTuple):
    """What is too loose (a floor) or too tight (a ceiling) for a control.

    position: the value on the control's scale. region: where the wall stands. legal: whether the law put it there.
    in_force and until: ISO dates, empty where it always stands. unless: cases that it leaves out.
    optional: not every organisation has what it is about, so that nothing decided is no gap.
    """

    rule: str
    control: str
    side: str
    value: Any
    position: float
    region: Box
    force: str
    legal: bool
    severity: str
    in_force: str = ""
    until: str = ""
    unless: Box | None = None
    optional: bool = False

    def stands(self, day: str) -> bool:
        """Whether it stands on a day (an ISO date)."""
        return (not self.in_force or self.in_force <= day) and (not self.until or day <= self.until)

    def admits(self, case: Box) -> bool:
        """Whether it stands in a kind of case."""
        return admits(self.region, case, CASE) and not (self.unless and admits(self.unless, case, CASE))

    @property
    def weight(self) -> tuple[int, bool, float]:
        """Of several walls that a setting crosses, the weightiest speaks."""
        return _SEVERITIES[self.severity], self.legal, self.position if self.side == FLOOR else -self.position


class Corridor:
    """The walls of one control in one context, and what follows from them.

    floor: the tightest floor; ceiling: the lowest ceiling. A setting below `lowest` is too loose, above `highest` too
    tight: a floor lifts every ceiling that is not law, and a floor without legal force yields to a legal ceiling.
    """

    def __init__(self, walls: Iterable[Wall]) -> None:
        found = tuple(walls)
        self.floors = tuple(wall for wall in found if wall.side == FLOOR)
        self.ceilings = tuple(wall for wall in found if wall.side == CEILING)
        self.floor = max(self.floors, key=_position, default=None)
        self.ceiling = min(self.ceilings, key=_position, default=None)
        lawful = min((wall.position for wall in self.ceilings if wall.legal), default=inf)
        self.lowest = max((_yielding(wall, lawful, min) for wall in self.floors), default=-inf)
        self.highest = min((_yielding(wall, self.lowest, max) for wall in self.ceilings), default=inf)

    @property
    def lifted_by(self) -> Wall | None:
        """The floor that lifts a ceiling: here the law (or a code) asks for more than good practice would allow."""
        floor, ceiling = self.floor, self.ceiling
        return floor if floor and ceiling and not ceiling.legal and ceiling.position < floor.position else None

    @property
    def contradiction(self) -> tuple[Wall, Wall] | None:
        """A legal floor above a legal ceiling: no value is lawful."""
        floor = max((wall for wall in self.floors if wall.legal), key=_position, default=None)
        ceiling = min((wall for wall in self.ceilings if wall.legal), key=_position, default=None)
        return (floor, ceiling) if floor and ceiling and ceiling.position < floor.position else None

    def crossed(self, position: float) -> tuple[Wall, ...]:
        """The walls that a position lies beyond, the weightiest first."""
        if position < self.lowest:
            beyond: Iterable[Wall] = (wall for wall in self.floors if position < wall.position)
        elif position > self.highest:
            beyond = (wall for wall in self.ceilings if position > wall.position)
        else:
            return ()
        return tuple(sorted(beyond, key=lambda wall: wall.weight, reverse=True))


def _position(wall: Wall) -> float:
    return wall.position


def _yielding(wall: Wall, other: float, side: Callable[[float, float], float]) -> float:
    """Where a wall bites: at its own position if it is law, else where a stronger wall lets it."""
    return wall.position if wall.legal else side(wall.position, other)
