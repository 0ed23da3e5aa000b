"""What falls due for people: by month, each with its date, what it is, who answers for it, and where it stands."""

from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap

from govlint.calendar.calendar import Calendar, Entry
from govlint.reporters import Look
from govlint.reporters.calendar.words import answers, away, nothing, then, what, written_place
from govlint.reporters.said import plural
from govlint.reporters.sink import one_line, safe
from govlint.reporters.text import Painter

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SHOWN = 6
"""How many sources are named; `--format json` names all."""


def lines(calendar: Calendar, look: Look) -> Iterator[str]:
    """The whole calendar."""
    paint = Painter(look.colour)
    width = max((len(away(entry.days)) for entry in calendar.entries), default=0)
    for month, entries in groupby(calendar.entries, key=_month):
        yield paint("error" if month == "Overdue" else "strong", month)
        for entry in entries:
            start = f"  {entry.due.date}  {away(entry.days):<{width}}  "
            yield from _entry(calendar, entry, start, look, paint)
        yield ""
    yield _summary(calendar)


def _month(entry: Entry) -> str:
    if entry.days < 0:
        return "Overdue"
    year, month, _ = entry.due.date.split("-")
    return f"{_MONTHS[int(month) - 1]} {year}"


def _entry(calendar: Calendar, entry: Entry, start: str, look: Look, paint: Painter) -> Iterator[str]:
    said, *others = [part for part in _paragraphs(calendar, entry) if part]
    indent = " " * len(start)
    first, *more = _wrapped(said, look.width - len(indent))
    yield start + paint("strong", first)
    yield from (indent + paint("strong", line) for line in more)
    yield from (indent + line for part in others for line in _wrapped(part, look.width - len(indent)))


def _paragraphs(calendar: Calendar, entry: Entry) -> Iterator[str]:
    due = entry.due
    yield f"{entry.organisation}: {what(due)}" if calendar.organisations > 1 else what(due)
    yield ", ".join(part for part in (answers(due), written_place(calendar, due.at)) if part)
    yield nothing(due)
    for one in due.then:
        yield then(one)
        yield ", ".join(part for part in (one.owner, written_place(calendar, one.finding.location)) if part)
    if due.sources:
        more = f" and {len(due.sources) - SHOWN} more" if len(due.sources) > SHOWN else ""
        yield ", ".join(due.sources[:SHOWN]) + more


def _wrapped(text: str, width: int) -> list[str]:
    # Made safe again after wrapping: `::` that was harmless inside a line can now begin one.
    return [safe(line) for line in wrap(one_line(text), max(30, width), break_on_hyphens=False, break_long_words=False)]


def _summary(calendar: Calendar) -> str:
    read = plural(calendar.documents, "document")
    overdue = sum(entry.days < 0 for entry in calendar.entries)
    coming = len(calendar.entries) - overdue
    if not calendar.entries:
        return f"Nothing falls due by {calendar.last} in {read}."
    return f"{overdue:,} overdue, {coming:,} due by {calendar.last}, in {read}."
