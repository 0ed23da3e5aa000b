"""What falls due for calendar programs: iCalendar (RFC 5545), one event of a whole day an entry."""

from collections.abc import Iterator
from datetime import date, datetime, time, timezone

import icalendar

from govlint.calendar.calendar import Calendar, Entry
from govlint.reporters import Look
from govlint.reporters.calendar.words import answers, nothing, then, what, written_place
from govlint.reporters.sink import one_line

PRODUCER = "-//govlint//govlint calendar//EN"


def lines(calendar: Calendar, _look: Look) -> Iterator[str]:
    """The lines of the file, at most 75 bytes of UTF-8 each; a longer one is folded.

    An event keeps its UID while its date moves, so that importing anew moves it. Its stamp is the day that counts as
    today: the same documents on the same day give the same bytes.
    """
    whole = icalendar.Calendar()
    whole.add("prodid", PRODUCER)
    whole.add("version", "2.0")
    stamp = datetime.combine(date.fromisoformat(calendar.day), time(), timezone.utc)
    for entry in calendar.entries:
        whole.add_component(_event(calendar, entry, stamp))
    yield from whole.to_ical().decode().split("\r\n")[:-1]


def _event(calendar: Calendar, entry: Entry, stamp: datetime) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", f"{entry.id}@govlint")
    event.add("dtstamp", stamp)
    event.add("dtstart", date.fromisoformat(entry.due.date))
    event.add("summary", _text(f"Overdue: {what(entry.due)}" if entry.days < 0 else what(entry.due)))
    event.add("description", "\n".join(map(_text, _description(calendar, entry))))
    event.add("categories", [entry.due.kind])
    # A day on which something falls due is not a day on which somebody is busy.
    event.add("transp", "TRANSPARENT")
    return event


def _description(calendar: Calendar, entry: Entry) -> Iterator[str]:
    due = entry.due
    yield entry.organisation
    yield from (part for part in (answers(due), written_place(calendar, due.at), nothing(due)) if part)
    for one in due.then:
        at = written_place(calendar, one.finding.location)
        yield ", ".join(part for part in (then(one), one.owner, at) if part)
    yield from due.sources


def _text(text: str) -> str:
    # A line that is folded before `::` begins with it, which some CI systems take for a command.
    return one_line(text).replace("::", ":\\u{3a}")
