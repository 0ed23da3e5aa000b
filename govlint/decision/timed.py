"""How long ways to approval take, and by whose clock; knows calendars and flows, not what is decided."""

from collections.abc import Iterable
from operator import itemgetter
from typing import Any

from govlint.decision.decision import Chosen
from govlint.decision.policies import Policies
from govlint.decision.situation import Here
from govlint.lint.rules import Rule
from govlint.policy.clocks.calendars import calendars_of
from govlint.policy.clocks.week import worst
from govlint.policy.flows.passing import ready, timeline
from govlint.policy.flows.route import STAGES
from govlint.policy.flows.waits import Waits, latest, longest, side_by_side, usual, waits
from govlint.workspace.shapes import entries
from govlint.workspace.workspace import Workspace


class Timed(Policies):
    """The policies of an organisation with its calendars. Instants and waits are in minutes."""

    def __init__(self, workspace: Workspace, rules: dict[str, Rule], day: str) -> None:
        super().__init__(workspace, rules, day)
        self.calendars = calendars_of(workspace)

    def timezone(self, at: Here) -> str:
        """Where times are told: in the market of a situation, or by its calendar; else by the main calendar."""
        found = {place.market for place in at.places}
        organisation = self.organisation
        listed = entries(organisation.value.get("markets")) if organisation and len(found) == 1 else ()
        zones = (self._zone(entry) for _, entry in listed if str(entry.get("code")) in found)
        return next(filter(None, zones), self.calendars.main.timezone)

    def _zone(self, market: dict[str, Any]) -> str:
        calendar = self.calendars.named(market.get("calendar"))
        own = market.get("timezone")
        return own if isinstance(own, str) else calendar.timezone if calendar else ""

    def minutes(self, chosen: Iterable[Chosen]) -> int | None:
        """From handing in until it may appear, at most, at the worst minute of an ordinary week; None without limit."""
        found = self.slowest(tuple(chosen))
        return found[1] if found else None

    def usual(self, chosen: Iterable[Chosen]) -> int | None:
        """The wait in minutes of the middle one of all that are handed in while people work; None without limit."""
        return usual(self.waits(chosen), self.calendars.main)

    def slowest(self, chosen: Iterable[Chosen]) -> tuple[int, int] | None:
        """The minute of an ordinary week at which one waits longest, and how long; None without limit."""
        return longest(self.waits(chosen))

    def waits(self, chosen: Iterable[Chosen]) -> Waits:
        """What all ways that come before publication take together."""
        before = (waits(flow, way.legs) for flow, way in chosen if way.how == STAGES)
        return side_by_side(before, self.calendars.main.timezone)

    def worst_start(self, chosen: tuple[Chosen, ...], hours: frozenset[str] | None) -> int:
        """The minute of an ordinary week at which one waits longest; its first where all are alike.

        hours: the bands in which it is handed in, where that is known.
        """
        if hours:
            return self._worst_in(self.waits(chosen), hours)
        found = self.slowest(chosen)
        return found[0] if found else self.waits(()).week

    def _worst_in(self, taken: Waits, hours: frozenset[str]) -> int:
        from govlint.workspace.bands import joined

        spans = joined(hours)
        found = [worst(taken.ready, taken.week + first, after - first) for first, after in spans]
        return max((one for one in found if one), key=itemgetter(1), default=(taken.week + spans[0][0], 0))[0]

    def ends(self, chosen: tuple[Chosen, ...], start: int, holidays: bool) -> tuple[int | None, int | None]:
        """When all ways are over, if all use their time and where nobody answers."""
        ends: list[int | None] = []
        last: list[int | None] = []
        for flow, way in chosen:
            if way.how == STAGES:
                passed = timeline(flow, way.legs, start, holidays)
                ends.append(ready(way.legs, passed, start))
                waited = (one for leg, one in zip(way.legs, passed, strict=True) if leg.waits)
                last.append(latest((one.latest for one in waited), start))
        return latest(ends, start), latest(last, start)
