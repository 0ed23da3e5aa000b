"""Instants and the wall, beside a judge that looks at every minute by itself."""

from bisect import bisect_left
from datetime import date, datetime, timedelta, timezone
from itertools import accumulate
from zoneinfo import ZoneInfo

import pytest

from govlint.policy.clocks.zones import (
    DAY,
    day_of,
    days_later,
    first,
    is_known,
    known_zones,
    months_later,
    on_wall,
    shown,
    zone,
)

BEGINNING = datetime(1970, 1, 1, tzinfo=timezone.utc)
# Hours and half hours that come twice or never; a day that never came, and one that nearly came twice.
CHANGES = [
    *(("Europe/London", "2026-03-29"), ("Europe/London", "2026-10-25"), ("Australia/Lord_Howe", "2026-04-05")),
    *(("Australia/Lord_Howe", "2026-10-04"), ("Pacific/Apia", "2011-12-30"), ("Pacific/Kwajalein", "1969-10-01")),
    ("UTC", "2026-02-28"),
]


def read(minute: int, name: str) -> int:
    """What the wall shows at an instant, as minutes since 1970."""
    local = (BEGINNING + timedelta(minutes=minute)).astimezone(ZoneInfo(name)).replace(tzinfo=timezone.utc)
    return (local - BEGINNING) // timedelta(minutes=1)


@pytest.mark.parametrize(("name", "day"), CHANGES)
def test_every_minute_around_a_change(name: str, day: str) -> None:
    start = on_wall(date.fromisoformat(day)) - 3 * DAY
    minutes = range(start, start + 6 * DAY)
    walls = list(accumulate((read(minute, name) for minute in minutes), max))
    # What the first minutes show may stand at instants before them.
    assert [shown(minute, zone(name)) for minute in minutes[DAY:]] == walls[DAY:]
    asked = range(walls[DAY] + 1, walls[-1] + 1)
    assert [first(wall, zone(name)) for wall in asked] == [minutes[bisect_left(walls, wall)] for wall in asked]


def test_days_and_months_later_the_wall_shows_the_same() -> None:
    london = zone("Europe/London")
    noon = on_wall(date(2026, 3, 28), 12 * 60)
    assert days_later(noon, 1, london) == noon + DAY - 60
    assert months_later(noon, 1, london) == noon + 31 * DAY - 60
    late = on_wall(date(2026, 1, 31), 7)
    assert months_later(late, 1, london) == on_wall(date(2026, 2, 28), DAY - 1)


def test_days_on_the_wall() -> None:
    assert on_wall(date(1970, 1, 2), 3) == DAY + 3
    assert day_of(on_wall(date(2026, 11, 22), DAY - 1)) == date(2026, 11, 22)
    assert day_of(-1) == date(1969, 12, 31)


def test_which_zones_are_known() -> None:
    assert is_known("Europe/London")
    assert "Europe/London" in known_zones()
    for name in ("Europe", "Mars/Phobos", "../etc", "", "a\0b"):
        assert not is_known(name)
        assert zone(name) is timezone.utc
