"""Fixers that decide something: a setting moved inside its corridor, a deputy who is still to be named."""

from collections.abc import Iterator

from govlint.fix.edit import Fix
from govlint.fix.spot import Spot
from govlint.fix.words import shortened
from govlint.fix.write import added, revalued
from govlint.text.nodes import Mapping
from govlint.text.spelling import spelt

OPEN = "to-be-decided"


def moved_inside(spot: Spot) -> Iterator[Fix]:
    """A setting set to the wall that it lies beyond: no tighter or looser than it must be."""
    node = spot.node()
    if spot.finding.meant is not None and node:
        was = spot.source.text[node.start : node.end]
        title = f"{spot.field}: {shortened(was)} becomes {spelt(spot.finding.meant)}"
        yield from spot.fix(title, revalued(spot.source, node, spot.finding.meant), safe=False)


def deputy(spot: Spot) -> Iterator[Fix]:
    """A deputy of a role that hangs on one person, to be named."""
    entry = spot.node(spot.at.pointer[:2])
    if isinstance(entry, Mapping) and "deputies" not in entry.nodes:
        last = next((name for name in ("holders", "holder") if name in entry.nodes), None)
        if last:
            said = f"deputies: [{OPEN}]"
            edits = added(spot.source, entry, entry.keys[last], entry.nodes[last], said)
            yield from spot.fix(f"{said} is added", edits, safe=False)


def retired(spot: Spot) -> Iterator[Fix]:
    """An exception that silences nothing, retired."""
    status = spot.node(("status",))
    if status:
        yield from spot.fix("status becomes retired", revalued(spot.source, status, "retired"), safe=False)
