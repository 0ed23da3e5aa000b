"""One engine for every question of what may be posted: simulate, test, the handbook and proofs all ask it."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from govlint.decision.bars import bars
from govlint.decision.decision import AFTER_APPROVAL, AT_ONCE, NEVER, Ask, Chosen, Decision, Reason
from govlint.decision.duties import duties
from govlint.decision.moment import moment
from govlint.decision.near import misses
from govlint.decision.situation import Here, Situation, here
from govlint.lint.rules import Rule, walls
from govlint.policy.box import Box
from govlint.policy.clocks.calendars import Calendars
from govlint.policy.clocks.week import ordinary_week, worst
from govlint.policy.corridor import Wall
from govlint.policy.flows.flow import Flow, flows_of
from govlint.policy.flows.route import STAGES, Leg, ready, route, stuck, timeline
from govlint.policy.flows.staff import Staff
from govlint.policy.places import places
from govlint.policy.policy import settings_by_control
from govlint.policy.settings import Setting
from govlint.workspace.workspace import Workspace


class Decider:
    """What an organisation decides, seen from a day (ISO). Drafts decide nothing.

    rules: those that are on, for the walls that speak.
    """

    def __init__(self, workspace: Workspace, rules: dict[str, Rule], day: str) -> None:
        self.workspace, self.rules, self.day = workspace, rules, day
        self.where, self.staff = places(workspace), Staff(workspace)
        self.calendars = Calendars(workspace.organisation.value if workspace.organisation else {})
        self.flows = tuple(flow for flow in flows_of(workspace, self.calendars, day) if flow.binds)

    @cached_property
    def settings(self) -> dict[str, list[Setting]]:
        """What is decided, by control."""
        return settings_by_control(self.workspace, self.day)

    @cached_property
    def walls(self) -> dict[str, tuple[Wall, ...]]:
        """The walls that stand, by control."""
        return walls(self.rules, self.day, self.where)

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
        at = here(situation, self.where, self.staff)
        chosen = self.chosen(situation, at.facts)
        given = moment(situation, at, self.calendars)
        start, holidays = (self._worst_start(chosen), False) if given is None else (given, True)
        asks = tuple(self._asks(chosen, self._person(situation.author), start, holidays))
        barred = tuple(bars(self, situation, at))
        stops = tuple(_stuck_reason(ask) for ask in asks if ask.stuck and _first(chosen, ask.flow))
        allowed = NEVER if barred or stops else _allowed(chosen)
        ends, last = self._ends(chosen, start, holidays)
        return Decision(
            situation, at, allowed, chosen, asks, start, ends, last, tuple(duties(self, situation, at)),
            (*barred, *stops, *_said(chosen)), tuple(misses(self, situation, at, chosen)), given is None,
        )  # fmt: skip

    def minutes(self, chosen: Iterable[Chosen]) -> int | None:
        """From handing in until it may appear, at most, at the worst minute of an ordinary week; None without limit."""
        found = worst(lambda start: self._ends(tuple(chosen), start, False)[0], self._week)
        return found[1] if found else None

    @cached_property
    def _week(self) -> int:
        return ordinary_week(int(self.day[:4]), self.calendars.main.timezone)

    def _worst_start(self, chosen: tuple[Chosen, ...]) -> int:
        found = worst(lambda start: self._ends(chosen, start, False)[0], self._week)
        return found[0] if found else self._week

    def _ends(self, chosen: tuple[Chosen, ...], start: int, holidays: bool) -> tuple[int | None, int | None]:
        """When all ways are over, if all use their time and where nobody answers."""
        ends, last = [start], [start]
        for flow, way in chosen:
            if way.how == STAGES:
                passed = timeline(flow, way.legs, start, holidays)
                end, late = (
                    ready(way.legs, passed, start),
                    ready(way.legs, tuple(one._replace(due=one.latest) for one in passed), start),
                )
                ends, last = ends + [end], last + [late]  # type: ignore[list-item]
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


def _max(times: list[int | None]) -> int | None:
    known = [time for time in times if time is not None]
    return max(known) if len(known) == len(times) else None


def _first(chosen: tuple[Chosen, ...], flow: Flow) -> bool:
    """Whether the legs of a flow come before it appears."""
    return any(one.flow is flow and one.route.how == STAGES for one in chosen)


def _allowed(chosen: tuple[Chosen, ...]) -> str:
    return AT_ONCE if all(one.route.at_once for one in chosen) else AFTER_APPROVAL


def _stuck_reason(ask: Ask) -> Reason:
    who = " and ".join(ask.roles) or "nobody"
    return Reason(f"nobody can approve at {ask.leg.stage.name}: {who}", ask.flow.document.locate(ask.leg.stage.pointer))


def _said(chosen: tuple[Chosen, ...]) -> Iterator[Reason]:
    for flow, way in chosen:
        yield Reason(f"{flow.document.title}: {way.how}", flow.document.locate_key(("kind",)))
