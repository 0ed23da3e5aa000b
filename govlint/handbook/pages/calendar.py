"""What falls due in the coming year, as `govlint calendar` has it: by month, and as a file for calendar programs."""

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from govlint.calendar.calendar import Calendar, Entry
from govlint.calendar.due import Due, Then
from govlint.finding import Finding, Location
from govlint.handbook import divided
from govlint.handbook.book import Book
from govlint.handbook.divided import Listing
from govlint.handbook.page import Page
from govlint.handbook.pages.sources import cited
from govlint.handbook.paths import CALENDAR, CALENDAR_FILE, anchor, source_target
from govlint.handbook.words.fields import field_words
from govlint.handbook.words.naming import Link, named
from govlint.handbook.words.quoted import Quoted, quoted, term, title_of, told
from govlint.handbook.words.wording import capital, day, duration
from govlint.language import ENGLISH
from govlint.language import gettext as _
from govlint.reporters import Look
from govlint.reporters.calendar.words import answers, away, facts, form, nothing, then

MOST = 100


class Found(NamedTuple):
    """What will be found, and who answers for it."""

    said: str
    owner: Link
    place: str


class Row(NamedTuple):
    """Something that falls due. month: empty for what is overdue; day: in words; away: in how many days."""

    anchor: str
    month: str
    day: str
    away: str
    what: str
    document: Link
    owner: Link
    place: str
    nothing: str
    then: tuple[Found, ...]
    sources: tuple[Link, ...]


def pages(book: Book) -> Iterator[Page]:
    """The one page: what is overdue, then month by month; where much falls due, a page for each month."""
    known = frozenset(cited(book))
    rows = [_row(book, entry, known) for entry in book.calendar.entries]
    listing = Listing(CALENDAR, _("Calendar"), "calendar.html", MOST, (_month,), partial(_data, book))
    yield from divided.pages(listing, rows)


def _data(book: Book, rows: tuple[Row, ...]) -> dict[str, Any]:
    overdue = sum(not row.month for row in rows)
    return {
        "months": tuple((*named_month, tuple(held)) for named_month, held in groupby(rows, key=_month)),
        "overdue": overdue,
        "coming": len(rows) - overdue,
        "until": day(book.calendar.last),
        "file": CALENDAR_FILE,
        "unread": tuple(map(book.shown_path, book.calendar.unread)),
    }


def files(book: Book) -> Iterator[tuple[str, bytes]]:
    """The same for calendar programs."""
    from govlint.reporters.calendar.ics import lines  # iCalendar costs a tenth of a second, and only this needs it

    made = (f"{line}\r\n" for line in lines(_shown(book, book.calendar), Look(100, False, ".")))
    yield CALENDAR_FILE, "".join(made).encode()


def _shown(book: Book, calendar: Calendar) -> Calendar:
    """The same with paths as the handbook shows them, wherever it is made."""
    sources = {book.shown_path(path): source for path, source in calendar.sources.items()}
    return calendar._replace(entries=tuple(_moved(book, entry) for entry in calendar.entries), sources=sources)


def _moved(book: Book, entry: Entry) -> Entry:
    due = entry.due
    found = tuple(one._replace(finding=_at(book, one.finding)) for one in due.then)
    at = due.at._replace(path=book.shown_path(due.at.path)) if due.at else None
    return entry._replace(due=due._replace(at=at, then=found))


def _at(book: Book, finding: Finding) -> Finding:
    return finding._replace(location=finding.location._replace(path=book.shown_path(finding.location.path)))


def _month(row: Row) -> tuple[str, str]:
    said = day(f"{row.month}-01").partition(" ")[2] if row.month else _("Overdue")
    return anchor("month", row.month or "overdue"), said


def _row(book: Book, entry: Entry, known: frozenset[str]) -> Row:
    due, owner = entry.due, answers(entry.due)
    return Row(
        anchor("due", entry.id),
        "" if entry.days < 0 else due.date[:7],
        day(due.date),
        away(entry.days),
        _what(book, due),
        Link(quoted(due.document.title, due.document), book.path_of(due.document)) if due.document else Link(""),
        named(book, "role", owner) if owner else Link(""),
        _place(book, due.at),
        capital(nothing(due)),
        tuple(_found(book, one) for one in due.then),
        tuple(_source(book, source, known) for source in due.sources),
    )


def _what(book: Book, due: Due) -> Markup:
    """What falls due; the title of a document in its language, and that of a rule in ours."""
    said = facts(due)
    if due.document:
        said |= {"title": quoted(due.document.title, due.document), "last": day(said["last"])}
        said |= {"every": duration(said["every"]), "field": field_words(book, due.document, due.pointer)}
    if due.rule:
        said |= {"law": title_of(due.rule), "force": term(due.rule.force)}
    return escape(form(due)) % said


def _source(book: Book, source: str, known: frozenset[str]) -> Link:
    said = str(book.sources.get(source, {}).get("citation") or source)
    return Link(told(said), source_target(source) if source in known else "")


def _found(book: Book, one: Then) -> Found:
    owner = named(book, "role", one.owner) if one.owner else Link("")
    return Found(Quoted(capital(then(one)), ENGLISH), owner, _place(book, one.finding.location))


def _place(book: Book, at: Location | None) -> str:
    return book.place(at) if at else ""
