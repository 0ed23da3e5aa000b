"""Where things stand on a drawn scale, in percent of the way across: looser first, tighter last."""

from collections.abc import Callable, Iterable
from math import inf, log
from typing import NamedTuple

from govlint.handbook.facings import Facing
from govlint.policy.control import Control
from govlint.policy.corridor import Corridor
from govlint.policy.scale import Scale

_EDGE = 3.0
_HAIR = 0.01
_FAR = 20


class Track(NamedTuple):
    """One corridor to draw.

    ticks: the steps of the scale. low and high: the ends of the corridor, None where it is open. mark: where the
    setting stands. lifted: where a ceiling would stand that a floor lifts. bare: whether there is no wall.
    """

    ticks: tuple[float, ...]
    low: float | None
    high: float | None
    mark: float | None
    lifted: float | None
    low_is_law: bool
    high_is_law: bool
    bare: bool


def track(facing: Facing, at: Callable[[float], float], ticks: tuple[float, ...]) -> Track:
    """The track of a facing. at: from a position to percent."""
    corridor, position = facing.corridor, facing.position
    floor, ceiling = corridor.floor, corridor.ceiling
    half = _half(facing.control, at)
    low, high = _bounds(corridor, at, half)
    lifted = at(ceiling.position) + half if corridor.lifted_by and ceiling else None
    return Track(
        ticks,
        low,
        high,
        None if position is None else at(position),
        lifted,
        bool(floor and floor.legal),
        bool(ceiling and ceiling.legal and not lifted),
        not (corridor.floors or corridor.ceilings),
    )


def _bounds(corridor: Corridor, at: Callable[[float], float], half: float) -> tuple[float | None, float | None]:
    """The ends of a corridor; open where the scale ends there too, and never so narrow that nobody sees it."""
    low = None if corridor.lowest == -inf else at(corridor.lowest) - half
    high = None if corridor.highest == inf else at(corridor.highest) + half
    low = None if low is not None and half and low < _EDGE + _HAIR else low
    high = None if high is not None and half and high > 100 - _EDGE - _HAIR else high
    if low is not None and high is not None and high - low < _EDGE:
        return low - _EDGE / 2, high + _EDGE / 2
    return low, high


def ruler(control: Control, found: Iterable[Facing]) -> tuple[Callable[[float], float], tuple[float, ...]]:
    """The one ruler by which all facings of a control are drawn, and its ticks."""
    count = steps(control.scale)
    if count:
        first = 1 - count if control.scale.sign < 0 and control.scale.holds == "boolean" else 0
        return (
            lambda position: _within((position - first + 0.5) / count),
            tuple(_within((step + 0.5) / count) for step in range(count)),
        )
    places = {position for facing in found for position in _positions(facing)}
    return _numeric(control.scale, places), ()


def steps(scale: Scale) -> int:
    """How many steps a scale has; 0 for numbers."""
    return len(scale.levels) or (2 if scale.holds == "boolean" else 0)


def _half(control: Control, at: Callable[[float], float]) -> float:
    """Half of a step: a wall stands behind the level that it still admits."""
    return (at(1) - at(0)) / 2 if steps(control.scale) else 0.0


def _positions(facing: Facing) -> list[float]:
    found = [wall.position for wall in (*facing.corridor.floors, *facing.corridor.ceilings)]
    return found if facing.position is None else [*found, facing.position]


def _numeric(scale: Scale, places: set[float]) -> Callable[[float], float]:
    """A straight ruler with room at both ends; a logarithmic one where the numbers lie far apart."""
    if scale.holds == "percent":
        return lambda position: _within((position if scale.sign > 0 else 100 + position) / 100)
    sizes = {abs(place) for place in places}
    if len(sizes) > 1 and min(sizes) > 0 and max(sizes) / min(sizes) > _FAR:
        return _straight({scale.sign * log(size) for size in sizes}, lambda position: scale.sign * log(abs(position)))
    return _straight(places or {0.0}, lambda position: position)


def _straight(places: set[float], turn: Callable[[float], float]) -> Callable[[float], float]:
    low, high = min(places), max(places)
    room = (high - low) / 4 or max(abs(high) / 2, 1.0)
    return lambda position: _within((turn(position) - low + room) / (high - low + 2 * room))


def _within(share: float) -> float:
    """A share of the scale as percent of the drawing, away from its edges."""
    return _EDGE + (100 - 2 * _EDGE) * min(1.0, max(0.0, share))
