"""What fits on one side of paper, reckoned in lines: wide letters, so that no reader's fonts make it two."""

from collections.abc import Iterable, Iterator
from math import ceil
from typing import NamedTuple

from govlint.handbook.words.handed import Item, Part

_WIDE = 42
"""Letters on a line of a column."""
_HEADING, _GAP = 2.2, 0.45
_LARGE = 0.6
"""The part of a side that may be filled where letters are larger."""


class Side(NamedTuple):
    """One side of paper. room: its lines in two columns on the shorter of A4 and Letter; places: if it names them."""

    room: float
    places: bool


CARD, BRIEF = Side(104, places=True), Side(122, places=False)
"""A crisis card; a brief for creators, in smaller letters (9.5 points)."""


class Fitted(NamedTuple):
    """What stands on one side. left: titles of parts of which something was left out; large: with larger letters."""

    parts: tuple[Part, ...]
    left: tuple[str, ...]
    large: bool


def fitted(parts: Iterable[Part], side: Side) -> Fitted:
    """As many items as fit on one side, the first ones; after one that does not fit, none follows."""
    whole = tuple(parts)
    kept = tuple(_kept(whole, side))
    left = tuple(part.title for part, held in zip(whole, _filled(whole, kept), strict=True) if part.items != held)
    return Fitted(kept, left, not left and _length(kept, side) <= side.room * _LARGE)


def _kept(parts: tuple[Part, ...], side: Side) -> Iterator[Part]:
    used = 0.0
    for part in parts:
        used += _HEADING
        items: list[Item] = []
        for item in part.items:
            used += _lines(item, side.places)
            if used <= side.room:
                items.append(item)
        if items:
            yield part._replace(items=tuple(items))


def _filled(whole: tuple[Part, ...], kept: tuple[Part, ...]) -> Iterator[tuple[Item, ...]]:
    held = {part.name: part.items for part in kept}
    return (held.get(part.name, ()) for part in whole)


def _length(parts: Iterable[Part], side: Side) -> float:
    return sum(_HEADING + sum(_lines(item, side.places) for item in part.items) for part in parts)


def _lines(item: Item, places: bool) -> float:
    said = " ".join((item.when, item.said, *item.more, item.place if places else ""))
    return ceil(len(said) / _WIDE) + _GAP
