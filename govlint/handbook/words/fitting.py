"""What fits on one side of paper, reckoned in lines: wide letters, so that no reader's fonts make it two."""

from collections.abc import Iterable, Iterator
from math import ceil
from typing import NamedTuple

from govlint.handbook.words.handed import Item, Part

_WIDE = 42
"""Letters on a line of a column."""
_HEADING, _GAP = 2.2, 0.45
_ROOM, _LARGE = 104.0, 62.0
"""Lines on a side of the shorter paper, in two columns; and where letters are larger."""


class Fitted(NamedTuple):
    """What stands on one side. left: titles of parts of which something was left out; large: with larger letters."""

    parts: tuple[Part, ...]
    left: tuple[str, ...]
    large: bool


def fitted(parts: Iterable[Part]) -> Fitted:
    """As many items as fit on one side, the first ones; after one that does not fit, none follows."""
    whole = tuple(parts)
    kept = tuple(_kept(whole))
    left = tuple(part.title for part, held in zip(whole, _filled(whole, kept), strict=True) if part.items != held)
    return Fitted(kept, left, not left and _length(kept) <= _LARGE)


def _kept(parts: tuple[Part, ...]) -> Iterator[Part]:
    used = 0.0
    for part in parts:
        used += _HEADING
        items: list[Item] = []
        for item in part.items:
            used += _lines(item)
            if used <= _ROOM:
                items.append(item)
        if items:
            yield part._replace(items=tuple(items))


def _filled(whole: tuple[Part, ...], kept: tuple[Part, ...]) -> Iterator[tuple[Item, ...]]:
    held = {part.name: part.items for part in kept}
    return (held.get(part.name, ()) for part in whole)


def _length(parts: Iterable[Part]) -> float:
    return sum(_HEADING + sum(map(_lines, part.items)) for part in parts)


def _lines(item: Item) -> float:
    said = " ".join((item.when, item.said, *item.more, item.place))
    return ceil(len(said) / _WIDE) + _GAP
