"""A decision for people: the answer first, then who is asked, what must be done, why, and what it nearly was."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from govlint.decision.answer import Answer, Change
from govlint.decision.decision import GATE, KEEP, REPORT, SHOW, Ask, Decision, Duty
from govlint.finding import Location
from govlint.reporters import Look
from govlint.reporters.decision.words import clock, late, spelt, titles, verdict, when, who, written_place
from govlint.reporters.sink import one_line, safe
from govlint.reporters.text import Painter

_DUTIES = {SHOW: "What must be shown", GATE: "Who may see it", KEEP: "What is kept", REPORT: "Who is told"}
_WHAT = {
    "allowed": "the answer", "way": "the way", "asked": "who is asked", "time": "the time", "show": "what is shown",
    "gate": "who may see it", "keep": "what is kept", "report": "who is told",
}  # fmt: skip
_ANSWERS = {"yes": "at once", "after-approval": "not before it is approved", "no": "no"}
_INDENT = "  "


def lines(answer: Answer, look: Look) -> Iterator[str]:
    """The whole answer."""
    paint, decision = Painter(look.colour), answer.decision
    level = "error" if decision.allowed == "no" else "strong"
    yield from (paint(level, line) for line in _wrapped(verdict(decision), look, ""))
    for title, body in _sections(answer):
        paragraphs = list(body)
        if paragraphs:
            yield ""
            yield paint("strong", title)
        for said, more in paragraphs:
            yield from _wrapped(said, look, _INDENT)
            for line in more:
                yield from _wrapped(line, look, _INDENT * 3)


Paragraph = tuple[str, tuple[str, ...]]
"""A line, and lines below it."""


def _sections(answer: Answer) -> Iterator[tuple[str, Iterable[Paragraph]]]:
    decision = answer.decision
    for what, because in answer.why_not:
        yield f"Why not {what}", [_paragraph(answer, one.said, one.at) for one in because]
    for one in answer.otherwise:
        yield f"With {one.changed}", list(_differs(one.decision, one.changes))
    yield _asked_title(decision), [_ask(answer, ask) for ask in decision.asks]
    for kind, title in _DUTIES.items():
        yield title, [_duty(answer, duty) for duty in decision.duties if duty.kind == kind]
    yield "Why", [_paragraph(answer, reason.said, reason.at, reason.rule) for reason in decision.reasons]
    yield "Nearly", [_paragraph(answer, f"{miss.what}: {miss.condition}", miss.at) for miss in decision.misses]
    yield "Assumed", [(said, ()) for said in decision.here.assumed]


def _paragraph(answer: Answer, said: str, at: Location | None = None, rule: str = "") -> Paragraph:
    where = written_place(answer.decider.workspace, at, rule)
    return said, (where,) if where else ()


def _asked_title(decision: Decision) -> str:
    before = any(one.route.how == "stages" for one in decision.chosen)
    return "Who is asked" if before or not decision.chosen else "Who looks at it afterwards"


def _ask(answer: Answer, ask: Ask) -> Paragraph:
    decision, stage = answer.decision, ask.leg.stage
    verb = {"comment": " (may comment)", "stop": " (may stop it)"}.get(stage.may, "")
    more = [titles(ask, answer.decider.staff)]
    more.append(f"people: {', '.join(ask.people)}" if ask.people else "")
    more.append(_time(decision, ask))
    more.append("the author cannot be the one who agrees" if _bars_author(decision, ask) else "")
    more.append("nobody of them can act" if ask.stuck else "")
    more.append(f"only if: {stage.only_if}" if stage.only_if else "")
    more.append(written_place(answer.decider.workspace, ask.flow.document.locate(stage.pointer)))
    return f"{stage.name}: {who(stage.approvers)}{verb}", tuple(line for line in more if line)


def _bars_author(decision: Decision, ask: Ask) -> bool:
    return ask.leg.bars_author and not decision.here.facts.get("authors", frozenset()).isdisjoint(ask.roles)


def _time(decision: Decision, ask: Ask) -> str:
    """From when until when in local time, and what happens then."""
    begin = when(decision, ask.passing.start)
    if ask.passing.due is None or ask.leg.stage.clock is None:
        return f"from {begin}, without a limit" if ask.leg.stage.approves else ""
    until = when(decision, ask.passing.due)
    return f"{begin} – {until} ({decision.timezone}), {clock(ask.leg.stage.clock)}; then {late(ask)}"


def _duty(answer: Answer, duty: Duty) -> Paragraph:
    said = f"“{duty.said}”" if duty.kind == SHOW and not duty.said.startswith(("the ", "that ")) else duty.said
    return _paragraph(answer, f"{said}, if {duty.when}" if duty.when else said, duty.at, duty.rule)


def _differs(decision: Decision, changes: tuple[Change, ...]) -> Iterator[Paragraph]:
    if not changes:
        yield "Nothing differs.", ()
        return
    yield verdict(decision), ()
    for change in changes:
        yield f"{_WHAT[change.what]}: {_change(change)}", ()


def _change(change: Change) -> str:
    if change.what == "allowed":
        return f"{_ANSWERS[change.before[0]]} → {_ANSWERS[change.after[0]]}"
    if change.what == "time":
        before, after = (spelt(int(one[0])) if one else "no limit" for one in (change.before, change.after))
        return f"{before} → {after}"
    gone = [said for said in change.before if said not in change.after]
    new = [said for said in change.after if said not in change.before]
    parts = [("no more ", gone), ("now ", new)]
    return "; ".join(word + "; ".join(found) for word, found in parts if found) or "in another order"


def _wrapped(text: str, look: Look, indent: str) -> list[str]:
    # Made safe again after wrapping: `::` that was harmless inside a line can now begin one.
    width = max(30, look.width)
    found = wrap(
        one_line(text), width, initial_indent=indent, subsequent_indent=indent,
        break_on_hyphens=False, break_long_words=False,
    )  # fmt: skip
    return [safe(line) for line in found]
