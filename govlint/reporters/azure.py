"""Issues of Azure Pipelines: logging commands, one a line. Columns count UTF-16 code units."""

from collections.abc import Iterator

from govlint.lint.report import Entry, Report
from govlint.reporters import Look
from govlint.reporters.said import brief, where
from govlint.reporters.sink import safe
from govlint.reporters.spots import spot, utf16

_TYPES = {"error": "error", "warning": "warning"}


def lines(report: Report, look: Look) -> Iterator[str]:
    """One command a finding. Azure knows errors and warnings alone: what is only said (info) is a line of the log."""
    for entry in report.entries:
        yield _command(report, entry, look) if entry.severity in _TYPES else _line(report, entry, look)


def _command(report: Report, entry: Entry, look: Look) -> str:
    at = spot(report, entry.finding.location, look, utf16)
    facts = {
        "type": _TYPES[entry.severity],
        "sourcepath": at.path,
        "linenumber": str(at.line),
        "columnnumber": str(at.column),
        "code": entry.rule.id,
    }
    written = "".join(f"{name}={value(safe(said))};" for name, said in facts.items())
    context = f"\nWhere: {where(entry)}" if entry.finding.contexts else ""
    return f"##vso[task.logissue {written}]{data(safe(brief(entry) + context))}"


def _line(report: Report, entry: Entry, look: Look) -> str:
    at = spot(report, entry.finding.location, look, utf16)
    return data(safe(f"{at.path}:{at.line}:{at.column}: {entry.severity}: {brief(entry)} [{entry.rule.id}]"))


def data(text: str) -> str:
    """Text as the message of a command."""
    return text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A")


def value(text: str) -> str:
    """Text as the value of a property."""
    return data(text).replace("]", "%5D").replace(";", "%3B")
