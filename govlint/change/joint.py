"""The situations of both sides cut in one space, wherever either side tells them apart."""

from collections.abc import Iterable, Iterator

from govlint.change.view import Pair
from govlint.decision.cells import BUDGET, FORBIDDEN, Cell, Cells
from govlint.decision.conditions import plain, told_by
from govlint.decision.further import forbidding
from govlint.decision.situation import Situation
from govlint.policy.box import PLACE, Box, admits
from govlint.policy.places import Place
from govlint.policy.regions import OTHER, Space, Undecided

_WHO = ("authors", "roles")


class Joint:
    """Both sides of an organisation in one space. whens: the regions that will be asked for."""

    def __init__(self, pair: Pair, whens: Iterable[Box] = (), budget: int = BUDGET) -> None:
        self.pair, self.budget = pair, budget
        deciders = pair.before.decider, pair.after.decider
        named = [*whens, *(box for one in deciders for box in (*told_by(one), *forbidding(one)))]
        self.before, self.after = (Cells(one, named, budget) for one in deciders)
        self.space = _both(self.before.space, self.after.space)
        self.before.space = self.after.space = self.space

    def within(self, when: Box) -> Iterator[Cell]:
        """The cells of a region, such that neither side tells anything apart in one that it decides by who must agree.

        Raises Undecided past the budget.
        """
        left = self.budget
        case = plain({name: values for name, values in when.items() if name not in _WHO}, {}, self.space)
        for was, now in self._classes(when) if case is not None else ():
            for outer in self.before.at(was, case or {}, left):
                for cell in self.after.at(now, outer.case, left):
                    left -= 1
                    if left < 0:
                        raise Undecided
                    yield cell

    def _classes(self, when: Box) -> Iterator[tuple[tuple[Place, ...], tuple[Place, ...]]]:
        was, now = self.pair.before.where, self.pair.after.where
        found: dict[object, list[tuple[Place, Place]]] = {}
        for one, other in zip((*was.grid, *was.accounts), (*now.grid, *now.accounts), strict=True):
            if any(admits(when, place.facts, PLACE) for place in (one, other)):
                key = one.signature(self.before.told), other.signature(self.after.told)
                found.setdefault(key, []).append((one, other))
        for alike in found.values():
            yield tuple(one for one, _ in alike), tuple(other for _, other in alike)

    def words(self, cells: Iterable[Cell]) -> tuple[str, ...]:
        """Cells in few words; none where they are everything."""
        return self.after.words(cells)

    def open(self, cell: Cell) -> Situation | None:
        """A situation of a cell that may appear on one of the sides at least; None where it may on neither."""
        return self.after.open(cell) or self.before.open(cell)

    def parts(self, cell: Cell) -> Iterator[Cell]:
        """A cell cut by all that either side forbids some of it for."""
        for part in self.before.parts(cell, FORBIDDEN):
            yield from self.after.parts(part, FORBIDDEN)


def _both(one: Space, other: Space) -> Space:
    """The values of both, what nobody names last, but where it is to be tried first."""
    values = {}
    for name in dict.fromkeys((*one.values, *other.values)):
        found = dict.fromkeys((*one.values.get(name, ()), *other.values.get(name, ())))
        first = bool(found) and next(iter(found)) == OTHER
        named = tuple(value for value in found if value != OTHER)
        rest = (OTHER,) if OTHER in found else ()
        values[name] = (*rest, *named) if first else (*named, *rest)
    return Space(values)
