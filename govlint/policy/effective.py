"""Which setting holds where, context by context; equal contexts are one."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from math import prod
from typing import NamedTuple

from govlint.policy.box import CASE, NUMBERS, PLACE, Box, admits
from govlint.policy.byplace import ByPlace
from govlint.policy.contexts import Context
from govlint.policy.control import Control
from govlint.policy.corridor import Corridor, Wall
from govlint.policy.places import Places
from govlint.policy.settings import Setting

MAX_CASES = 4_096


class Standing(NamedTuple):
    """What holds in a context: the setting (None where nothing is decided) between its walls.

    overridden: settings that would hold without it. rivals: settings as narrow as it, with another value.
    """

    control: Control
    context: Context
    setting: Setting | None
    corridor: Corridor
    overridden: tuple[Setting, ...] = ()
    rivals: tuple[Setting, ...] = ()


def standings(
    control: Control,
    settings: Sequence[Setting],
    walls: Sequence[Wall],
    where: Places,
    apart: Sequence[Box] = (),
) -> Iterator[Standing]:
    """What holds for a control in each class of contexts that its settings and walls tell apart.

    apart: regions that tell contexts apart beside these.
    """
    regions = [setting.region for setting in settings] + [wall.region for wall in walls]
    told, told_by_walls = _told((*regions, *apart)), _told(wall.region for wall in walls)
    index = ByPlace((setting.region, setting) for setting in settings)
    facing: dict[tuple[frozenset[str], ...], _Facing] = {}
    for members in where.classes(told, control.per_account, control.per_sector):
        place = members[0]
        here = sorted(index.at(place), key=_narrowness, reverse=True)
        key = place.signature(told_by_walls)
        if key not in facing:
            facing[key] = _Facing((wall for wall in walls if admits(wall.region, place.facts, PLACE)), apart)
        for case, between in facing[key].cases(here):
            context = Context(members, case, tuple(told))
            holding = [setting for setting in here if admits(setting.region, case, CASE)] if case else here
            yield from _standings(control, context, holding, between)


def standing_at(control: Control, settings: Iterable[Setting], walls: Iterable[Wall], facts: Box) -> Standing:
    """What holds for a control in one situation, drafts left out.

    facts: what is so there, over all dimensions of place and case.
    """
    here = [one for one in settings if one.binds and admits(one.region, facts, PLACE + CASE)]
    facing = Corridor(wall for wall in walls if admits(wall.region, facts, PLACE) and wall.admits(facts))
    return _standing(control, Context((), facts), sorted(here, key=_narrowness, reverse=True), facing)


def _told(regions: Iterable[Box]) -> Box:
    """The values of each dimension of place that regions name."""
    found: dict[str, set[str]] = {}
    for region in regions:
        for name in PLACE:
            if name in region:
                found.setdefault(name, set()).update(region[name])
    return {name: frozenset(values) for name, values in found.items()}


class _Facing:
    """The walls that stand in a class of places, and the corridors between them case by case."""

    def __init__(self, walls: Iterable[Wall], apart: Sequence[Box]) -> None:
        self.walls = tuple(walls)
        self._regions = [region for wall in self.walls for region in (wall.region, wall.unless) if region]
        self._regions += apart
        self._named = {name for region in self._regions for name in region if name in CASE}
        self._always = Corridor(self.walls)

    def cases(self, settings: Sequence[Setting]) -> Iterator[tuple[Box, Corridor]]:
        """The kinds of case that these walls and settings tell apart, each with its corridor."""
        named = self._named | {name for setting in settings for name in setting.region if name in CASE}
        if not named:
            yield {}, self._always
            return
        regions = [*self._regions, *(setting.region for setting in settings)]
        for case in _cases({name: _groups(name, regions) for name in CASE if name in named}):
            yield case, Corridor(wall for wall in self.walls if wall.admits(case)) if self._named else self._always


def kinds_of_case(regions: Sequence[Box]) -> Iterator[Box] | None:
    """Every kind of case that regions tell apart; None where they are too many to look at one by one."""
    named = {name for region in regions for name in region if name in CASE}
    groups = {name: _groups(name, list(regions)) for name in CASE if name in named}
    return None if prod(map(len, groups.values())) > MAX_CASES else _cases(groups)


def _cases(groups: dict[str, list[frozenset[str]]]) -> Iterator[Box]:
    """Every combination of the groups; past a bound, each group with all other dimensions left open."""
    if prod(map(len, groups.values())) <= MAX_CASES:
        for chosen in product(*groups.values()):
            yield dict(zip(groups, chosen, strict=True))
        return
    other: Box = {name: frozenset() for name in groups}
    yield other
    for name, values in groups.items():
        yield from (other | {name: group} for group in values if group)


def _narrowness(setting: Setting) -> tuple[int, ...]:
    return setting.rank


def _groups(name: str, regions: list[Box]) -> list[frozenset[str]]:
    """The values of a dimension, those that every region treats alike together; last, any other value, if there is."""
    naming = [region[name] for region in regions if name in region]
    found: dict[tuple[bool, ...], set[str]] = {}
    for value in sorted(frozenset().union(*naming)):
        found.setdefault(tuple(value in values for values in naming), set()).add(value)
    return [*map(frozenset, found.values()), *(_rest(name, found.values()) if name in NUMBERS else [frozenset()])]


def _rest(name: str, found: Iterable[set[str]]) -> list[frozenset[str]]:
    """All numbers that lie in none of these bands, as one more; nothing where there are none."""
    from govlint.workspace.bands import rest

    return [frozenset((band,)) for band in rest(name, (band for bands in found for band in bands))]


def _standings(control: Control, context: Context, here: list[Setting], facing: Corridor) -> Iterator[Standing]:
    """What holds; and beside a setting in force, what a draft would put in its place."""
    binding = [setting for setting in here if setting.binds]
    drafts = [setting for setting in here if not setting.binds]
    yield _standing(control, context, binding or drafts, facing)
    if binding and drafts:
        yield _standing(control, context, drafts, facing)


def _standing(control: Control, context: Context, here: list[Setting], facing: Corridor) -> Standing:
    if not here:
        return Standing(control, context, None, facing)
    first, *others = here
    rivals = tuple(other for other in others if other.rank == first.rank and other.value != first.value)
    return Standing(control, context, first, facing.around(first.document), tuple(others), rivals)
