"""What may appear now and might not before, and the other way round; knows bars, not who must agree."""

from collections.abc import Iterable, Iterator

from govlint.change.change import FLOW, Case, Change, Origin, origin
from govlint.change.direction import LOOSENS, TIGHTENS, UNKNOWN
from govlint.change.flows import allowed, context, ways
from govlint.change.joint import Joint
from govlint.change.touched import simplest
from govlint.change.view import Pair
from govlint.decision.bars import bars
from govlint.decision.cells import Cell
from govlint.decision.decider import Decider
from govlint.decision.decision import NEVER
from govlint.decision.further import forbidding
from govlint.decision.situation import Situation
from govlint.policy.box import Box
from govlint.policy.regions import Undecided

MAY = "what may appear"


def bar_changes(pair: Pair) -> Iterator[Change]:
    """What may appear now and might not before, and the other way round."""
    was, now = (list(forbidding(view.decider)) for view in (pair.before, pair.after))
    regions = [box for box in was if box not in now] + [box for box in now if box not in was]
    if not regions and not pair.moved:
        return
    joint = Joint(pair, regions)
    try:
        found = _barred(joint, simplest(regions))
    except Undecided:
        yield Change(FLOW, UNKNOWN, MAY, "What may appear", "", "", undecided=True)
        return
    for barred, alike in found.items():
        yield _of_bar(barred, alike, joint)


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
    was, now = allowed(joint, part.situation)
    if (was == NEVER) != (now == NEVER) and mark not in seen:
        seen.add(mark)
        found.setdefault(now == NEVER, []).append((part, part.situation))


def _of_bar(barred: bool, alike: list[tuple[Cell, Situation]], joint: Joint) -> Change:
    situation = min((situation for _, situation in alike), key=lambda one: (one.urgent, len(one.known)))
    was, now = allowed(joint, situation)
    before, after = ways(joint, situation)
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
        where=tuple(context(cell) for cell, _ in alike),
    )


def _because(decider: Decider, situation: Situation) -> tuple[Origin, ...]:
    """Where it is said that it is barred."""
    at = decider.here(situation)
    found = [reason.at for reason in bars(decider, situation, at) if reason.at]
    return tuple(
        origin(document, place.pointer)
        for place in found
        for document in decider.workspace.documents
        if document.path == place.path and document.locate(place.pointer) == place._replace(label="")
    )
