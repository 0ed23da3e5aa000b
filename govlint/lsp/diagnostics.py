"""Findings as an editor shows them: at a place, in a few lines."""

from typing import NamedTuple

from govlint.finding import Location
from govlint.lint.report import Entry, Report
from govlint.reporters.said import brief, remedy, where
from govlint.reporters.sink import safe

OWN = ("reader", "schema")
"""Who finds what is wrong with one document alone, whatever others say."""


class Diagnostic(NamedTuple):
    """A finding at its place. related: other places that belong to it."""

    rule: str
    severity: str
    message: str
    at: Location
    related: tuple[Location, ...]
    own: bool


def diagnostics(report: Report) -> dict[str, tuple[Diagnostic, ...]]:
    """What counts, by path."""
    found: dict[str, list[Diagnostic]] = {}
    for entry in report.entries:
        found.setdefault(entry.finding.location.path, []).append(diagnostic(entry))
    return {path: tuple(many) for path, many in found.items()}


def diagnostic(entry: Entry) -> Diagnostic:
    """One finding."""
    finding, rule = entry.finding, entry.rule
    own = rule.facts.get("found_by") in OWN
    return Diagnostic(rule.id, entry.severity, _message(entry), finding.location, finding.related, own)


def _message(entry: Entry) -> str:
    """What is wrong in the first line, which many editors show alone; below it where, and what to do."""
    said = [brief(entry)]
    if entry.finding.contexts:
        said.append(f"Where: {where(entry)}")
    if not entry.finding.hint:
        said.append(f"What to do: {remedy(entry)}")
    return safe("\n".join(said))
