"""Things by the places they hold in, so that a place finds its own at once."""

from collections.abc import Iterable
from itertools import product
from typing import Generic, TypeVar

from govlint.policy.box import PLACE, Box, admits
from govlint.policy.places import Place

T = TypeVar("T")
_HASHED = ("channels", "brands", "markets")


class ByPlace(Generic[T]):
    """Things with their regions. Most name accounts, brands or markets, and are found by these names."""

    def __init__(self, things: Iterable[tuple[Box, T]]) -> None:
        self._held: dict[tuple[str, ...], dict[tuple[str, ...], list[tuple[Box, T]]]] = {}
        for region, thing in things:
            named = tuple(name for name in _HASHED if region.get(name))
            held = self._held.setdefault(named, {})
            for key in product(*(region[name] for name in named)):
                held.setdefault(key, []).append((region, thing))

    def at(self, place: Place) -> list[T]:
        """The things whose region admits a place, each once."""
        found: dict[int, T] = {}
        for named, held in self._held.items():
            for key in product(*(place.facts.get(name, ()) for name in named)):
                for region, thing in held.get(key, ()):
                    if admits(region, place.facts, PLACE):
                        found[id(thing)] = thing
        return list(found.values())
