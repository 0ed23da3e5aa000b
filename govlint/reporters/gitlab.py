"""The Code Quality report of GitLab. It knows lines and no columns."""

from collections.abc import Iterator
from typing import Any

from govlint.lint.identity import fingerprints
from govlint.lint.report import Entry, Report
from govlint.reporters import Look
from govlint.reporters.said import brief, where
from govlint.reporters.sink import strict_json
from govlint.reporters.spots import spot

_SEVERITIES = {"error": "critical", "warning": "major", "info": "info"}


def lines(report: Report, look: Look) -> Iterator[str]:
    """One JSON array. GitLab drops what lacks a field, and of two with one fingerprint the first, without a word."""
    marks = fingerprints(report, look.folder)
    yield strict_json([_item(report, entry, marks[entry.finding], look) for entry in report.entries])


def _item(report: Report, entry: Entry, mark: str, look: Look) -> dict[str, Any]:
    at = spot(report, entry.finding.location, look)
    context = f" Where: {where(entry)}." if entry.finding.contexts else ""
    return {
        # The name of the check is not shown there, so the description says it too.
        "description": f"{entry.rule.id}: {brief(entry)}{context}",
        "check_name": entry.rule.id,
        "fingerprint": mark,
        "severity": _SEVERITIES[entry.severity],
        "location": {"path": at.path, "lines": {"begin": at.line}},
    }
