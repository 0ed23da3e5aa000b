"""The calendar as people and programs get it. `pytest --update-golden` writes the whole outputs anew."""

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import icalendar
import jsonschema
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from govlint.calendar.calendar import Calendar, build_calendar
from govlint.lint.rules import all_rules
from govlint.reporters import Look
from govlint.reporters.calendar import CRLF, FORMATS, reporter
from govlint.reporters.calendar.words import away
from govlint.workspace.load import load
from tests.conftest import Golden
from tests.helpers import HOUSE, documents
from tests.reporters import ical
from tests.reporters.runner import HOSTILE, commands, steers_a_terminal

SNAPSHOTS = Path(__file__).parent / "snapshots"
DAY = "2026-06-01"
FILES = {
    "house.yaml": """\
kind: organisation
name: old-mill
title: Old Mill
markets: [{code: US-NY}]
brands: [{name: old-mill}]
review: {last: 2026-05-30, every: 12mo}
""",
    "policies/ai.yaml": """\
kind: ai-policy
name: ai
title: AI, and what we label; Κανόνες · 人工知能
owner: it-lead
review: {last: 2025-05-31, every: 12mo}
synthetic_people: freely
""",
    "policies/talk.yaml": """\
kind: engagement-policy
name: talk
title: Talking with people
owner: care-team
effective: 2026-06-15
review: {last: 2026-01-31, every: 5mo}
comments:
  value: nobody
  overrides:
    - {when: {markets: [US-NY]}, value: everyone, until: 2026-06-20}
""",
    "policies/draft.yaml": """\
kind: content-policy
name: draft
title: What we post
owner: head-of-social
status: draft
effective: 2026-06-01
review: {last: 2026-05-30, every: 12mo}
""",
    "policies/exception.yaml": """\
kind: exception
name: local
title: No local rules
owner: head-of-social
rule: culture/no-local-rules
reason: The market moves.
approver: legal-lead
granted: 2026-01-01
expires: 2026-05-31
review: {last: 2026-05-30, every: 12mo}
""",
}
LOOKS = {
    "text-wide": ("text", Look(100)),
    "text-narrow": ("text", Look(40)),
    "text-colour": ("text", Look(100, True)),
    "json": ("json", Look()),
    "ics": ("ics", Look()),
}


def calendar_of(files: dict[str, str], day: str = DAY, days: int = 40) -> Calendar:
    return build_calendar(documents(files), all_rules(), day, days)


def output(calendar: Calendar, form: str, look: Look = Look()) -> str:  # noqa: B008  # a value
    end = "\r\n" if form in CRLF else "\n"
    return "".join(line + end for line in reporter(form)(calendar, look))


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    return calendar_of(FILES)


@pytest.fixture(scope="module")
def nothing_due() -> Calendar:
    return calendar_of({"house.yaml": FILES["house.yaml"].replace("US-NY", "GB")}, days=5)


@pytest.mark.parametrize("name", LOOKS)
def test_the_whole_output(name: str, calendar: Calendar, golden: Golden) -> None:
    form, look = LOOKS[name]
    suffix = {"text": "txt"}.get(form, form)
    golden(SNAPSHOTS / f"calendar-{name}.{suffix}", output(calendar, form, look))


@pytest.mark.parametrize("form", FORMATS)
def test_the_whole_output_when_nothing_falls_due(form: str, nothing_due: Calendar, golden: Golden) -> None:
    golden(SNAPSHOTS / f"calendar-nothing-{form}.txt", output(nothing_due, form))


@pytest.mark.parametrize("form", FORMATS)
def test_it_is_the_same_each_time(form: str, calendar: Calendar) -> None:
    assert output(calendar, form) == output(calendar_of(FILES), form)


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_leaves_an_entry_out(form: str, calendar: Calendar) -> None:
    out = output(calendar, form)
    assert len(calendar.entries) > 5
    for entry in calendar.entries:
        assert (entry.due.date.replace("-", "") if form == "ics" else entry.due.date) in out


@pytest.mark.parametrize(
    ("days", "said"),
    [(-400, "400 days ago"), (-1, "1 day ago"), (0, "today"), (1, "in 1 day"), (1_234, "in 1,234 days")],
)
def test_how_far_away_it_is(days: int, said: str) -> None:
    assert away(days) == said


class TestText:
    def test_colour_changes_no_word(self, calendar: Calendar) -> None:
        assert re.sub("\x1b\\[[0-9;]*m", "", output(calendar, "text", Look(100, True))) == output(
            calendar, "text", Look(100)
        )

    @pytest.mark.parametrize("width", [60, 80, 120])
    def test_no_line_is_wider_than_the_terminal(self, width: int, calendar: Calendar) -> None:
        lines = output(calendar, "text", Look(width)).splitlines()
        assert [line for line in lines if len(line) > width and len(max(line.split(), key=len)) < width - 30] == []

    def test_many_sources_are_counted(self) -> None:
        out = output(calendar_of(FILES, "2027-11-23", 0), "text", Look(120))
        assert "of rules that hold here to look at again" in out
        assert " more\n" in out

    def test_a_rule_that_ends_is_told_with_its_last_day(self) -> None:
        rule = all_rules()["culture/comments-closed"]
        ending = {rule.id: rule._replace(facts=rule.facts | {"until": "2026-06-30"})}
        out = output(build_calendar(documents(FILES), all_rules() | ending, DAY, 40), "text", Look(120))
        assert "2026-06-30  in 29 days  Last day on which it holds: " in out
        assert "(culture/comments-closed, " in out

    def test_several_organisations_are_named(self) -> None:
        one = "kind: organisation\nname: {0}\ntitle: {0} Mill\nreview: {{last: 2025-06-30, every: 12mo}}\n"
        out = output(
            calendar_of({f"{name}/house.yaml": one.format(name) for name in ("old", "new")}), "text", Look(100)
        )
        assert "new Mill: Review of new Mill" in out
        assert "old Mill: Review of old Mill" in out


class TestJson:
    SCHEMA = json.loads((HOUSE / "schemas" / "v1" / "calendar.schema.json").read_text(encoding="utf-8"))

    def valid(self, calendar: Calendar) -> Any:
        data = json.loads(output(calendar, "json"))
        checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
        jsonschema.Draft202012Validator(self.SCHEMA, format_checker=checker).validate(data)
        return data

    def test_it_fits_its_schema(self, calendar: Calendar, nothing_due: Calendar) -> None:
        assert {entry["kind"] for entry in self.valid(calendar)["entries"]} == {
            *("review", "exception", "effect", "override", "rule-starts"),
        }
        assert self.valid(nothing_due)["entries"] == []
        assert self.valid(calendar_of(FILES, "2027-11-23", 0))["entries"][-1]["kind"] == "sources"

    def test_the_schema_is_one_and_closed(self) -> None:
        jsonschema.Draft202012Validator.check_schema(self.SCHEMA)
        for shape in (self.SCHEMA, *self.SCHEMA["$defs"].values()):
            assert shape["additionalProperties"] is False
            assert set(shape["required"]) == shape["properties"].keys()

    @pytest.mark.parametrize(
        "content", [b"govlint: v1\nkind: \xff: [\n", b"govlint: v1\n" + b"[" * 5_000, b"", b"a: 1\n"]
    )
    def test_it_is_valid_whatever_the_input(self, content: bytes) -> None:
        given = {"a\ud800\x1b.yaml": content, "/dev/zero": b"govlint: v1\nkind: x\n"}
        self.valid(build_calendar(load(given, given), all_rules(), DAY, 90))

    def test_what_is_overdue_is_counted(self, calendar: Calendar) -> None:
        data = self.valid(calendar)
        assert data["overdue"] == sum(entry["days"] < 0 for entry in data["entries"]) == 2
        assert (data["as_of"], data["until"], data["documents"]) == (DAY, "2026-07-11", 5)

    def test_days_and_dates_agree(self, calendar: Calendar) -> None:
        for entry in self.valid(calendar)["entries"]:
            assert date.fromisoformat(entry["date"]) - date.fromisoformat(DAY) == timedelta(entry["days"])


class TestICalendar:
    @staticmethod
    def read(calendar: Calendar) -> ical.Component:
        return ical.read(output(calendar, "ics").encode())

    def test_what_is_written_is_icalendar(self, calendar: Calendar) -> None:
        found = self.read(calendar)
        assert found.name == "VCALENDAR"
        assert found.properties["VERSION"] == ["2.0"]
        assert len(found.properties["PRODID"]) == 1
        assert len(found.parts) == len(calendar.entries)
        for event, entry in zip(found.parts, calendar.entries, strict=True):
            assert event.name == "VEVENT"
            assert event.properties["UID"] == [f"{entry.id}@govlint"]
            assert event.properties["DTSTAMP"] == ["20260601T000000Z"]
            assert event.properties["DTSTART;VALUE=DATE"] == [entry.due.date.replace("-", "")]
            assert event.properties["TRANSP"] == ["TRANSPARENT"]
            assert all(len(values) == 1 for values in event.properties.values())
            assert event.parts == []

    def test_both_readers_read_the_same(self, calendar: Calendar) -> None:
        theirs = icalendar.Calendar.from_ical(output(calendar, "ics").encode())
        ours = self.read(calendar)
        for event, part in zip(theirs.walk("VEVENT"), ours.parts, strict=True):
            assert event["dtstart"].dt == date.fromisoformat(str(event["dtstart"].dt))
            for name in ("SUMMARY", "DESCRIPTION", "UID"):
                assert str(event[name]) == part.properties[name][0]
        assert [error for event in theirs.walk() for error in event.errors] == []

    def test_it_says_what_who_and_where(self, calendar: Calendar) -> None:
        (event,) = [part for part in self.read(calendar).parts if "synthetic" in part.properties["DESCRIPTION"][0]]
        who, then = event.properties["DESCRIPTION"][0].splitlines()
        assert who == "Old Mill"
        assert then.startswith("then too loose: synthetic_people is freely, looser than the floor, labelled")
        assert re.search(r", it-lead, policies/ai\.yaml:[0-9]+$", then)

    def test_what_is_overdue_says_so(self, calendar: Calendar) -> None:
        said = [part.properties["SUMMARY"][0] for part in self.read(calendar).parts]
        assert [text.startswith("Overdue: ") for text in said] == [entry.days < 0 for entry in calendar.entries]

    def test_a_day_later_only_the_stamp_is_new(self, calendar: Calendar) -> None:
        later = calendar_of(FILES, "2026-06-02", 39)
        first, second = (set(output(one, "ics").split("\r\n")) for one in (calendar, later))
        assert {line for line in second - first if not line.startswith(("DTSTAMP", "SUMMARY:Overdue"))} == set()

    @given(st.text(max_size=200), st.text(max_size=30))
    @settings(max_examples=100, deadline=None)
    @example("a" * 74 + "é" * 80, "x")
    @example(",;\\\n\\n\\,\r\n\t", "::")
    @example("END:VEVENT\r\nBEGIN:VALARM", "\ud800")
    def test_any_text_is_written_whole(self, title: str, owner: str) -> None:
        quoted = [json.dumps(text.encode("utf-8", "replace").decode(), ensure_ascii=True) for text in (title, owner)]
        text = "govlint: v1\nkind: engagement-policy\nname: a\nstatus: in-force\nreview: {{last: 2025-06-01, every: 1y}}\ntitle: {}\nowner: {}\n"
        given = {"a.yaml": text.format(*quoted).encode()}
        calendar = build_calendar(load(given, given), {}, DAY, 0)
        found = self.read(calendar)
        (theirs,) = icalendar.Calendar.from_ical(output(calendar, "ics").encode()).walk("VEVENT")
        for event in found.parts:
            assert event.properties["SUMMARY"] == [str(theirs["SUMMARY"])]
            assert event.properties["SUMMARY"][0].startswith("Review of ")


def hostile(text: str, path: str = "policy.yaml") -> Calendar:
    """A text as a title, an owner, a name, a field, a value and a file's name, in entries of every kind."""
    quoted = json.dumps(text, ensure_ascii=False)
    head = f"govlint: v1\nname: {quoted}\ntitle: {quoted}\nowner: {quoted}\nstatus: draft\n"
    review = f"effective: 2026-06-01\nreview: {{last: 2026-01-01, every: 6mo, {quoted}: 1}}\n"
    override = f"{quoted}: {{overrides: [{{when: {{situation: {quoted}}}, value: {quoted}, until: 2026-06-01}}]}}\n"
    texts = {
        path: f"kind: ai-policy\n{head}{review}{override}synthetic_people: freely\n",
        "exception.yaml": f"kind: exception\n{head}rule: {quoted}\nexpires: 2026-06-01\n",
        "house.yaml": f"kind: organisation\n{head}markets: [{{code: US-NY}}]\nbrands: [{{name: {quoted}}}]\n",
        "other/house.yaml": f"kind: organisation\n{head}review: {{last: 2026-01-01, every: 5mo}}\n",
    }
    given = {name: content.encode("utf-8", errors="replace") for name, content in texts.items()}
    return build_calendar(load(given, given), all_rules(), DAY, 90)


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
@pytest.mark.parametrize("form", FORMATS)
def test_no_file_steers_a_terminal_or_a_log(form: str, text: str) -> None:
    for calendar in (hostile(text), hostile("plain", f"{text}.yaml")):
        assert {"review", "effect", "exception", "rule-starts"} <= {entry.due.kind for entry in calendar.entries}
        for width in (40, 100):
            out = output(calendar, form, Look(width))
            assert commands(out) == []
            assert steers_a_terminal(out.replace("\r\n", "\n")) == []


def test_no_text_becomes_a_command_by_being_folded_or_wrapped() -> None:
    for gap in range(0, 90, 3):
        calendar = hostile(f"{'x' * gap} ::error::stolen")
        for form in FORMATS:
            assert commands(output(calendar, form, Look(60))) == []
