"""Regions held against one another exactly: what of one lies outside others; knows sets of values, not what they mean.

Here every dimension is plain: one value holds in it at a time, and a region admits a situation whose values all lie in
its sets. So `facts`, of which `admits` in `box.py` wants all that are named, must be put otherwise before it comes
here, such as one dimension for each fact. A dimension that admits nothing makes a region empty.
"""

from collections.abc import Iterable, Iterator, Mapping
from math import prod
from operator import and_, or_
from typing import NamedTuple

from govlint.policy.box import Box

OTHER = "any other"
"""The value of a dimension that stands for all that nobody names.

It is no word that a document may use. The vocabularies have an `other` of their own, which is a named value: who covers
what is said to be `other` has not covered all that nobody thought of. A region that admits it means something only in
the space it came from: where more is named, it stands for less.
"""
BUDGET = 100_000
_Masks = tuple[int, ...]
"""A region as bits, dimension by dimension of the space: bit n is set where the n-th value is admitted."""


class Undecided(Exception):  # noqa: N818 - nothing went wrong: the answer is that there is none
    """The question is larger than its budget. Whoever asked must not take that for a yes."""


class Space(NamedTuple):
    """All that can be the case: each dimension with every value it can have."""

    values: dict[str, tuple[str, ...]]

    @property
    def whole(self) -> _Masks:
        """Everything, as bits."""
        return tuple((1 << len(values)) - 1 for values in self.values.values())

    def masks(self, region: Box) -> _Masks:
        """A region as bits. Raises ValueError for a dimension or a value that this space does not have.

        A value that was overlooked would make a region smaller than it is, and a proof about it worth nothing.
        """
        unknown = [f"{name}: {value}" for name in region for value in sorted(self._lacking(name, region[name]))]
        if unknown or not region.keys() <= self.values.keys():
            missing = unknown or sorted(region.keys() - self.values.keys())
            raise ValueError(f"the space of situations lacks {', '.join(missing)}")
        return tuple(
            sum(1 << at for at, value in enumerate(values) if name not in region or value in region[name])
            for name, values in self.values.items()
        )

    def _lacking(self, name: str, values: Iterable[str]) -> set[str]:
        return set(values).difference(self.values.get(name, ()))

    def box(self, masks: _Masks) -> Box:
        """Bits as a region that names only the dimensions in which it does not admit everything."""
        return {
            name: frozenset(value for at, value in enumerate(values) if mask >> at & 1)
            for (name, values), mask, full in zip(self.values.items(), masks, self.whole, strict=True)
            if mask != full
        }


def space_of(regions: Iterable[Box], fixed: Mapping[str, Iterable[str]] = {}) -> Space:
    """The space that regions speak of: the dimensions they name, each with the named values in order, and OTHER.

    fixed: dimension → all its values, in the order in which they are to be tried. It gets no OTHER: only for what can
    have no other value, such as bands of a number or whether a post is paid.
    """
    named: dict[str, set[str]] = {}
    for region in regions:
        for name, values in region.items():
            named.setdefault(name, set()).update(values)
    found = {name: tuple(dict.fromkeys(values)) for name, values in fixed.items()}
    for name in sorted(named.keys() - found.keys()):
        found[name] = (*sorted(named[name] - {OTHER}), OTHER)
    return Space(found)


def subtract(region: Box, taken: Iterable[Box], space: Space, budget: int = BUDGET) -> list[Box]:
    """What is left of a region without all of `taken`: disjoint boxes, the largest first; none where it is covered.

    budget: how many pieces may be looked at; past it Undecided is raised. The order of `taken` makes no difference.
    """
    left = _left(space.masks(region), {space.masks(one) for one in taken}, budget)
    return [space.box(piece) for piece in _merged(left)]


def covers(taken: Iterable[Box], region: Box, space: Space, budget: int = BUDGET) -> bool:
    """Whether every situation of a region lies in one of `taken` at least. Raises Undecided past the budget."""
    return next(_left(space.masks(region), {space.masks(one) for one in taken}, budget), None) is None


def first_point(region: Box, space: Space) -> dict[str, str]:
    """One situation of a region: for every dimension of the space the first admitted value, OTHER only if it must.

    Raises ValueError where the region is empty.
    """
    masks = space.masks(region)
    if not all(masks):
        raise ValueError("an empty region has no situation")
    return {
        name: min((value for at, value in enumerate(values) if mask >> at & 1), key=lambda value: value == OTHER)
        for (name, values), mask in zip(space.values.items(), masks, strict=True)
    }


def simplest(found: Iterable[Box], space: Space) -> list[Box]:
    """The same situations in fewer boxes, the largest first.

    Boxes that differ in one dimension become one, full dimensions are dropped, and so are empty boxes.
    """
    return [space.box(masks) for masks in _merged(map(space.masks, found)) if all(masks)]


def _left(region: _Masks, taken: set[_Masks], budget: int) -> Iterator[_Masks]:
    """Disjoint pieces of a region that nothing takes; the budget is looked at before each piece."""
    open_ = [(region, sorted(taken))] if all(region) else []
    while open_:
        if budget <= 0:
            raise Undecided
        budget -= 1
        piece, others = open_.pop()
        shares = [(_size(map(and_, piece, other)), other) for other in others]
        near = [share for share in shares if share[0]]
        if near:
            # The one that takes most leaves least to look at, and the fewest, largest pieces to read.
            open_ += [(part, [other for _, other in near]) for part in _parts(piece, max(near)[1])]
        else:
            yield piece


def _parts(piece: _Masks, taken: _Masks) -> Iterator[_Masks]:
    """What is left of a piece when a box that meets it is taken: at most one part for each dimension."""

    def kept(at: int) -> float:
        return (piece[at] & taken[at]).bit_count() / piece[at].bit_count()

    # The largest part comes off first: that gives a third of the pieces that the order of dimensions gives.
    for at in sorted(range(len(piece)), key=kept):
        if outside := piece[at] & ~taken[at]:
            yield (*piece[:at], outside, *piece[at + 1 :])
            piece = (*piece[:at], piece[at] & taken[at], *piece[at + 1 :])


def _merged(found: Iterable[_Masks]) -> list[_Masks]:
    """The same boxes with those that differ in one dimension made one, as long as there are any; the largest first."""
    boxes, before = set(found), -1
    while len(boxes) != before:
        before = len(boxes)
        for at in range(len(next(iter(boxes), ()))):
            boxes = _merged_in(at, boxes)
    return sorted(boxes, key=lambda masks: (-_size(masks), masks))


def _merged_in(at: int, boxes: set[_Masks]) -> set[_Masks]:
    """Boxes that are alike but for one dimension, made one."""
    alike: dict[_Masks, int] = {}
    for one in boxes:
        rest = (*one[:at], *one[at + 1 :])
        alike[rest] = or_(alike.get(rest, 0), one[at])
    return {(*rest[:at], mask, *rest[at:]) for rest, mask in alike.items()}


def _size(masks: Iterable[int]) -> int:
    """How many combinations of values are admitted."""
    return prod(map(int.bit_count, masks))
