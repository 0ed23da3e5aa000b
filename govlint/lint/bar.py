"""What a change does to the bar by which it is judged: configuration, own rules, baseline, silences, change control."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from govlint.config.config import Config
from govlint.finding import SEVERITIES, Finding, Location
from govlint.lint.report import Entry, Report, order
from govlint.lint.rules import Rule
from govlint.lint.ruleset import RuleSet
from govlint.lint.silence.baseline import where_of
from govlint.lint.silence.granted import Granted, all_ignored
from govlint.workspace.documents import Document
from govlint.workspace.workspace import Workspace

RULE = "core/gate-changed"
_GATE_KINDS = ("exception", "change-control")
_APART = ("folder", "handbook")
"""What differs without moving the bar: how a configuration is called, and how the handbook looks."""


class Bar(NamedTuple):
    """By what is judged: configuration, rules and baseline; and the workspaces, for silences and change control.

    own: where each of the organisation's own rules stands.
    """

    rules: RuleSet
    workspaces: tuple[Workspace, ...]
    own: dict[str, str]


def changes(base: Bar, head: Bar, before: Granted, name: str) -> Iterator[Finding]:
    """All that differs between two bars, but what only takes a silence away. name: how the base is called."""
    yield from _configuration(base.rules.config, head.rules.config, name)
    yield from _rules(base, head, name)
    more = (head.rules.baseline - base.rules.baseline).total()
    if more:
        said = f"the baseline keeps {more:,} finding{'' if more == 1 else 's'} more than at {name}"
        yield Finding(RULE, said, _at(head.rules.config.baseline_path))
    yield from _documents(base.workspaces, head.workspaces, name)
    for workspace in head.workspaces:
        for ignore, covered in all_ignored(workspace):
            if not covered <= before.ignored:
                said = f"this ignore covers what it did not cover at {name}: {', '.join(ignore.rules)}"
                yield Finding(RULE, said, ignore.location)


def _configuration(base: Config, head: Config, name: str) -> Iterator[Finding]:
    keys = [key for key in Config._fields if key not in _APART and getattr(base, key) != getattr(head, key)]
    if "path" in keys:
        gone = "is not there any more" if not head.path else "stands elsewhere" if base.path else "is new"
        yield Finding(RULE, f"the configuration {gone}; at {name} it {_stood(base)}", _at(head.path or base.path))
    elif keys:
        listed = ", ".join(key.replace("_", "-") for key in keys)
        yield Finding(RULE, f"the configuration differs from that of {name}: {listed}", _at(head.path))


def _stood(config: Config) -> str:
    return f"was {config.path}" if config.path else "was not there"


def _rules(base: Bar, head: Bar, name: str) -> Iterator[Finding]:
    for rule in sorted(base.own.keys() | head.own.keys()):
        before, now = _facts(base.rules, rule), _facts(head.rules, rule)
        if before != now:
            what = "is new" if before is None else "is gone" if now is None else "differs"
            yield Finding(
                RULE, f"the own rule {rule} {what}, seen from {name}", _at(head.own.get(rule) or base.own[rule])
            )


def _facts(rules: RuleSet, rule: str) -> dict[str, Any] | None:
    found: Rule | None = rules.known.get(rule)
    return found.facts if found else None


def _documents(base: Iterable[Workspace], head: Iterable[Workspace], name: str) -> Iterator[Finding]:
    """New and changed exceptions; all that differs in change control."""
    before, now = list(_of_the_gate(base)), list(_of_the_gate(head))
    stood = {where for where, _ in before}
    for where, document in now:
        if document.status == "retired" and document.kind == "exception":
            continue
        if not any(where == there and document.value == other.value for there, other in before):
            how = f"differs from that of {name}" if where in stood else f"was not there at {name}"
            yield Finding(RULE, f"this {document.kind.replace('-', ' ')} {how}", document.locate_key(("kind",)))
    for where, document in before:
        if document.kind == "change-control" and where not in {there for there, _ in now}:
            yield Finding(RULE, f"the change control of {name} is not there any more", _at(document.path))


def _of_the_gate(workspaces: Iterable[Workspace]) -> Iterator[tuple[tuple[str, str], Document]]:
    for workspace in workspaces:
        for document in workspace.documents:
            if document.kind in _GATE_KINDS:
                yield (workspace.root, where_of(document, workspace.name)), document


def joined(base: Report, head: Report, name: str) -> Report:
    """Two reports on the same change as one: what counts by either bar counts, and is said once, with its bar.

    base, head: by the bar of the base, and by that of the change. name: how the base is called.
    """
    counted: dict[Finding, Entry] = {}
    by_base, by_head = ({_bare(entry.finding): entry for entry in one.entries} for one in (base, head))
    for bare in by_base | by_head:
        entry = min((one[bare] for one in (by_base, by_head) if bare in one), key=lambda one: _weight(one.severity))
        bar = "" if bare in by_base and bare in by_head else name if bare in by_base else "this change itself"
        counted[bare] = _under(entry, bar)
    silenced = {_bare(entry.finding): entry for entry in (*head.silenced, *base.silenced)}
    return base._replace(
        entries=tuple(sorted(counted.values(), key=order)),
        silenced=tuple(sorted((entry for bare, entry in silenced.items() if bare not in counted), key=order)),
        sources=head.sources | base.sources,
        documents=max(base.documents, head.documents),
        workspaces=max(base.workspaces, head.workspaces, key=lambda some: sum(len(one.documents) for one in some)),
    )


def _bare(finding: Finding) -> Finding:
    return finding._replace(silence=None, severity="")


def _weight(severity: str) -> int:
    return SEVERITIES.index(severity)


def _under(entry: Entry, bar: str) -> Entry:
    """An entry that says by which bar it counts, where that is one of the two."""
    if not bar or entry.rule.id.startswith("core/gate-"):
        return entry
    return entry._replace(finding=entry.finding._replace(message=f"{entry.finding.message} (by the bar of {bar})"))


def _at(path: str) -> Location:
    return Location(path, (), 0, 0)
