"""Inspections of TeamCity: service messages, one a line. It knows lines and no columns."""

from collections.abc import Iterator

from govlint.lint.report import Report
from govlint.lint.rules import words_of
from govlint.reporters import Look
from govlint.reporters.said import DIRECTIONS, brief, where
from govlint.reporters.sink import safe
from govlint.reporters.spots import spot

_MOST = 4_000
"""How many characters of a text TeamCity takes."""
_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}
_ESCAPES = str.maketrans(
    {"|": "||", "'": "|'", "\n": "|n", "\r": "|r", "[": "|[", "]": "|]", "\x85": "|x", "\u2028": "|l", "\u2029": "|p"}
)


def lines(report: Report, look: Look) -> Iterator[str]:
    """A type of inspection for each rule that speaks, then each finding."""
    for rule in {entry.rule.id: entry.rule for entry in report.entries}.values():
        words = words_of(rule)
        category = f"govlint: {DIRECTIONS[rule.direction]}"
        yield _message("inspectionType", id=rule.id, name=words.title, category=category, description=words.why)
    for entry in report.entries:
        at = spot(report, entry.finding.location, look)
        context = f"\nWhere: {where(entry)}" if entry.finding.contexts else ""
        yield _message(
            "inspection",
            typeId=entry.rule.id,
            message=brief(entry) + context,
            file=at.path,
            line=str(at.line),
            SEVERITY=_SEVERITIES[entry.severity],
        )


def _message(name: str, /, **values: str) -> str:
    written = "".join(f" {key}='{value(safe(said[:_MOST]))}'" for key, said in values.items())
    return f"##teamcity[{name}{written}]"


def value(text: str) -> str:
    """Text as a value of a service message."""
    return text.translate(_ESCAPES)
