"""Clocks, and the instant at which their time is up; knows calendars, not who waits for whom."""

from typing import Any, NamedTuple

from govlint.policy.clocks.calendars import DEFAULT, PUBLIC_HOLIDAY, Calendars, WorkCalendar
from govlint.policy.clocks.opening import FAR, open_time
from govlint.policy.clocks.zones import days_later, months_later, zone
from govlint.policy.scale import DURATION

_MINUTES = {"m": 1, "h": 60}
_DAYS = {"d": 1, "w": 7}
_MONTHS = {"mo": 1, "y": 12}
_HOURS = ("from", "to", "timezone")
_EVERY_DAY = frozenset(range(PUBLIC_HOLIDAY + 1))
# More digits say nothing: any such time is years away, and endless ones would be slow to read.
_DIGITS = 12


class Clock(NamedTuple):
    """A time allowed and the hours in which it runs.

    unit: m h d bd w mo y. calendar: whose open minutes count; None where every hour counts. timezone: where days,
    weeks, months and years are told, which is that of the calendar where there is one.
    """

    amount: int
    unit: str
    calendar: WorkCalendar | None
    timezone: str = "UTC"

    def ends(self, start: int, holidays: bool = True) -> int | None:
        """The instant at which the time is up that begins at start; a later start never ends sooner.

        Minutes and hours are those in which the calendar is open, all of them without one; time that ends with a
        working day ends at closing. Days and weeks end when the wall shows the same time, months and years on the same
        day of a later month, or in the last minute of one that is too short. Business days begin at the next open
        instant: at an opening, that day is the first and the last ends at closing; later in the day, they end at the
        same time on the last of the open days that follow. No time at all ends at once; no business day, at the next
        open instant.

        start and result: minutes since 1970-01-01 00:00 UTC. holidays: whether they count; else every week is like any
        other. None where the time is never up: no open time, or more than some ten years away.
        """
        try:
            end = self._end(start, holidays)
        except (OverflowError, ValueError):  # past the last year that Python knows
            return None
        return None if end is None or end - start > FAR else end

    def _end(self, start: int, holidays: bool) -> int | None:
        if self.unit == "bd":
            return open_time(self.calendar or DEFAULT, holidays).business_days(start, self.amount)
        if not self.amount:
            return start
        if self.unit in _MINUTES:
            minutes = self.amount * _MINUTES[self.unit]
            return open_time(self.calendar, holidays).counted(start, minutes) if self.calendar else start + minutes
        where = zone(self.timezone)
        if self.unit in _DAYS:
            return days_later(start, self.amount * _DAYS[self.unit], where)
        return months_later(start, self.amount * _MONTHS[self.unit], where)


def clock_of(value: Any, calendars: Calendars, base: WorkCalendar) -> Clock | None:
    """The clock of a duration such as `4h`, or of the shape `clock`; None where there is none or it is malformed.

    base: the calendar of those who have the time: made from their `hours` (its name is empty), else the main one.

    Only open minutes count where the clock says working hours, names a calendar for minutes or hours, says from when to
    when it runs, or where base was made from hours. Every minute counts where it says `always`, or nothing. Who says
    `always` and from when to when means these hours of every day. Business days always have a calendar.
    """
    said = value if isinstance(value, dict) else {"within": value}
    within = said.get("within")
    found = DURATION.match(within) if isinstance(within, str) else None
    if not found:
        return None
    unit, named = found[2], calendars.named(said.get("calendar"))
    calendar = calendars.of_hours({key: said[key] for key in _HOURS if key in said}, named or base)
    always = said.get("counts") == "always"
    if always and unit != "bd":
        calendar = _on_every_day(calendar)
    by_name = named is not None and unit in _MINUTES
    open_only = not always and (said.get("counts") == "working-hours" or by_name or not base.name)
    counts = unit == "bd" or _has_hours(said) or open_only
    return Clock(int(found[1][:_DIGITS]), unit, calendar if counts else None, calendar.timezone)


def _has_hours(said: dict[str, Any]) -> bool:
    return "from" in said or "to" in said


def _on_every_day(calendar: WorkCalendar) -> WorkCalendar:
    every = calendar.days._replace(numbers=_EVERY_DAY)
    return calendar._replace(days=every, holidays=frozenset(), public_holidays="")
