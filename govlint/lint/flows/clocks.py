"""Clocks of flows that are missing, never run, never end, or fit nothing else."""

from collections.abc import Iterator
from functools import cache

from govlint.finding import Finding
from govlint.lint.flows.ground import Ground, all_legs, listed, said_clock, said_stages, said_time
from govlint.policy.clocks.clock import Clock, clock_of
from govlint.policy.clocks.week import WEEK
from govlint.policy.flows.flow import BEFORE, FASTER, ONE_APPROVER, WAIT, Flow
from govlint.policy.flows.route import STAGES, Leg, route
from govlint.policy.flows.waits import Waits, longest, waits
from govlint.text.nodes import Pointer

_STEP = 60


def _looks_first(flow: Flow) -> bool:
    """Whether anybody looks before publication."""
    return flow.value("approval.timing", flow.region, BEFORE) == BEFORE


def no_clock(flow: Flow, _: Ground) -> Iterator[Finding]:
    """Stages that must approve and have no time limit; one finding a flow."""
    without = [stage for stage in flow.stages if stage.approves and stage.clock is None]
    if without and _looks_first(flow):
        verb = "has" if len(without) == 1 else "have"
        said = f"{listed([stage.name for stage in without])} {verb} no clock: nobody can say when it may appear"
        at = flow.document.locate((*without[0].pointer, "name"))
        yield Finding("approvals/stage-without-clock", said, at)


def never_runs(flow: Flow, _: Ground) -> Iterator[Finding]:
    """Clocks that count hours in which nothing is open."""
    for pointer, clock in _clocks(flow):
        if clock and clock.amount and clock.calendar and clock.ends(waits(flow, ()).week, False) is None:
            said = f"this clock ({said_clock(clock)}) {_why_never(clock, waits(flow, ()).week)}"
            yield Finding("approvals/clock-never-runs", said, flow.document.locate(pointer))


def _why_never(clock: Clock, start: int) -> str:
    """Why a clock never ends: because nothing is open, or because it takes too long."""
    shortest = clock._replace(amount=1).ends(start, False)
    return "counts hours in which nothing is open" if shortest is None else "takes more than ten years"


def _clocks(flow: Flow) -> Iterator[tuple[Pointer, Clock | None]]:
    yield from (((*stage.pointer, "clock"), stage.clock) for stage in flow.stages)
    yield ("urgent", "within"), flow.urgent.clock if flow.urgent else None
    yield from ((("escalation", at, "after"), clock) for at, (clock, _) in enumerate(flow.escalation))


def waits_for_ever(flow: Flow, _: Ground) -> Iterator[Finding]:
    """Stages that are said to wait when their time is up, and nobody is asked then."""
    for stage in flow.stages:
        waits = stage.approves and stage.clock and flow.late(stage, flow.region) == WAIT
        said_so = stage.late == WAIT or "silence_means" in flow.document.value
        if waits and said_so and not stage.next and not flow.escalation and _looks_first(flow):
            said = f"when the time of {said_stages((stage,))} is up it waits, and nobody is asked instead"
            at = (*stage.pointer, "if_late") if stage.late else (*stage.pointer, "name")
            yield Finding("approvals/stage-may-wait-for-ever", said, flow.document.locate(at))


def urgent_no_faster(flow: Flow, _: Ground) -> Iterator[Finding]:
    """Urgent ways that can take as long as the usual one at its longest."""
    level = flow.value("approval.urgent-path", flow.region)
    if not flow.urgent or not flow.urgent.clock or level not in (ONE_APPROVER, FASTER) or not _looks_first(flow):
        return
    legs = all_legs(flow)
    usual = longest(waits(flow, legs)) if any(leg.stage.approves for leg in legs) else None
    quick = longest(waits(flow, route(flow, flow.region, urgent=True).legs))
    if usual and quick and quick[1] >= usual[1]:
        said = (
            f"the urgent way ({said_clock(flow.urgent.clock)}) takes up to {said_time(quick[1])}, the usual one "
            f"no more than {said_time(usual[1])}: {_stages(legs)}"
        )
        yield Finding("approvals/urgent-path-slower", said, flow.document.locate(("urgent", "within")))


def _stages(legs: tuple[Leg, ...]) -> str:
    return said_stages(tuple(leg.stage for leg in legs if leg.waits))


def lead_time_too_short(flow: Flow, here: Ground) -> Iterator[Finding]:
    """Lead times within which the stages cannot all pass, whenever it is handed in."""
    setting = flow.setting("approval.lead-time", flow.region)
    lead = clock_of(setting.value, here.calendars, flow.calendar) if setting else None
    way = route(flow, flow.region)
    if not setting or not lead or way.how != STAGES or not way.legs:
        return
    taken = waits(flow, way.legs)
    found = longest(taken) if lead.amount and not _can_be_met(taken, lead) else None
    if found:
        tried = ((at, taken.ready(at)) for at in _hours_of(taken))
        quickest = min((ready - at for at, ready in tried if ready is not None), default=found[1])
        said = (
            f"handed in {lead.amount}{lead.unit} before publication it is not ready in time: {_stages(way.legs)} need "
            f"{said_time(quickest)} at the best hour and {said_time(found[1])} at the worst"
        )
        yield Finding("approvals/lead-time-shorter-than-route", said, setting.origin)


def _hours_of(taken: Waits) -> range:
    return range(taken.week, taken.week + WEEK, _STEP)


@cache
def _can_be_met(taken: Waits, lead: Clock) -> bool:
    """Whether there is an hour of the week at which what is handed in a lead time before is ready in time."""
    return any(_in_time(taken.ready(at), lead.ends(at, False)) for at in _hours_of(taken))


def _in_time(ready: int | None, wanted: int | None) -> bool:
    return ready is not None and (wanted is None or ready <= wanted)
