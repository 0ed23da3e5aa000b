"""Between which walls a setting must stand; knows forces and dates, not where walls come from."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from govlint.policy.box import Box

FLOOR, CEILING = "floor", "ceiling"
_SEVERITIES = {"info": 0, "warning": 1, "error": 2}


class Wall(NamedTuple):
    """What is too loose (a floor) or too tight (a ceiling) for a control.

    position: the value on the control's scale. region: where the wall stands. legal: whether the law put it there.
    in_force and until: ISO dates, empty where it always stands.
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

    def stands(self, day: str) -> bool:
        """Whether it stands on a day (an ISO date)."""
        return (not self.in_force or self.in_force <= day) and (not self.until or day <= self.until)

    @property
    def weight(self) -> tuple[int, bool, float]:
        """Of several walls that a setting crosses, the weightiest speaks."""
        return _SEVERITIES[self.severity], self.legal, self.position if self.side == FLOOR else -self.position


class Corridor(NamedTuple):
    """The walls of one control in one place. lifted: ceilings that a floor lifts, and the floor that does."""

    floors: tuple[Wall, ...]
    ceilings: tuple[Wall, ...]

    @property
    def floor(self) -> Wall | None:
        """The floor that binds: the tightest."""
        return max(self.floors, key=lambda wall: wall.position, default=None)

    @property
    def ceiling(self) -> Wall | None:
        """The ceiling that binds: the loosest tight end that is asked for."""
        return min(self.ceilings, key=lambda wall: wall.position, default=None)

    @property
    def lowest(self) -> float:
        """The position below which a setting is too loose. A floor without legal force yields to a legal ceiling."""
        legal = min((wall.position for wall in self.ceilings if wall.legal), default=float("inf"))
        return max(
            (wall.position if wall.legal else min(wall.position, legal) for wall in self.floors), default=float("-inf")
        )

    @property
    def highest(self) -> float:
        """The position above which a setting is too tight. A floor lifts every ceiling that is not law."""
        lowest = self.lowest
        return min(
            (wall.position if wall.legal else max(wall.position, lowest) for wall in self.ceilings),
            default=float("inf"),
        )

    @property
    def lifted_by(self) -> Wall | None:
        """The floor that lifts a ceiling: here the law (or a code) asks for more than good practice would allow."""
        floor, ceiling = self.floor, self.ceiling
        return floor if floor and ceiling and not ceiling.legal and ceiling.position < floor.position else None

    @property
    def contradiction(self) -> tuple[Wall, Wall] | None:
        """A legal floor above a legal ceiling: no value is lawful."""
        floor = max((wall for wall in self.floors if wall.legal), key=lambda wall: wall.position, default=None)
        ceiling = min((wall for wall in self.ceilings if wall.legal), key=lambda wall: wall.position, default=None)
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


def corridor(walls: Iterable[Wall]) -> Corridor:
    """The corridor between walls."""
    found = tuple(walls)
    return Corridor(
        tuple(wall for wall in found if wall.side == FLOOR), tuple(wall for wall in found if wall.side == CEILING)
    )
