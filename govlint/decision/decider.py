"""One engine for every question of what may be posted: simulate, test, the handbook and proofs all ask it."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from govlint.decision.bars import bars
from govlint.decision.decision import AFTER_APPROVAL, AT_ONCE, NEVER, Ask, Chosen, Decision
from govlint.decision.duties import duties
from govlint.decision.known import check_known
from govlint.decision.moment import moment
from govlint.decision.near import misses
from govlint.decision.policies import Policies, entries
from govlint.decision.reasons import reasons, stops
from govlint.decision.situation import Here, Situation, here
from govlint.lint.rules import Rule
from govlint.policy.box import Box
from govlint.policy.clocks.calendars import Calendars
from govlint.policy.clocks.week import open_minutes, ordinary_week, typical, worst
from govlint.policy.flows.flow import Flow, flows_of
from govlint.policy.flows.route import STAGES, Leg, ready, route, stuck, timeline
from govlint.workspace.workspace import Workspace

Pace = tuple[tuple[object, ...], ...]
"""All of some ways that their time depends on."""


class Decider(Policies):
    """What an organisation decides, seen from a day (ISO). Drafts decide nothing.

    rules: those that are on, for the walls that speak.
    """

    def __init__(self, workspace: Workspace, rules: dict[str, Rule], day: str) -> None:
        super().__init__(workspace, rules, day)
        self.calendars = Calendars(workspace.organisation.value if workspace.organisation else {})
        self.flows = tuple(flow for flow in flows_of(workspace, self.calendars, day) if flow.binds)
        self._middle: dict[Pace, int | None] = {}
        self._slowest: dict[Pace, tuple[int, int] | None] = {}

    def covering(self, facts: Box, topics: tuple[str, ...] = ()) -> tuple[Flow, ...]:
        """The narrowest flow that covers a situation; several where they are equally narrow."""
        found = [flow for flow in self.flows if flow.covers(facts, topics)]
        return tuple(flow for flow in found if flow.rank == found[0].rank)

    def chosen(self, situation: Situation, facts: Box) -> tuple[Chosen, ...]:
        """The way of a situation through each flow that covers it."""
        author = facts.get("authors", frozenset())
        found = self.covering(facts, situation.topics)
        return tuple(Chosen(flow, route(flow, facts, author, situation.urgent)) for flow in found)

    def decide(self, situation: Situation) -> Decision:
        """What the policies decide of a situation. Raises GovlintError where it names what is not there."""
        check_known(situation, self.workspace)
        at = here(situation, self.where, self.staff)
        timezone = self.timezone(at)
        given = moment(situation.at, timezone)
        chosen = self.chosen(situation, at.facts)
        start, holidays = (self._worst_start(chosen), False) if given is None else (given, True)
        asks = tuple(self._asks(chosen, self._person(situation.author), start, holidays))
        barred = (*bars(self, situation, at), *stops(asks, chosen))
        end, last = self._ends(chosen, start, holidays)
        return Decision(
            situation=situation,
            here=at,
            allowed=NEVER if barred else _allowed(chosen),
            chosen=chosen,
            asks=asks,
            start=start,
            ready=end,
            latest=last,
            duties=tuple(duties(self, situation, at, chosen)),
            reasons=(*barred, *reasons(self, situation, at, chosen)),
            misses=tuple(misses(self.flows, situation, at, chosen)),
            any_time=given is None,
            timezone=timezone,
            bars=barred,
        )

    def timezone(self, at: Here) -> str:
        """Where times are told: in the market of a situation, where it is in one, else by the main calendar."""
        found = {place.market for place in at.places}
        organisation = self.workspace.organisation
        listed = entries(organisation.value.get("markets")) if organisation and len(found) == 1 else ()
        zones = (entry.get("timezone") for _, entry in listed if str(entry.get("code")) in found)
        return next((zone for zone in zones if isinstance(zone, str) and zone), self.calendars.main.timezone)

    def minutes(self, chosen: Iterable[Chosen]) -> int | None:
        """From handing in until it may appear, at most, at the worst minute of an ordinary week; None without limit."""
        found = self.slowest(tuple(chosen))
        return found[1] if found else None

    def usual(self, chosen: tuple[Chosen, ...]) -> int | None:
        """The wait in minutes of the middle one of all that are handed in while people work; None without limit."""
        key = _pace(chosen)
        if key and key not in self._middle:
            handed_in = open_minutes(self.calendars.main, self._week, holidays=False)
            self._middle[key] = typical(lambda start: _ready(chosen, start), handed_in)
        return self._middle[key] if key else 0

    @cached_property
    def _week(self) -> int:
        return ordinary_week(int(self.day[:4]), self.calendars.main.timezone)

    def slowest(self, chosen: tuple[Chosen, ...]) -> tuple[int, int] | None:
        """The minute of an ordinary week at which one waits longest, and how long; None without limit.

        It is looked for once for all ways that take as long.
        """
        key = _pace(chosen)
        if not key:
            return self._week, 0
        if key not in self._slowest:
            self._slowest[key] = worst(lambda start: _ready(chosen, start), self._week)
        return self._slowest[key]

    def _worst_start(self, chosen: tuple[Chosen, ...]) -> int:
        """The minute of an ordinary week at which one waits longest; its first where all are alike."""
        found = self.slowest(chosen)
        return found[0] if found else self._week

    def _ends(self, chosen: tuple[Chosen, ...], start: int, holidays: bool) -> tuple[int | None, int | None]:
        """When all ways are over, if all use their time and where nobody answers."""
        ends: list[int | None] = [start]
        last: list[int | None] = [start]
        for flow, way in chosen:
            if way.how == STAGES:
                passed = timeline(flow, way.legs, start, holidays)
                ends.append(ready(way.legs, passed, start))
                last.append(ready(way.legs, tuple(one._replace(due=one.latest) for one in passed), start))
        return _max(ends), _max(last)

    def _person(self, author: str) -> frozenset[str]:
        """The author, where their role is that of one person."""
        people = self.staff.people(author) if author else frozenset()
        return people if len(people) == 1 else frozenset()

    def _asks(self, chosen: tuple[Chosen, ...], author: frozenset[str], start: int, holidays: bool) -> Iterator[Ask]:
        for flow, way in chosen:
            for leg, passing in zip(way.legs, timeline(flow, way.legs, start, holidays), strict=True):
                roles = leg.stage.approvers.roles
                people = sorted({person for role in roles for person in self.staff.people(role)})
                away = author if leg.bars_author else frozenset()
                yield Ask(flow, leg, passing, roles, tuple(people), stuck(leg, self.staff, away))


def _pace(chosen: Iterable[Chosen]) -> Pace:
    """Nothing where nobody has to look first."""
    ahead = (one for one in chosen if one.route.how == STAGES and one.route.legs)
    return tuple((flow.order.loop, *(_steps(flow, leg) for leg in way.legs)) for flow, way in ahead)


def _steps(flow: Flow, leg: Leg) -> tuple[object, ...]:
    stage = leg.stage
    return stage.clock, stage.approves, leg.before, leg.own, flow.order.loop and stage in flow.stages


def _ready(chosen: Iterable[Chosen], start: int) -> int | None:
    """When all ways are over in an ordinary week, if all use their time."""
    ends: list[int | None] = [start]
    for flow, way in chosen:
        if way.how == STAGES:
            ends.append(ready(way.legs, timeline(flow, way.legs, start, False), start))
    return _max(ends)


def _max(times: list[int | None]) -> int | None:
    known = [time for time in times if time is not None]
    return max(known) if len(known) == len(times) else None


def _allowed(chosen: tuple[Chosen, ...]) -> str:
    return AT_ONCE if all(one.route.at_once for one in chosen) else AFTER_APPROVAL
