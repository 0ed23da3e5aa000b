"""Which setting holds where, context by context; equal contexts are one."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product
from typing import NamedTuple

from govlint.policy.box import CASE, PLACE, Box, admits
from govlint.policy.byplace import ByPlace
from govlint.policy.controls import Control
from govlint.policy.corridor import Corridor, Wall
from govlint.policy.places import Place, Places
from govlint.policy.settings import Setting

MAX_CASES = 4_096
SHOWN = 3
IN_FORCE = "in-force"


class Context(NamedTuple):
    """A class of equal contexts: places (the first stands for all) and a kind of case.

    case: dimension → values that make no difference between them; empty values mean "any other".
    named: the dimensions of place that tell it from other contexts.
    """

    places: tuple[Place, ...]
    case: Box
    named: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The context in a few words, empty where it is every context."""
        parts = [_few(place.market for place in self.places)] if {"markets", "facts"} & set(self.named) else []
        parts += [_few(place.brand for place in self.places)] if {"brands", "sectors"} & set(self.named) else []
        parts += [_few(place.channel for place in self.places)]
        parts += [_case_words(name, values) for name, values in self.case.items() if values]
        return " · ".join(part for part in parts if part)


def _case_words(name: str, values: frozenset[str]) -> str:
    """`reply, direct-message`; for other dimensions than content with the word: `paid: none`, `minors likely`."""
    said = _few(sorted(values))
    return (
        said
        if name == "content"
        else f"minors {said}"
        if name == "minors_likely"
        else f"{name.replace('_', ' ')}: {said}"
    )


def _few(names: Iterable[str | None]) -> str:
    """Some names and how many there are more."""
    found = list(dict.fromkeys(name for name in names if name))
    more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    return ", ".join(found[:SHOWN]) + more


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
    control: Control, settings: Sequence[Setting], walls: Sequence[Wall], where: Places
) -> Iterator[Standing]:
    """What holds for a control in each class of contexts that its settings and walls tell apart."""
    told, told_by_walls = _told((*settings, *walls)), _told(walls)
    index = ByPlace((setting.region, setting) for setting in settings)
    facing: dict[tuple[frozenset[str], ...], _Facing] = {}
    for members in where.classes(told, control.per_account):
        place = members[0]
        here = sorted(index.at(place), key=_narrowness, reverse=True)
        key = place.signature(told_by_walls)
        if key not in facing:
            facing[key] = _Facing(wall for wall in walls if admits(wall.region, place.facts, PLACE))
        for case, between in facing[key].cases(here):
            context = Context(members, case, tuple(told))
            holding = [setting for setting in here if admits(setting.region, case, CASE)] if case else here
            yield _standing(control, context, holding, between)


def _told(holders: Iterable[Setting | Wall]) -> Box:
    """The values of each dimension of place that regions name."""
    found: dict[str, set[str]] = {}
    for holder in holders:
        for name in PLACE:
            if name in holder.region:
                found.setdefault(name, set()).update(holder.region[name])
    return {name: frozenset(values) for name, values in found.items()}


class _Facing:
    """The walls that stand in a class of places, and the corridors between them case by case."""

    def __init__(self, walls: Iterable[Wall]) -> None:
        self.walls = tuple(walls)
        self._regions = [region for wall in self.walls for region in (wall.region, wall.unless) if region]
        self._named = {name for region in self._regions for name in region if name in CASE}
        self._always = Corridor(self.walls)

    def cases(self, settings: Sequence[Setting]) -> Iterator[tuple[Box, Corridor]]:
        """The kinds of case that these walls and settings tell apart, each with its corridor."""
        named = self._named | {name for setting in settings for name in setting.region if name in CASE}
        if not named:
            yield {}, self._always
            return
        regions = [*self._regions, *(setting.region for setting in settings)]
        order = [name for name in CASE if name in named]
        for chosen in islice(product(*(_groups(name, regions) for name in order)), MAX_CASES):
            case = dict(zip(order, chosen, strict=True))
            yield case, Corridor(wall for wall in self.walls if wall.admits(case)) if self._named else self._always


def _narrowness(setting: Setting) -> tuple[tuple[int, ...], bool]:
    return setting.rank, setting.document.status == IN_FORCE


def _groups(name: str, regions: list[Box]) -> list[frozenset[str]]:
    """The values of a dimension, those that every region treats alike together; last, any other value."""
    naming = [region[name] for region in regions if name in region]
    found: dict[tuple[bool, ...], set[str]] = {}
    for value in sorted(frozenset().union(*naming)):
        found.setdefault(tuple(value in values for values in naming), set()).add(value)
    return [*map(frozenset, found.values()), frozenset()]


def _standing(control: Control, context: Context, here: list[Setting], facing: Corridor) -> Standing:
    if not here:
        return Standing(control, context, None, facing)
    first = here[0]
    rivals = tuple(
        other
        for other in here[1:]
        if other.rank == first.rank and other.value != first.value and _binds_alike(other, first)
    )
    return Standing(control, context, first, facing, tuple(here[1:]), rivals)


def _binds_alike(first: Setting, second: Setting) -> bool:
    return first.document.status == second.document.status
