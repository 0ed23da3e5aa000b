"""One engine for every question of what may be posted: simulate, test, the handbook and proofs all ask it."""

from collections.abc import Iterable, Iterator
from itertools import chain
from operator import itemgetter

from govlint.decision.bars import bars
from govlint.decision.decision import AFTER_APPROVAL, AT_ONCE, NEVER, Ask, Chosen, Decision, Reason
from govlint.decision.duties import duties
from govlint.decision.known import check_known
from govlint.decision.moment import moment, on_the_wall
from govlint.decision.near import misses
from govlint.decision.reasons import reasons, stops
from govlint.decision.situation import Here, Situation, here
from govlint.decision.timed import Timed
from govlint.decision.topics import topic_flows, unasked, way_of_topic
from govlint.lint.rules import Rule
from govlint.policy.box import Box
from govlint.policy.byplace import ByPlace
from govlint.policy.flows.agreement import Roles
from govlint.policy.flows.flow import AFTERWARDS, Flow
from govlint.policy.flows.passing import agreeing, stuck, timeline
from govlint.policy.flows.read import flows_of
from govlint.policy.flows.route import FREE, PRE_APPROVED, STAGES, Leg, route
from govlint.policy.places import Place
from govlint.policy.regions import Undecided
from govlint.workspace.workspace import Workspace


class Decider(Timed):
    """What an organisation decides, seen from a day (ISO). Drafts decide nothing.

    rules: those that are on, for the walls that speak.
    """

    def __init__(self, workspace: Workspace, rules: dict[str, Rule], day: str) -> None:
        super().__init__(workspace, rules, day)
        self.flows = tuple(flow for flow in flows_of(workspace, self.calendars, day) if flow.binds)
        self.topics = topic_flows(workspace, self.calendars, day)
        self._by_place = ByPlace((flow.region, (number, flow)) for number, flow in enumerate(self.flows))

    def covering(self, facts: Box, topics: tuple[str, ...] = ()) -> tuple[Flow, ...]:
        """The narrowest flow that covers a situation; several where they are equally narrow."""
        here = sorted(self._by_place.at(Place(None, None, None, facts)), key=itemgetter(0))
        found = [flow for _, flow in here if flow.covers(facts, topics)]
        return tuple(flow for flow in found if flow.rank == found[0].rank)

    def chosen(self, situation: Situation, facts: Box) -> tuple[Chosen, ...]:
        """The way of a situation through each flow that covers it."""
        author = facts.get("authors", frozenset())
        every = self.possible(facts)
        found = (way for one in every for way in self._ways(situation, one, author))
        return tuple(found) if len(every) == 1 else _apart(found)

    def _ways(self, situation: Situation, facts: Box, author: frozenset[str]) -> Iterator[Chosen]:
        """The ways through the flows that cover it, then those of its topics that need approval."""
        topics = [flow for flow in self.topics if flow.covers(facts, situation.topics)] if situation.topics else []
        # A topic for which nobody is named is approved by whoever approves on the way.
        first = any(not flow.stages for flow in topics)
        for flow in self.covering(facts, situation.topics):
            way = route(flow, facts, author, situation.urgent)
            yield Chosen(flow, route(flow, facts, author, situation.urgent, True) if first and way.at_once else way)
        yield from (way_of_topic(flow, facts, author) for flow in topics if flow.stages)

    def here(self, situation: Situation) -> Here:
        """What is so in a situation, with the bands of numbers and hours that it lies in, as far as it says them."""
        at = here(situation, self.where, self.staff)
        if not self.workspace.bands:
            return at
        from govlint.decision.numbers import in_bands

        minute = moment(situation.at, self.timezone(at))
        wall = None if minute is None else on_the_wall(minute, self.calendars.main.timezone)
        return in_bands(situation, at, self.workspace.bands, wall)

    def decide(self, situation: Situation, nearly: bool = True) -> Decision:
        """What the policies decide of a situation. Raises GovlintError where it names what is not there.

        nearly: whether it also says what would have decided but for one condition, for which all flows are asked.
        """
        check_known(situation, self.workspace)
        at = self.here(situation)
        timezone = self.timezone(at)
        given = moment(situation.at, timezone)
        chosen = self.chosen(situation, at.facts)
        start, holidays = (self.worst_start(chosen, at.facts.get("time")), False) if given is None else (given, True)
        asks = tuple(self._asks(chosen, situation.author, start, holidays))
        barred = (*bars(self, situation, at), *stops(asks, chosen), *self._unasked(situation, at, chosen))
        end, last = self.ends(chosen, start, holidays)
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
            misses=tuple(misses(self.flows, situation, at, chosen)) if nearly else (),
            any_time=given is None,
            timezone=timezone,
            bars=barred,
        )

    def allowed(self, situation: Situation) -> str:
        """Whether a situation may appear, as `decide` says it, without when and why."""
        at = self.here(situation)
        chosen = self.chosen(situation, at.facts)
        asks = self._asks(chosen, situation.author, self.waits(()).week, False)
        barred = chain(bars(self, situation, at), stops(asks, chosen), self._unasked(situation, at, chosen))
        return NEVER if any(barred) else _allowed(chosen)

    def _unasked(self, situation: Situation, at: Here, chosen: tuple[Chosen, ...]) -> Iterator[Reason]:
        return unasked(self.topics, situation, at.facts, chosen)

    def enough(self, chosen: Iterable[Chosen], author: str, instead: bool = True) -> tuple[Roles, ...]:
        """The least sets of roles whose agreement makes it appear: of all the flows that it must pass, together.

        instead: count also what happens when a time is up. Where nobody looks before it appears, nobody need agree;
        sets that need somebody who cannot act are left out. Raises Undecided where they are too many to tell.
        """
        people = self.staff.people(author) if author else frozenset()

        def can(leg: Leg, role: str) -> bool:
            barred = leg.bars_author or leg.stage.approvers.bars_author
            away = people if barred and len(people) == 1 else frozenset[str]()
            return bool(self.staff.able((role,), away).get(role, True))

        found = agreeing([leg for one in chosen if one.route.how == STAGES for leg in one.route.legs], instead, can)
        if found is None:
            raise Undecided
        return found

    def asked(self, chosen: tuple[Chosen, ...]) -> tuple[Ask, ...]:
        """Who is asked on a way, whoever the author is, in the first minute of an ordinary week."""
        return tuple(self._asks(chosen, "", self.waits(()).week, False))

    def _asks(self, chosen: tuple[Chosen, ...], author: str, start: int, holidays: bool) -> Iterator[Ask]:
        writing = self.staff.people(author) if author else frozenset()
        # Whoever of them writes: a stage stands still only if it does so for each.
        authors = [frozenset((person,)) for person in sorted(writing)] or [frozenset[str]()]
        for flow, way in chosen:
            for leg, passing in zip(way.legs, timeline(flow, way.legs, start, holidays), strict=True):
                roles = leg.stage.approvers.roles
                people = sorted({person for role in roles for person in self.staff.people(role)})
                still = all(stuck(leg, self.staff, author=one) for one in authors)
                yield Ask(flow, leg, passing, roles, tuple(people), still)


def _allowed(chosen: tuple[Chosen, ...]) -> str:
    return AT_ONCE if all(one.route.at_once for one in chosen) else AFTER_APPROVAL


def _apart(found: Iterable[Chosen]) -> tuple[Chosen, ...]:
    """Ways, without those that ask for nothing beyond another way through the same flow."""
    kept: list[Chosen] = []
    for one in found:
        if not any(_covers(other, one) for other in kept):
            kept = [*(other for other in kept if not _covers(one, other)), one]
    return tuple(kept)


def _covers(wide: Chosen, narrow: Chosen) -> bool:
    """Whether a way asks for all that another way through the same flow asks for."""
    if wide.flow is not narrow.flow or narrow.route.how not in (wide.route.how, FREE, PRE_APPROVED, AFTERWARDS):
        return False
    asked = [(leg.stage, leg.late, leg.own, leg.bars_author) for leg in wide.route.legs]
    return all((leg.stage, leg.late, leg.own, leg.bars_author) in asked for leg in narrow.route.legs)
