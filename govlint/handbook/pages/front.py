"""The front page: who we are, where we stand, what is open, and the doors to everything."""

from collections.abc import Iterator
from typing import NamedTuple

from govlint.finding import SEVERITIES
from govlint.handbook.book import Book
from govlint.handbook.doors import groups
from govlint.handbook.page import Page
from govlint.handbook.pages.changes import RECENT, recent
from govlint.handbook.pages.findings import plain_message
from govlint.handbook.paths import HOME, POSTURE, anchor
from govlint.handbook.posture import standing, whole
from govlint.handbook.words.changed import titles
from govlint.handbook.words.markdown import phrase
from govlint.handbook.words.naming import (
    Link,
    brands,
    flow_page,
    markets,
    named,
    sector_link,
    sectors,
)
from govlint.handbook.words.quoted import quoted
from govlint.handbook.words.reviews import review
from govlint.handbook.words.wording import day
from govlint.language import gettext as _
from govlint.workspace.documents import Document
from govlint.workspace.shapes import words

_REVIEWS, _OPEN = "core/review-overdue", ("core/to-be-decided", "core/not-stated", "core/defined-nowhere")


class Brand(NamedTuple):
    """A brand, with where it is at work."""

    anchor: str
    title: str
    markets: tuple[Link, ...]
    sectors: tuple[Link, ...]


class Left(NamedTuple):
    """Something that is left open: what, and where it stands."""

    text: str
    link: Link
    place: str


def pages(book: Book) -> Iterator[Page]:
    """The front page."""
    organisation = book.workspace.organisation
    value = organisation.value if organisation else {}
    data = {
        "summary": _quoted(organisation, phrase(str(value.get("summary") or ""))),
        "purpose": _quoted(organisation, phrase(str(value.get("purpose") or ""))),
        "values": tuple(_values(organisation)),
        "sectors": tuple(sector_link(book, sector) for sector in sectors(book)),
        "markets": tuple(named(book, "market", code) for code in markets(book)),
        "brands": tuple(_brands(book)),
        "posture": POSTURE,
        "whole": whole(book),
        "standing": standing(whole(book)),
        "severities": tuple((severity, book.report.counts()[severity]) for severity in SEVERITIES),
        "overdue": tuple(_left(book, (_REVIEWS,))),
        "open": tuple(_left(book, _OPEN)),
        "exceptions": tuple(_exceptions(book)),
        "logged": book.log is not None,
        "recent": recent(book),
        "recent_days": RECENT,
        "sorts": titles(),
        "groups": groups(book),
        "flows": tuple(Link(quoted(flow.title, flow), flow_page(book, flow)) for flow in book.of_kind("approval-flow")),
    }
    yield Page(HOME, _quoted(organisation, book.workspace.title), "front.html", data, ())


def _quoted(organisation: Document | None, text: str) -> str:
    return quoted(text, organisation) if organisation else text


def _values(organisation: Document | None) -> Iterator[tuple[str, str]]:
    listed = organisation.value.get("values") if organisation else None
    for entry in listed if isinstance(listed, list) else []:
        if isinstance(entry, dict):
            means = phrase(str(entry.get("means") or ""))
            yield _quoted(organisation, str(entry.get("name", ""))), _quoted(organisation, means)


def _brands(book: Book) -> Iterator[Brand]:
    for name, entry in brands(book).items():
        there = tuple(named(book, "market", code) for code in words(entry.get("markets")) or markets(book))
        trades = tuple(sector_link(book, sector) for sector in words(entry.get("sectors")))
        yield Brand(anchor("brand", name), str(entry.get("title") or name), there, trades)


def _left(book: Book, rules: tuple[str, ...]) -> Iterator[Left]:
    """Findings of these rules, as things that somebody must settle."""
    for entry in book.report.entries:
        document = book.document_at(entry.finding.location)
        if entry.rule.id in rules and document:
            due = review(book, document).next if entry.rule.id == _REVIEWS else ""
            said = _("was due on %(day)s") % {"day": due} if due else plain_message(book, entry)
            yield Left(
                said, Link(quoted(document.title, document), book.path_of(document)), book.place(entry.finding.location)
            )


def _exceptions(book: Book) -> Iterator[Left]:
    for document in book.of_kind("exception"):
        link = Link(quoted(document.title, document), book.path_of(document))
        yield Left(_until(book, document), link, book.place(document.locate_key(("kind",))))


def _until(book: Book, document: Document) -> str:
    until = str(document.value.get("expires") or "")
    if not until:
        return _("no end date")
    return (_("ended on %(day)s") if until < book.day else _("until %(day)s")) % {"day": day(until)}
