"""Where a change of flows, or of those who act in them, can make a difference at all."""

from typing import Any

from govlint.change.change import canonical
from govlint.change.view import Pair, View
from govlint.decision.decider import Decider
from govlint.policy.box import Box
from govlint.workspace.documents import Document
from govlint.workspace.shapes import entries

_SAID_ELSEWHERE = frozenset(
    (
        *("govlint", "kind", "name", "title", "description", "owner", "review", "sources", "reason", "status"),
        *("effective", "version", "contact"),
    )
)
"""Parts of a flow, or of those who act in it, by which nobody is asked."""
_PEOPLE = ("roles", "teams")


def touched(pair: Pair) -> list[Box]:
    """The regions in which somebody else may have to agree."""
    before, after = pair.before, pair.after
    was, now = (_by_substance(view.decider) for view in (before, after))
    if pair.moved or _people(before) != _people(after):
        return [{}] if was or now else []
    flows = [flow for key, flow in (*was.items(), *now.items()) if (key in was) != (key in now)]
    return simplest([flow.region for flow in flows])


def simplest(regions: list[Box]) -> list[Box]:
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
    return canonical({name: value for name, value in document.value.items() if name not in _SAID_ELSEWHERE})


def _people(view: View) -> list[str]:
    """All that is written of those who act, but for how people describe them."""
    kept = ("name", "members", "fallback", "holder", "holders", "deputies", "size", "function")
    return sorted(
        canonical({name: entry.get(name) for name in kept})
        for document in view.workspace.of_kind("teams")
        for part in _PEOPLE
        for _, entry in entries(document.value.get(part))
    )
