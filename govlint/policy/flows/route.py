"""The way that one situation takes through a flow: which stages, in which order, and what may be left out."""

from collections.abc import Iterable
from typing import NamedTuple

from govlint.policy.box import Box
from govlint.policy.clocks.clock import Clock
from govlint.policy.flows.agreement import alone
from govlint.policy.flows.approvers import SOME, Approvers
from govlint.policy.flows.flow import (
    AFTERWARDS,
    BEFORE,
    FASTER,
    NEVER,
    ONE_APPROVER,
    POST_AND_REPORT,
    WAIT,
    Flow,
    PreApproved,
    Stage,
)

STAGES, FREE, PRE_APPROVED = "stages", "free", "pre-approved"


class Leg(NamedTuple):
    """One stage on the way. before: the legs right before it. late: what happens when its time is up. own: the author
    is enough here, and may approve their own. bars_author: the author may not be one of those who agree.
    """

    stage: Stage
    before: tuple[int, ...]
    late: str
    own: bool = False
    bars_author: bool = True

    @property
    def waits(self) -> bool:
        """Whether the next leg waits for it: for who only comments or may stop it, as long as the clock runs."""
        return self.stage.approves or self.stage.clock is not None


class Route(NamedTuple):
    """A way through a flow. how: `stages`; or, where nobody looks first: `free`, `pre-approved`, `post-and-report`,
    `after-publication` (the legs then come afterwards). pre_approved: the entry that applies.
    """

    how: str
    legs: tuple[Leg, ...] = ()
    pre_approved: PreApproved | None = None

    @property
    def at_once(self) -> bool:
        """Whether it may appear before anybody has looked."""
        return self.how != STAGES or not any(leg.waits for leg in self.legs)


def route(
    flow: Flow, here: Box, author: frozenset[str] = frozenset(), urgent: bool = False, first: bool = False
) -> Route:
    """The way of a situation through a flow that covers it.

    here: what is so there, by dimension. author: the author's role and teams, none where nobody knows. first: somebody
    must agree before it appears, whatever the flow says of that.
    """
    if first:
        return Route(STAGES, _legs(flow, here, author, urgent))
    for entry in flow.pre_approved:
        if entry.content & here.get("content", frozenset()) and (not entry.by or entry.by in author):
            return Route(PRE_APPROVED, (), entry)
    timing = flow.value("approval.timing", here, BEFORE)
    if timing == NEVER:
        return Route(FREE)
    if timing == AFTERWARDS:
        return Route(AFTERWARDS, _legs(flow, here, author, urgent))
    # What is urgent is never slower than what is not: the short way is one of those that wait.
    shorter = _urgent(flow, here, author) if urgent else None
    return shorter or Route(STAGES, _legs(flow, here, author, urgent))


def _urgent(flow: Flow, here: Box, author: frozenset[str]) -> Route | None:
    """The short way, if the flow has one."""
    level, urgent = flow.value("approval.urgent-path", here), flow.urgent
    if urgent is None or level not in (POST_AND_REPORT, ONE_APPROVER, FASTER):
        return None
    if level == POST_AND_REPORT:
        return Route(POST_AND_REPORT)
    legs = _legs(flow, here, author, True)
    if level == ONE_APPROVER:
        anyone = Approvers(SOME, tuple(leg.stage.approvers for leg in legs if leg.stage.approves))
        asked = urgent.approvers or anyone
        late = flow.value("approval.silence", here, WAIT)
        one = Stage("Urgent", urgent.pointer, asked, {}, "", urgent.clock, late, _next(legs), "approve", "")
        return Route(STAGES, (_leg(flow, one, (), late, here, author, True),))
    return Route(STAGES, tuple(_hurried(leg, urgent.clock) for leg in legs))


def _hurried(leg: Leg, clock: Clock | None) -> Leg:
    """A leg when all are asked at once, within one time."""
    return leg._replace(stage=leg.stage._replace(clock=clock or leg.stage.clock), before=() if clock else leg.before)


def _next(legs: Iterable[Leg]) -> str:
    return next((leg.stage.next for leg in legs if leg.stage.next), "")


def _legs(flow: Flow, here: Box, author: frozenset[str], urgent: bool) -> tuple[Leg, ...]:
    needed = (number for number, stage in enumerate(flow.stages) if flow.needs(stage, here))
    return legs_of(flow, frozenset(needed), here, author, urgent)


def legs_of(
    flow: Flow, needed: frozenset[int], here: Box, author: frozenset[str] = frozenset(), urgent: bool = False
) -> tuple[Leg, ...]:
    """Those stages that are needed, by number, each after those before it; in a loop all begin nowhere."""
    chosen = [number for number in flow.order.sequence or range(len(flow.stages)) if number in needed]
    at = {number: leg for leg, number in enumerate(chosen)}
    legs = []
    for number in chosen:
        stage = flow.stages[number]
        before = _ahead(flow, number, at) if flow.order.sequence else ()
        legs.append(_leg(flow, stage, before, flow.late(stage, here), here, author, urgent))
    return tuple(legs)


def _ahead(flow: Flow, number: int, at: dict[int, int]) -> tuple[int, ...]:
    """The legs right before a stage; where one before it is not needed, those before that."""
    found: dict[int, None] = {}
    for other in flow.order.before[number]:
        found |= dict.fromkeys((at[other],) if other in at else _ahead(flow, other, at))
    return tuple(found)


def _leg(
    flow: Flow, stage: Stage, before: tuple[int, ...], late: str, here: Box, author: frozenset[str], urgent: bool
) -> Leg:
    level = flow.value("approval.self-approval", here, "never")
    bars = stage.approvers.bars_author or not (level == "yes" or (level == "when-urgent" and urgent))
    own = not bars and bool(author) and alone(stage.approvers, author)
    return Leg(stage, before, late, own, bars)
