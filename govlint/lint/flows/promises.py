"""Promises of an answer or a first word that no way through the flows can keep."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from govlint.finding import Finding, Location
from govlint.lint.flows.ground import Ground, said_clock, said_moment, said_stages, said_time
from govlint.policy.box import Box, both, box
from govlint.policy.clocks.clock import Clock, clock_of
from govlint.policy.clocks.week import WEEK
from govlint.policy.flows.flow import Flow
from govlint.policy.flows.route import Leg, Route, route
from govlint.policy.flows.waits import Waits, waits
from govlint.policy.settings import DECIDED, settings_of
from govlint.text.nodes import Pointer
from govlint.workspace.documents import Document
from govlint.workspace.shapes import entries

_STEP = 30
_REPLY: Box = box({"content": "reply"})
_STATEMENT: Box = box({"content": "crisis-statement"})
_WHO = ("authors", "roles", "groups", "level")
"""A flow for some people or one level alone says nothing of an answer that others give."""


class Promise(NamedTuple):
    """A time that is promised, where it holds, and where it is written."""

    clock: Clock
    region: Box
    document: Document
    pointer: Pointer

    @property
    def origin(self) -> Location:
        """Where it is written; asked for only where it is not kept, since that may read a file again."""
        return self.document.locate(self.pointer)


class Late(NamedTuple):
    """The minute at which a promise fails by most: when it is asked, when it is due, and when it is ready."""

    asked: int
    due: int
    ready: int


def replies(here: Ground) -> Iterator[Finding]:
    """Answers promised sooner than they are approved."""
    known: dict[tuple[Any, ...], Late | None] = {}
    for promise in _promises(here):
        for flow in _covering(here, both(promise.region, _REPLY)):
            way = route(flow, both(flow.region, both(promise.region, _REPLY)))
            key = promise.clock, flow.document.key, tuple(leg.stage.pointer for leg in way.legs)
            if key not in known:
                known[key] = _latest(promise.clock, flow, way) if way.legs and not way.at_once else None
            late = known[key]
            if late:
                yield _finding("approvals/promise-shorter-than-approval", "an answer", promise, flow, way.legs, late)


def _finding(rule: str, what: str, promise: Promise, flow: Flow, legs: tuple[Leg, ...], late: Late) -> Finding:
    zone, stages = flow.calendar.timezone, said_stages(tuple(leg.stage for leg in legs if leg.waits))
    said = (
        f"{what} is promised within {said_clock(promise.clock)}, and {flow.document.title} can take longer: asked on "
        f"{said_moment(late.asked, zone)} it is due on {said_moment(late.due, zone)} and ready "
        f"{said_time(late.ready - late.due)} later. Stages: {stages}"
    )
    return Finding(rule, said, promise.origin, related=(flow.document.locate_key(("stages",), "the stages"),))


def _promises(here: Ground) -> Iterator[Promise]:
    """The times to answer of engagement policies and of accounts."""
    for document in here.workspace.of_kind("engagement-policy"):
        for setting in settings_of(document):
            clock = _clock(setting.value, here) if setting.control == "engagement.reply-within" else None
            if clock and setting.state == DECIDED and (not setting.until or setting.until >= here.day):
                yield Promise(clock, setting.region, document, setting.pointer)
    for document in here.workspace.of_kind("channels"):
        for at, account in entries(document.value.get("accounts")):
            clock = _of_account(account, here)
            if clock:
                names = {"channels": "id", "markets": "market", "brands": "brand", "platforms": "platform"}
                region = box({name: account[key] for name, key in names.items() if key in account})
                yield Promise(clock, region, document, ("accounts", at, "reply_within"))


def _of_account(account: dict[str, Any], here: Ground) -> Clock | None:
    """The time that an account promises, in its own hours where it has some."""
    hours = here.calendars.of_hours(account.get("hours"), here.calendars.main)
    return clock_of(account.get("reply_within"), here.calendars, hours)


def _clock(value: Any, here: Ground) -> Clock | None:
    return clock_of(value, here.calendars, here.calendars.main)


def _covering(here: Ground, region: Box) -> Iterator[Flow]:
    """The flows that hold somewhere in a region: the narrowest first, up to one that holds in all of it."""
    for flow in here.near(region):
        if flow.binds and not flow.topics and not any(name in flow.region for name in _WHO):
            yield flow
            if all(name in region and region[name] <= values for name, values in flow.region.items()):
                return


def _latest(clock: Clock, flow: Flow, way: Route) -> Late | None:
    """Where in an ordinary week a promise fails by most; None where it is kept, or a stage has no limit."""
    return _worst(clock, waits(flow, way.legs))


@cache
def _worst(clock: Clock, taken: Waits) -> Late | None:
    found = (_late(clock, taken, at) for at in range(taken.week, taken.week + WEEK, _STEP))
    return max((late for late in found if late), key=lambda late: late.ready - late.due, default=None)


def _late(clock: Clock, taken: Waits, asked: int) -> Late | None:
    due, ready = clock.ends(asked, False), taken.ready(asked)
    return Late(asked, due, ready) if due is not None and ready is not None and ready > due else None


def crises(here: Ground) -> Iterator[Finding]:
    """First words in a crisis promised sooner than any way can release them."""
    for document in here.workspace.of_kind("crisis-plan"):
        for promise, named in _first_words(document, here):
            found = _flows(here, promise, named)
            tried = [(flow, way) for flow in found for way in _ways(flow, promise)]
            late = [(flow, way, _latest(promise.clock, flow, way) if way.legs else None) for flow, way in tried]
            if late and all(one for _, _, one in late):
                flow, way, least = min(late, key=lambda one: one[2].ready - one[2].due if one[2] else 0)
                if least:
                    rule = "approvals/crisis-clock-no-route-meets"
                    yield _finding(rule, "a first word", promise, flow, way.legs, least)


def _first_words(document: Document, here: Ground) -> Iterator[tuple[Promise, str]]:
    """The clocks of a crisis plan, each with the flow that its level names."""
    scope = box(document.scope)
    for setting in settings_of(document):
        clock = _clock(setting.value, here) if setting.control == "crisis.first-word" else None
        if clock and setting.state == DECIDED:
            yield Promise(clock, setting.region, document, setting.pointer), ""
    for at, level in entries(document.value.get("levels")):
        clock = _clock(level.get("turnaround"), here)
        if clock:
            named = str(level.get("flow") or "")
            yield Promise(clock, scope, document, ("levels", at, "turnaround")), named


def _flows(here: Ground, promise: Promise, named: str) -> list[Flow]:
    if named:
        return [flow for flow in here.flows if flow.document.name == named]
    return list(_covering(here, both(promise.region, _STATEMENT)))


def _ways(flow: Flow, promise: Promise) -> Iterator[Route]:
    """The usual way and the urgent one."""
    there = both(flow.region, both(promise.region, _STATEMENT))
    yield route(flow, there)
    yield route(flow, there, urgent=True)
