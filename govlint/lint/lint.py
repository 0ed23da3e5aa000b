"""Everything that is wrong in workspaces, by all rules."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeVar

from govlint.finding import Finding
from govlint.lint.assertions import check_assertions
from govlint.lint.corridors import all_standings, contradiction_findings, crossing_finding, judge
from govlint.lint.gaps import gap_findings
from govlint.lint.locks import lock_findings
from govlint.lint.rules import walls
from govlint.lint.ruleset import RuleSet
from govlint.lint.silence.gate import Gate, Used
from govlint.lint.undecided import state_findings
from govlint.policy.places import Places, places
from govlint.policy.policy import settings_by_control
from govlint.policy.settings import Setting
from govlint.workspace.workspace import Workspace

T = TypeVar("T")
WORTH_A_PROCESS = 400
"""So many documents to judge take longer than beginning another process."""


def lint(found: Iterable[Workspace], rules: RuleSet, day: str, jobs: int = 1) -> Iterator[Finding]:
    """Every finding of every workspace, each with what silences it.

    day: the date that counts as today (ISO). jobs: from two on, a large workspace is judged in two processes.
    """
    for workspace in found:
        gate = Gate(workspace, rules, day)
        yield from gate.passes(workspace.findings)
        if workspace.documents:
            apart = jobs > 1 and len(workspace.documents) >= WORTH_A_PROCESS
            yield from gate.passes(_lint(workspace, rules, gate, day, apart))
            yield from gate.passes(gate.findings())


def _lint(workspace: Workspace, rules: RuleSet, gate: Gate, day: str, apart: bool) -> Iterator[Finding]:
    where, settings = places(workspace), settings_by_control(workspace, day)
    by_document = _apart(partial(_by_document, workspace, rules, gate, where, day), apart)
    by_setting = list(_by_setting(workspace, rules, gate, where, settings, day))
    found, used = by_document()
    gate.used |= used
    yield from found
    yield from by_setting
    yield from state_findings(workspace)
    yield from lock_findings(workspace, settings, where)


def _apart(work: Callable[[], T], apart: bool) -> Callable[[], T]:
    if not apart:
        return work
    from govlint.beside import beside  # most workspaces are too small for a second process

    return beside(work)


def _by_document(
    workspace: Workspace, rules: RuleSet, gate: Gate, where: Places, day: str
) -> tuple[list[Finding], set[Used]]:
    """What is wrong with documents and flows by themselves, and which silences were of use: another process tells."""
    found = list(check_assertions(workspace, rules.rules.values(), where, day, gate.at_place))
    if workspace.of_kind("approval-flow"):
        from govlint.lint.flows.flows import flow_findings  # only those who have flows pay for them

        found += flow_findings(workspace, where, day)
    return found, gate.used


def _by_setting(
    workspace: Workspace, rules: RuleSet, gate: Gate, where: Places, settings: dict[str, list[Setting]], day: str
) -> Iterator[Finding]:
    """Settings beyond their walls, or none where one is asked for."""
    found = all_standings(settings, walls(rules.rules, day, where), where, gate.apart())
    crossings, gaps, contradictions = judge(found, gate.crossed)
    yield from map(crossing_finding, crossings)
    yield from contradiction_findings(contradictions)
    if not any(document.damaged for document in workspace.documents):
        yield from gap_findings(workspace, gaps, gate.excepts, gate.silence)
