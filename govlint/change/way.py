"""What it takes until a situation may appear: who must agree, and what else protects it; two of them compared."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from govlint.change.direction import LOOSENS, NEUTRAL, TIGHTENS, UNKNOWN, joined
from govlint.decision.decider import Decider
from govlint.decision.decision import Chosen
from govlint.decision.reasons import stops
from govlint.decision.situation import Situation
from govlint.policy.flows.agreement import Roles, allows_more, needed, said
from govlint.policy.flows.approvers import ROLE, SILENCE, SOME, VOTE, Approvers
from govlint.policy.flows.flow import GO
from govlint.policy.flows.route import STAGES, Leg
from govlint.policy.measured import QUALIFIED
from govlint.policy.regions import Undecided

Guard = tuple[str, str]
"""What else protects it: in words, and the role that it is about."""
_CONSENT = ("is waited for", "it is looked at afterwards", "hears of it", "may object")
"""Guards that are of use only where nobody has to agree."""
_ANY_PEOPLE = 1_000
_ONGOING = ("may stop it", "may veto it", "is heard")
"""Guards that a role is by itself; the others are about how a role agrees."""


class Way(NamedTuple):
    """What it takes. roles: the least sets of roles that are enough, none where it never appears, None where they are
    too many to tell. guards: what else protects it, the greater the tighter. chosen: the flows.
    """

    roles: tuple[Roles, ...] | None
    guards: dict[Guard, float]
    chosen: tuple[Chosen, ...]

    @property
    def needed(self) -> Roles:
        """The roles without which it does not appear."""
        return frozenset.intersection(*self.roles) if self.roles else frozenset()

    @property
    def said(self) -> str:
        """Who must agree, in words."""
        if self.roles is None:
            return "too many ways to tell"
        if not self.roles:
            return "nobody can approve it"
        if frozenset() in self.roles:
            return "nobody" if self.chosen else "nobody: no flow covers it"
        return said(self.roles)


def way_of(decider: Decider, situation: Situation) -> Way:
    """What it takes until a situation may appear, as far as flows and people say."""
    facts = decider.here(situation).facts
    chosen = decider.chosen(situation, facts)
    guards: dict[Guard, float] = {}
    for guard, amount in _guards(chosen, decider):
        guards[guard] = max(amount, guards.get(guard, amount))
    return Way(_roles(chosen, decider), guards, chosen)


def _roles(chosen: tuple[Chosen, ...], decider: Decider) -> tuple[Roles, ...] | None:
    # Who the author is makes no difference here: a role that hangs on one person is a matter of its own.
    if next(stops(decider.asked(chosen), chosen), None):
        return ()
    try:
        return decider.enough(chosen, "")
    except Undecided:
        return None


def _guards(chosen: Iterable[Chosen], decider: Decider) -> Iterator[tuple[Guard, float]]:
    for flow, route in chosen:
        if route.how != STAGES:
            yield (f"it goes by {route.how}", ""), 0
        if flow.urgent and flow.urgent.report_to and route.how == "post-and-report":
            yield ("hears of it", flow.urgent.report_to), 1
        if route.how == "after-publication":
            yield ("it is looked at afterwards", ""), 1
        for leg in route.legs:
            yield from _of_leg(leg, decider)


def _of_leg(leg: Leg, decider: Decider) -> Iterator[tuple[Guard, float]]:
    stage, roles = leg.stage, leg.stage.approvers.roles
    if not stage.approves:
        yield from ((("may stop it" if stage.may == "stop" else "is heard", role), 1) for role in roles)
        return
    for role in roles:
        yield ("is not the author", role), float(leg.bars_author or stage.approvers.bars_author)
        yield ("agrees whatever else is so", role), float(not stage.only_if)
        if stage.qualification in QUALIFIED[0].levels:
            yield ("is qualified", role), QUALIFIED[0].levels.index(stage.qualification)
    if leg.late == GO and stage.clock:
        week = decider.waits(()).week
        yield ("is waited for", ", ".join(sorted(roles))), (stage.clock.ends(week, False) or week) - week
    yield from _of_approvers(stage.approvers)


def _of_approvers(asked: Approvers) -> Iterator[tuple[Guard, float]]:
    names = [part.role for part in asked.parts if part.kind == ROLE]
    if asked.kind == VOTE and len(names) == 1:
        yield ("agrees by so large a share", names[0]), needed(asked.share, _ANY_PEOPLE)
    if asked.kind == SOME and len(asked.parts) == len(names) == 1:
        yield ("agrees with so many people", names[0]), asked.quorum
    if asked.kind == SILENCE:
        yield from ((("may object", role), 1) for role in names)
    for role in asked.roles:
        yield from ((("agrees apart from another stage", role), 1) for _ in asked.apart_from)
        yield from ((("is not the requester", role), 1) for one in asked.barred if one != "author")
    yield from ((("may veto it", role), 1) for role in asked.veto)
    for part in asked.parts:
        yield from _of_approvers(part)


def direction(before: Way, after: Way) -> str:
    """Which way it goes from one to the other."""
    if before.roles is None or after.roles is None:
        return UNKNOWN
    found = [LOOSENS] if allows_more(before.roles, after.roles) or _less(before, after) else []
    found += [TIGHTENS] if allows_more(after.roles, before.roles) or _less(after, before) else []
    return joined(found or [NEUTRAL])


def _less(before: Way, after: Way) -> list[Guard]:
    """What protects it less. Where a role has nothing to say any more, who must agree says so already."""
    named = frozenset().union(*(after.roles or ()))
    return [
        guard
        for guard, amount in before.guards.items()
        if amount > after.guards.get(guard, 0)
        and not (guard[0] in _CONSENT and frozenset() not in (after.roles or ()))
        and (guard[1] not in after.needed if guard[0] in _ONGOING else _still(guard[1], named, after))
    ]


def _still(role: str, named: frozenset[str], after: Way) -> bool:
    return not role or role in named or any(other == role for _, other in after.guards)


def guards_said(before: Way, after: Way) -> tuple[str, ...]:
    """What else protects it less or more, in words."""
    less = [f"less so: {' '.join(reversed(guard)).strip()}" for guard in _less(before, after)]
    return (*less, *(f"more so: {' '.join(reversed(guard)).strip()}" for guard in _less(after, before)))
