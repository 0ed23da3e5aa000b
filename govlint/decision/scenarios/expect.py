"""Whether one decision is the one that a scenario expects, expectation by expectation.

approvals, told from who must agree if everybody answers in time:
`exactly`: these are all roles that are asked to agree, be all of them needed or any; `at_least`: without each of these
it does not appear; `none_of`: no way to appear needs any of these.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from govlint.decision.decider import Decider
from govlint.decision.decision import NEVER, SHOW, Decision
from govlint.decision.duties import kept_for
from govlint.decision.lateness import in_words
from govlint.decision.proof import is_shown, speaks_for
from govlint.decision.topics import is_topic
from govlint.lint.rules import current
from govlint.policy.clocks.clock import clock_of
from govlint.policy.flows.agreement import Roles
from govlint.policy.scale import hours
from govlint.text.nodes import Pointer
from govlint.workspace.documents import document_at
from govlint.workspace.shapes import words


class Unmet(NamedTuple):
    """An expectation that is not met. field: where it is written."""

    field: Pointer
    expected: str
    got: str


class Asked(NamedTuple):
    """A decision that is held against what was expected, and who made it."""

    decision: Decision
    decider: Decider


def unmet(expected: dict[str, Any], asked: Asked) -> tuple[Unmet, ...]:
    """What of an `expect` is not met. Raises Undecided where who must agree is too large to tell."""
    return tuple(one for name, check in _CHECKS.items() if name in expected for one in check(expected[name], asked))


def asserts(expected: dict[str, Any]) -> bool:
    """Whether an `expect` expects anything."""
    approvals = expected.get("approvals")
    said = [value for name, value in expected.items() if name in _CHECKS and name != "approvals"]
    return any(value not in (None, []) for value in said) or (isinstance(approvals, dict) and bool(approvals))


def _allowed(value: Any, asked: Asked) -> Iterator[Unmet]:
    # Unquoted, `yes` and `no` are truth values to some readers.
    said = {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
    if said != asked.decision.allowed:
        yield Unmet(("allowed",), said, asked.decision.allowed)


def _route(value: Any, asked: Asked) -> Iterator[Unmet]:
    names = [one.flow.document.name for one in asked.decision.chosen if not is_topic(one.flow)]
    if [value] != names:
        yield Unmet(("route",), str(value), " and ".join(names) or "no flow")


def _approvals(value: Any, asked: Asked) -> Iterator[Unmet]:
    if not isinstance(value, dict):
        return
    if asked.decision.allowed == NEVER and any(value.values()):
        yield Unmet(("approvals",), "somebody agrees", "it never appears")
        return
    staff, author = asked.decider.staff, asked.decision.situation.author
    found = asked.decider.enough(asked.decision.chosen, author, instead=False)
    everyone = frozenset[str]().union(*found)
    if "exactly" in value and everyone != frozenset(words(value["exactly"])):
        yield Unmet(("approvals", "exactly"), _listed(words(value["exactly"])), _listed(sorted(everyone)))
    for role in words(value.get("at_least")):
        lacking = next((way for way in found if not speaks_for(way, role, staff)), None)
        if lacking is not None:
            yield Unmet(("approvals", "at_least"), role, f"{_listed(sorted(lacking))} {_is(lacking)} enough")
    for role in words(value.get("none_of")):
        if any(speaks_for(way, role, staff) for way in found):
            yield Unmet(("approvals", "none_of"), f"not {role}", f"{role} is asked")


def _listed(names: Any) -> str:
    return " and ".join(names) or "nobody"


def _is(way: Roles) -> str:
    return "are" if len(way) > 1 else "is"


def _within(value: Any, asked: Asked) -> Iterator[Unmet]:
    """The time runs from when it is handed in, over the working hours of the main calendar if in business days."""
    decision, calendars = asked.decision, asked.decider.calendars
    clock = clock_of(value, calendars, calendars.main)
    due = clock.ends(decision.start, not decision.any_time) if clock else None
    if decision.ready is None or (due is not None and decision.ready > due):
        got = "no limit" if decision.minutes is None else in_words(decision.minutes)
        yield Unmet(("within",), str(value), got)


def _shown(value: Any, asked: Asked) -> Iterator[Unmet]:
    shown = [duty.said for duty in asked.decision.duties if duty.kind == SHOW]
    for text in words(value):
        if not any(is_shown(text, said) for said in shown):
            yield Unmet(("shown",), text, "; ".join(shown) or "nothing")


def _kept(value: Any, asked: Asked) -> Iterator[Unmet]:
    kept = kept_for(asked.decision.duties)
    if (hours(kept) or 0) < (hours(value) or 0):
        yield Unmet(("kept",), str(value), kept or "not kept")


def _because(value: Any, asked: Asked) -> Iterator[Unmet]:
    spoke = dict.fromkeys(name for name in _spoke(asked) if name)
    for name in words(value):
        if current(name) not in spoke:
            yield Unmet(("because",), name, ", ".join(spoke) or "nothing")


def _spoke(asked: Asked) -> Iterator[str]:
    """The names of documents and rules that were a reason."""
    documents = asked.decider.workspace.by_path()
    for one in asked.decision.chosen:
        yield one.flow.document.name
    for reason in asked.decision.reasons:
        yield reason.rule
        if reason.at:
            document = document_at(documents.get(reason.at.path, []), reason.at.start)
            yield document.name if document else ""


_CHECKS: dict[str, Callable[[Any, Asked], Iterator[Unmet]]] = {
    "allowed": _allowed,
    "route": _route,
    "approvals": _approvals,
    "within": _within,
    "shown": _shown,
    "kept": _kept,
    "because": _because,
}
