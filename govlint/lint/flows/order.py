"""Stages that wait for each other, that nobody knows, and that add nothing."""

from collections.abc import Iterator
from typing import Any

from govlint.finding import Finding
from govlint.lint.flows.ground import Ground, listed
from govlint.near import suggestion
from govlint.policy.box import overlap
from govlint.policy.flows.flow import Flow, Stage
from govlint.policy.flows.staff import Staff
from govlint.text.nodes import Pointer
from govlint.workspace.shapes import words


def loops(flow: Flow, _: Ground) -> Iterator[Finding]:
    """Stages of which each waits for the one before it, round in a circle."""
    if flow.order.loop:
        first = flow.stages[flow.order.loop[0]]
        waits = " waits for ".join(flow.stages[at].name for at in reversed(flow.order.loop))
        at = flow.document.locate_key((*first.pointer, "after"))
        yield Finding("approvals/stages-in-a-loop", f"{waits}: none of them can begin", at)


def unknown_stages(flow: Flow, _: Ground) -> Iterator[Finding]:
    """Names of stages that this flow does not have."""
    known = list(dict.fromkeys(stage.name for stage in flow.stages))
    for stage in flow.stages:
        for pointer, name in _named(flow.document.value["stages"][stage.pointer[1]], stage.pointer):
            if name not in known:
                said = f"{stage.name or 'a stage'} names the stage {name}, which this flow does not have"
                at = flow.document.locate(pointer)
                yield Finding("approvals/unknown-stage-named", said, at, suggestion(name, known))


def _named(stage: dict[str, Any], at: Pointer) -> Iterator[tuple[Pointer, str]]:
    """The stages that a stage names, and where."""
    for key in ("after", "in_parallel_with"):
        many = isinstance(stage.get(key), list)
        yield from (
            ((*at, key, number) if many else (*at, key), name) for number, name in enumerate(words(stage.get(key)))
        )
    approvers = stage.get("approvers")
    if isinstance(approvers, dict):
        for number, name in enumerate(words(approvers.get("distinct_from"))):
            yield (*at, "approvers", "distinct_from", number), name


def same_person_twice(flow: Flow, here: Ground) -> Iterator[Finding]:
    """Stages one after the other that the same one person passes."""
    for at, stage in enumerate(flow.stages):
        person = _only(stage, here.staff)
        again = [] if not person or flow.order.loop else [
            other.name
            for number, other in enumerate(flow.stages)
            if _only(other, here.staff) == person and _follows(flow, number, at) and overlap(stage.when, other.when)
        ]  # fmt: skip
        if again:
            said = f"{person} alone passes {stage.name}, and then again {listed(again)}"
            yield Finding("approvals/same-person-twice", said, flow.document.locate((*stage.pointer, "approvers")))


def _only(stage: Stage, staff: Staff) -> str:
    """The one person who can pass a stage; empty where there are several, or nobody knows."""
    roles = stage.approvers.roles
    if not stage.approves or not roles or not all(map(staff.knows, roles)):
        return ""
    people = frozenset().union(*map(staff.people, roles))
    return next(iter(people)) if len(people) == 1 else ""


def _follows(flow: Flow, later: int, earlier: int) -> bool:
    """Whether a stage comes after another, be it with others between them."""
    ahead = flow.order.before[later]
    return earlier in ahead or any(_follows(flow, one, earlier) for one in ahead)
