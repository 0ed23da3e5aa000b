"""The way that one situation takes through a flow: who is asked, what may happen instead, and when it is over."""

from collections.abc import Callable, Iterable
from itertools import product
from typing import NamedTuple

from govlint.policy.box import Box
from govlint.policy.clocks.clock import Clock
from govlint.policy.flows.approvers import MAX_WAYS, SOME, Approvers, Way, alone, enough, least, ways
from govlint.policy.flows.flow import (
    AFTERWARDS,
    BEFORE,
    FASTER,
    GO,
    NEVER,
    NEXT_IN_LINE,
    ONE_APPROVER,
    POST_AND_REPORT,
    REFUSED,
    WAIT,
    Flow,
    PreApproved,
    Stage,
)  # fmt: skip
from govlint.policy.flows.staff import Staff

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


class Passing(NamedTuple):
    """When a leg begins and when its time is up, in epoch minutes; None where no time is named.

    latest: the same where nobody answers and what then happens has happened; None where one waits without limit.
    """

    start: int
    due: int | None
    latest: int | None


def route(flow: Flow, here: Box, author: frozenset[str] = frozenset(), urgent: bool = False) -> Route:
    """The way of a situation through a flow that covers it.

    here: what is so there, by dimension. author: the author's role and teams, none where nobody knows.
    """
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


def timeline(flow: Flow, legs: tuple[Leg, ...], start: int, holidays: bool = True) -> tuple[Passing, ...]:
    """When each leg begins and ends if everybody uses all the time they have. start: epoch minutes.

    Whoever is next in line has the same time again. In a flow whose stages wait for each other there is no time.
    """
    passed: list[Passing] = []
    for leg in legs:
        ahead = [passed[one] for one in leg.before if legs[one].waits]
        never = flow.order.loop and leg.stage in flow.stages
        begin = None if never else _latest([one.due for one in ahead], start)
        slow = _latest([one.latest for one in ahead], start)
        if begin is None:
            passed.append(Passing(start, None, None))
        else:
            due = _due(leg, begin, holidays)
            late = due if slow == begin else None if slow is None else _due(leg, slow, holidays)
            passed.append(Passing(begin, due, _at_last(leg, slow, late, holidays)))
    return tuple(passed)


def _latest(times: list[int | None], start: int) -> int | None:
    known = [time for time in times if time is not None]
    return max([start, *known]) if len(known) == len(times) else None


def _due(leg: Leg, begin: int, holidays: bool) -> int | None:
    if leg.own:
        return begin
    return leg.stage.ends(begin, holidays)


def _at_last(leg: Leg, begin: int | None, due: int | None, holidays: bool) -> int | None:
    """When a leg is over where nobody answers: at once by consent or refusal, after the next in line, or never."""
    if begin is None or leg.own:
        return begin
    if due is None or not leg.stage.approves or leg.late in (GO, REFUSED):
        return due
    return leg.stage.ends(due, holidays) if leg.late == NEXT_IN_LINE and leg.stage.next else None


def ready(legs: tuple[Leg, ...], passed: tuple[Passing, ...], start: int) -> int | None:
    """When the last leg that anybody waits for is over, in epoch minutes; None where no time is named."""
    return _latest([one.due for leg, one in zip(legs, passed, strict=True) if leg.waits], start)


def agreeing(
    legs: Iterable[Leg], instead: bool, can: Callable[[Leg, str], bool] | None = None
) -> tuple[Way, ...] | None:
    """The least sets of roles that are enough for all legs; None where they are too many to tell, none where nobody is.

    instead: count also what happens when a time is up: consent by silence, and the next in line. can: whether somebody
    is there who can act in a role; without it, in every role.
    """
    found: set[Way] = {frozenset()}
    for leg in legs:
        if leg.stage.approves:
            here = _ways(leg, instead)
            if here is None or len(found) * len(here) > MAX_WAYS:
                return None
            able = [way for way in here if can is None or all(can(leg, role) for role in way)]
            found = {one | other for one, other in product(found, able)}
    return least(found)


def _ways(leg: Leg, instead: bool) -> tuple[Way, ...] | None:
    here = ways(leg.stage.approvers)
    if here is None or not instead:
        return here
    if leg.late == GO:
        return (frozenset(),)
    return (*here, frozenset((leg.stage.next,))) if leg.late == NEXT_IN_LINE and leg.stage.next else here


def stuck(leg: Leg, staff: Staff, away: Iterable[str] = (), author: Iterable[str] = ()) -> bool:
    """Whether nobody can end a leg: too few people hold its roles, and what happens then leads to nobody either.

    away: people who are not there. author: people who may not act where the author is barred.
    """
    if not leg.stage.approves or leg.own or leg.late == GO:
        return False
    gone, asked = frozenset(away), leg.stage.approvers
    others = gone | frozenset(author)
    able, without = staff.able(asked.roles, gone), staff.able(asked.roles, others)
    if enough(asked, without if leg.bars_author else able, without):
        return False
    instead = leg.stage.next if leg.late == NEXT_IN_LINE else ""
    return not instead or not staff.able((instead,), others if leg.bars_author else gone).get(instead, True)
