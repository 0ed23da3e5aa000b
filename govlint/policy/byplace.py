"""Things by the places they hold in, so that a place finds its own at once."""

from collections.abc import Iterable
from itertools import chain, product
from typing import Generic, TypeVar

from govlint.policy.box import PLACE, Box, admits, overlap
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

    def near(self, region: Box) -> list[T]:
        """The things whose region may overlap another, each once."""
        found: dict[int, T] = {}
        for named, held in self._held.items():
            for thing_region, thing in _near(named, held, region):
                if overlap(thing_region, region):
                    found[id(thing)] = thing
        return list(found.values())


def _near(
    named: tuple[str, ...], held: dict[tuple[str, ...], list[tuple[Box, T]]], region: Box
) -> Iterable[tuple[Box, T]]:
    """Of things that name some dimensions, those that share a name with a region, as far as it names them too."""
    if all(name in region for name in named):
        return chain.from_iterable(held.get(key, ()) for key in product(*(region[name] for name in named)))
    return chain.from_iterable(held.values())
