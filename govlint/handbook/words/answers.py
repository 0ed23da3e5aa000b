"""A decision of the engine as the handbook says it: the words of `simulate`, with names that lead somewhere."""

from collections.abc import Iterator
from typing import NamedTuple

from govlint.decision.decision import AFTER_APPROVAL, AT_ONCE, GATE, KEEP, NEVER, REPORT, SHOW, Ask, Decision, Duty
from govlint.finding import Location
from govlint.handbook.book import Book
from govlint.handbook.paths import plain
from govlint.handbook.words.approvers import say_approvers
from govlint.handbook.words.naming import Link, flow_page, named, rule_link
from govlint.handbook.words.plainly import in_plain_words, plainly
from govlint.handbook.words.said import Said
from govlint.language import gettext as _
from govlint.language import gettext_noop
from govlint.policy.flows.flow import Stage
from govlint.reporters.decision.sections import DUTIES, Paragraph, asked_title, duty_said, may, provisos
from govlint.reporters.decision.words import clock, late, spelt, stages, unanswered, verdict, who
from govlint.text.nodes import find
from govlint.workspace.documents import Document

ALLOWED = {
    AT_ONCE: gettext_noop("At once"),
    AFTER_APPROVAL: gettext_noop("After approval"),
    NEVER: gettext_noop("No"),
}
CHIPS = {AT_ONCE: "inside", AFTER_APPROVAL: "undecided", NEVER: "broken"}


DUTIES_TOO = {
    SHOW: gettext_noop("What must be shown, too"),
    GATE: gettext_noop("Who may see it, too"),
    KEEP: gettext_noop("What is kept, too"),
    REPORT: gettext_noop("Who is told, too"),
}
"""Headings of what must be done besides."""


class Line(NamedTuple):
    """Something that is said, what is said below it, and where it stands: a line of a file, or a rule."""

    said: str
    more: tuple[str, ...]
    place: Link


class Asked(NamedTuple):
    """A stage at which somebody is asked. more: until when, what then, and what must be known besides.

    roles: who is meant, as documents name them and as it is safe in a page (paths.plain).
    """

    name: str
    who: Said
    more: tuple[str, ...]
    place: Link
    roles: tuple[str, ...] = ()


class Answer(NamedTuple):
    """What is decided, in words. allowed: `yes`, `after-approval` or `no`. Two that are equal read the same.

    minutes: from handing in until it may appear, at most; None where there is no limit, and where it never may.
    """

    allowed: str
    verdict: str
    title: str
    asked: tuple[Asked, ...]
    duties: tuple[tuple[str, tuple[Line, ...]], ...]
    why: tuple[Line, ...]
    minutes: int | None = None

    @property
    def word(self) -> str:
        """The answer in a word or two."""
        return _(ALLOWED[self.allowed])


def answer(book: Book, decision: Decision) -> Answer:
    """A decision in words, without the hours of any one day or place; of a no, only why."""
    why = (Paragraph(one.said, (), one.at, one.rule) for one in decision.reasons if one.at or one.rule)
    if decision.allowed == NEVER:
        barred = tuple(line(book, Paragraph(one.said, (), one.at, one.rule)) for one in decision.bars)
        return Answer(NEVER, verdict(in_plain_words(book, decision)), "", (), (), barred)
    duties = ((_(title), tuple(_duties(book, decision, kind))) for kind, title in DUTIES.items())
    return Answer(
        decision.allowed,
        _verdict(decision),
        asked_title(decision),
        tuple(_asked(book, decision, ask) for ask in decision.asks),
        tuple((title, lines) for title, lines in duties if lines),
        tuple(line(book, one) for one in why),
        decision.minutes,
    )


def _verdict(decision: Decision) -> str:
    if decision.allowed != AFTER_APPROVAL:
        return verdict(decision)
    ways = {"stages": stages(decision)}
    if decision.minutes is None:
        said = _("Not before it is approved: %(stages)s; no time is named for that.") % ways
    else:
        ways["time"] = spelt(decision.minutes)
        said = _("Not before it is approved: %(stages)s, at the longest %(time)s after it is handed in.") % ways
    return " ".join(filter(None, (said, unanswered(decision, lambda last: _later(decision, last)))))


def _later(decision: Decision, last: int) -> str:
    return _("Where nobody answers, at the longest %(time)s.") % {"time": spelt(last - decision.start)}


def _duties(book: Book, decision: Decision, kind: str) -> Iterator[Line]:
    return (duty_line(book, duty) for duty in decision.duties if duty.kind == kind)


def duty_line(book: Book, duty: Duty) -> Line:
    """Something that must be done; whoever is told of it as people know them."""
    told = named(book, "role", duty.said).text if duty.kind == REPORT else duty.said
    return line(book, duty_said(duty._replace(said=told)))


def differing(book: Book, before: Decision, after: Decision) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """What must be done in the one case more than in the other, and what no longer, under a heading each."""
    more = [duty for duty in after.duties if duty not in before.duties]
    gone = [duty for duty in before.duties if duty not in after.duties]
    found = [(_(title), [one for one in more if one.kind == kind]) for kind, title in DUTIES_TOO.items()]
    listed = [*found, (_("No longer"), gone)]
    return tuple((title, tuple(duty_line(book, one) for one in held)) for title, held in listed if held)


def _asked(book: Book, decision: Decision, ask: Ask) -> Asked:
    stage = ask.leg.stage
    limit = _("without a limit") if stage.approves else ""
    if stage.clock:
        then = late(titled(book, ask))
        limit = _("within %(time)s; then %(then)s") % {"time": clock(stage.clock), "then": then}
    people = _("people: %(people)s") % {"people": ", ".join(ask.people)} if ask.people else ""
    more = (people, limit, *provisos(decision, ask))
    place = at(book, ask.flow.document.locate(stage.pointer))
    said, roles = approvers(book, ask.flow.document, stage), tuple(map(plain, ask.roles))
    return Asked(f"{stage.name}{may(ask)}", said, tuple(filter(None, more)), place, roles)


def titled(book: Book, ask: Ask) -> Ask:
    """The same with whoever is next in line as people know them."""
    stage = ask.leg.stage
    if not stage.next:
        return ask
    return ask._replace(leg=ask.leg._replace(stage=stage._replace(next=named(book, "role", stage.next).text)))


def approvers(book: Book, document: Document, stage: Stage) -> Said:
    """Who is asked at a stage, with links; as the flow says it, where it does."""
    node = find(document.node, (*stage.pointer, "approvers"))
    return say_approvers(book, node.value) if node else Said(who(stage.approvers))


def line(book: Book, one: Paragraph) -> Line:
    """Something that is said, with where it stands."""
    place = at(book, one.at) if one.at else _asker(book, one.rule)
    return Line(plainly(book, one.said, one.at), one.more, place)


def _asker(book: Book, rule: str) -> Link:
    return rule_link(book, book.rules[rule]) if rule else Link("")


def at(book: Book, where: Location) -> Link:
    """A file and a line, and the page of the document that they are in."""
    document = book.document_at(where)
    place = book.place(where)
    flow = document is not None and document.kind == "approval-flow"
    return Link(place, page_of(book, document) if document and flow else place.target)


def page_of(book: Book, document: Document) -> str:
    """The page on which a reader finds what a document decides."""
    return flow_page(book, document) if document.kind == "approval-flow" else book.path_of(document)
