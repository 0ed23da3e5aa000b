"""When a time is up: by hand, and beside a judge that looks at every minute by itself."""

from datetime import date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from govlint.policy.clocks.calendars import DEFAULT, Calendars, OpenDays, WorkCalendar, calendars_of
from govlint.policy.clocks.clock import Clock, clock_of
from govlint.policy.clocks.opening import FAR, OpenTime
from govlint.policy.clocks.week import open_minutes
from govlint.policy.days import after
from govlint.workspace.workspace import workspaces
from tests.helpers import documents

WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday"]
EVERY_DAY = [*WEEKDAYS, "saturday", "sunday"]
BEGINNING = datetime(1970, 1, 1, tzinfo=timezone.utc)


def calendar(zone: str, since: str = "09:00", until: str = "17:00", days: Any = WEEKDAYS, **more: Any) -> WorkCalendar:
    one = {"name": "one", "timezone": zone, "workdays": days, "hours": {"from": since, "to": until}, **more}
    return Calendars({"calendars": [one]}).main


def minute(when: str, zone: str) -> int:
    """The instant of a local time; one with a star is the second of two."""
    local = datetime.fromisoformat(when.rstrip("*")).replace(tzinfo=ZoneInfo(zone), fold=when.endswith("*"))
    return (local - BEGINNING) // timedelta(minutes=1)


def clock(duration: str, on: WorkCalendar | None) -> Clock:
    found = clock_of(duration, Calendars({}), on or DEFAULT)
    assert found
    return found._replace(calendar=on, timezone=on.timezone if on else "UTC")


LONDON = calendar("Europe/London", holidays=["2026-02-10"])
SCOTLAND = calendar("Europe/London", public_holidays="GB-SCT")
ENGLAND = calendar("Europe/London", public_holidays="GB-ENG")
NEW_YORK = calendar("America/New_York")
KOLKATA = calendar("Asia/Kolkata", "09:30", "18:00")
LORD_HOWE = calendar("Australia/Lord_Howe", "01:00", "03:00", EVERY_DAY)
NIGHT = calendar("Europe/London", "22:00", "06:00", ["friday", "saturday"])
LATE = calendar("Europe/London", "18:00", "01:30", EVERY_DAY)
EARLY = calendar("Europe/London", "01:30", "09:00", EVERY_DAY)
JUMPED = calendar("Europe/London", "01:00", "02:00", EVERY_DAY)
ALWAYS = calendar("Europe/London", "00:00", "24:00", EVERY_DAY)


@pytest.mark.parametrize(
    ("on", "duration", "start", "end"),
    [
        # Friday, 6 February 2026, before a weekend.
        (SCOTLAND, "1h", "2026-02-06T16:00", "2026-02-06T17:00"),
        (SCOTLAND, "1h", "2026-02-06T16:59", "2026-02-09T09:59"),
        (SCOTLAND, "1h", "2026-02-06T17:00", "2026-02-09T10:00"),
        (SCOTLAND, "8h", "2026-02-07T12:00", "2026-02-09T17:00"),
        (SCOTLAND, "481m", "2026-02-07T12:00", "2026-02-10T09:01"),
        (SCOTLAND, "0h", "2026-02-07T12:00", "2026-02-07T12:00"),
        # Tuesday the 10th is a day off.
        (LONDON, "8h", "2026-02-09T13:00", "2026-02-11T13:00"),
        (LONDON, "1bd", "2026-02-09T13:00", "2026-02-11T13:00"),
        # A business day: from an opening to the closing, else to the same time.
        (SCOTLAND, "1bd", "2026-02-06T09:00", "2026-02-06T17:00"),
        (SCOTLAND, "1bd", "2026-02-06T09:01", "2026-02-09T09:01"),
        (SCOTLAND, "1bd", "2026-02-06T16:59", "2026-02-09T16:59"),
        (SCOTLAND, "1bd", "2026-02-06T17:00", "2026-02-09T17:00"),
        (SCOTLAND, "1bd", "2026-02-08T03:00", "2026-02-09T17:00"),
        (SCOTLAND, "5bd", "2026-02-09T09:00", "2026-02-13T17:00"),
        (SCOTLAND, "5bd", "2026-02-09T10:00", "2026-02-16T10:00"),
        (SCOTLAND, "0bd", "2026-02-07T12:00", "2026-02-09T09:00"),
        (SCOTLAND, "0bd", "2026-02-09T12:00", "2026-02-09T12:00"),
        # Public holidays: 1 and 2 January in Scotland, in England the first alone.
        (SCOTLAND, "1h", "2025-12-31T17:00", "2026-01-05T10:00"),
        (ENGLAND, "1h", "2025-12-31T17:00", "2026-01-02T10:00"),
        (ENGLAND, "2bd", "2026-12-24T12:00", "2026-12-30T12:00"),
        # The weekends on which clocks change: 29 March and 25 October, in the United States 8 March and 1 November.
        (None, "24h", "2026-03-28T12:00", "2026-03-29T12:00"),
        (ALWAYS, "24h", "2026-03-28T12:00", "2026-03-29T13:00"),
        (ALWAYS, "24h", "2026-10-24T12:00", "2026-10-25T11:00"),
        (ALWAYS, "1d", "2026-03-28T12:00", "2026-03-29T12:00"),
        (ALWAYS, "1w", "2026-10-24T12:00", "2026-10-31T12:00"),
        (ALWAYS, "1d", "2026-03-28T01:30", "2026-03-29T02:00"),
        (ALWAYS, "1d", "2026-10-24T01:30", "2026-10-25T01:30"),
        (ALWAYS, "1d", "2026-10-25T01:30", "2026-10-26T01:30"),
        (ALWAYS, "1d", "2026-10-25T01:15*", "2026-10-26T01:59"),
        (SCOTLAND, "9h", "2026-03-27T16:00", "2026-03-30T17:00"),
        (NEW_YORK, "9h", "2026-03-06T16:00", "2026-03-09T17:00"),
        (NEW_YORK, "9h", "2026-10-30T16:00", "2026-11-02T17:00"),
        (NEW_YORK, "1d", "2026-03-07T02:30", "2026-03-08T03:00"),
        # Hours that go past midnight belong to the day on which they begin.
        (NIGHT, "9h", "2026-02-06T12:00", "2026-02-07T23:00"),
        (NIGHT, "1h", "2026-02-08T05:30", "2026-02-13T22:30"),
        (NIGHT, "1bd", "2026-02-07T03:00", "2026-02-08T03:00"),
        (NIGHT, "2bd", "2026-02-06T22:00", "2026-02-08T06:00"),
        (NIGHT, "8h", "2026-03-28T22:00", "2026-04-03T23:00"),
        (NIGHT, "8h", "2026-10-24T22:00", "2026-10-25T05:00"),
        # Closed at the first half past one, open from the first half past one.
        (LATE, "8h", "2026-10-24T18:00", "2026-10-25T18:30"),
        (EARLY, "8h", "2026-10-25T00:00", "2026-10-25T08:30"),
        # An open hour that never comes is no business day.
        (JUMPED, "1bd", "2026-03-28T01:30", "2026-03-30T01:30"),
        (JUMPED, "1h", "2026-03-28T12:00", "2026-03-30T02:00"),
        # Zones with half hours, and one whose summer is half an hour.
        (KOLKATA, "9h", "2026-02-06T10:00", "2026-02-09T10:30"),
        (KOLKATA, "1d", "2026-02-06T10:15", "2026-02-07T10:15"),
        (LORD_HOWE, "2h", "2026-04-05T00:00", "2026-04-05T02:30"),
        (LORD_HOWE, "2h", "2026-10-04T00:00", "2026-10-05T01:30"),
        # Months and years.
        (SCOTLAND, "1mo", "2026-02-06T12:00", "2026-03-06T12:00"),
        (SCOTLAND, "1mo", "2026-01-31T12:00", "2026-02-28T23:59"),
        (SCOTLAND, "1y", "2024-02-29T12:00", "2025-02-28T23:59"),
        (SCOTLAND, "0mo", "2026-01-31T12:00", "2026-01-31T12:00"),
    ],
)
def test_the_minute_in_which_a_time_is_up(on: WorkCalendar | None, duration: str, start: str, end: str) -> None:
    zone = on.timezone if on else "UTC"
    found = clock(duration, on).ends(minute(start, zone))
    assert found == minute(end, zone)


def test_the_ordinary_week_knows_no_holidays() -> None:
    start = minute("2026-02-09T17:00", "Europe/London")
    assert clock("1h", LONDON).ends(start, holidays=False) == minute("2026-02-10T10:00", "Europe/London")
    start = minute("2025-12-31T17:00", "Europe/London")
    assert clock("1h", SCOTLAND).ends(start, holidays=False) == minute("2026-01-01T10:00", "Europe/London")


@pytest.mark.parametrize("duration", ["1h", "1bd", "0bd"])
def test_without_open_time_nothing_that_needs_it_is_ever_over(duration: str) -> None:
    assert clock(duration, calendar("UTC", days=[])).ends(0) is None
    assert clock(duration, calendar("UTC", days=["public-holiday"], public_holidays="GB")).ends(0, False) is None


@pytest.mark.parametrize("unit", ["m", "h", "d", "bd", "w", "mo", "y"])
@pytest.mark.parametrize("amount", ["99999999", "9" * 5000])
def test_what_is_more_than_ten_years_away_is_never_over(unit: str, amount: str) -> None:
    for on in (SCOTLAND, None):
        assert clock(amount + unit, on).ends(minute("2026-02-06T12:00", "UTC")) is None


def test_ten_years_are_not_never() -> None:
    start = minute("2026-02-06T12:00", "UTC")
    assert clock("10y", None).ends(start) == minute("2036-02-06T12:00", "UTC")
    assert clock("11y", None).ends(start) is None


def test_the_last_minute_of_ten_years_is_not_never() -> None:
    assert clock(f"{FAR}m", None).ends(0) == FAR
    assert clock(f"{FAR + 1}m", None).ends(0) is None


def test_the_order_of_questions_changes_no_answer() -> None:
    table = OpenTime(NEW_YORK, holidays=True)
    for year in (2027, 2021, 2033, 2026, 2021):
        start = minute(f"{year}-06-05T08:00", "America/New_York")
        assert table.counted(start, 9000) == OpenTime(NEW_YORK, holidays=True).counted(start, 9000)


def test_at_the_last_closing_that_the_table_holds_it_grows() -> None:
    table = OpenTime(ENGLAND, holidays=True)
    table.counted(minute("2026-02-06T12:00", "Europe/London"), 1)
    last = table.closes[-1]
    assert table.stretch_at(last) == OpenTime(ENGLAND, holidays=True).stretch_at(last + 1)


def test_who_is_there_on_public_holidays_alone_is_there_on_the_next() -> None:
    on = calendar("Europe/London", days=["public-holiday"], public_holidays="GB")
    start, end = (minute(when, "Europe/London") for when in ("2026-04-25T12:00", "2026-05-04T10:00"))
    assert clock("1h", on).ends(start) == end


def test_a_part_that_has_no_holidays_of_its_own_has_those_of_its_country() -> None:
    start = minute("2026-07-13T17:00", "Europe/Paris")
    paris = calendar("Europe/Paris", public_holidays="FR-IDF")
    assert clock("1h", paris).ends(start) == minute("2026-07-15T10:00", "Europe/Paris")


@pytest.mark.parametrize("code", ["XX", "QQ-ABC", "nonsense", "GB-", ""])
def test_a_code_that_nobody_knows_does_no_harm(code: str) -> None:
    start = minute("2026-02-06T16:59", "Europe/London")
    assert clock("1h", calendar("Europe/London", public_holidays=code)).ends(start) == start + 3 * 1440 - 420


@pytest.mark.parametrize("zone", ["Europe", "Mars/Phobos", "../etc", "", "a\0b", "x" * 300])
def test_a_time_zone_that_nobody_knows_is_utc(zone: str) -> None:
    assert clock("1h", calendar(zone)).ends(minute("2026-07-06T08:00", "UTC")) == minute("2026-07-06T10:00", "UTC")


# Calendars as they are written.

CALENDARS = Calendars(
    {
        "markets": [{"code": "GB"}, {"code": "IE"}],
        "calendars": [
            {
                "name": "leeds",
                "timezone": "Europe/London",
                "workdays": WEEKDAYS,
                "hours": {"from": "09:00", "to": "17:30"},
            },
            {
                "name": "care",
                "timezone": "Europe/Dublin",
                "workdays": EVERY_DAY,
                "hours": {"from": "08:00", "to": "23:00"},
            },
        ],
        "main_calendar": "care",
    }
)
LEEDS, CARE = CALENDARS.named("leeds"), CALENDARS.named("care")
assert LEEDS
assert CARE


def test_the_main_calendar_is_the_one_named_else_the_only_one_else_assumed() -> None:
    assert CALENDARS.main is CARE
    assert LONDON.name == "one"
    assert Calendars({}).main == DEFAULT
    assert DEFAULT.assumed
    paris = {"markets": [{"code": "FR", "timezone": "Europe/Paris"}], "main_calendar": "nowhere"}
    assert Calendars(paris).main == DEFAULT._replace(timezone="Europe/Paris")
    assert CALENDARS.named("nowhere") is None


def test_the_calendars_of_a_workspace_are_those_of_its_organisation() -> None:
    written = (
        "calendars: [{name: one, timezone: Europe/Paris, workdays: [sunday], hours: {from: '09:00', to: '12:00'}}]"
    )
    (workspace,) = workspaces(documents({"0.yaml": f"kind: organisation\n{written}\n"}))
    assert calendars_of(workspace).main == calendar("Europe/Paris", until="12:00", days=["sunday"])
    (workspace,) = workspaces(documents({"0.yaml": "kind: engagement-policy\n"}))
    assert calendars_of(workspace).main == DEFAULT


@pytest.mark.parametrize(
    "malformed",
    [
        None,
        [],
        {"calendars": "leeds"},
        {"calendars": [3, {"name": 3}, {}]},
        {"calendars": {"name": "x"}, "markets": "GB"},
        {"markets": [3], "main_calendar": ["x"]},
        {"markets": [{"timezone": 3}]},
    ],
)
def test_what_is_malformed_is_as_if_it_were_not_there(malformed: Any) -> None:
    assert Calendars(malformed).main == DEFAULT


def test_what_is_malformed_in_a_calendar_comes_from_the_default() -> None:
    written = {"name": "x", "timezone": 3, "workdays": 3, "hours": [], "holidays": [3, "no day"], "public_holidays": 3}
    found = Calendars({"calendars": [written]}).main
    assert found == DEFAULT._replace(name="x", holidays=frozenset({"no day"}), assumed=False)
    assert clock("1h", found).ends(minute("2026-02-06T16:59", "UTC")) == minute("2026-02-09T09:59", "UTC")


def test_days_that_are_no_words_are_left_out() -> None:
    assert calendar("UTC", days=[["monday"], {}, 3, None, "someday", "tuesday"]).days.numbers == {1}
    found = calendar("UTC", holidays=[["2026-02-10"], {}, None, "2026-02-11"])
    assert found.holidays == {"2026-02-11"}


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("09:00", "17:00", (540, 1020)),
        ("22:00", "06:00", (1320, 1800)),
        ("00:00", "24:00", (0, 1440)),
        ("00:00", "00:00", (0, 1440)),
        ("09:00", "09:00", (540, 1980)),
        ("24:00", "06:00", (0, 360)),
        ("09:00", "24:59", (540, 1440)),
        ("9 am", "25:00", (540, 1020)),
    ],
)
def test_hours_of_a_day(since: str, until: str, expected: tuple[int, int]) -> None:
    assert calendar("UTC", since, until).days[1:] == expected


def test_hours_say_what_differs_from_a_calendar() -> None:
    of_hours = CALENDARS.of_hours
    assert of_hours({"from": "10:00"}, LEEDS) == LEEDS._replace(name="", days=LEEDS.days._replace(since=600))
    assert of_hours({"days": ["sunday"]}, LEEDS).days.numbers == {6}
    assert of_hours({"timezone": "Asia/Tokyo"}, LEEDS) == LEEDS._replace(name="", timezone="Asia/Tokyo")
    for nothing in (None, {}, [], "nine to five", {"shown": True}):
        assert of_hours(nothing, LEEDS) is LEEDS
    night = calendar("UTC", "22:00", "06:00")
    assert of_hours({"from": "23:00"}, night).days[1:] == (1380, 1800)
    assert of_hours({"from": "05:00"}, night).days[1:] == (300, 360)
    assert of_hours({"days": ["sunday"]}, DEFAULT).assumed
    assert not of_hours({"from": "10:00"}, DEFAULT).assumed


def test_hours_on_public_holidays() -> None:
    start, hours = minute("2026-01-01T08:00", "Europe/London"), {"days": [*WEEKDAYS, "public-holiday"]}
    opening = minute("2026-01-01T10:00", "Europe/London")
    assert clock("1h", CALENDARS.of_hours(hours, SCOTLAND)).ends(start) == opening
    by_hand = calendar("Europe/London", holidays=["2026-01-01"])
    assert clock("1h", CALENDARS.of_hours(hours, by_hand)).ends(start) == opening
    both = SCOTLAND._replace(holidays=by_hand.holidays)
    assert clock("1h", CALENDARS.of_hours(hours, both)).ends(start) == minute("2026-01-02T10:00", "Europe/London")


ROTA = CALENDARS.of_hours({"from": "06:00", "to": "14:00"}, LEEDS)
FROM_TO = {"from": "10:00", "to": "12:00"}


@pytest.mark.parametrize(
    ("value", "base", "expected"),
    [
        ("4h", LEEDS, Clock(4, "h", None, "Europe/London")),
        ("2d", LEEDS, Clock(2, "d", None, "Europe/London")),
        ("3bd", LEEDS, Clock(3, "bd", LEEDS, "Europe/London")),
        ("4h", ROTA, Clock(4, "h", ROTA, "Europe/London")),
        ({"within": "4h"}, ROTA, Clock(4, "h", ROTA, "Europe/London")),
        ({"within": "4h", "counts": "always"}, ROTA, Clock(4, "h", None, "Europe/London")),
        ({"within": "4h", "counts": "working-hours"}, LEEDS, Clock(4, "h", LEEDS, "Europe/London")),
        ({"within": "4h", "calendar": "care"}, LEEDS, Clock(4, "h", CARE, "Europe/Dublin")),
        ({"within": "4h", "calendar": "nowhere"}, LEEDS, Clock(4, "h", None, "Europe/London")),
        ({"within": "4h", "calendar": "care", "counts": "always"}, LEEDS, Clock(4, "h", None, "Europe/Dublin")),
        ({"within": "4d", "calendar": "care"}, LEEDS, Clock(4, "d", None, "Europe/Dublin")),
        ({"within": "1bd", "calendar": "care", "counts": "always"}, LEEDS, Clock(1, "bd", CARE, "Europe/Dublin")),
        ({"within": "2d", "timezone": "Asia/Tokyo"}, LEEDS, Clock(2, "d", None, "Asia/Tokyo")),
    ],
)
def test_which_hours_count(value: Any, base: WorkCalendar, expected: Clock) -> None:
    assert clock_of(value, CALENDARS, base) == expected


def test_a_clock_with_hours_of_its_own() -> None:
    found = clock_of({"within": "1h", **FROM_TO}, CALENDARS, LEEDS)
    assert found
    assert found.calendar == LEEDS._replace(name="", days=OpenDays(LEEDS.days.numbers, 600, 720))
    daily = clock_of({"within": "1h", "counts": "always", **FROM_TO}, CALENDARS, SCOTLAND)
    assert daily
    for day in ("2026-01-01", "2026-02-07", "2026-02-08", "2026-02-09"):
        assert daily.ends(minute(f"{day}T00:00", "UTC")) == minute(f"{day}T11:00", "UTC")


@pytest.mark.parametrize(
    ("hours", "since", "until"), [({"from": "10:00"}, 600, 1050), ({"to": "12:00"}, 540, 720), (FROM_TO, 600, 720)]
)
def test_hours_of_its_own_count_alone_whichever_end_is_said(hours: dict[str, str], since: int, until: int) -> None:
    found = clock_of({"within": "1h", **hours}, CALENDARS, LEEDS)
    assert found == Clock(
        1, "h", LEEDS._replace(name="", days=OpenDays(LEEDS.days.numbers, since, until)), "Europe/London"
    )


def test_business_days_stay_business_days_whatever_counts() -> None:
    found = clock_of({"within": "2bd", "counts": "always", **FROM_TO}, CALENDARS, LEEDS)
    assert found
    assert found.ends(minute("2026-02-06T10:00", "Europe/London")) == minute("2026-02-09T12:00", "Europe/London")


@pytest.mark.parametrize("value", [None, 4, "soon", "h", "4 h", "-1h", [], {}, {"within": None}, {"within": ["4h"]}])
def test_what_is_no_clock(value: Any) -> None:
    assert clock_of(value, CALENDARS, LEEDS) is None


# A judge that looks at every minute by itself.

ZONES = ["UTC", "Europe/London", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "America/St_Johns"]
# Weeks before and in which clocks change, in London, New York and on Lord Howe Island, and an ordinary one.
STARTS = [
    minute(day, "UTC") for day in ("2026-03-27", "2026-10-23", "2026-03-06", "2026-10-30", "2026-04-03", "2026-02-02")
]
TIMES = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.sampled_from([0, 0, 15, 30, 59]))
WORKING = st.builds(
    calendar,
    st.sampled_from(ZONES),
    TIMES,
    TIMES,
    st.lists(st.sampled_from(EVERY_DAY), min_size=1, max_size=7, unique=True),
    holidays=st.lists(st.sampled_from(["2026-03-30", "2026-10-26", "2026-02-03"]), max_size=2),
)
CLOCKS = st.builds(
    Clock,
    st.integers(0, 40),
    st.sampled_from(["m", "h", "d", "bd", "w", "mo"]),
    st.one_of(st.none(), WORKING),
    st.sampled_from(ZONES),
)


def walls(zone: str, start: int, minutes: int) -> list[datetime]:
    """The latest time that the wall has shown at each minute."""
    where, latest, found = ZoneInfo(zone), datetime.min, []
    for at in range(start - 300, start + minutes):
        local = datetime.fromtimestamp(at * 60, where).replace(tzinfo=None)
        latest = max(latest, local)
        found.append(latest)
    return found[300:]


def is_open(on: WorkCalendar, wall: datetime) -> bool:
    days = [wall.date(), wall.date() - timedelta(days=1)]
    passed = [wall.hour * 60 + wall.minute, wall.hour * 60 + wall.minute + 1440]
    return any(
        on.days.since <= at < on.days.until and day.weekday() in on.days.numbers and day.isoformat() not in on.holidays
        for day, at in zip(days, passed, strict=True)
    )


@settings(max_examples=60, deadline=None)
@given(WORKING, st.sampled_from(STARTS))
def test_open_minutes_are_those_in_which_the_wall_shows_working_hours(on: WorkCalendar, start: int) -> None:
    seen = [start + at for at, wall in enumerate(walls(on.timezone, start, 7 * 1440)) if is_open(on, wall)]
    assert list(open_minutes(on, start, 7 * 1440)) == seen


@settings(max_examples=60, deadline=None)
@given(WORKING, st.sampled_from(STARTS), st.integers(0, 7200), st.integers(1, 1500))
@example(calendar("UTC", "09:59", "10:00", ["monday"]), STARTS[0], 0, 563)
def test_counted_minutes_agree_with_a_judge_that_steps(on: WorkCalendar, start: int, later: int, amount: int) -> None:
    """No more minutes than are open in some weeks: where it is one a week, ten years would be too few for many."""
    start += later
    amount = min(amount, 4 * len(list(open_minutes(on, start, 7 * 1440))) or 1)
    found = Clock(amount, "m", on).ends(start)
    assert found is not None
    flags = [is_open(on, wall) for wall in walls(on.timezone, start, found - start)]
    assert sum(flags) == amount
    assert flags[-1]


@settings(max_examples=100, deadline=None)
@given(CLOCKS, st.sampled_from(STARTS), st.lists(st.integers(0, 7200), min_size=2, max_size=20))
def test_who_starts_later_is_never_done_sooner(one: Clock, start: int, later: list[int]) -> None:
    # Each with the minute after it, for it is from one minute to the next that something jumps.
    starts = sorted({start + at for at in later} | {start + at + 1 for at in later})
    ends = [end for at in starts if (end := one.ends(at)) is not None]
    assert len(ends) == len(starts)
    assert ends == sorted(ends)
    assert all(end >= at for at, end in zip(starts, ends, strict=True))


@settings(max_examples=100, deadline=None)
@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(1, 100), st.sampled_from(["mo", "d", "w"]))
def test_days_and_months_are_over_on_the_day_that_dates_say(since: date, amount: int, unit: str) -> None:
    end = Clock(amount, unit, None).ends(minute(f"{since}T12:00", "UTC"))
    over = after(since.isoformat(), f"{amount}{unit}")
    assert end is not None
    assert (BEGINNING + timedelta(minutes=end)).date() == over


@settings(max_examples=100, deadline=None)
@given(st.sets(st.integers(0, 6), min_size=1), st.integers(0, 10080), st.integers(1, 12))
def test_business_days_are_counted_on_fingers(days: set[int], later: int, count: int) -> None:
    on = DEFAULT._replace(days=OpenDays(frozenset(days), 540, 1020))
    begins = datetime(2026, 2, 2) + timedelta(minutes=later)
    while not is_open(on, begins):
        begins += timedelta(minutes=1)
    at_opening = (begins.hour, begins.minute) == (9, 0)
    end, left = begins, count - at_opening
    while left:
        end += timedelta(days=1)
        left -= end.weekday() in days
    end = end.replace(hour=17) if at_opening else end
    assert Clock(count, "bd", on).ends(minute("2026-02-02", "UTC") + later) == minute(end.isoformat(), "UTC")
