"""When a calendar is open, in instants: a table that grows as far as it is asked; knows calendars, not clocks."""

from bisect import bisect_left, bisect_right
from functools import cache
from math import inf

from govlint.policy.clocks.calendars import PUBLIC_HOLIDAY, WorkCalendar
from govlint.policy.clocks.zones import DAY, day_of, first, on_wall, shown, zone
from govlint.policy.days import iso_date

FAR = 10 * 366 * DAY
"""More minutes than this, some ten years, count as never."""

_CHUNK = 28
_THURSDAY = 3


class OpenTime:
    """The open time of one calendar, as one stretch for each open day.

    Three lists of the same length: the midnights (on the wall) of open days, and the instants at which each opens and
    closes. Stretches never overlap. A fourth counts the open minutes up to each closing.
    """

    def __init__(self, calendar: WorkCalendar, holidays: bool) -> None:
        """holidays: whether holidays count; else every week is like any other."""
        self._zone = zone(calendar.timezone)
        self._days = calendar.days
        self._public = calendar.public_holidays if holidays else ""
        self._by_hand = _days_by_hand(calendar.holidays) if holidays else frozenset[int]()
        self._since = inf

    def stretch_at(self, start: int) -> tuple[int, int] | None:
        """Opening and closing of the stretch that is open at start, else of the next."""
        found = self._stretch(start)
        return None if found is None else (self.opens[found], self.closes[found])

    def counted(self, start: int, minutes: int) -> int | None:
        """The instant at which so many open minutes are used up; at closing, where they end with a stretch."""
        found = self._stretch(start)
        if found is None:
            return None
        goal = self.used[found] - (self.closes[found] - max(start, self.opens[found])) + minutes
        while self.used[-1] < goal:
            if not self._grow(start):
                return None
        last = bisect_left(self.used, goal, found)
        return self.closes[last] - (self.used[last] - goal)

    def rest(self, start: int) -> tuple[bool, int]:
        """Whether it is open at an instant, and for how many minutes more; where it is closed, in how many it opens.

        0 minutes where it never opens again.
        """
        found = self._stretch(start)
        if found is None:
            return False, 0
        opens = self.opens[found]
        return (True, self.closes[found] - 1 - start) if start >= opens else (False, opens - start)

    def business_days(self, start: int, days: int) -> int | None:
        """The instant at which so many business days are over; see `Clock.ends`."""
        found = self._stretch(start)
        if found is None:
            return None
        begins = max(start, self.opens[found])
        if not days:
            return begins
        at_opening = begins == self.opens[found]
        last = found + days - at_opening
        while len(self.closes) <= last:
            if not self._grow(start):
                return None
        if at_opening:
            return self.closes[last]
        return first(self.midnights[last] + shown(begins, self._zone) - self.midnights[found], self._zone)

    def _stretch(self, start: int) -> int | None:
        """Where the stretch stands that is open at an instant, else the next."""
        if start < self._since:
            self._begin(start)
        while not self.closes or self.closes[-1] <= start:
            if not self._grow(start):
                return None
        return bisect_right(self.closes, start)

    def _begin(self, start: int) -> None:
        """Empties the table, so that it begins some days before an instant."""
        self.midnights: list[int] = []
        self.opens: list[int] = []
        self.closes: list[int] = []
        self.used: list[int] = []
        self._next = (start // DAY - 7) * DAY
        self._since = start

    def _grow(self, start: int) -> bool:
        """Adds some weeks; False where they begin more than ten years after an instant."""
        if self._next > start + FAR:
            return False
        end = self._next + _CHUNK * DAY
        for midnight in range(self._next, end, DAY):
            if self._is_open(midnight):
                self._add(midnight)
        self._next = end
        return True

    def _add(self, midnight: int) -> None:
        opens, closes = (first(midnight + at, self._zone) for at in self._days[1:])
        # Hours that summer time jumps over are no open time.
        if opens < closes:
            self.midnights.append(midnight)
            self.opens.append(opens)
            self.closes.append(closes)
            self.used.append(closes - opens + (self.used[-1] if self.used else 0))

    def _is_open(self, midnight: int) -> bool:
        if midnight in self._by_hand:
            return False
        if self._public and midnight in _public_holidays(self._public, day_of(midnight).year):
            return PUBLIC_HOLIDAY in self._days.numbers
        return (midnight // DAY + _THURSDAY) % 7 in self._days.numbers


@cache
def open_time(calendar: WorkCalendar, holidays: bool) -> OpenTime:
    """The one table of a calendar."""
    return OpenTime(calendar, holidays)


def _days_by_hand(days: frozenset[str]) -> frozenset[int]:
    """The midnights of days; what is no date is left out."""
    return frozenset(midnight for day in days if (midnight := _midnight(day)) is not None)


def _midnight(day: str) -> int | None:
    try:
        return on_wall(iso_date(day))
    except ValueError:
        return None


@cache
def _public_holidays(code: str, year: int) -> frozenset[int]:
    """The midnights of a year's public holidays. A part without holidays of its own has those of its country."""
    from holidays import country_holidays  # Only a calendar that asks for them pays for their import.

    country, _, part = code.partition("-")
    for subdivision in (part or None, None):
        try:
            found = country_holidays(country, subdiv=subdivision, years=year)
        except NotImplementedError:
            continue
        return frozenset(on_wall(day) for day in found)
    return frozenset()
