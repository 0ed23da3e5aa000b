"""Between which walls a setting must stand; knows forces and dates, not where walls come from."""

from collections.abc import Callable, Iterable
from math import inf
from typing import Any, NamedTuple

from govlint.policy.box import CASE, Box, admits
from govlint.workspace.documents import Document

FLOOR, CEILING = "floor", "ceiling"
_SEVERITIES = {"info": 0, "warning": 1, "error": 2}


class Wall(NamedTuple):
    """What is too loose (a floor) or too tight (a ceiling) for a control.

    position: the value on the control's scale. region: where the wall stands. legal: whether the law put it there.
    in_force and until: ISO dates, empty where it always stands. unless: cases that it leaves out.
    optional: not every organisation has what it is about, so that nothing decided is no gap.
    moved_by: the rule of the stronger wall to which this one yields. asks: whether it is about a document at all;
    None where it is about all.
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
    moved_by: str = ""
    asks: Callable[[Document], bool] | None = None

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
        self._walls = found = tuple(walls)
        floors = [wall for wall in found if wall.side == FLOOR]
        ceilings = [wall for wall in found if wall.side == CEILING]
        self.floor = max(floors, key=_position, default=None)
        self.ceiling = min(ceilings, key=_position, default=None)
        lawful = min((wall for wall in ceilings if wall.legal), key=_position, default=None)
        self.floors = tuple(_yielding(wall, lawful) for wall in floors)
        tightest = max(self.floors, key=_position, default=None)
        self.ceilings = tuple(_yielding(wall, tightest) for wall in ceilings)
        self.lowest = max((wall.position for wall in self.floors), default=-inf)
        self.highest = min((wall.position for wall in self.ceilings), default=inf)

    def around(self, document: Document) -> "Corridor":
        """The corridor of a setting in a document: without the walls that are not about it."""
        about = [wall for wall in self._walls if wall.asks is None or wall.asks(document)]
        return self if len(about) == len(self._walls) else Corridor(about)

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


def _yielding(wall: Wall, stronger: Wall | None) -> Wall:
    """A wall where it bites: if it is not law, no further out than a stronger wall on the other side lets it."""
    if stronger is None or wall.legal:
        return wall
    beyond = wall.position > stronger.position if wall.side == FLOOR else wall.position < stronger.position
    return wall._replace(position=stronger.position, value=stronger.value, moved_by=stronger.rule) if beyond else wall
