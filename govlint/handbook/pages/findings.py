"""All findings, each with why it matters, what to do, and who says so."""

from collections.abc import Iterator
from hashlib import blake2b
from typing import Any, NamedTuple

from govlint.finding import SEVERITIES
from govlint.handbook import divided
from govlint.handbook.book import Book
from govlint.handbook.divided import Listing
from govlint.handbook.facings import DIRECTIONS
from govlint.handbook.page import Page
from govlint.handbook.paths import FINDINGS, rule_anchor, source_target
from govlint.handbook.words.fields import field_words
from govlint.handbook.words.naming import Link, control_name, rule_link
from govlint.handbook.words.places_said import translated
from govlint.handbook.words.quoted import heading, line_by, quoted, told
from govlint.handbook.words.sentences import beyond
from govlint.handbook.words.wording import day, sentence
from govlint.language import gettext as _
from govlint.language import gettext_noop
from govlint.library.forms import ELSEWHERE
from govlint.lint.report import Entry
from govlint.reporters.said import Source, remedy, sources, words
from govlint.text.nodes import written


class Cited(NamedTuple):
    """A source, with its place in the list of sources."""

    text: str
    target: str


class Card(NamedTuple):
    """A finding to read. verdict: too-loose, too-tight or broken; also: other rules that say the same."""

    anchor: str
    severity: str
    verdict: str
    direction: str
    message: str
    document: Link
    place: str
    related: tuple[tuple[str, str], ...]
    where: tuple[str, ...]
    why: str
    do: str
    unsure: str
    force: str
    sources: tuple[Cited, ...]
    not_asked: tuple[Cited, ...]
    also: tuple[Link, ...]
    rule: str


class Silenced(NamedTuple):
    """A finding that does not count, and why. until: the last day of an exception, in words; empty for others."""

    message: str
    place: str
    means: str
    reason: str
    until: str
    rule: str


MOST = 75
_WEIGHTS = {"error": gettext_noop("Errors"), "warning": gettext_noop("Warnings"), "info": gettext_noop("Notes")}
_MEANS = {
    "exception": gettext_noop("Agreed exception"),
    "ignore": gettext_noop("Comment in the file"),
    "baseline": gettext_noop("Known before"),
    "configuration": gettext_noop("Turned off"),
}


def pages(book: Book) -> Iterator[Page]:
    """The one page, the gravest first; what does not count stands last. Of many findings, pages by weight and pack."""
    cards = sorted((card(book, entry) for entry in book.report.entries), key=lambda one: SEVERITIES.index(one.severity))
    silenced = [_silenced(book, entry) for entry in book.report.silenced]
    listing = Listing(FINDINGS, _("Findings"), "findings.html", MOST, (_weight, _pack), _data)
    yield from divided.pages(listing, [*cards, *silenced])


def _data(found: tuple[Card | Silenced, ...]) -> dict[str, Any]:
    cards = [one for one in found if isinstance(one, Card)]
    groups = tuple((severity, tuple(card for card in cards if card.severity == severity)) for severity in SEVERITIES)
    silenced = tuple(one for one in found if isinstance(one, Silenced))
    return {"groups": groups, "count": len(cards), "silenced": silenced}


def _weight(one: Card | Silenced) -> tuple[str, str]:
    return (one.severity, _(_WEIGHTS[one.severity])) if isinstance(one, Card) else ("not-counted", _("Not counted"))


def _pack(one: Card | Silenced) -> tuple[str, str]:
    pack = one.rule.partition("/")[0]
    return pack, heading(pack)


def _silenced(book: Book, entry: Entry) -> Silenced:
    silence = entry.finding.silence
    by, reason, until = (silence.by, silence.reason, silence.until) if silence else ("", "", "")
    place = book.place(entry.finding.location)
    return Silenced(
        plain_message(book, entry),
        place,
        _(_MEANS[by]) if by in _MEANS else by,
        sentence(reason),
        day(until) if until else "",
        entry.rule.id,
    )


def card(book: Book, entry: Entry) -> Card:
    """A finding with all that is said about it."""
    finding, said = entry.finding, words(entry)
    document = book.document_at(finding.location)
    return Card(
        finding_anchor(book, entry),
        entry.severity,
        entry.rule.direction,
        _(DIRECTIONS[entry.rule.direction]),
        plain_message(book, entry),
        Link(quoted(document.title, document), book.path_of(document))
        if document
        else Link(book.shown_path(finding.location.path)),
        book.place(finding.location),
        tuple((told(at.label), book.place(at)) for at in finding.related),
        translated(book, finding.contexts),
        line_by(entry.rule, said.why),
        line_by(entry.rule, remedy(entry)),
        line_by(entry.rule, said.unsure),
        entry.rule.force,
        tuple(map(cited, sources(entry.rule, said.sources))),
        tuple(map(asked_less, sources(entry.rule, said.not_required))),
        tuple(rule_link(book, book.rules[rule]) for rule in finding.also),
        entry.rule.id,
    )


def plain_message(book: Book, entry: Entry) -> str:
    """What was found, in the words of the handbook: titles in place of field names."""
    finding = entry.finding
    document = book.document_at(finding.location)
    if document is None:
        return told(sentence(finding.message))
    for facing in book.facings_of.get((id(document.node), finding.location.pointer), ()):
        wall = next((wall for wall in facing.walls if wall.rule == entry.rule.id), None)
        if wall and facing.verdict == entry.rule.direction:
            return beyond(control_name(book, facing.control), facing, wall)
    field = tuple(step for step in finding.location.pointer if step not in ("value", ELSEWHERE))
    name, message = written(field), finding.message
    field_said = field_words(book, document, field) if field and message.startswith(f"{name}: ") else ""
    return told(sentence(f"{field_said}: {message.removeprefix(f'{name}: ')}" if field_said else message))


def finding_anchor(book: Book, entry: Entry) -> str:
    """An id that stays while the finding does."""
    finding = entry.finding
    seen = (book.shown_path(finding.location.path), written(finding.location.pointer), finding.message)
    digest = blake2b("\n".join((*seen, str(finding.location.start))).encode("utf-8", "replace"), digest_size=4)
    return f"{rule_anchor('finding', entry.rule.id)}-{digest.hexdigest()}"


def cited(source: Source) -> Cited:
    """A source by its citation."""
    return Cited(told(source.citation), source_target(source.id))


def asked_less(source: Source) -> Cited:
    """What a source does not ask, in its words."""
    return Cited(told(source.says or source.citation), source_target(source.id))
