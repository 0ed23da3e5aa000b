"""Instants and what a clock on the wall shows; knows time zones, not working hours.

Instants are minutes since 1970-01-01 00:00 UTC. What a wall shows is counted alike, as minutes since 1970-01-01 00:00
of the place. Summer time makes both directions uneven: some times never come, and some come twice. `shown` and `first`
answer so that who starts later is never done sooner.
"""

from bisect import bisect_left
from datetime import date, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from govlint.policy.days import months_after

DAY = 24 * 60
"""Minutes of a day on the wall."""

_BEGINNING = datetime(1970, 1, 1)
_FIRST_DAY = date(1970, 1, 1)
_MINUTE = timedelta(minutes=1)


@cache
def zone(name: str) -> tzinfo:
    """The time zone of an IANA name; UTC where nobody knows the name."""
    return _zone(name) or timezone.utc


def is_known(name: str) -> bool:
    """Whether this machine knows a time zone by this name."""
    return _zone(name) is not None


@cache
def known_zones() -> tuple[str, ...]:
    """The IANA names that this machine knows; none where it has no data of time zones."""
    return tuple(sorted(available_timezones()))


@cache
def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def shown(minute: int, where: tzinfo) -> int:
    """The latest time that the wall has shown up to an instant.

    Nearly always what it shows. While an hour comes for the second time, the last minute of that hour.
    """
    steady = _steady(minute // DAY, where)
    if steady is not None:
        return minute + steady
    fold, wall = _read(minute, where)
    if not fold:
        return wall
    # At most a day is repeated; the wall has caught up at the first instant that is no repetition.
    again = bisect_left(range(1, DAY + 1), True, key=lambda more: not _read(minute + more, where)[0])
    return wall + again


def first(wall: int, where: tzinfo) -> int:
    """The first instant at which the wall shows a time or a later one."""
    steady = _steady(wall // DAY, where)
    if steady is not None:
        return wall - steady
    local = _BEGINNING + timedelta(minutes=wall)
    before = wall - _minutes(where.utcoffset(local))
    after = wall - _minutes(where.utcoffset(local.replace(fold=1)))
    if before <= after:
        return before
    # The wall never shows this time: it jumps over it at an instant between the two.
    return after + bisect_left(range(after, before), wall, key=lambda minute: _read(minute, where)[1])


def day_of(wall: int) -> date:
    """The day of a time on the wall."""
    return _FIRST_DAY + timedelta(minutes=wall)


def on_wall(day: date, minute: int = 0) -> int:
    """The time on the wall so many minutes after midnight of a day."""
    return (day - _FIRST_DAY).days * DAY + minute


def days_later(minute: int, count: int, where: tzinfo) -> int:
    """The instant at which the wall shows the same time some days later."""
    return first(shown(minute, where) + count * DAY, where)


def months_later(minute: int, count: int, where: tzinfo) -> int:
    """The instant at which the wall shows the same time on the same day some months later.

    Where that month is too short, the last minute of its last day.
    """
    wall = shown(minute, where)
    since = day_of(wall)
    over = months_after(since, count)
    return first(on_wall(over, wall % DAY if over.day == since.day else DAY - 1), where)


@cache
def _steady(day: int, where: tzinfo) -> int | None:
    """The minutes by which the wall is ahead of UTC all through a day and its neighbours; None where that changes."""
    ahead = {_read(midnight * DAY, where)[1] - midnight * DAY for midnight in range(day - 1, day + 3)}
    return ahead.pop() if len(ahead) == 1 else None


def _read(minute: int, where: tzinfo) -> tuple[int, int]:
    """Whether this time comes for the second time (1 or 0), and what the wall shows."""
    local = where.fromutc((_BEGINNING + timedelta(minutes=minute)).replace(tzinfo=where))
    return local.fold, minute + _minutes(local.utcoffset())


def _minutes(offset: timedelta | None) -> int:
    return offset // _MINUTE if offset else 0
