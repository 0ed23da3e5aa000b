"""When a time that begins on a day is over: months are those of the calendar."""

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from govlint.policy.days import after, iso_date

DAYS = st.dates(date(1900, 1, 1), date(2900, 12, 31))
COUNTS = st.integers(0, 600)


@pytest.mark.parametrize(
    ("since", "duration", "over"),
    [
        ("2026-07-31", "1mo", "2026-08-31"),
        ("2026-02-01", "1mo", "2026-03-01"),
        ("2026-01-31", "1mo", "2026-02-28"),
        ("2024-01-31", "1mo", "2024-02-29"),
        ("2023-11-22", "12mo", "2024-11-22"),
        ("2024-02-29", "1y", "2025-02-28"),
        ("2024-02-29", "4y", "2028-02-29"),
        ("2026-12-31", "2mo", "2027-02-28"),
        ("2026-11-22", "2w", "2026-12-06"),
        ("2026-11-22", "0d", "2026-11-22"),
        ("2026-11-22", "3bd", "2026-11-25"),
        ("2026-11-22", "30h", "2026-11-23"),
        ("2026-11-22", "30m", "2026-11-22"),
        ("9998-12-31", "1y", "9999-12-31"),
    ],
)
def test_the_day_on_which_a_duration_is_over(since: str, duration: str, over: str) -> None:
    assert after(since, duration) == date.fromisoformat(over)


@pytest.mark.parametrize(
    ("since", "duration"),
    [
        ("2026-13-01", "1mo"),
        ("20260101", "1mo"),
        (None, "1mo"),
        ("2026-01-01", "monthly"),
        ("2026-01-01", None),
        ("2026-01-01", 12),
        ("9999-12-31", "1d"),
        ("9999-12-31", "1mo"),
        ("2026-01-01", "99999999999y"),
        ("2026-01-01", f"{'9' * 400}y"),
        ("2026-01-01", f"{'9' * 400}d"),
        ("2026-01-01", f"{'9' * 5000}mo"),
        ("2026-01-01", f"{'9' * 5000}h"),
    ],
)
def test_what_is_no_day_or_no_duration_or_past_the_calendar_is_never_over(since: object, duration: object) -> None:
    assert after(since, duration) is None


@given(DAYS, COUNTS)
def test_months_and_years_agree_with_another_judge(since: date, count: int) -> None:
    assert after(since.isoformat(), f"{count}mo") == since + relativedelta(months=count)
    assert after(since.isoformat(), f"{count}y") == since + relativedelta(years=count)


@given(DAYS, COUNTS)
def test_weeks_are_seven_days(since: date, count: int) -> None:
    assert after(since.isoformat(), f"{count}w") == after(since.isoformat(), f"{7 * count}d")
    assert after(since.isoformat(), f"{count}d") == since + timedelta(days=count)


@given(DAYS, COUNTS, st.sampled_from(["m", "h", "d", "bd", "w", "mo", "y"]))
def test_a_longer_time_is_never_over_sooner(since: date, count: int, unit: str) -> None:
    sooner, later = (after(since.isoformat(), f"{count + more}{unit}") for more in (0, 1))
    assert sooner is not None
    assert later is not None
    assert since <= sooner <= later


def test_a_date_has_one_form() -> None:
    assert iso_date("2026-11-22") == date(2026, 11, 22)
    for other in ("20261122", "2026-W47-7", "2026-1-1", "", None, 20261122):
        with pytest.raises(ValueError):  # noqa: PT011  # the message is the value
            iso_date(other)
