"""Waiting times over a week: the longest, the usual, and the minutes in which somebody is there; knows no flows."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from heapq import heappop, heappush
from math import inf

from govlint.policy.clocks.calendars import WorkCalendar
from govlint.policy.clocks.opening import open_time
from govlint.policy.clocks.zones import DAY, first, on_wall, zone

Finish = Callable[[int], int | None]
"""From the minute at which something is handed in to the minute at which it is done; None for never."""

WEEK = 7 * DAY


def ordinary_week(year: int, timezone: str) -> int:
    """The instant at which the first whole week of February begins in a time zone.

    What is measured in general is measured in this week, without holidays, so that figures do not change with the date.
    """
    beginning = date(year, 2, 1)
    return first(on_wall(beginning, -beginning.weekday() % 7 * DAY), zone(timezone))


def worst(finish: Finish, start: int, minutes: int = WEEK) -> tuple[int, int] | None:
    """The longest wait of all that is handed in within some minutes from start.

    Gives the earliest minute at which one waits so long, and the minutes waited; None where something is never done,
    which counts as a longer wait than any.
    finish: never sooner for what is handed in later. So between two minutes nobody waits longer than from just after
    the first until what is handed in at the second is done, and most stretches need no closer look.
    """
    last = start + max(minutes, 1) - 1
    ends = finish(start), finish(last)
    if ends[0] is None or ends[1] is None:
        return None
    best = max((ends[0] - start, -start), (ends[1] - last, -last))
    # Stretches between minutes that were looked at, the most promising first: minus the longest wait that it can hold,
    # its first minute, the minute after it, and when what is handed in at that minute is done. One without minutes
    # promises no more than the minute after it has shown, so none is ever taken.
    stretches = [(start + 1 - ends[1], start + 1, last, ends[1])]
    while (-stretches[0][0], -stretches[0][1]) > best:
        _, since, until, done = heappop(stretches)
        middle = (since + until) // 2
        end = finish(middle)
        if end is None:
            return None
        best = max(best, (end - middle, -middle))
        heappush(stretches, (since - end, since, middle, end))
        heappush(stretches, (middle + 1 - done, middle + 1, until, done))
    return -best[1], best[0]


def typical(finish: Finish, minutes: Iterable[int]) -> int | None:
    """The median wait of what is handed in at these minutes, the lower of two; None where it is never done."""
    waits = sorted(inf if (end := finish(minute)) is None else end - minute for minute in minutes)
    median = waits[(len(waits) - 1) // 2] if waits else inf
    return None if median == inf else int(median)


def open_minutes(calendar: WorkCalendar, start: int, minutes: int = WEEK, holidays: bool = True) -> Iterator[int]:
    """The open minutes of a calendar among some minutes from start, in order."""
    table, at, end = open_time(calendar, holidays), start, start + minutes
    while at < end and (stretch := table.stretch_at(at)):
        yield from range(max(at, stretch[0]), min(end, stretch[1]))
        at = stretch[1]
