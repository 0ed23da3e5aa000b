"""What falls due in a few words, the same in every format."""

from govlint.calendar.calendar import Calendar
from govlint.calendar.due import EFFECT, EXCEPTION, OVERRIDE, REVIEW, RULE_ENDS, RULE_STARTS, SOURCES, Due, Then, owner
from govlint.finding import Location
from govlint.language import counted, ngettext, ngettext_noop, whole
from govlint.language import gettext as _
from govlint.language import gettext_noop as N_  # noqa: N812
from govlint.lint.rules import words_of
from govlint.policy.policy import IN_FORCE
from govlint.reporters.said import DIRECTIONS
from govlint.text.nodes import written

_SAID = {
    REVIEW: N_("Review of %(title)s, last on %(last)s, due every %(every)s"),
    EXCEPTION: N_("Last day of the exception %(title)s, from %(departs_from)s"),
    EFFECT: N_("First day of %(title)s"),
    OVERRIDE: N_("Last day of an override of %(field)s in %(title)s"),
    RULE_STARTS: N_("Starts to hold: %(law)s (%(rule)s, %(force)s)"),
    RULE_ENDS: N_("Last day on which it holds: %(law)s (%(rule)s, %(force)s)"),
}
_SOURCES = ngettext_noop(
    "%(count)s source of rules that hold here to look at again",
    "%(count)s sources of rules that hold here to look at again",
)


def what(due: Due) -> str:
    """What falls due."""
    return form(due) % facts(due)


def form(due: Due) -> str:
    """What falls due, with places for `facts`."""
    if due.kind == SOURCES:
        one, many = _SOURCES
        return ngettext(one, many, len(due.sources))
    if due.kind == EFFECT and due.document and due.document.status != IN_FORCE:
        return _("First day of %(title)s, still a draft")
    return _(_SAID[due.kind])


def facts(due: Due) -> dict[str, str]:
    """What stands at the places of `form`."""
    found: dict[str, str] = {"count": whole(len(due.sources)), "field": written(due.pointer)}
    if due.rule:
        found |= {"law": words_of(due.rule).title, "rule": due.rule.id, "force": due.rule.force}
    if due.document is None:
        return found
    value, review = due.document.value, due.document.value.get("review")
    held = review if isinstance(review, dict) else {}
    named = {"title": due.document.title, "departs_from": str(value.get("rule") or _("a rule"))}
    return found | named | {name: str(held.get(name)) for name in ("last", "every")}


def answers(due: Due) -> str:
    """The role that answers for it; empty where no document is concerned, or none is named."""
    return owner(due.document) if due.document else ""


def away(days: int) -> str:
    """`today`, `in 3 days`, `1 day ago`."""
    if days == 0:
        return _("today")
    if days > 0:
        return counted("in %(count)s day", "in %(count)s days", days)
    return counted("%(count)s day ago", "%(count)s days ago", -days)


def then(one: Then) -> str:
    """What will be found: `then too loose: comments is everyone …`."""
    where = f" ({'; '.join(one.finding.contexts)})" if one.finding.contexts else ""
    return f"then {DIRECTIONS[one.rule.direction]}: {one.finding.message}{where}"


def nothing(due: Due) -> str:
    """That a rule that starts to hold will find nothing; empty for all else."""
    return _("then nothing is found, as the documents stand") if due.kind == RULE_STARTS and not due.then else ""


def written_place(calendar: Calendar, at: Location | None) -> str:
    """`policies/people.yaml:12`; empty for what stands in no document."""
    return f"{at.path}:{calendar.sources[at.path].place(at.start)[0]}" if at else ""
