"""Annotations of GitHub Actions: workflow commands, one a line. Columns count UTF-16 code units.

GitHub shows ten errors, ten warnings and ten notices of a step and drops the rest without a word. So there are never
more, and the last one of each then says how many are not shown.
"""

from collections.abc import Iterator

from govlint.finding import SEVERITIES
from govlint.lint.report import Entry, Report
from govlint.reporters import Look
from govlint.reporters.said import brief, plural, where
from govlint.reporters.sink import safe
from govlint.reporters.spots import spot, utf16

_NAMES = {"error": "error", "warning": "warning", "info": "notice"}
MOST = 10
"""How many annotations of a severity GitHub shows."""


def lines(report: Report, look: Look) -> Iterator[str]:
    """One command a finding, the most severe first."""
    for severity in SEVERITIES:
        entries = [entry for entry in report.entries if entry.severity == severity]
        shown = entries if len(entries) <= MOST else entries[: MOST - 1]
        yield from (_command(report, entry, look) for entry in shown)
        if len(entries) > len(shown):
            left = plural(len(entries) - len(shown), "finding")
            said = f"govlint: {left} more of this severity. GitHub shows {MOST} at most; another format has them all."
            yield f"::{_NAMES[severity]}::{data(said)}"


def _command(report: Report, entry: Entry, look: Look) -> str:
    at = spot(report, entry.finding.location, look, utf16)
    facts = {
        "file": at.path,
        "line": str(at.line),
        "endLine": str(at.line),
        "col": str(at.column),
        "endColumn": str(at.end_column),
        "title": entry.rule.id,
    }
    written = ",".join(f"{name}={value(safe(said))}" for name, said in facts.items())
    context = f"\nWhere: {where(entry)}" if entry.finding.contexts else ""
    return f"::{_NAMES[entry.severity]} {written}::{data(safe(brief(entry) + context))}"


def data(text: str) -> str:
    """Text as the message of a command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def value(text: str) -> str:
    """Text as the value of a property."""
    return data(text).replace(":", "%3A").replace(",", "%2C")
