"""What each setting faces: its corridor, and where; equal ones together. The engine judges, this only groups."""

from collections.abc import Iterable
from typing import NamedTuple

from govlint.language import gettext_noop
from govlint.library.forms import ELSEWHERE
from govlint.policy.contexts import Context
from govlint.policy.control import Control
from govlint.policy.corridor import FLOOR, Corridor, Wall
from govlint.policy.effective import Standing
from govlint.policy.settings import DECIDED, Setting
from govlint.text.nodes import Pointer

LOOSE, TIGHT, UNDECIDED, INSIDE, FREE = "too-loose", "too-tight", "undecided", "inside", "no-wall"
DEFERRED, SILENT, UNREADABLE = "deferred", "silent", "unreadable"

VERDICTS = {
    LOOSE: gettext_noop("too loose"),
    TIGHT: gettext_noop("too tight"),
    UNDECIDED: gettext_noop("undecided"),
    UNREADABLE: gettext_noop("no such value"),
    INSIDE: gettext_noop("inside"),
    DEFERRED: gettext_noop("decided elsewhere"),
    FREE: gettext_noop("no wall here"),
    SILENT: gettext_noop("nothing said"),
}
"""The verdicts in English, the worst first."""
_ORDER = tuple(VERDICTS)
DIRECTIONS = {name: VERDICTS[name] for name in (TIGHT, LOOSE, UNDECIDED)} | {"broken": gettext_noop("broken")}
"""What a finding says, in English."""

SettingKey = tuple[int, Pointer]
"""What tells settings apart: their document's node and their pointer."""


class Facing(NamedTuple):
    """A setting (or none) between walls that stand alike, in all contexts where that is so.

    corridor: of the first context; walls: every wall that stands in one of them; bounds: those that bind there.
    everywhere: whether the control has no other context.
    """

    control: Control
    setting: Setting | None
    corridor: Corridor
    verdict: str
    contexts: tuple[Context, ...]
    everywhere: bool
    walls: tuple[Wall, ...] = ()
    bounds: tuple[Wall, ...] = ()

    @property
    def position(self) -> float | None:
        """Where the setting stands on the control's scale."""
        decided = self.setting is not None and self.setting.state == DECIDED
        return self.control.scale.position(self.setting.value) if self.setting and decided else None


def key_of(setting: Setting) -> SettingKey:
    """What tells a setting from others."""
    return id(setting.document.node), setting.pointer


def verdict(standing: Standing, gaps: frozenset[int]) -> str:
    """The verdict on a standing, by the walls that the engine found for it. gaps: the contexts that it calls gaps."""
    setting, corridor = standing.setting, standing.corridor
    if setting is None:
        return UNDECIDED if id(standing.context) in gaps else SILENT
    if setting.state != DECIDED:
        return DEFERRED if setting.state == ELSEWHERE else UNDECIDED
    position = standing.control.scale.position(setting.value)
    if position is None:
        return UNREADABLE
    crossed = corridor.crossed(position)
    if crossed:
        return LOOSE if crossed[0].side == FLOOR else TIGHT
    return INSIDE if corridor.floors or corridor.ceilings else FREE


def worst(verdicts: Iterable[str]) -> str:
    """The worst of some verdicts."""
    return min(verdicts, key=_ORDER.index, default=SILENT)


def facings(standings: Iterable[Standing], gaps: frozenset[int]) -> tuple[Facing, ...]:
    """The standings of one control, those alike together, the worst first."""
    groups: dict[tuple[object, ...], list[Standing]] = {}
    for standing in standings:
        said = verdict(standing, gaps)
        setting = key_of(standing.setting) if standing.setting else None
        groups.setdefault((said, setting, *_outline(standing.corridor)), []).append(standing)
    found = [_facing(alike, str(key[0]), len(groups) == 1) for key, alike in groups.items()]
    return tuple(sorted(found, key=lambda facing: _ORDER.index(facing.verdict)))


def _outline(corridor: Corridor) -> tuple[object, ...]:
    """What a corridor looks like, whoever set its walls."""
    floor, ceiling = corridor.floor, corridor.ceiling
    walls = [(wall.position, wall.legal) if wall else None for wall in (floor, ceiling)]
    return corridor.lowest, corridor.highest, *walls


def _facing(alike: list[Standing], said: str, everywhere: bool) -> Facing:
    first = alike[0]
    corridors = [standing.corridor for standing in alike]
    return Facing(
        first.control,
        first.setting,
        first.corridor,
        said,
        tuple(standing.context for standing in alike),
        everywhere,
        _once(wall for found in corridors for wall in (*found.floors, *found.ceilings)),
        _once(wall for found in corridors for wall in (found.floor, found.ceiling) if wall),
    )


def _once(walls: Iterable[Wall]) -> tuple[Wall, ...]:
    """Each wall once, floors first."""
    found = {wall.rule: wall for wall in walls}
    return tuple(sorted(found.values(), key=lambda wall: (wall.side != FLOOR, wall.rule)))


def is_relevant(facing: Facing) -> bool:
    """Whether anything is said or asked at all."""
    return facing.setting is not None or bool(facing.walls)
