"""Everything that is wrong in workspaces, by all rules."""

from collections.abc import Iterable, Iterator

from govlint.finding import Finding
from govlint.lint.assertions import check_assertions
from govlint.lint.corridors import all_standings, contradiction_findings, crossing_finding, judge
from govlint.lint.gaps import gap_findings
from govlint.lint.locks import lock_findings
from govlint.lint.rules import walls
from govlint.lint.ruleset import RuleSet
from govlint.lint.silence.gate import Gate
from govlint.lint.undecided import state_findings
from govlint.policy.places import places
from govlint.policy.policy import settings_by_control
from govlint.workspace.workspace import Workspace


def lint(found: Iterable[Workspace], rules: RuleSet, day: str) -> Iterator[Finding]:
    """Every finding of every workspace, each with what silences it. day: the date that counts as today (ISO)."""
    for workspace in found:
        gate = Gate(workspace, rules, day)
        yield from gate.passes(workspace.findings)
        if workspace.documents:
            yield from gate.passes(_lint(workspace, rules, gate, day))
            yield from gate.passes(gate.findings())


def _lint(workspace: Workspace, rules: RuleSet, gate: Gate, day: str) -> Iterator[Finding]:
    where, settings = places(workspace), settings_by_control(workspace, day)
    yield from check_assertions(workspace, rules.rules.values(), where, day, gate.at_place)
    found = all_standings(settings, walls(rules.rules, day, where), where, gate.apart())
    crossings, gaps, contradictions = judge(found, gate.crossed)
    yield from map(crossing_finding, crossings)
    yield from contradiction_findings(contradictions)
    if not any(document.damaged for document in workspace.documents):
        yield from gap_findings(workspace, gaps, gate.excepts, gate.silence)
    yield from state_findings(workspace)
    yield from lock_findings(workspace, settings, where)
    if workspace.of_kind("approval-flow"):
        from govlint.lint.flows.flows import flow_findings  # only those who have flows pay for them

        yield from flow_findings(workspace, where, day)
