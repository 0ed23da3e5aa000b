"""Waits over a week: the quick search finds what looking at every minute finds."""

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from statistics import median_low
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.policy.clocks.calendars import DEFAULT
from govlint.policy.clocks.clock import Clock
from govlint.policy.clocks.week import open_minutes, ordinary_week, typical, worst
from tests.policy.test_clocks import CLOCKS, STARTS, ZONES

WEEK = 7 * 1440


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("year", [2016, 2021, 2026, 2027, 2032])
def test_the_ordinary_week_begins_on_the_first_monday_of_february(year: int, zone: str) -> None:
    local = datetime.fromtimestamp(ordinary_week(year, zone) * 60, ZoneInfo(zone))
    assert (local.weekday(), local.hour, local.minute, local.month) == (0, 0, 0, 2)
    assert local.year == year
    assert local.day <= 7


def test_a_calendar_without_days_has_no_open_minutes() -> None:
    closed = DEFAULT._replace(days=DEFAULT.days._replace(numbers=frozenset()))
    assert list(open_minutes(closed, 0)) == []


def chained(clocks: list[Clock]) -> Callable[[int], int | None]:
    """One after another, without holidays."""

    def finish(start: int) -> int | None:
        end: int | None = start
        for one in clocks:
            end = None if end is None else one.ends(end, holidays=False)
        return end

    return finish


def longest(finish: Callable[[int], int | None], start: int, minutes: int) -> tuple[int, int] | None:
    """The same by looking at every minute."""
    ends = [(minute, finish(minute)) for minute in range(start, start + minutes)]
    waits = [(minute, end - minute) for minute, end in ends if end is not None]
    return max(waits, key=lambda pair: (pair[1], -pair[0])) if len(waits) == minutes else None


@settings(max_examples=80, deadline=None)
@given(st.lists(CLOCKS, min_size=1, max_size=3), st.sampled_from(STARTS), st.integers(1, 4000), st.integers(0, 4000))
def test_the_longest_wait_is_the_one_that_every_minute_shows(
    clocks: list[Clock], start: int, minutes: int, later: int
) -> None:
    finish = chained(clocks)
    assert worst(finish, start + later, minutes) == longest(finish, start + later, minutes)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6)), min_size=1, max_size=40))
def test_any_wait_that_never_ends_sooner_will_do(steps: list[tuple[int, int]]) -> None:
    ends = []
    for jump, flat in steps:
        at = max(ends[-1] if ends else 0, len(ends) + flat) + jump
        ends += [at] * flat
    assert worst(ends.__getitem__, 0, len(ends)) == longest(ends.__getitem__, 0, len(ends))


@pytest.mark.parametrize(
    ("ends", "found"),
    [
        ([5], (0, 5)),
        ([5, 5], (0, 5)),
        ([0, 5], (1, 4)),
        ([8, 10, 10], (1, 9)),
        ([0, 1, 9, 9], (2, 7)),
        ([6, 6, 6, 10, 10], (3, 7)),
    ],
)
def test_the_first_of_the_longest_waits_in_a_few_minutes(ends: list[int], found: tuple[int, int]) -> None:
    assert worst(ends.__getitem__, 0, len(ends)) == found


def test_a_week_is_searched_in_a_few_hundred_looks() -> None:
    looks = []

    def finish(start: int) -> int | None:
        looks.append(start)
        return chained([Clock(4, "h", DEFAULT), Clock(2, "h", DEFAULT)])(start)

    monday = ordinary_week(2026, "UTC")
    # Handed in on Friday at 11:01, one minute is left for Monday; the weekend is waited for.
    assert worst(finish, monday) == (monday + 4 * 1440 + 11 * 60 + 1, 3 * 1440 - 2 * 60)
    assert len(looks) < 500


def test_what_is_never_done_has_no_longest_wait() -> None:
    closed = DEFAULT._replace(days=DEFAULT.days._replace(numbers=frozenset()))
    assert worst(Clock(1, "h", closed).ends, 0) is None
    assert worst(lambda at: at if at < 99 else None, 0, 100) is None
    assert worst(lambda at: None if at < 50 else 1000, 0, 100) is None
    # Too long for minute 1 and some after it, for nobody else.
    assert worst(lambda at: 5 if at == 0 else None if at < 50 else 1000, 0, 100) is None


def test_the_usual_wait_is_the_lower_median() -> None:
    waits = [5, 1, 4, 2]
    assert typical(lambda at: at + waits[at], range(4)) == median_low(waits) == 2
    assert typical(lambda at: None if at == 0 else at + 1, range(3)) == 1
    assert typical(lambda at: None if at < 2 else at + 1, range(3)) is None
    assert typical(lambda at: at, []) is None


def test_the_open_minutes_of_a_week() -> None:
    monday = ordinary_week(2026, "UTC")
    found = list(open_minutes(DEFAULT, monday))
    assert len(found) == 5 * 8 * 60
    assert found[0] == monday + 9 * 60
    assert found[-1] == monday + 4 * 1440 + 17 * 60 - 1
    off = DEFAULT._replace(holidays=frozenset({"2026-02-02"}))
    assert len(list(open_minutes(off, monday))) == 4 * 8 * 60
    assert list(open_minutes(off, monday, holidays=False)) == found
    beginning = datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(minutes=monday)
    assert beginning.date() == date(2026, 2, 2)
