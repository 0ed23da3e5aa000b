"""Stages that nobody can pass, and help that leads nowhere."""

from collections.abc import Iterator

from govlint.finding import Finding, Location
from govlint.lint.flows.ground import Ground, listed
from govlint.policy.flows.agreement import needed
from govlint.policy.flows.approvers import ROLE, SOME, VOTE, Approvers
from govlint.policy.flows.figures import on_one_person
from govlint.policy.flows.flow import NEXT_IN_LINE, Flow, Stage
from govlint.policy.flows.passing import stuck
from govlint.policy.flows.route import Leg
from govlint.policy.flows.staff import Staff
from govlint.text.nodes import Pointer
from govlint.workspace.shapes import words


def _legs(flow: Flow) -> list[Leg]:
    """Each approving stage by itself, with what happens when its time is up."""
    return [Leg(stage, (), flow.late(stage, flow.region)) for stage in flow.stages if stage.approves]


def nobody_can(flow: Flow, here: Ground) -> Iterator[Finding]:
    """Stages whose roles nobody holds."""
    for leg in _legs(flow):
        vacant = [role for role in leg.stage.approvers.roles if here.staff.vacant(role)]
        if vacant and stuck(leg, here.staff):
            said = f"nobody holds {listed(vacant)} and nobody stands in, so nobody can pass {leg.stage.name}"
            at = flow.document.locate((*leg.stage.pointer, "approvers"))
            yield Finding("approvals/role-nobody-holds", said, at, related=_roles(vacant, here.staff))


def _roles(names: list[str], staff: Staff) -> tuple[Location, ...]:
    found = (staff.where(name) for name in names)
    return tuple(where[0].locate(("roles", where[1], "name"), "the role") for where in found if where)


def group_too_small(flow: Flow, here: Ground) -> Iterator[Finding]:
    """Numbers of people or votes that a group cannot reach."""
    for stage in flow.stages:
        for wanted, there, names in _missing(stage.approvers, here.staff):
            said = f"{stage.name} asks for {wanted} of {listed(list(names))}, which has only {there}"
            at = flow.document.locate((*stage.pointer, "approvers"))
            yield Finding("approvals/quorum-larger-than-group", said, at)


def _missing(asked: Approvers, staff: Staff) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """How many are asked for, how many there are, and of which roles."""
    for part in asked.parts:
        yield from _missing(part, staff)
    if asked.kind in (SOME, VOTE) and asked.roles:
        one = asked.parts[0].role if len(asked.parts) == 1 and asked.parts[0].kind == ROLE else ""
        there = len(staff.people(one)) if staff.knows(one) else len(asked.parts)
        wanted = needed(asked.share, there) if asked.kind == VOTE else asked.quorum
        # Of one group that nobody has counted any number can be asked.
        if wanted > there > 0 and (staff.knows(one) or not one):
            yield wanted, there, asked.roles


def only_the_author(flow: Flow, here: Ground) -> Iterator[Finding]:
    """Stages that one person can pass, who is among those who write what goes this way."""
    covered = flow.document.value.get("covers")
    authors = words(covered.get("authors")) if isinstance(covered, dict) else ()
    if flow.value("approval.self-approval", flow.region, "never") == "yes":
        return
    for leg in _legs(flow):
        person = on_one_person(leg, here.staff)
        writing = [role for role in authors if person and person in here.staff.people(role)]
        if writing:
            said = f"only {person} could approve what {person} writes as {listed(writing)}: {leg.stage.name}"
            at = flow.document.locate((*leg.stage.pointer, "approvers"))
            yield Finding("approvals/only-approver-is-the-author", said, at)


def hangs_on_the_same(flow: Flow, here: Ground) -> Iterator[Finding]:
    """Stages whose next in line is the one who did not answer."""
    for stage in flow.stages:
        if stage.next and stage.approvers.roles and _same(stage.approvers.roles, stage.next, here.staff):
            said = f"whoever is late with {stage.name} is also the next in line, {stage.next}"
            yield Finding("approvals/escalation-to-the-same-person", said, _next_at(flow, stage))
    asked = [stage for stage in flow.stages if stage.approves and stage.approvers.roles]
    for at, (_, to) in enumerate(flow.escalation):
        if to and asked and all(_same(stage.approvers.roles, to, here.staff) for stage in asked):
            said = f"disputes and delays go to {to}, who is the one that was asked"
            yield Finding(
                "approvals/escalation-to-the-same-person", said, flow.document.locate(("escalation", at, "to"))
            )


def _same(roles: tuple[str, ...], then: str, staff: Staff) -> bool:
    """Whether who decides next is the role that was asked, or its only person."""
    if roles == (then,):
        return True
    known = [staff.people(role) for role in (*roles, then) if staff.knows(role)]
    together = frozenset().union(*known)
    return len(known) == len(roles) + 1 and all(known) and len(together) == 1


def _next_at(flow: Flow, stage: Stage) -> Location:
    written = flow.document.value["stages"][stage.pointer[1]]
    return flow.document.locate((*stage.pointer, "fallback") if "fallback" in written else (*stage.pointer, "clock"))


def leads_to_nobody(flow: Flow, here: Ground) -> Iterator[Finding]:
    """Those who are to decide next, where nobody is."""
    rule = "approvals/escalation-to-nobody"
    for leg in _legs(flow):
        if leg.stage.next and here.staff.vacant(leg.stage.next):
            said = f"when {leg.stage.name} is late {leg.stage.next} decides, and nobody holds that role"
            yield Finding(rule, said, _next_at(flow, leg.stage))
        elif leg.late == NEXT_IN_LINE and not leg.stage.next and not flow.escalation:
            said = f"when {leg.stage.name} is late the next in line decides, and nobody is named"
            yield Finding(rule, said, flow.document.locate((*leg.stage.pointer, "name")))
    for at, (_, to) in enumerate(flow.escalation):
        if here.staff.vacant(to):
            said = f"disputes and delays go to {to}, and nobody holds that role"
            yield Finding(rule, said, flow.document.locate(("escalation", at, "to")))


def stand_ins_in_a_loop(here: Ground) -> Iterator[Finding]:
    """Roles of flows whose stand-ins come back to them without another person."""
    told: set[str] = set()
    for role in dict.fromkeys(role for flow in here.flows for stage in flow.stages for role in stage.approvers.roles):
        chain = here.staff.chain(role)
        if here.staff.stand_in(chain[-1]) == role and not told & set(chain) and _one_person(chain, here.staff):
            told |= set(chain)
            said = f"{' → '.join((*chain, role))}: whoever stands in is the one who is away"
            yield Finding("approvals/stand-ins-in-a-loop", said, _fallback_at(role, here))


def _one_person(chain: tuple[str, ...], staff: Staff) -> bool:
    known = all(map(staff.knows, chain))
    return len(chain) == 1 or (known and len(frozenset().union(*map(staff.people, chain))) <= 1)


def _fallback_at(role: str, here: Ground) -> Location:
    document, at = here.staff.where(role) or (here.flows[0].document, 0)
    pointer: Pointer = ("roles", at, "fallback")
    return document.locate(pointer)
