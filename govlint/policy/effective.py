"""Which setting holds where, context by context; equal contexts are one."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from govlint.policy.box import CASE, PLACE, Box, admits
from govlint.policy.controls import Control
from govlint.policy.corridor import Corridor, Wall, corridor
from govlint.policy.places import Place, Places
from govlint.policy.settings import Setting

MAX_CASES = 4_096
IN_FORCE = "in-force"
_HASHED = ("channels", "brands", "markets")


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
        place = self.places[0]
        parts = [place.market] if "markets" in self.named else []
        parts += [place.brand] if "brands" in self.named or ("sectors" in self.named and place.brand) else []
        parts += [place.channel] if place.channel else []
        for values in self.case.values():
            if values:
                shown = sorted(values)[:3]
                parts.append(", ".join(shown) + (f" and {len(values) - 3} more" if len(values) > 3 else ""))
        return " · ".join(part for part in parts if part)


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
    named = _named((*(setting.region for setting in settings), *(wall.region for wall in walls)))
    place_names = tuple(name for name in PLACE if name in named)
    index = _Index(settings)
    for members in where.classes(place_names, control.per_account):
        place = members[0]
        here = index.at(place)
        walls_here = tuple(wall for wall in walls if admits(wall.region, place.facts, PLACE))
        for case in _cases(here, walls_here):
            facing = corridor(wall for wall in walls_here if admits(wall.region, case, CASE))
            context = Context(members, case, place_names)
            yield _standing(
                control, context, [setting for setting in here if admits(setting.region, case, CASE)], facing
            )


def _named(regions: Iterable[Box]) -> set[str]:
    return {name for region in regions for name in region}


class _Index:
    """Settings by the accounts, brands and markets they name, so that a place finds its own at once."""

    def __init__(self, settings: Iterable[Setting]) -> None:
        self._held: dict[tuple[str | None, ...], list[Setting]] = {}
        for setting in settings:
            for key in product(*(setting.region.get(name) or (None,) for name in _HASHED)):
                self._held.setdefault(key, []).append(setting)

    def at(self, place: Place) -> list[Setting]:
        """The settings whose region admits a place, the narrowest first."""
        keys = product(*((None, *place.facts.get(name, ())) for name in _HASHED))
        found = (setting for key in keys for setting in self._held.get(key, ()))
        return sorted(
            (setting for setting in found if admits(setting.region, place.facts, PLACE)),
            key=lambda setting: (setting.rank, setting.document.status == IN_FORCE),
            reverse=True,
        )


def _cases(settings: Sequence[Setting], walls: Sequence[Wall]) -> Iterator[Box]:
    """The kinds of case that these settings and walls tell apart."""
    regions = [setting.region for setting in settings] + [wall.region for wall in walls]
    named = [name for name in CASE if any(name in region for region in regions)]
    if not named:
        yield {}
        return
    groups = [_groups(name, regions) for name in named]
    for number, chosen in enumerate(product(*groups)):
        if number >= MAX_CASES:
            return
        yield dict(zip(named, chosen, strict=True))


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
