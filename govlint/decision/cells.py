"""Every situation that an organisation can meet, cut where anything tells situations apart.

A cell is a set of situations in which nothing is told apart: one of them, decided by the engine that answers
`simulate`, speaks for all. Situations that no place can have, such as an account of one brand in the market of
another, are in no cell.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from govlint.decision.bars import bars
from govlint.decision.conditions import at_place, by_author, conditions, dimensions, plain, told_by, who_answers
from govlint.decision.decider import Decider
from govlint.decision.decision import NEVER, Chosen, Decision
from govlint.decision.further import TOPIC, forbidding, register_of, showing
from govlint.decision.representative import situation_of
from govlint.decision.situation import NO, YES, Situation
from govlint.decision.topics import region_of_topic
from govlint.policy.box import PLACE, Box, admits, both, overlap
from govlint.policy.contexts import Context, in_words
from govlint.policy.flows.flow import Flow
from govlint.policy.places import Place
from govlint.policy.regions import OTHER, Undecided, first_point, simplest, subtract

BUDGET = 20_000
"""So many cells are looked at for one question; past it the question is not decided."""


FORBIDDEN, SHOWN, AUTHORS = "forbidden", "shown", "authors"
"""By what a cell can be cut further."""


_UNPAID = frozenset(("none",))
_SAID = ("content", "paid", "authors")


class Cell(NamedTuple):
    """Situations in which nothing is told apart.

    places: the first stands for all. case: what else is so in them, by dimension. flows: those that cover them.
    situation: one of them.
    """

    places: tuple[Place, ...]
    case: Box
    flows: tuple[Flow, ...]
    situation: Situation


class Cells:
    """The situations of an organisation. whens: the regions that will be asked for, as they are written."""

    def __init__(self, decider: Decider, whens: Iterable[Box] = (), budget: int = BUDGET) -> None:
        self.decider, self.budget = decider, budget
        named = [*told_by(decider), *whens]
        self._forbidding, self._showing = tuple(forbidding(decider)), tuple(showing(decider))
        self.who = who_answers(decider)
        self.space = dimensions(decider, [*named, *self._forbidding, *self._showing])
        # An account can be what a decision depends on even where no flow names one.
        self.told: Box = {"channels": frozenset()} | _told(named)
        self.classes = decider.where.classes(self.told, False, True)

    def within(self, when: Box) -> Iterator[Cell]:
        """The cells of a region, as far as who must agree can differ. Raises Undecided past the budget."""
        left, case = self.budget, plain(when, self.who, self.space)
        for places in self.classes:
            if case is not None and admits(when, places[0].facts, PLACE):
                for cell in self.at(places, case, left):
                    left -= 1
                    if left < 0:
                        raise Undecided
                    yield cell

    def chosen(self, situation: Situation) -> tuple[Chosen, ...]:
        """The way of a situation, by the engine that decides single ones."""
        return self.decider.chosen(situation, self.decider.here(situation).facts)

    def decide(self, situation: Situation) -> Decision:
        """The decision on a situation, as `simulate` gives it."""
        return self.decider.decide(situation)

    def words(self, found: Iterable[Cell]) -> tuple[str, ...]:
        """Cells in few words, those that differ in one thing together; none where they are everything."""
        cases: dict[int, list[Cell]] = {}
        for cell in found:
            cases.setdefault(id(cell.places), []).append(cell)
        named = ("markets", "brands", "channels")
        return in_words(
            Context(alike[0].places, case, named)
            for alike in cases.values()
            for case in simplest((_without_calm(cell.case) for cell in alike), self.space)
        )

    def parts(self, cell: Cell, by: str) -> Iterator[Cell]:
        """A cell cut by what else an answer depends on: FORBIDDEN, SHOWN or AUTHORS. Raises Undecided past the budget.

        FORBIDDEN leaves authors together, and topics and crises out where they can be absent: see `open`.
        """
        regions = {FORBIDDEN: self._forbidding, SHOWN: self._showing}.get(by, ())
        case = self._calm(cell.case) if by == FORBIDDEN else cell.case
        for places in self._alike(cell.places, _told(regions), by != SHOWN):
            here = (at_place(region, places[0], self.who, self.space) for region in regions)
            asked = by_author(cell.flows, places[0], self.decider) if by == AUTHORS else filter(None, here)
            for cut in self._cut([case], asked, self.budget):
                yield self._cell(places, cut, cell.flows)

    def open(self, cell: Cell) -> Situation | None:
        """One situation of a cell that may appear; None where all are forbidden. Raises Undecided past the budget."""
        return next(filter(self._allowed, self._most_open(cell)), None)

    def _allowed(self, situation: Situation) -> bool:
        return self.decider.allowed(situation) != NEVER

    def _most_open(self, cell: Cell) -> Iterator[Situation]:
        """Situations of a cell such that, where any may appear, one of them may.

        A topic, a crisis and an author only add to what is forbidden, so where they can be absent they are.
        """
        for part in self.parts(cell, FORBIDDEN):
            nobody = part.situation._replace(author="")
            if not any(bars(self.decider, nobody, self.decider.here(nobody))):
                yield part.situation
                yield from (one.situation for one in self.parts(part, AUTHORS))

    def _calm(self, case: Box) -> Box:
        """A case without topics and crisis, where it can be without."""
        calm = {name: frozenset((values[0],)) for name, values in self.space.values.items() if _only_adds(name)}
        return case | {name: values for name, values in calm.items() if values <= case.get(name, values)}

    def _alike(self, places: tuple[Place, ...], told: Box, by_register: bool) -> Iterator[tuple[Place, ...]]:
        """Places that neither these values nor, where asked for, the register tell apart, together."""
        found: dict[object, list[Place]] = {}
        for place in places:
            entry = register_of(self.decider, place) if by_register else None
            found.setdefault((place.signature(told), entry), []).append(place)
        return map(tuple, found.values())

    def at(self, places: tuple[Place, ...], case: Box, budget: int) -> Iterator[Cell]:
        """The cells of a case in some places that are equal. Raises Undecided past the budget."""
        for possible in self._possible(case):
            for piece, flows in self._by_flow(possible, places[0]):
                asked = (*conditions(flows, places[0], self.who, self.space), *self._topics(places[0]))
                for cut in self._cut([piece], asked, budget):
                    yield self._cell(places, cut, flows)

    def _topics(self, place: Place) -> Iterator[Box]:
        """The cases at a place that are about a topic which needs approval."""
        here = (at_place(region_of_topic(flow), place, self.who, self.space) for flow in self.decider.topics)
        return filter(None, here)

    def _possible(self, case: Box) -> list[Box]:
        """A case without what cannot be: that nobody is paid for it, and yet it has a fee."""
        fees = self.space.values.get("fee", ())[1:]
        return subtract(case, [{"paid": _UNPAID, "fee": frozenset(fees)}], self.space) if fees else [case]

    def _by_flow(self, case: Box, place: Place) -> Iterator[tuple[Box, tuple[Flow, ...]]]:
        """A region in pieces, each with the flows that hold in it: the narrowest, several where equally narrow."""
        left = [case]
        for _, alike in groupby(self.decider.flows, key=lambda flow: flow.rank):
            held: list[tuple[Box, tuple[Flow, ...]]] = [(piece, ()) for piece in left]
            for flow in alike:
                if admits(flow.region, place.facts, PLACE):
                    held = [part for piece, flows in held for part in self._covered(piece, flows, flow)]
            yield from ((piece, flows) for piece, flows in held if flows)
            left = [piece for piece, flows in held if not flows]
        yield from ((piece, ()) for piece in left)

    def _covered(self, piece: Box, flows: tuple[Flow, ...], flow: Flow) -> Iterator[tuple[Box, tuple[Flow, ...]]]:
        """A piece in two: where a flow covers it too, and where it does not."""
        left = [piece]
        for region in self._regions(flow):
            parts = [self._split(one, region) for one in left]
            yield from ((one, (*flows, flow)) for inside, _ in parts for one in inside)
            left = [one for _, outside in parts for one in outside]
        yield from ((one, flows) for one in left)

    def _regions(self, flow: Flow) -> list[Box]:
        """What a flow covers: once for each of its topics, for one of them is enough."""
        region = plain(flow.region, self.who, self.space)
        if region is None or not flow.topics:
            return [] if region is None else [region]
        topics = dict.fromkeys(topic.casefold() for topic in flow.topics)
        return [region | {TOPIC + topic: frozenset((YES,))} for topic in topics]

    def _cut(self, pieces: list[Box], asked: Iterable[Box], budget: int) -> list[Box]:
        """Pieces cut by each condition, so that each piece lies in it or outside. Raises Undecided past the budget."""
        for condition in asked:
            pieces = [part for piece in pieces for side in reversed(self._split(piece, condition)) for part in side]
            if len(pieces) > budget:
                raise Undecided
        return pieces

    def _split(self, piece: Box, condition: Box) -> tuple[list[Box], list[Box]]:
        """What of a piece lies in a region, and what outside."""
        if not overlap(piece, condition):
            return [], [piece]
        if all(name in piece and piece[name] <= values for name, values in condition.items()):
            return [piece], []
        return [both(piece, condition)], subtract(piece, [condition], self.space)

    def _cell(self, places: tuple[Place, ...], case: Box, flows: tuple[Flow, ...]) -> Cell:
        point = first_point(case, self.space)
        # What nothing asks about stays unsaid: the situation is as plain as it can be.
        plain_ = {name: value for name, value in point.items() if name in case or name in _SAID}
        return Cell(places, case, flows, situation_of(places[0], plain_))


def _told(regions: Iterable[Box]) -> Box:
    """The values of each dimension of place that regions name."""
    told: Box = {}
    for region in regions:
        told |= {name: told.get(name, frozenset()) | region[name] for name in PLACE if name in region}
    return told


def _without_calm(case: Box) -> Box:
    """A case for people: that it is about no barred topic, and in no crisis, goes without saying.

    So does that what nobody is paid for has no fee.
    """
    free = case.get("paid") == _UNPAID
    said = {name: values for name, values in case.items() if not (free and name == "fee")}
    return {name: values for name, values in said.items() if not _only_adds(name) or values.isdisjoint((NO, OTHER))}


def _only_adds(name: str) -> bool:
    return name == "level" or name.startswith(TOPIC)
