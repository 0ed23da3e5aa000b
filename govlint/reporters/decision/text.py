"""A decision for people: the answer first, then who is asked, what must be done, why, and what it nearly was."""

from collections.abc import Iterator
from textwrap import wrap

from govlint.decision.answer import Answer, Difference
from govlint.decision.decision import Decision
from govlint.reporters import Look
from govlint.reporters.decision.sections import Paragraph, Section, sections
from govlint.reporters.decision.words import spelt, verdict, written_place
from govlint.reporters.sink import one_line, safe
from govlint.reporters.text import Painter

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
    for title, paragraphs in _sections(answer):
        if paragraphs:
            yield ""
            yield paint("strong", title)
        for one in paragraphs:
            yield from _wrapped(one.said, look, _INDENT)
            place = written_place(answer.decider.workspace, one.at, one.rule)
            for line in (*one.more, place) if place else one.more:
                yield from _wrapped(line, look, _INDENT * 3)


def _sections(answer: Answer) -> Iterator[Section]:
    for what, because in answer.why_not:
        yield f"Why not {what}", tuple(Paragraph(one.said, (), one.at) for one in because)
    for one in answer.otherwise:
        yield f"With {one.changed}", tuple(map(Paragraph, _differs(one.decision, one.changes)))
    yield from sections(answer.decider, answer.decision)


def _differs(decision: Decision, changes: tuple[Difference, ...]) -> Iterator[str]:
    if not changes:
        yield "Nothing differs."
        return
    yield verdict(decision)
    for change in changes:
        yield f"{_WHAT[change.what]}: {_change(change)}"


def _change(change: Difference) -> str:
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
