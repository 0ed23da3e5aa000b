"""Exceptions: departures from a rule that somebody else agreed to, with an end."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from govlint.finding import Finding, Silence
from govlint.lint.rules import Rule, current
from govlint.lint.ruleset import ALL_RULES, RuleSet
from govlint.near import guess
from govlint.policy.box import Box, box
from govlint.policy.days import iso_date
from govlint.policy.policy import binds
from govlint.workspace.documents import Document
from govlint.workspace.names import AUTHOR
from govlint.workspace.schema import check_schema
from govlint.workspace.shapes import mapping, words
from govlint.workspace.workspace import Workspace

LONGEST = {"error": 90, "warning": 366, "info": 366}
"""Days that an exception from a rule of a severity may last; a judgement of ours."""
SOON = 30
"""Days before its end in which an exception is said to end soon."""
AGREE_TO_LAW = frozenset(("legal", "compliance"))
"""The functions of which one must agree to a departure from the law."""


class Exempt(NamedTuple):
    """An exception that holds. document, field: where it holds, empty for everywhere; region: in which contexts."""

    origin: Document
    rule: str
    document: str
    field: str
    region: Box
    silence: Silence


def exceptions(workspace: Workspace, rules: RuleSet, day: str) -> tuple[list[Exempt], list[Finding]]:
    """The exceptions that hold on a day, and what is wrong with those that do not or that stretch it.

    One that is misspelt or could not be read whole holds nowhere: it may have been meant for less than it says.
    """
    holding: list[Exempt] = []
    findings: list[Finding] = []
    for document in workspace.of_kind("exception"):
        wrong = list(_wrong(workspace, document, rules))
        findings += wrong
        whole = not document.damaged and next(check_schema(document), None) is None
        if whole and not wrong and binds(document, day) and _within(document.value, day):
            holding.append(_exempt(document))
            findings += _stretched(document, rules.known[rule_of(document)], day)
    return sorted(holding, key=_narrowest), findings


def rule_of(document: Document) -> str:
    """The rule that an exception departs from, as it is called now; empty where it names none."""
    return current(str(document.value.get("rule") or ""))


def _narrowest(one: Exempt) -> tuple[int, str]:
    """The narrower of two exceptions comes first, and the order of files makes no difference."""
    return -(bool(one.document) + bool(one.field) + len(one.region)), f"{one.origin.path}:{one.origin.name}"


def _exempt(document: Document) -> Exempt:
    value = document.value
    where = mapping(value.get("where"))
    silence = Silence("exception", str(value.get("reason", "")), document.locate_key(("rule",)), str(value["expires"]))
    named = str(where.get("document") or ""), str(where.get("pointer") or "")
    return Exempt(document, rule_of(document), *named, box(mapping(where.get("contexts"))), silence)


def _within(value: dict[str, Any], day: str) -> bool:
    """Whether a day lies in its time. A malformed date extends nothing."""
    granted, expires = _day(value.get("granted")), _day(value.get("expires"))
    return bool(granted and expires and granted <= date.fromisoformat(day) <= expires)


def _day(value: Any) -> date | None:
    try:
        return iso_date(value)
    except ValueError:
        return None


def _wrong(workspace: Workspace, document: Document, rules: RuleSet) -> Iterator[Finding]:
    """Why an exception silences nothing."""
    name = document.value.get("rule")
    rule = rules.known.get(rule_of(document))
    if rule is None:
        if isinstance(name, str):
            hint, meant = guess(name, rules.known, ALL_RULES)
            at = document.locate(("rule",))
            yield Finding("core/unknown-name", f"no rule is called {name}", at, hint, meant=meant)
        return
    if rule.unsilenceable:
        said = f"{rule.id} is about what is broken or about silence itself: it can only be mended"
        yield Finding("core/exception-refused", said, document.locate(("rule",)))
    elif not _agreed(workspace, document, rule):
        said = "the owner agrees to their own exception" if not rule.legal else _NOT_LEGAL
        yield Finding("core/exception-refused", said, document.locate(("approver",)))


_NOT_LEGAL = "this departs from the law, and of those who must agree none is in legal or compliance, the owner aside"


def _agreed(workspace: Workspace, document: Document, rule: Rule) -> bool:
    """Whether every way to agree includes somebody who may."""
    functions = dict(_functions(workspace))
    owner = document.value.get("owner")

    def may(approver: Any) -> bool:
        if isinstance(approver, dict):
            ways = list(_ways(approver, may))
            return bool(ways) and all(ways)
        return approver not in (owner, AUTHOR) and (not rule.legal or functions.get(str(approver)) in AGREE_TO_LAW)

    return may(document.value.get("approver"))


def _ways(approver: dict[str, Any], may: Callable[[Any], bool]) -> Iterator[bool]:
    """Whether each part of an approver expression that can decide by itself includes somebody who may."""
    for key, value in approver.items():
        if key in ("role", "from"):
            yield may(value)
        elif key == "all_of":
            yield any(map(may, _many(value)))
        elif key == "any_of" or (key == "of" and "quorum" not in approver):
            yield bool(_many(value)) and all(map(may, _many(value)))
        elif key == "of":
            yield sum(not may(one) for one in _many(value)) < _least(approver["quorum"])
        elif key == "on_behalf":
            yield may(mapping(value).get("by"))


def _least(quorum: Any) -> int:
    """How many must agree; of what is no number, nobody has to."""
    return quorum if isinstance(quorum, int) else 0


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _functions(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """Roles and teams with their functions."""
    for document in workspace.of_kind("teams"):
        for part in ("roles", "teams"):
            for one in _many(document.value.get(part)):
                if isinstance(one, dict) and isinstance(one.get("name"), str):
                    yield one["name"], next(iter(words(one.get("function"))), "")


def _stretched(document: Document, rule: Rule, day: str) -> Iterator[Finding]:
    """What is to be said of an exception that holds: that it is long, or ends soon."""
    granted, expires = _day(document.value["granted"]), _day(document.value["expires"])
    if not granted or not expires:
        return
    lasts, left = (expires - granted).days, (expires - date.fromisoformat(day)).days
    at, longest = document.locate(("expires",)), LONGEST[rule.severity]
    if lasts > longest:
        said = f"this exception lasts {lasts} days; from a rule of severity {rule.severity} at most {longest}"
        yield Finding("core/exception-too-long", said, at)
    elif left <= SOON:
        yield Finding("core/exception-ends-soon", f"this exception ends on {expires}, in {left} days", at)
