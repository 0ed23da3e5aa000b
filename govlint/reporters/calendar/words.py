"""What falls due in a few words, the same in every format."""

from govlint.calendar.calendar import Calendar
from govlint.calendar.due import EFFECT, EXCEPTION, OVERRIDE, REVIEW, RULE_ENDS, RULE_STARTS, SOURCES, Due, Then, owner
from govlint.finding import Location
from govlint.lint.rules import words_of
from govlint.policy.policy import IN_FORCE
from govlint.reporters.said import DIRECTIONS, plural
from govlint.text.nodes import written

_SAID = {
    REVIEW: "Review of {title}, last on {last}, due every {every}",
    EXCEPTION: "Last day of the exception {title}, from {departs_from}",
    EFFECT: "First day of {title}{draft}",
    OVERRIDE: "Last day of an override of {field} in {title}",
    RULE_STARTS: "Starts to hold: {law}",
    RULE_ENDS: "Last day on which it holds: {law}",
    SOURCES: "{count} of rules that hold here to look at again",
}


def what(due: Due) -> str:
    """What falls due."""
    return _SAID[due.kind].format_map(_facts(due))


def _facts(due: Due) -> dict[str, str]:
    law = f"{words_of(due.rule).title} ({due.rule.id}, {due.rule.force})" if due.rule else ""
    facts = {"law": law, "count": plural(len(due.sources), "source"), "field": written(due.pointer)}
    if due.document is None:
        return facts
    value, review = due.document.value, due.document.value.get("review")
    held = review if isinstance(review, dict) else {}
    draft = "" if due.document.status == IN_FORCE else ", still a draft"
    named = {"title": due.document.title, "departs_from": str(value.get("rule") or "a rule"), "draft": draft}
    return facts | named | {name: str(held.get(name)) for name in ("last", "every")}


def answers(due: Due) -> str:
    """The role that answers for it; empty where no document is concerned, or none is named."""
    return owner(due.document) if due.document else ""


def away(days: int) -> str:
    """`today`, `in 3 days`, `1 day ago`."""
    if days == 0:
        return "today"
    return f"in {plural(days, 'day')}" if days > 0 else f"{plural(-days, 'day')} ago"


def then(one: Then) -> str:
    """What will be found: `then too loose: comments is everyone …`."""
    where = f" ({'; '.join(one.finding.contexts)})" if one.finding.contexts else ""
    return f"then {DIRECTIONS[one.rule.direction]}: {one.finding.message}{where}"


def nothing(due: Due) -> str:
    """That a rule that starts to hold will find nothing; empty for all else."""
    return "then nothing is found, as the documents stand" if due.kind == RULE_STARTS and not due.then else ""


def written_place(calendar: Calendar, at: Location | None) -> str:
    """`policies/people.yaml:12`; empty for what stands in no document."""
    return f"{at.path}:{calendar.sources[at.path].place(at.start)[0]}" if at else ""
