"""What holds for a control on both sides of a change, and which way it moved; knows one context at a time."""

from math import inf
from typing import Any, NamedTuple

from govlint.change.direction import UNKNOWN, compared, joined
from govlint.policy.box import CASE, PLACE, Box, admits
from govlint.policy.control import Control
from govlint.policy.corridor import Corridor, Wall
from govlint.policy.places import Place
from govlint.policy.settings import DECIDED, MUST, Setting

_STRENGTHS = ("discouraged", "may", "should", MUST)
Pairs = tuple[Place, Place]
"""A place as it was before and as it is after."""


class Held(NamedTuple):
    """What holds on both sides in a context, and beyond which walls each of them stands."""

    before: Setting | None
    after: Setting | None
    was: tuple[Wall, ...]
    now: tuple[Wall, ...]
    lawful: bool

    @property
    def new(self) -> tuple[Wall, ...]:
        """The walls that it did not lie beyond before."""
        before = {wall.rule for wall in self.was}
        return tuple(wall for wall in self.now if wall.rule not in before)


def held_in(
    control: Control, was: list[Setting], now: list[Setting], walls: list[list[Wall]], places: Pairs, case: Box
) -> Held:
    """What holds on both sides at a place in a kind of case. was, now: settings; walls: of each side."""
    before, after = _holding(control, was, places[0], case), _holding(control, now, places[1], case)
    standing = [
        [wall for wall in both if admits(wall.region, place.facts, PLACE) and wall.admits(case)]
        for both, place in zip(walls, places, strict=True)
    ]
    was_beyond, now_beyond = (_crossed(control, setting, standing) for setting in (before, after))
    return Held(before, after, was_beyond, now_beyond, any(wall.legal for both in standing for wall in both))


def _holding(control: Control, found: list[Setting], place: Place, case: Box) -> Setting | None:
    """What holds at a place in a kind of case. Of several that are equally narrow the loosest counts."""
    here = [one for one in found if admits(one.region, place.facts, PLACE) and admits(one.region, case, CASE)]
    narrowest = max((one.rank for one in here), default=())
    rivals = (one for one in here if one.rank == narrowest)
    return min(rivals, key=lambda one: (_position(control, one), _strength(one), repr(one.value)), default=None)


def _position(control: Control, setting: Setting | None) -> float:
    """How tight it is; what is not decided is looser than all that is."""
    if setting is None or setting.state != DECIDED:
        return -inf
    position = control.scale.position(setting.value)
    return -inf if position is None else position


def _strength(setting: Setting | None) -> int:
    return _STRENGTHS.index(setting.strength) if setting and setting.strength in _STRENGTHS else len(_STRENGTHS) - 1


def _crossed(control: Control, setting: Setting | None, standing: list[list[Wall]]) -> tuple[Wall, ...]:
    """The walls that it lies beyond, by the rules of one side or the other; each once."""
    position = _position(control, setting)
    if setting is None or position == -inf:
        return ()
    beyond = (wall for walls in standing for wall in Corridor(walls).around(setting.document).crossed(position))
    return tuple({wall.rule: wall for wall in beyond}.values())


def direction(control: Control, held: Held) -> str:
    """Which way it moved: tighter, looser, both, neither, or not to be told."""
    one, other = _position(control, held.before), _position(control, held.after)
    directions = [compared(one, other)]
    if held.before and held.after and min(one, other) > -inf:
        directions.append(compared(_strength(held.before), _strength(held.after)))
        if _parts(held.before.value) - _parts(held.after.value) and one <= other:
            # As many things as before, or more, but not the same: the scale counts them and cannot weigh them.
            directions.append(UNKNOWN)
    return joined(directions)


def _parts(value: Any) -> set[str]:
    """What a value is made of, where it has parts: the entries of a list, and what a clock says beside its time."""
    if isinstance(value, dict):
        return {f"{name}: {held}" for name, held in value.items() if name != "within"}
    return {repr(one) for one in value} if isinstance(value, list) else set()
