"""What every check of flows stands on, and how it says times; knows flows, not what is wrong with them."""

from datetime import datetime, timedelta
from operator import itemgetter
from typing import NamedTuple

from govlint.policy.box import Box
from govlint.policy.byplace import ByPlace
from govlint.policy.clocks.calendars import Calendars, calendars_of
from govlint.policy.clocks.clock import Clock
from govlint.policy.clocks.zones import DAY, shown, zone
from govlint.policy.flows.flow import Flow, Stage
from govlint.policy.flows.read import flows_of
from govlint.policy.flows.route import Leg, legs_of
from govlint.policy.flows.staff import Staff
from govlint.policy.places import Places
from govlint.workspace.workspace import Workspace

_SHOWN = 4


class Ground(NamedTuple):
    """One organisation's flows, the narrowest first, and what they rest on."""

    workspace: Workspace
    where: Places
    staff: Staff
    calendars: Calendars
    flows: tuple[Flow, ...]
    day: str
    by_place: ByPlace[tuple[int, Flow]]

    def near(self, region: Box) -> list[Flow]:
        """The flows that may hold somewhere in a region, the narrowest first."""
        return [flow for _, flow in sorted(self.by_place.near(region), key=itemgetter(0))]


def ground(workspace: Workspace, where: Places, day: str) -> Ground:
    """The flows of an organisation as they are on a day (ISO)."""
    calendars = calendars_of(workspace)
    flows = flows_of(workspace, calendars, day)
    by_place = ByPlace((flow.region, (number, flow)) for number, flow in enumerate(flows))
    return Ground(workspace, where, Staff(workspace), calendars, flows, day, by_place)


def all_legs(flow: Flow) -> tuple[Leg, ...]:
    """The way on which every stage is needed."""
    return legs_of(flow, frozenset(range(len(flow.stages))), flow.region)


def said_stages(stages: tuple[Stage, ...]) -> str:
    """Stages with their clocks: `Editor (1bd, leeds) and Law (2bd, leeds)`."""
    named = [f"{stage.name} ({said_clock(stage.clock)})" if stage.clock else stage.name for stage in stages[:_SHOWN]]
    more = [f"{len(stages) - _SHOWN} more"] if len(stages) > _SHOWN else []
    return listed(named + more)


def listed(names: list[str]) -> str:
    """Names with an `and` before the last."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def said_clock(clock: Clock) -> str:
    """A clock with the calendar in whose hours it runs: `4h, leeds`."""
    named = clock.calendar.name if clock.calendar else ""
    hours = f", {named}" if named and named != "default" else ", working hours" if clock.calendar else ""
    return f"{clock.amount}{clock.unit}{hours}"


def said_time(minutes: int) -> str:
    """A time in words: `2 days 16 hours`, `45 minutes`."""
    parts = zip((minutes // DAY, minutes % DAY // 60, minutes % 60), ("day", "hour", "minute"), strict=True)
    found = [f"{count} {unit}{'s' if count > 1 else ''}" for count, unit in parts if count]
    return " ".join(found[:2]) or "no time"


def said_moment(minute: int, timezone: str) -> str:
    """A weekday and a time on the wall: `Friday 17:00`."""
    wall = datetime(1970, 1, 1) + timedelta(minutes=shown(minute, zone(timezone)))
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    return f"{days[wall.weekday()]} {wall:%H:%M}"
