"""Days, and when a time that begins on one is over; knows the calendar, not what falls due."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from govlint.policy.scale import DURATION, hours

_MONTHS = {"mo": 1, "y": 12}


def iso_date(value: Any) -> date:
    """The day of a date such as 2026-11-22. Raises ValueError for any other form, Python's others included."""
    if not isinstance(value, str) or [len(part) for part in value.split("-")] != [4, 2, 2]:
        raise ValueError(value)
    return date.fromisoformat(value)


def after(since: Any, duration: Any) -> date | None:
    """The day on which a duration that begins on a day (ISO) is over; None where there is no such day.

    Months and years are those of the calendar: one month after 31 January is the last day of February. Five business
    days are a week, fewer count as days, and what is left of a day does not count.
    """
    found = DURATION.match(duration) if isinstance(duration, str) else None
    try:
        if found and found[2] in _MONTHS:
            return months_after(iso_date(since), int(found[1]) * _MONTHS[found[2]])
        return iso_date(since) + timedelta(hours=hours(duration) or 0) if found else None
    except (ValueError, OverflowError):
        return None


def months_after(since: date, count: int) -> date:
    """The same day some months later; where that month is too short, its last day."""
    year, month = divmod(since.year * 12 + since.month - 1 + count, 12)
    length = monthrange(year, month + 1)[1]
    return since.replace(year=year, month=month + 1, day=min(since.day, length))
