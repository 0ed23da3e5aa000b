"""Where somebody else must agree, or nobody: both sides asked about every situation that a change can touch."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from govlint.change.change import FLOW, Case, Change, Origin, origin
from govlint.change.direction import LOOSENS, NEUTRAL, TIGHTENS, UNKNOWN
from govlint.change.joint import Joint
from govlint.change.view import Pair, View
from govlint.change.way import Way, direction, guards_said, way_of
from govlint.decision.bars import bars
from govlint.decision.cells import BUDGET, Cell
from govlint.decision.decider import Decider
from govlint.decision.decision import NEVER
from govlint.decision.further import forbidding
from govlint.decision.policies import entries
from govlint.decision.situation import Situation, here
from govlint.policy.box import Box
from govlint.policy.contexts import Context
from govlint.policy.regions import Undecided
from govlint.workspace.documents import Document

WHO, MAY = "who must agree", "what may appear"
_SAID_ELSEWHERE = frozenset(
    (
        *("govlint", "kind", "name", "title", "description", "owner", "review", "sources", "reason", "status"),
        *("effective", "version", "contact"),
    )
)
"""Parts of a flow, or of those who act in it, by which nobody is asked."""
_PEOPLE = ("roles", "teams")


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
    regions = _touched(pair)
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


def bar_changes(pair: Pair) -> Iterator[Change]:
    """What may appear now and might not before, and the other way round."""
    was, now = (list(forbidding(view.decider)) for view in (pair.before, pair.after))
    regions = [box for box in was if box not in now] + [box for box in now if box not in was]
    if not regions and not pair.moved:
        return
    joint = Joint(pair, regions)
    try:
        found = _barred(joint, _simplest(regions))
    except Undecided:
        yield Change(FLOW, UNKNOWN, MAY, "What may appear", "", "", undecided=True)
        return
    for barred, alike in found.items():
        yield _of_bar(barred, alike, joint)


def _touched(pair: Pair) -> list[Box]:
    """The regions in which somebody else may have to agree."""
    before, after = pair.before, pair.after
    was, now = (_by_substance(view.decider) for view in (before, after))
    if pair.moved or _people(before) != _people(after):
        return [{}] if was or now else []
    flows = [flow for key, flow in (*was.items(), *now.items()) if (key in was) != (key in now)]
    return _simplest([flow.region for flow in flows])


def _simplest(regions: list[Box]) -> list[Box]:
    """Regions without those that lie in another, so that nothing is asked twice for nothing."""
    kept: list[Box] = []
    for region in sorted(regions, key=len):
        if not any(_inside(region, one) for one in kept):
            kept.append(region)
    return kept


def _inside(inner: Box, outer: Box) -> bool:
    return all(name in inner and inner[name] <= values for name, values in outer.items())


def _by_substance(decider: Decider) -> dict[str, Any]:
    return {f"{_substance(flow.document)} {flow.rank}": flow for flow in decider.flows}


def _substance(document: Document) -> str:
    return _text({name: value for name, value in document.value.items() if name not in _SAID_ELSEWHERE})


def _people(view: View) -> list[str]:
    """All that is written of those who act, but for how people describe them."""
    kept = ("name", "members", "fallback", "holder", "holders", "deputies", "size", "function")
    return sorted(
        _text({name: entry.get(name) for name in kept})
        for document in view.workspace.of_kind("teams")
        for part in _PEOPLE
        for _, entry in entries(document.value.get(part))
    )


def _text(value: Any) -> str:
    return json.dumps(value, sort_keys=True, default=str)


def _differing(joint: Joint, regions: list[Box]) -> Iterator[_Seen]:
    for region in regions:
        for cell in joint.within(region):
            before, after = _ways(joint, cell.situation)
            if direction(before, after) != NEUTRAL:
                yield _Seen(cell, before, after)


def _ways(joint: Joint, situation: Situation) -> tuple[Way, Way]:
    return way_of(joint.pair.before.decider, situation), way_of(joint.pair.after.decider, situation)


def _change(alike: list[_Seen], joint: Joint) -> Iterator[Change]:
    """What is alike as one change, with a situation in which both sides are asked anew; none where none may appear."""
    situation = next(filter(None, (_open(joint, seen.cell) for seen in alike)), None)
    first = alike[0]
    if situation is None:
        return
    before, after = _ways(joint, situation)
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
        case=Case(situation, _allowed(joint, situation), (before.said, after.said)),
        lost=tuple(sorted(first.before.needed - first.after.needed)),
        undecided=going == UNKNOWN,
        where=tuple(map(_context, map(_cell, alike))),
    )


def _context(cell: Cell) -> Context:
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


def _allowed(joint: Joint, situation: Situation) -> tuple[str, str]:
    return joint.pair.before.decider.allowed(situation), joint.pair.after.decider.allowed(situation)


def _origins(way: Way) -> tuple[Origin, ...]:
    return tuple(origin(one.flow.document, ("stages",)) for one in way.chosen)


def _barred(joint: Joint, regions: Iterable[Box]) -> dict[bool, list[tuple[Cell, Situation]]]:
    """Kinds of situations that are barred on one side alone, by whether that is the later one."""
    found: dict[bool, list[tuple[Cell, Situation]]] = {}
    seen: set[tuple[int, str]] = set()
    for region in regions:
        for cell in joint.within(region):
            for part in joint.parts(cell):
                _look(joint, part, found, seen)
    return found


def _look(
    joint: Joint, part: Cell, found: dict[bool, list[tuple[Cell, Situation]]], seen: set[tuple[int, str]]
) -> None:
    mark = id(part.places), repr(part.situation)
    was, now = _allowed(joint, part.situation)
    if (was == NEVER) != (now == NEVER) and mark not in seen:
        seen.add(mark)
        found.setdefault(now == NEVER, []).append((part, part.situation))


def _of_bar(barred: bool, alike: list[tuple[Cell, Situation]], joint: Joint) -> Change:
    situation = min((situation for _, situation in alike), key=lambda one: (one.urgent, len(one.known)))
    was, now = _allowed(joint, situation)
    before, after = _ways(joint, situation)
    said = {NEVER: "never", "yes": "at once", "after-approval": "once it is approved"}
    return Change(
        FLOW,
        TIGHTENS if barred else LOOSENS,
        MAY,
        "What may appear",
        said[was],
        said[now],
        _because(joint.pair.before.decider, situation),
        _because(joint.pair.after.decider, situation),
        joint.words(cell for cell, _ in alike),
        case=Case(situation, (was, now), (before.said, after.said)),
        where=tuple(_context(cell) for cell, _ in alike),
    )


def _because(decider: Decider, situation: Situation) -> tuple[Origin, ...]:
    """Where it is said that it is barred."""
    at = here(situation, decider.where, decider.staff)
    found = [reason.at for reason in bars(decider, situation, at) if reason.at]
    return tuple(
        origin(document, place.pointer)
        for place in found
        for document in decider.workspace.documents
        if document.path == place.path and document.locate(place.pointer) == place._replace(label="")
    )
