"""The working calendars of an organisation, as written and as assumed; knows hours, not when time is up."""

import re
from typing import Any, NamedTuple

from govlint.policy.clocks.zones import DAY
from govlint.workspace.shapes import mapping, mappings, text
from govlint.workspace.workspace import Workspace

WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PUBLIC_HOLIDAY = len(WEEK)
"""Public holidays among the days of a calendar, beside Monday (0) to Sunday (6)."""

_DAYS = {name: number for number, name in enumerate((*WEEK, "public-holiday"))}
_TIME = re.compile(r"([01][0-9]|2[0-4]):([0-5][0-9])\Z")


class OpenDays(NamedTuple):
    """Which days are open and when.

    numbers: Monday is 0, public holidays are 7. since, until: minutes after midnight on the wall; hours that go past
    midnight belong to the day on which they begin, so `until` may be more than a day, never `since`.
    """

    numbers: frozenset[int]
    since: int
    until: int


class WorkCalendar(NamedTuple):
    """When people work.

    name: empty for one that was made from `hours`. timezone: an IANA name; one that nobody knows counts as UTC, and is
    told. holidays: days given by hand (ISO, in that time zone), closed whatever weekday they are. public_holidays:
    empty, or the ISO 3166 code of a country or a part of it, such as GB-SCT. assumed: nobody wrote its hours.
    """

    name: str
    timezone: str
    days: OpenDays
    holidays: frozenset[str]
    public_holidays: str
    assumed: bool = False


DEFAULT = WorkCalendar("default", "UTC", OpenDays(frozenset(range(5)), 9 * 60, 17 * 60), frozenset(), "", assumed=True)
"""What is assumed where no calendar is written: Monday to Friday, nine to five."""


class Calendars:
    """The calendars of one workspace."""

    def __init__(self, organisation: dict[str, Any]) -> None:
        """organisation: the plain data of its document, which may be empty or malformed."""
        said = mapping(organisation)
        written = [_calendar(one) for one in mappings(said.get("calendars")) if text(one.get("name"))]
        self._named = {one.name: one for one in reversed(written)}
        self.main = self.named(said.get("main_calendar")) or self._only() or _default(said)
        """The calendar that holds where none is named."""

    def named(self, name: Any) -> WorkCalendar | None:
        """The calendar of a name."""
        return self._named.get(name) if isinstance(name, str) else None

    def of_hours(self, hours: Any, base: WorkCalendar) -> WorkCalendar:
        """A calendar with hours of its own (`days`, `from`, `to`, `timezone`); what is not said comes from base.

        With `public-holiday` among the days, public holidays are open. An organisation that only lists days by hand
        means these by it, so they are working days like others then. Hours that say nothing give base itself.
        """
        if not mapping(hours).keys() & {"days", "from", "to", "timezone"}:
            return base
        days = _open_days(hours, hours.get("days"), base.days)
        meant = PUBLIC_HOLIDAY in days.numbers and not base.public_holidays
        by_hand = frozenset[str]() if meant else base.holidays
        zone = text(hours.get("timezone")) or base.timezone
        assumed = base.assumed and not hours.keys() & {"from", "to"}
        return WorkCalendar("", zone, days, by_hand, base.public_holidays, assumed)

    def _only(self) -> WorkCalendar | None:
        return next(iter(self._named.values())) if len(self._named) == 1 else None


def calendars_of(workspace: Workspace) -> Calendars:
    """The calendars that the documents of an organisation name."""
    return Calendars(workspace.organisation.value if workspace.organisation else {})


def _calendar(written: dict[str, Any]) -> WorkCalendar:
    """A calendar as it is written; what is missing or malformed comes from the default."""
    holidays = written.get("holidays")
    return WorkCalendar(
        text(written.get("name")),
        text(written.get("timezone")) or DEFAULT.timezone,
        _open_days(mapping(written.get("hours")), written.get("workdays"), DEFAULT.days),
        frozenset(day for day in holidays if isinstance(day, str)) if isinstance(holidays, list) else frozenset(),
        text(written.get("public_holidays")),
    )


def _default(organisation: dict[str, Any]) -> WorkCalendar:
    """The default, in the time zone of the only market."""
    markets = mappings(organisation.get("markets"))
    zone = text(markets[0].get("timezone")) if len(markets) == 1 else ""
    return DEFAULT._replace(timezone=zone or DEFAULT.timezone)


def _open_days(hours: dict[str, Any], days: Any, base: OpenDays) -> OpenDays:
    """The days that are named and the hours from and to; where both are the same, the whole day."""
    since, until = _minute(hours.get("from"), base.since) % DAY, _minute(hours.get("to"), base.until)
    until = until - DAY if until > DAY else until
    return OpenDays(_numbers(days, base.numbers), since, until if until > since else until + DAY)


def _numbers(days: Any, otherwise: frozenset[int]) -> frozenset[int]:
    if not isinstance(days, list):
        return otherwise
    return frozenset(_DAYS[day] for day in days if isinstance(day, str) and day in _DAYS)


def _minute(time: Any, otherwise: int) -> int:
    """Minutes after midnight of a time such as 17:30; a day has no more than 24:00."""
    found = _TIME.match(time) if isinstance(time, str) else None
    return min(int(found[1]) * 60 + int(found[2]), DAY) if found else otherwise
