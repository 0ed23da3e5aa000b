"""Where somebody else must agree, or nobody: both sides asked about every situation that a change can touch."""

from collections.abc import Iterator
from typing import NamedTuple

from govlint.change.change import FLOW, Case, Change, Origin, origin
from govlint.change.direction import NEUTRAL, UNKNOWN
from govlint.change.joint import Joint
from govlint.change.touched import touched
from govlint.change.view import Pair
from govlint.change.way import Way, direction, guards_said, way_of
from govlint.decision.cells import BUDGET, Cell
from govlint.decision.situation import Situation
from govlint.policy.box import Box
from govlint.policy.contexts import Context
from govlint.policy.regions import Undecided

WHO = "who must agree"


class _Seen(NamedTuple):
    """A kind of situation that the sides decide otherwise. told: in which way, to gather what is alike."""

    cell: Cell
    before: Way
    after: Way

    @property
    def told(self) -> object:
        flows = (tuple(one.flow.document.name for one in way.chosen) for way in (self.before, self.after))
        return (direction(self.before, self.after), self.before.said, self.after.said,
                guards_said(self.before, self.after), *flows)  # fmt: skip


def flow_changes(pair: Pair, budget: int = BUDGET) -> Iterator[Change]:
    """Who must agree elsewhere than before, once for each way in which that is so.

    budget: so many kinds of situations are looked at; what is past it counts as a loosening.
    """
    regions = touched(pair)
    if not regions:
        return
    joint = Joint(pair, regions, budget)
    found: dict[object, list[_Seen]] = {}
    try:
        for seen in _differing(joint, regions):
            found.setdefault(seen.told, []).append(seen)
    except Undecided:
        yield Change(FLOW, UNKNOWN, WHO, "Who must agree", "", "", undecided=True)
    for alike in found.values():
        yield from _change(alike, joint)


def _differing(joint: Joint, regions: list[Box]) -> Iterator[_Seen]:
    for region in regions:
        for cell in joint.within(region):
            before, after = ways(joint, cell.situation)
            if direction(before, after) != NEUTRAL:
                yield _Seen(cell, before, after)


def ways(joint: Joint, situation: Situation) -> tuple[Way, Way]:
    """The ways of a situation on both sides."""
    return way_of(joint.pair.before.decider, situation), way_of(joint.pair.after.decider, situation)


def _change(alike: list[_Seen], joint: Joint) -> Iterator[Change]:
    """What is alike as one change, with a situation in which both sides are asked anew; none where none may appear."""
    situation = next(filter(None, (_open(joint, seen.cell) for seen in alike)), None)
    first = alike[0]
    if situation is None:
        return
    before, after = ways(joint, situation)
    going = direction(first.before, first.after)
    if going != UNKNOWN and direction(before, after) == NEUTRAL:
        raise AssertionError("what is said to be decided otherwise must be so when both sides decide it whole")
    guards = guards_said(first.before, first.after)
    yield Change(
        FLOW,
        going,
        WHO,
        "Who must agree",
        first.before.said,
        "; ".join((first.after.said, *guards)),
        _origins(first.before),
        _origins(first.after),
        joint.words(map(_cell, alike)),
        minutes=tuple(_minutes(joint, situation)),  # type: ignore[arg-type]
        case=Case(situation, allowed(joint, situation), (before.said, after.said)),
        lost=tuple(sorted(first.before.needed - first.after.needed)),
        undecided=going == UNKNOWN,
        where=tuple(map(context, map(_cell, alike))),
    )


def context(cell: Cell) -> Context:
    """A kind of situation as a context, to say it in words."""
    return Context(cell.places, cell.case)


def _open(joint: Joint, cell: Cell) -> Situation | None:
    """A situation of a cell that may appear on one of the sides; any of it where that is too large to tell."""
    try:
        return joint.open(cell)
    except Undecided:
        return cell.situation


def _cell(seen: _Seen) -> Cell:
    return seen.cell


def _minutes(joint: Joint, situation: Situation) -> Iterator[int | None]:
    for view in (joint.pair.before, joint.pair.after):
        yield view.decider.minutes(way_of(view.decider, situation).chosen)


def allowed(joint: Joint, situation: Situation) -> tuple[str, str]:
    """Whether a situation may appear, on both sides: yes, after-approval or no."""
    return joint.pair.before.decider.allowed(situation), joint.pair.after.decider.allowed(situation)


def _origins(way: Way) -> tuple[Origin, ...]:
    return tuple(origin(one.flow.document, ("stages",)) for one in way.chosen)
