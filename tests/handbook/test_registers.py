"""Registers for those who audit and decide: exceptions, the calendar with its file, and posture."""

import json
import re
from pathlib import Path

import icalendar
import pytest

from govlint.cli.main import main
from govlint.handbook.book import AHEAD, Book
from govlint.handbook.contents import all_files, all_pages
from govlint.handbook.facings import LOOSE, TIGHT
from govlint.handbook.page import Page
from govlint.handbook.pages.exceptions import ENDED, ENDING, ENDLESS, IN_FORCE, WITHOUT_EFFECT, Departure
from govlint.handbook.pages.posture import WORST, given_back, posture_of
from govlint.handbook.words.said import Said
from govlint.handbook.words.wording import day, duration
from tests.handbook.conftest import DAY, read_book, read_site
from tests.helpers import CLEAN_FILES, HOUSE, house

OPEN = "culture/comments-closed"
EXCEPTION = """
kind: exception
name: {name}
title: {name}
owner: head-of-social
status: {status}
rule: {rule}
where: {{document: talk, pointer: comments, contexts: {{markets: [GB]}}}}
reason: The forum moves house
approver: {approver}
granted: 2026-06-01
{expires}
compensates: [People are told where to write]
"""
POLICY = """
kind: engagement-policy
name: talk
title: How we talk
comments: nobody
# govlint: ignore[core/to-be-decided] because we wait for the works council
user_content: to-be-decided
"""


def exception(
    name: str, expires: str = "", rule: str = OPEN, status: str = "in-force", approver: str = "legal-lead"
) -> str:
    day = f"expires: {expires}" if expires else ""
    return EXCEPTION.format(name=name, expires=day, rule=rule, status=status, approver=approver)


REGISTER = {
    "runs.yaml": exception("runs", "2027-03-01"),
    "soon.yaml": exception("soon", "2026-12-22", rule="culture/only-the-chief-speaks"),
    "ended.yaml": exception("ended", "2026-10-31"),
    "endless.yaml": exception("endless"),
    "alone.yaml": exception("alone", "2027-03-01", approver="head-of-social"),
    "draft.yaml": exception("draft", "2027-03-01", status="draft"),
    "over.yaml": exception("over", "2027-03-01", status="retired"),
}


@pytest.fixture(scope="module")
def registers(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return read_book(house(tmp_path_factory.mktemp("registers"), CLEAN_FILES | REGISTER | {"talk.yaml": POLICY}))


def page(book: Book, path: str) -> Page:
    return next(page for page in all_pages(book) if page.path == path)


def departures(book: Book) -> dict[str, Departure]:
    found = page(book, "exceptions.html").data["groups"]
    return {one.document.text: one for _, _, group in found for one in group}


def test_exceptions_stand_where_they_belong(registers: Book) -> None:
    assert {name: one.state for name, one in departures(registers).items()} == {
        "runs": IN_FORCE, "soon": ENDING, "ended": ENDED, "endless": ENDLESS, "alone": WITHOUT_EFFECT,
        "draft": WITHOUT_EFFECT, "over": ENDED,
    }  # fmt: skip


def test_an_exception_is_told_whole(registers: Book) -> None:
    runs = departures(registers)["runs"]
    assert runs.allows == "Comments may be tighter than the ceiling, “followers”."
    assert dict(runs.where)["Document"] == Said("How we talk", "", "documents/engagement-policy-talk.html")
    assert dict(runs.where)["Field"] == Said("Comments", "comments")
    assert dict(runs.where)["Only where"].plain() == "Markets: Great Britain"
    assert (runs.granted, runs.until, runs.owner.text) == ("1 June 2026", "1 March 2027", "head-of-social")
    assert (runs.approver.plain(), runs.reason) == ("legal-lead", "The forum moves house.")
    assert runs.instead == ("People are told where to write.",)


def test_what_an_exception_silences_is_named(registers: Book) -> None:
    found = departures(registers)
    ((message, place),) = found["runs"].silenced
    assert message.startswith("Comments: ours, “nobody”, is tighter than the ceiling")
    assert place == "talk.yaml:9"
    assert found["runs"].need == "Needed: it silences 1 finding now."
    assert found["soon"].need.startswith("Not needed")
    assert found["ended"].need == "It silences nothing."
    assert any("ends on 2026-12-22, in 30 days" in said for said in found["soon"].said)
    assert any("agrees to their own exception" in said for said in found["alone"].said)


def test_other_silences_are_counted_beside(registers: Book) -> None:
    comments, baseline, configured = page(registers, "exceptions.html").data["beside"]
    assert (comments.findings, comments.written, comments.unused) == (1, 1, 0)
    assert (baseline.findings, baseline.written) == (0, 0)
    assert configured.findings == 0


def test_the_register_as_people_read_it(registers: Book, snapshot: object) -> None:
    assert text(read_site(registers)["exceptions.html"]) == snapshot


def text(html: str) -> str:
    """What stands in the main part of a page."""
    import re

    main = html.partition('<main id="main" tabindex="-1">')[2].partition("</main>")[0]
    plain = re.sub(r"<[^>]*>", " ", main.replace("\n", ""))
    return "\n".join(part.strip() for part in re.split(r"\s{2,}", plain) if part.strip())


@pytest.mark.parametrize("example", ["bookmaker", "bank"])
def test_the_calendar_is_that_of_the_command(
    example: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(HOUSE / "examples" / example)
    book = read_book(Path())
    assert main(["calendar", ".", "--days", str(AHEAD), "--as-of", DAY, "--format", "json"]) == 0
    told = [
        (_as_people_say(one["what"]), one["place"] and f"{one['place']['path']}:{one['place']['line']}")
        for one in json.loads(capsys.readouterr().out)["entries"]
    ]
    rows = [row for _, _, rows in page(book, "calendar.html").data["months"] for row in rows]
    assert [(row.what.unescape(), row.place or None) for row in rows] == told
    assert main(["calendar", ".", "--days", str(AHEAD), "--as-of", DAY, "--format", "ics"]) == 0
    assert all_files(book)["calendar.ics"].decode() == capsys.readouterr().out


def _as_people_say(what: str) -> str:
    """Days and spans in words, as a page says them; all else as the command does."""
    what = re.sub(r"last on (\S+),", lambda found: f"last on {day(found[1])},", what)
    return re.sub(r"due every (\S+)", lambda found: f"due every {duration(found[1])}", what)


def test_the_file_of_the_calendar_is_the_same_wherever_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = HOUSE / "examples" / "bank"
    monkeypatch.chdir(folder)
    here = all_files(read_book(Path()))["calendar.ics"]
    monkeypatch.chdir(folder.parent)
    assert all_files(read_book(Path("bank")))["calendar.ics"] == here
    events = icalendar.Calendar.from_ical(here.decode()).walk("VEVENT")
    assert len(events) > 10
    assert str(folder) not in here.decode()


def test_months_come_in_order_and_what_is_overdue_first(registers: Book) -> None:
    months = page(registers, "calendar.html").data["months"]
    assert [title for _, title, _ in months][:2] == ["Overdue", "December 2026"]
    assert {row.away for row in months[0][2]} >= {"22 days ago"}


@pytest.mark.parametrize("example", ["bookmaker", "bank", "us-dod"])
def test_posture_is_that_of_the_command(
    example: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(HOUSE / "examples" / example)
    book = read_book(Path())
    data = page(book, "posture.html").data
    assert main(["posture", ".", "--as-of", DAY, "--format", "json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)["organisations"]
    assert data["figure"] == (str(int(told["index"] + 0.5)) if told["index"] is not None else "-")
    assert (data["counted"], data["decided"], data["controls"]) == (told["counted"], told["decided"], told["of"])
    assert [one.counted for one in data["dimensions"]] == [one["counted"] for one in told["dimensions"]]


def test_the_worst_are_findings_gravest_first() -> None:
    book = read_book(HOUSE / "examples" / "bank")
    data = page(book, "posture.html").data
    for name in (TIGHT, LOOSE):
        shown = data["tight" if name == TIGHT else "loose"]
        severities = ["error", "warning", "info"]
        assert len(shown) == min(WORST, data["totals"][name])
        ranks = [(severities.index(one.severity), not one.law) for one in shown]
        assert ranks == sorted(ranks)
        assert all(one.message.target.startswith("findings.html#finding-") for one in shown)
    assert data["totals"][TIGHT] == sum(entry.rule.direction == TIGHT for entry in book.report.entries)


def test_times_that_could_be_shorter_are_told_in_hours() -> None:
    book = read_book(HOUSE / "examples" / "bank")
    found = {cost.control.id: given_back(cost) for cost in posture_of(book).costs}
    assert found["engagement.reply-within"] == 48
    assert found["approval.lead-time"] == 48
    rows = {row.control.text: (row.now, row.better, row.hours) for row in page(book, "posture.html").data["slow"]}
    assert rows["Time to answer"] == ("3 business days", "24 hours", "48")


def test_what_needs_a_decision_is_counted(registers: Book) -> None:
    needs = {need.said.target: need.number for need in page(registers, "posture.html").data["needs"]}
    counts = registers.report.counts()
    assert needs["exceptions.html"] == sum(
        entry.rule.id.startswith("core/exception-") for entry in registers.report.entries
    )
    assert needs.get("findings.html#error", 0) <= counts["error"]
    assert all(needs.values())
