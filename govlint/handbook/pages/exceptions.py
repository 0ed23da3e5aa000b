"""The register of exceptions: what is departed from, for how long, and whether that is still needed."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from govlint.finding import Location
from govlint.handbook.book import Book
from govlint.handbook.page import Page
from govlint.handbook.pages.findings import plain_message
from govlint.handbook.paths import EXCEPTIONS, anchor
from govlint.handbook.words.approvers import say_approvers
from govlint.handbook.words.departing import allows, where
from govlint.handbook.words.naming import Link, rule_link
from govlint.handbook.words.reviews import owner
from govlint.handbook.words.said import Said
from govlint.handbook.words.wording import day, sentence
from govlint.language import gettext as _
from govlint.language import ngettext
from govlint.lint.report import Entry
from govlint.lint.rules import current
from govlint.lint.silence.exceptions import SOON, exceptions
from govlint.policy.policy import RETIRED
from govlint.workspace.documents import Document

IN_FORCE, ENDING, ENDLESS, WITHOUT_EFFECT, ENDED = "in-force", "ending-soon", "without-end", "without-effect", "ended"
_GUARD = "core/exception-"


class Departure(NamedTuple):
    """An exception. rule: what it departs from; allows: in words; where: rows of a title and a value.

    silenced: the findings that it silences now, each with its place; need: whether anything needs it. said: what the
    engine says of the exception itself.
    """

    anchor: str
    state: str
    document: Link
    place: str
    rule: Link
    rule_id: str
    legal: bool
    allows: str
    where: tuple[tuple[str, Said], ...]
    approver: Said
    owner: Link
    reason: str
    instead: tuple[str, ...]
    granted: str
    until: str
    expires: str
    need: str
    silenced: tuple[tuple[str, str], ...]
    said: tuple[str, ...]


class Beside(NamedTuple):
    """Another way in which findings are silenced. findings: how many it silences now; written: how often it is written.

    unused: how often in vain. None where that is not counted.
    """

    title: str
    findings: int
    written: int | None = None
    unused: int | None = None


def pages(book: Book) -> Iterator[Page]:
    """The one page: exceptions by how they stand, and what else silences findings."""
    held = {id(one.origin.node) for one in exceptions(book.workspace, book.ruleset, book.day)[0]}
    found = [_departure(book, document, id(document.node) in held) for document in _documents(book)]
    found = sorted(_apart(found), key=lambda one: (one.expires or "9999", one.place))
    titles = {
        ENDING: _("Ending within %(days)s days") % {"days": SOON},
        IN_FORCE: _("In force"),
        ENDLESS: _("Without an end"),
        WITHOUT_EFFECT: _("Without effect"),
        ENDED: _("Ended"),
    }
    groups = tuple((name, title, tuple(one for one in found if one.state == name)) for name, title in titles.items())
    data = {"groups": groups, "count": len(found), "beside": tuple(_beside(book)), "soon": SOON}
    yield Page(EXCEPTIONS, _("Exceptions"), "exceptions.html", data)


def _documents(book: Book) -> Iterator[Document]:
    """Retired ones too: a register keeps what is over."""
    return (document for document in book.documents if document.kind == "exception")


def _apart(found: list[Departure]) -> Iterator[Departure]:
    """The same with anchors that no other has."""
    taken: set[str] = set()
    for one in found:
        name, number = one.anchor, 2
        while name in taken:
            name, number = f"{one.anchor}.{number}", number + 1
        taken.add(name)
        yield one._replace(anchor=name)


def _departure(book: Book, document: Document, holds: bool) -> Departure:
    value, name = document.value, str(document.value.get("rule") or "")
    rule = book.ruleset.known.get(current(name))
    expires, granted = _date(value.get("expires")), _date(value.get("granted"))
    silenced = [entry for entry in book.report.silenced if _is_silenced_by(book, entry, document)]
    instead = value.get("compensates")
    return Departure(
        anchor("exception", document.name or "unnamed"),
        _state(book, document, expires, holds),
        Link(document.title, book.path_of(document)),
        book.place(document.locate_key(("rule",))),
        rule_link(book, rule) if rule else Link(name or _("no rule is named")),
        name,
        bool(rule and rule.legal),
        allows(book, rule) if rule else "",
        tuple(where(book, document)),
        say_approvers(book, value["approver"]) if value.get("approver") else Said(_("Nobody is named")),
        owner(book, document),
        sentence(str(value["reason"])) if value.get("reason") else "",
        tuple(sentence(str(one)) for one in instead) if isinstance(instead, list) else (),
        day(granted) if granted else "",
        day(expires) if expires else "",
        expires,
        _need(book, document, holds, len(silenced)),
        tuple((plain_message(book, entry), book.place(entry.finding.location)) for entry in silenced),
        tuple(plain_message(book, entry) for entry in _told(book, document)),
    )


def _date(value: object) -> str:
    """An ISO date; empty for anything else."""
    try:
        return date.fromisoformat(value).isoformat() if isinstance(value, str) else ""
    except ValueError:
        return ""


def _state(book: Book, document: Document, expires: str, holds: bool) -> str:
    if holds:
        left = date.fromisoformat(expires) - date.fromisoformat(book.day)
        return ENDING if left.days <= SOON else IN_FORCE
    if document.status == RETIRED or (expires and expires < book.day):
        return ENDED
    return WITHOUT_EFFECT if expires else ENDLESS


def _is_silenced_by(book: Book, entry: Entry, document: Document) -> bool:
    silence = entry.finding.silence
    origin = silence.origin if silence and silence.by == "exception" else None
    return bool(origin) and _lies_in(book, origin, document)


def _lies_in(book: Book, at: Location | None, document: Document) -> bool:
    held = book.document_at(at) if at else None
    return held is not None and held.node is document.node


def _told(book: Book, document: Document) -> list[Entry]:
    """What the engine says of the exception itself."""
    return [entry for entry in book.entries_of(document) if entry.rule.id.startswith(_GUARD)]


def _need(book: Book, document: Document, holds: bool, silenced: int) -> str:
    if not holds:
        return _("It silences nothing.")
    if silenced:
        said = ngettext("Needed: it silences %(n)s finding now.", "Needed: it silences %(n)s findings now.", silenced)
        return said % {"n": silenced}
    if any(entry.rule.id == "core/exception-unused" for entry in _told(book, document)):
        return _("Not needed: nothing here departs from the rule any more. It can end today.")
    if book.loaded.lost or any(one.damaged for one in book.documents):
        return _("Nobody can tell whether it is needed: a document could not be read whole.")
    return _("Needed: something here still departs from the rule.")


def _beside(book: Book) -> Iterator[Beside]:
    """Comments, baseline and configuration, counted."""
    found = [silence for entry in book.report.silenced if (silence := entry.finding.silence)]
    count = Counter(silence.by for silence in found)
    unused = sum(entry.rule.id == "core/ignore-unused" for entry in book.report.entries)
    comments = len({silence.origin for silence in found if silence.by == "ignore"}) + unused
    yield Beside(_("Comments in the files"), count["ignore"], comments, unused)
    yield Beside(_("Known before (baseline)"), count["baseline"], sum(book.ruleset.baseline.values()))
    yield Beside(_("Turned off for some files"), count["configuration"])
