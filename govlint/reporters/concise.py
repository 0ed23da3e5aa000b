"""One line a finding, for lists and for editors that jump to places."""

from collections.abc import Iterator

from govlint.lint.report import Report
from govlint.reporters import Look
from govlint.reporters.said import brief
from govlint.reporters.sink import one_line


def lines(report: Report, _look: Look) -> Iterator[str]:
    """`path:line:column: severity: direction: message [rule]`, the message with what to do where that is exact."""
    for entry in report.entries:
        finding, rule, severity = entry
        source = report.sources.get(finding.location.path)
        line, column = source.place(finding.location.start) if source and source.text else (1, 1)
        said = f"{severity}: {brief(entry)} [{rule.id}]"
        yield one_line(f"{finding.location.path}:{line}:{column}: {said}")
