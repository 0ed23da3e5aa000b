"""The result of a run; severity and order are settled here and nowhere else."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from govlint.finding import NEVER, SEVERITIES, Finding
from govlint.lint.rules import Rule
from govlint.lint.ruleset import RuleSet
from govlint.text.source import Source
from govlint.workspace.load import Loaded
from govlint.workspace.workspace import Workspace


class Entry(NamedTuple):
    """A finding with the rule that speaks, and how much it weighs."""

    finding: Finding
    rule: Rule
    severity: str


class Root(NamedTuple):
    """One of several roots, each judged by itself: how many documents it has, and findings of each severity."""

    path: str
    documents: int
    counts: dict[str, int]


class Report(NamedTuple):
    """What a run found, in the order of files and lines; where there are several roots, of each of them in turn.

    entries: what counts; silenced: what does not, each with its silence. documents and other_files: how many were
    read, and left alone. day: the date that counted as today (ISO). workspaces: what was judged. exit_code: what the
    run leaves with, where that is settled. roots: where each was judged by itself. marks: the key of each finding,
    where workspaces are not at hand to tell it.
    """

    entries: tuple[Entry, ...]
    silenced: tuple[Entry, ...]
    sources: dict[str, Source]
    documents: int
    other_files: int
    day: str
    workspaces: tuple[Workspace, ...] = ()
    exit_code: int | None = None
    roots: tuple[Root, ...] = ()
    marks: dict[Finding, str] = {}  # noqa: RUF012  # never written to

    def counts(self) -> dict[str, int]:
        """How many findings there are of each severity."""
        found = Counter(entry.severity for entry in self.entries)
        return {severity: found[severity] for severity in SEVERITIES}

    def fails(self, fail_on: str) -> bool:
        """Whether a finding is at least as severe as `fail_on` (a severity, or `never`)."""
        if fail_on == NEVER:
            return False
        return any(SEVERITIES.index(entry.severity) <= SEVERITIES.index(fail_on) for entry in self.entries)


def build_report(
    findings: Iterable[Finding], rules: RuleSet, loaded: Loaded, day: str, workspaces: tuple[Workspace, ...] = ()
) -> Report:
    """Findings with their rules, each once, in order. Raises KeyError where a finding has no rule."""
    entries = sorted((_entry(finding, rules) for finding in dict.fromkeys(findings)), key=order)
    counted = tuple(entry for entry in entries if not entry.finding.silence)
    silenced = tuple(entry for entry in entries if entry.finding.silence)
    return Report(counted, silenced, loaded.sources, len(loaded.documents), loaded.other_files, day, workspaces)


def _entry(finding: Finding, rules: RuleSet) -> Entry:
    rule = rules.known[finding.rule]
    return Entry(finding, rule, finding.severity or rule.severity)


def order(entry: Entry) -> tuple[str, int, int, str]:
    """What entries are sorted by: file, place, severity, rule."""
    at = entry.finding.location
    return at.path, at.start, SEVERITIES.index(entry.severity), entry.finding.rule
