"""How much of the freedom that the law leaves a setting uses; knows one corridor, not the organisation."""

from math import inf, isfinite
from typing import Any, NamedTuple

from govlint.policy.control import Control
from govlint.policy.corridor import CEILING, Corridor, Wall
from govlint.policy.scale import Scale

LOOSE, TIGHT, NONE = "loose", "tight", "none"
"""Which end of a control is the interdependent one."""

COUNTED, LAW_DECIDES, NO_WALL = "counted", "law-decides", "no-wall"


class Used(NamedTuple):
    """What a setting uses of its freedom.

    share: from 0 at the co-dependent end of what the law leaves to 1 at the interdependent end; None unless the status
    is `counted`. status: else `law-decides` where the law leaves one value or none, or `no-wall` where an amount
    without an end has no wall to be measured by.
    """

    status: str
    share: float | None = None


def used(control: Control, position: float, corridor: Corridor) -> Used:
    """What a position on the scale uses. Formula: docs/explanation/posture.md, which is ours and cites nobody."""
    if has_ends(control.scale):
        return _between(control, position, *lawful(control.scale, corridor))
    wall = asking(control, corridor)
    return Used(COUNTED, _reached(control.scale, position, wall)) if wall else Used(NO_WALL)


def _between(control: Control, position: float, low: float, high: float) -> Used:
    """The way from the co-dependent end of what the law leaves; what lies beyond either end counts as on it."""
    if low >= high:
        return Used(LAW_DECIDES)
    loose = (high - position) / (high - low)
    return Used(COUNTED, min(1.0, max(0.0, loose if control.posture == LOOSE else 1 - loose)))


def has_ends(scale: Scale) -> bool:
    """Whether the scale itself has a loosest and a tightest value."""
    return scale.holds in ("levels", "boolean", "percent")


def lawful(scale: Scale, corridor: Corridor) -> tuple[float, float]:
    """The loosest and the tightest position of a scale with ends that the law leaves."""
    low, high = _ends(scale)
    floors = (wall.position for wall in corridor.floors if wall.legal)
    ceilings = (wall.position for wall in corridor.ceilings if wall.legal)
    return max([low, *floors]), min([high, *ceilings])


def law(corridor: Corridor) -> tuple[Wall, ...]:
    """The walls of law that leave the least: the tightest floor and the lowest ceiling, as far as there are."""
    floors = [wall for wall in corridor.floors if wall.legal]
    ceilings = [wall for wall in corridor.ceilings if wall.legal]
    return (*sorted(floors, key=_position)[-1:], *sorted(ceilings, key=_position)[:1])


def asking(control: Control, corridor: Corridor) -> Wall | None:
    """The wall that asks for the interdependent direction, where the law has moved it to; walls of law do not count.

    What the law orders is obeyed, not chosen: it earns nothing.
    """
    if control.posture == LOOSE:
        return min((wall for wall in corridor.ceilings if not wall.legal), key=_position, default=None)
    return max((wall for wall in corridor.floors if not wall.legal), key=_position, default=None)


def better(control: Control, position: float, corridor: Corridor) -> Any:
    """What to set to use more freedom and stay inside the corridor; None where a wall stands in the way.

    That is the wall for what lies beyond one; else the next level, or of a percentage the end of the corridor.
    """
    # Seen from the interdependent end, less is freer whichever way the control faces.
    turn = 1 if control.posture == LOOSE else -1
    stop, bound = (corridor.lowest, corridor.highest) if turn > 0 else (-corridor.highest, -corridor.lowest)
    here, least = turn * position, max(stop, min(turn * end for end in _ends(control.scale)))
    target = bound if here > bound else here - 1 if control.scale.ordered_by_words else least
    reached = isfinite(target) and least <= target < here
    return _value(control.scale, turn * target, corridor) if reached else None


def _ends(scale: Scale) -> tuple[float, float]:
    if scale.holds == "levels":
        return 0.0, float(len(scale.levels) - 1)
    if has_ends(scale):
        far = scale.sign * (1.0 if scale.holds == "boolean" else 100.0)
        return min(0.0, far), max(0.0, far)
    return -inf, inf


def _reached(scale: Scale, position: float, wall: Wall) -> float:
    """1 up to the wall, beyond it the lesser amount over the greater: twice as slow is one half."""
    beyond = position > wall.position if wall.side == CEILING else position < wall.position
    if not beyond:
        return 1.0
    less, more = sorted(max(0.0, scale.sign * at) for at in (position, wall.position))
    return less / more if more else 0.0


def _value(scale: Scale, position: float, corridor: Corridor) -> Any:
    """The value at a position, as the wall there writes it; else a level, a yes or no, or a number."""
    written = [wall.value for wall in (*corridor.floors, *corridor.ceilings) if wall.position == position]
    if written:
        return written[0]
    if scale.levels:
        return scale.levels[int(position)]
    return bool(position) if scale.holds == "boolean" else scale.sign * position


def _position(wall: Wall) -> float:
    return wall.position
