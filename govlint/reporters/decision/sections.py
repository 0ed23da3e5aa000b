"""A decision in sections, as the terminal and the handbook both show it; knows words, not how they are laid out."""

from collections.abc import Iterator
from typing import NamedTuple

from govlint.decision.decider import Decider
from govlint.decision.decision import GATE, KEEP, REPORT, SHOW, Ask, Decision, Duty
from govlint.decision.duties import UNWRITTEN
from govlint.finding import Location
from govlint.language import gettext as _
from govlint.language import gettext_noop
from govlint.reporters.decision.words import clock, late, titles, when, who

DUTIES = {
    SHOW: gettext_noop("What must be shown"),
    GATE: gettext_noop("Who may see it"),
    KEEP: gettext_noop("What is kept"),
    REPORT: gettext_noop("Who is told"),
}


class Paragraph(NamedTuple):
    """Something that is said, what is said below it, and where it stands. rule: where a rule says it, not a file."""

    said: str
    more: tuple[str, ...] = ()
    at: Location | None = None
    rule: str = ""


Section = tuple[str, tuple[Paragraph, ...]]
"""A heading and what stands below it, which may be nothing."""


def sections(decider: Decider, decision: Decision) -> Iterator[Section]:
    """Everything beside the answer itself: who is asked, what must be done, why, and what it nearly was."""
    yield asked_title(decision), tuple(_ask(decider, decision, ask) for ask in decision.asks)
    for kind, title in DUTIES.items():
        yield _(title), tuple(duty_said(duty) for duty in decision.duties if duty.kind == kind)
    yield _("Why"), tuple(Paragraph(one.said, (), one.at, one.rule) for one in decision.reasons)
    yield _("Nearly"), tuple(Paragraph(f"{miss.what}: {miss.condition}", (), miss.at) for miss in decision.misses)
    yield _("Assumed"), tuple(map(Paragraph, decision.here.assumed))


def asked_title(decision: Decision) -> str:
    """Whether people are asked first or look afterwards."""
    before = any(one.route.how == "stages" for one in decision.chosen)
    return _("Who is asked") if before or not decision.chosen else _("Who looks at it afterwards")


def _ask(decider: Decider, decision: Decision, ask: Ask) -> Paragraph:
    stage = ask.leg.stage
    more = [
        titles(ask, decider.staff),
        _("people: %(people)s") % {"people": ", ".join(ask.people)} if ask.people else "",
        _time(decision, ask),
        *provisos(decision, ask),
    ]
    said = f"{stage.name}: {who(stage.approvers)}{may(ask)}"
    return Paragraph(said, tuple(line for line in more if line), ask.flow.document.locate(stage.pointer))


def may(ask: Ask) -> str:
    """What somebody may do who is asked, if not approve."""
    said = {"comment": _("(may comment)"), "stop": _("(may stop it)")}.get(ask.leg.stage.may)
    return f" {said}" if said else ""


def provisos(decision: Decision, ask: Ask) -> Iterator[str]:
    """What must be known of a stage beside who and when."""
    if ask.leg.bars_author and not decision.here.facts.get("authors", frozenset()).isdisjoint(ask.roles):
        yield _("the author cannot be the one who agrees")
    if ask.stuck:
        yield _("nobody of them can act")
    if ask.leg.stage.only_if:
        yield _("only if: %(condition)s") % {"condition": ask.leg.stage.only_if}


def _time(decision: Decision, ask: Ask) -> str:
    """From when until when in local time, and what happens then."""
    begin = when(decision, ask.passing.start)
    if ask.passing.due is None or ask.leg.stage.clock is None:
        return _("from %(start)s, without a limit") % {"start": begin} if ask.leg.stage.approves else ""
    until = when(decision, ask.passing.due)
    return _("%(start)s – %(end)s (%(timezone)s), %(time)s; then %(then)s") % {
        "start": begin,
        "end": until,
        "timezone": decision.timezone,
        "time": clock(ask.leg.stage.clock),
        "then": late(ask),
    }


def duty_said(duty: Duty) -> Paragraph:
    """Something that must be done; a text that is shown as it is stands in quotation marks."""
    said = _in_words(duty)
    if duty.when:
        said = _("%(duty)s, if %(condition)s") % {"duty": said, "condition": _(duty.when)}
    return Paragraph(said, (), duty.at, duty.rule)


def _in_words(duty: Duty) -> str:
    """What it is, in a phrase; a text that is shown as it is stands in quotation marks."""
    if duty.kind != SHOW:
        return duty.said
    return _(duty.said) if duty.said in UNWRITTEN else _("“%(name)s”") % {"name": duty.said}
