"""Instants from what people write."""

from datetime import datetime, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.decision.moment import moment, on_the_wall, written_moment
from govlint.errors import GovlintError

UTC_NOON = int(datetime(2026, 11, 27, 12, tzinfo=timezone.utc).timestamp()) // 60


@pytest.mark.parametrize(
    ("written", "where"),
    [
        ("2026-11-27T12:00Z", "Asia/Tokyo"),
        ("2026-11-27T12:00", "Europe/London"),
        ("2026-11-27 13:00", "Europe/Paris"),
        ("2026-11-27T13:00+01:00", "UTC"),
        ("2026-11-27T07:00-05:00", "UTC"),
        ("2026-11-27T13:00 Europe/Paris", "Asia/Tokyo"),
        ("2026-11-27T12:00:00Z", "UTC"),
        (written_moment({"date": "2026-11-27", "time": "13:00", "timezone": "Europe/Paris"}), "UTC"),
        (written_moment({"date": "2026-11-27", "time": "12:00"}), "UTC"),
    ],
)
def test_the_same_instant_in_many_words(written: str, where: str) -> None:
    assert moment(written, where) == UTC_NOON


def test_a_time_that_never_comes_is_the_jump_and_one_that_comes_twice_the_first() -> None:
    # In London the clocks go from 1:00 to 2:00 on 29 March 2026, and from 2:00 back to 1:00 on 25 October.
    assert moment("2026-03-29T01:30", "Europe/London") == moment("2026-03-29T01:00Z", "UTC")
    assert moment("2026-10-25T01:30", "Europe/London") == moment("2026-10-25T00:30Z", "UTC")


def test_nothing_is_no_moment() -> None:
    assert moment("", "UTC") is None


@pytest.mark.parametrize(
    "written",
    ["soon", "27.11.2026", "2026-02-30T10:00", "2026-11-27T25:00", "2026-11-27T10:61", "2026-11-27T10:00+99:00"],
)
def test_what_is_no_time_says_how_to_write_one(written: str) -> None:
    with pytest.raises(GovlintError) as raised:
        moment(written, "UTC")
    assert "2026-11-27T17:00" in raised.value.help


def test_a_time_zone_that_nobody_knows() -> None:
    with pytest.raises(GovlintError, match="no time zone is called Europe/Leeds"):
        moment("2026-11-27T12:00 Europe/Leeds", "UTC")


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2035, 1, 1)).map(lambda at: at.replace(second=0, microsecond=0)),
    st.sampled_from(["Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"]),
)
def test_what_is_told_can_be_read_again(at: datetime, where: str) -> None:
    minute = moment(at.isoformat(), where)
    assert minute is not None
    aware = datetime.fromtimestamp(minute * 60, ZoneInfo(where)).replace(tzinfo=None)
    assert on_the_wall(minute, where) == aware
    assert aware >= at  # the same, but for times that the wall jumps over
