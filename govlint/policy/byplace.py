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
        self._held: dict[tuple[str | None, ...], list[tuple[Box, T]]] = {}
        for region, thing in things:
            for key in product(*(region.get(name) or (None,) for name in _HASHED)):
                self._held.setdefault(key, []).append((region, thing))

    def at(self, place: Place) -> list[T]:
        """The things whose region admits a place, each once."""
        keys = product(*((None, *place.facts.get(name, ())) for name in _HASHED))
        found = [pair for key in keys for pair in self._held.get(key, ()) if admits(pair[0], place.facts, PLACE)]
        return list({id(thing): thing for _, thing in found}.values())
