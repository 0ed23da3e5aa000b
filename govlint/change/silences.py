"""What silences findings, held side against side: exceptions, comments, the baseline; and what tests the documents."""

from collections.abc import Iterator
from typing import Any

from govlint.change.change import Change, Origin, gate, origin
from govlint.change.direction import LOOSENS, TIGHTENS, UNKNOWN, joined
from govlint.change.renames import renamed
from govlint.change.sides import Side
from govlint.lint.ruleset import RuleSet
from govlint.lint.silence.exceptions import rule_of
from govlint.policy.contexts import few
from govlint.policy.policy import IN_FORCE
from govlint.text.source import Source
from govlint.workspace.documents import Document
from govlint.workspace.workspace import Workspace

_WHERE = ("document", "pointer", "contexts")


def baseline_changes(was: RuleSet, now: RuleSet) -> Iterator[Change]:
    """Findings that are let pass as known: more of them, or fewer."""
    more, less = now.baseline - was.baseline, was.baseline - now.baseline
    if more or less:
        going = joined([LOOSENS] * bool(more) + [TIGHTENS] * bool(less))
        said = [f"{sum(side.baseline.values())} known" for side in (was, now)]
        after = f"{said[1]}, of them new: {few(f'{key.rule} in {key.document}' for key in more)}" if more else said[1]
        yield gate(going, "baseline", "baseline", "Findings that are let pass as known", said[0], after)


def exception_changes(was: Workspace, now: Workspace) -> Iterator[Change]:
    """Exceptions that came, went, or were stretched."""
    before, after = _by_breach(was, renamed(was, now)), _by_breach(now, {})
    for key in dict.fromkeys((*before, *after)):
        one, other = before.get(key), after.get(key)
        if one is None or other is None:
            there = one or other
            assert there is not None  # noqa: S101 - a key is of one of the sides
            said = f"until {there.value.get('expires')}"
            going, words = (LOOSENS, ("none", said)) if one is None else (TIGHTENS, (said, "none"))
            yield _exception(going, key, words, one, other)
        else:
            yield from _stretched(key, one, other)


def _stretched(key: tuple[str, ...], one: Document, other: Document) -> Iterator[Change]:
    ends = [str(each.value.get("expires")) for each in (one, other)]
    if ends[0] != ends[1]:
        going = LOOSENS if ends[1] > ends[0] else TIGHTENS
        yield _exception(going, key, (f"until {ends[0]}", f"until {ends[1]}"), one, other)
    for name in ("approver", "granted", "compensates"):
        if one.value.get(name) != other.value.get(name):
            said = (f"{name} {one.value.get(name)}", f"{name} {other.value.get(name)}")
            yield _exception(UNKNOWN, key, said, one, other)


def _by_breach(workspace: Workspace, names: dict[str, str]) -> dict[tuple[str, ...], Document]:
    """Exceptions by the rule they depart from and where; drafts depart from nothing."""
    found = {}
    for document in workspace.of_kind("exception"):
        if document.status == IN_FORCE:
            where = document.value.get("where")
            held = dict(where) if isinstance(where, dict) else {}
            held["document"] = names.get(str(held.get("document")), held.get("document"))
            breach = (rule_of(document), *(repr(held.get(name)) for name in _WHERE))
            found[breach] = document
    return found


def _exception(
    going: str, key: tuple[str, ...], said: tuple[str, str], one: Document | None, other: Document | None
) -> Change:
    places = [(origin(each, ("rule",)),) if each else () for each in (one, other)]
    title = f"The exception from {key[0]}"
    return gate(
        going, "exception", f"exception {key[0]}", title, *said, was=places[0], now=places[1], mark=repr(key[1:])
    )


def scenario_changes(was: Workspace, now: Workspace) -> Iterator[Change]:
    """Scenarios by which documents are tested: gone, new, or expecting something else."""
    before, after = ({document.name: document for document in side.of_kind("scenario")} for side in (was, now))
    for name in dict.fromkeys((*before, *after)):
        one, other = before.get(name), after.get(name)
        if one is None or other is None or _asserts(one) != _asserts(other):
            going = TIGHTENS if one is None else LOOSENS if other is None else UNKNOWN
            places = [(origin(each, ("kind",)),) if each else () for each in (one, other)]
            said = ["there" if each else "not there" for each in (one, other)]
            after_said = "expects something else" if one and other else said[1]
            title = f"The scenario {name}"
            yield gate(going, "scenario", f"scenario {name}", title, said[0], after_said, was=places[0], now=places[1])


def _asserts(document: Document) -> dict[str, Any]:
    return {name: document.value.get(name) for name in ("given", "expect", "always", "never", "status")}


def ignore_changes(base: Side, head: Side) -> Iterator[Change]:
    """Comments that silence a rule, in files that are not the same on both sides."""
    before, after = _ignored(base, head), _ignored(head, base)
    for key in after.keys() - before.keys():
        yield _ignore(LOOSENS, key[0], "not ignored", "ignored", (), (after[key],))
    for key in before.keys() - after.keys():
        yield _ignore(TIGHTENS, key[0], "ignored", "not ignored", (before[key],), ())


def _ignored(side: Side, other: Side) -> dict[tuple[str, str], Origin]:
    """Comments that silence, in files that are not the same on both sides: by rule and by what they are about."""
    found: dict[tuple[str, str], Origin] = {}
    for path, source in side.loaded.sources.items():
        if other.loaded.sources.get(path) is not source and "govlint:" in source.text.lower():
            found |= _of_source(path, source)
    return found


def _of_source(path: str, source: Source) -> dict[tuple[str, str], Origin]:
    from govlint.lint.silence.ignores import ignores

    return {
        (rule, " ".join(source.text[one.start : one.end].split("#", maxsplit=1)[0].split())): Origin(
            path, "", "", "", source.place(one.location.start)[0]
        )
        for one in ignores(source)[0]
        for rule in one.rules
    }


def _ignore(going: str, rule: str, before: str, after: str, was: tuple[Origin, ...], now: tuple[Origin, ...]) -> Change:
    return gate(going, "ignore", f"ignore {rule}", f"A comment that ignores {rule}", before, after, was=was, now=now)
