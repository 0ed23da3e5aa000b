"""What can fall due, and what of it documents say in plain dates; knows days, not how they are told."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from govlint.finding import Finding, Location
from govlint.lint.corridors import all_standings, contradiction_findings, crossing_finding, judge
from govlint.lint.gaps import gap_findings
from govlint.lint.rules import Rule
from govlint.policy.corridor import Wall
from govlint.policy.days import after, iso_date
from govlint.policy.places import Places
from govlint.policy.policy import IN_FORCE, RETIRED
from govlint.policy.settings import Setting
from govlint.text.nodes import Pointer
from govlint.workspace.documents import Document
from govlint.workspace.workspace import Workspace

REVIEW, EXCEPTION, EFFECT, OVERRIDE = "review", "exception", "effect", "override"
RULE_STARTS, RULE_ENDS, SOURCES = "rule-starts", "rule-ends", "sources"


class Then(NamedTuple):
    """A finding that comes with a date, the rule that will speak, and the role that answers for its document."""

    finding: Finding
    rule: Rule
    owner: str


class Due(NamedTuple):
    """Something that falls due. date: an ISO date; for what ends, its last day.

    key: what tells it from all else that falls due, the same every day and wherever its file lies. document, at: what
    it is about and where that says so. pointer: the setting of an override. rule: of what starts or ends to hold.
    then: what will be found if the policy stays as it is. sources: ids of those to look at again.
    """

    kind: str
    date: str
    key: tuple[str, ...]
    document: Document | None = None
    at: Location | None = None
    pointer: Pointer = ()
    rule: Rule | None = None
    then: tuple[Then, ...] = ()
    sources: tuple[str, ...] = ()


def of_documents(workspace: Workspace, day: str, last: str) -> Iterator[Due]:
    """Reviews, exceptions and first days of documents that are not retired: up to the last day (ISO), and overdue."""
    for document in workspace.documents:
        if document.status != RETIRED:
            found = (*_review(document), *_exception(document), *_effect(document, day))
            yield from (due for due in found if due.date <= last)


def _review(document: Document) -> Iterator[Due]:
    held = document.value.get("review")
    if isinstance(held, dict):
        due = after(held.get("last"), held.get("every"))
        if due:
            yield _due(REVIEW, due, document, ("review", "last"))


def _exception(document: Document) -> Iterator[Due]:
    expires = day_of(document.value.get("expires")) if document.kind == "exception" else None
    if expires:
        yield _due(EXCEPTION, expires, document, ("expires",))


def _effect(document: Document, day: str) -> Iterator[Due]:
    """The first day of a document: one to come, or one that passed while it was still a draft."""
    effective = day_of(document.value.get("effective"))
    if effective and (document.status != IN_FORCE or effective.isoformat() >= day):
        yield _due(EFFECT, effective, document, ("effective",))


def _due(kind: str, when: date, document: Document, pointer: Pointer) -> Due:
    at = document.locate(pointer)
    return Due(kind, when.isoformat(), (kind, document.kind, document.name), document, at)


def day_of(value: Any) -> date | None:
    """The day of an ISO date; None for anything else, which the schema has already refused."""
    try:
        return iso_date(value)
    except ValueError:
        return None


def found_of(
    workspace: Workspace, control: str, held: list[Setting], facing: tuple[Wall, ...], where: Places
) -> Iterator[Finding]:
    """What these settings of a control come to between these walls."""
    judged = judge(all_standings({control: held}, {control: facing}, where))
    yield from map(crossing_finding, judged.crossings)
    yield from contradiction_findings(judged.contradictions)
    if not any(document.damaged for document in workspace.documents):
        yield from gap_findings(workspace, judged.gaps)


def with_owners(workspace: Workspace, rules: dict[str, Rule], found: Iterable[Finding]) -> tuple[Then, ...]:
    """Findings with their rules and the roles that answer, in the order of files and lines."""
    ordered = sorted(dict.fromkeys(found), key=lambda finding: (finding.location.path, finding.location.start))
    return tuple(Then(finding, rules[finding.rule], _owner_at(workspace, finding.location)) for finding in ordered)


def _owner_at(workspace: Workspace, at: Location) -> str:
    above = [one for one in workspace.documents if one.path == at.path and one.node.start <= at.start]
    return owner(max(above, key=lambda document: document.node.start)) if above else ""


def owner(document: Document) -> str:
    """The role that answers for a document; empty where it names none."""
    named = document.value.get("owner")
    return named if isinstance(named, str) else ""
