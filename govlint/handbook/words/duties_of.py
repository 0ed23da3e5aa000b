"""What a role or a team does, found where documents name it: it writes, checks, approves, is told, or stands in."""

from collections.abc import Iterable

from govlint.handbook.book import Book
from govlint.handbook.once import once
from govlint.handbook.words.answers import Line, at
from govlint.handbook.words.fields import field_words
from govlint.handbook.words.naming import named
from govlint.language import gettext as _
from govlint.language import gettext_noop
from govlint.policy.flows.flow import Stage
from govlint.policy.flows.read import build_flow
from govlint.reporters.decision.words import clock
from govlint.text.nodes import Pointer
from govlint.workspace.documents import Document, Mention

FLOW = "approval-flow"
WRITE, CHECK, APPROVE, TOLD, STAND_IN = (
    gettext_noop("You write"),
    gettext_noop("You check"),
    gettext_noop("You approve"),
    gettext_noop("You are told"),
    gettext_noop("You stand in"),
)
PARTS = (WRITE, CHECK, APPROVE, TOLD, STAND_IN)
_BY_FIELD = {
    **dict.fromkeys(("writers", "authors", "publisher", "pre_approved"), WRITE),
    **dict.fromkeys(("checked_by", "reviewer", "review_by", "vetting"), CHECK),
    **dict.fromkeys(("monitoring", "assessment", "fact_check"), CHECK),
    **dict.fromkeys(("approvers", "approver", "claim_approvers", "approved_by", "decided_by", "sign"), APPROVE),
    **dict.fromkeys(("authority", "legal_force", "assessed_by", "reserved"), APPROVE),
    **dict.fromkeys(("report_to", "told", "told_to", "personal_use_told_to", "alert", "alerts", "tell"), TOLD),
    **dict.fromkeys(("fallback", "fallbacks", "deputy", "then"), STAND_IN),
}
"""The last field on the way to a name that says what somebody does there."""


def duties_of(book: Book, mentions: Iterable[tuple[Document, Mention, str]]) -> dict[str, tuple[Line, ...]]:
    """Part → where somebody has it, in the order of documents, each once. What says none of these parts is left out.

    mentions: where they are named, and the title of the team that is named there instead of them, if one is.
    """
    found: dict[str, dict[str, Line]] = {part: {} for part in PARTS}
    for document, mention, team in mentions:
        part = part_of(book, document, mention.pointer)
        if part:
            line = _line(book, document, mention, (_("as %(team)s") % {"team": team},) if team else ())
            found[part].setdefault(line.said, line)
    return {part: tuple(lines.values()) for part, lines in found.items() if lines}


def part_of(book: Book, document: Document, pointer: Pointer) -> str:
    """What somebody does who is named here; empty where it is none of these parts."""
    if "not" in pointer or document.kind in ("scenario", "exception"):
        return ""
    stage = _stage(book, document, pointer)
    if stage and "approvers" in pointer:
        return APPROVE if stage.approves else CHECK
    found = (_BY_FIELD[step] for step in reversed(pointer) if step in _BY_FIELD)
    return next(found, "")


def _stage(book: Book, document: Document, pointer: Pointer) -> Stage | None:
    """The stage of a flow that a place lies in."""
    return _stages(book).get((document.key, *pointer[:2]))


@once
def _stages(book: Book) -> dict[tuple[object, ...], Stage]:
    """The stages of all flows, drafts too, by the key of their document and their pointer."""
    flows = (build_flow(one, book.decider.calendars, book.day, book.decider.staff) for one in book.of_kind(FLOW))
    return {(flow.document.key, *stage.pointer): stage for flow in flows for stage in flow.stages}


def _line(book: Book, document: Document, mention: Mention, more: tuple[str, ...]) -> Line:
    place, stage = at(book, document.locate(mention.pointer)), _stage(book, document, mention.pointer)
    if stage is None:
        return Line(_("%(document)s: %(field)s") % _said(book, document, mention.pointer), more, place)
    said = _("%(document)s: “%(stage)s”") % {"document": document.title, "stage": stage.name}
    return Line(said, (*more, *_time(book, stage, mention.name)), place)


def _said(book: Book, document: Document, pointer: Pointer) -> dict[str, str]:
    return {"document": document.title, "field": field_words(book, document, pointer)}


def _time(book: Book, stage: Stage, name: str) -> Iterable[str]:
    """The clock of a stage, and who is next in line, if that is somebody else."""
    if stage.clock:
        yield _("within %(time)s") % {"time": clock(stage.clock)}
    elif stage.approves:
        yield _("without a limit")
    if stage.next not in ("", name):
        yield _("next in line: %(role)s") % {"role": named(book, "role", stage.next).text}
