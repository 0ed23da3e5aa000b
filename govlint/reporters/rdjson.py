"""The Reviewdog Diagnostic Format as one JSON document. Columns count bytes of UTF-8, as its definition asks."""

from collections.abc import Iterator
from typing import Any

from govlint.finding import SEVERITIES, Location
from govlint.lint.report import Entry, Report
from govlint.reporters import Look
from govlint.reporters.said import brief, where
from govlint.reporters.sink import strict_json
from govlint.reporters.spots import spot, utf8

_NAMES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def lines(report: Report, look: Look) -> Iterator[str]:
    """One JSON document."""
    worst = next((name for name in SEVERITIES if report.counts()[name]), "info")
    yield strict_json(
        {
            "source": {"name": "govlint"},
            "severity": _NAMES[worst],
            "diagnostics": [_diagnostic(report, entry, look) for entry in report.entries],
        }
    )


def _diagnostic(report: Report, entry: Entry, look: Look) -> dict[str, Any]:
    finding = entry.finding
    context = f"\nWhere: {where(entry)}" if finding.contexts else ""
    related = [{"message": at.label or "see also", "location": _location(report, at, look)} for at in finding.related]
    return {
        "message": brief(entry) + context,
        "location": _location(report, finding.location, look),
        "severity": _NAMES[entry.severity],
        "code": {"value": entry.rule.id},
        **({"related_locations": related} if related else {}),
    }


def _location(report: Report, at: Location, look: Look) -> dict[str, Any]:
    found = spot(report, at, look, utf8)
    start, end = ({"line": found.line, "column": column} for column in (found.column, found.end_column))
    return {"path": found.path, "range": {"start": start, "end": end}}
