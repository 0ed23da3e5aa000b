"""Checkstyle's XML, which many CI systems and editors read. Columns count characters."""

from collections.abc import Iterator
from itertools import groupby

from govlint.lint.report import Report
from govlint.reporters import Look
from govlint.reporters.elements import DECLARATION, empty, start
from govlint.reporters.said import brief
from govlint.reporters.spots import path_of, spot

_VERSION = "10.0"
"""The version of Checkstyle whose form this is; some readers refuse a file without one."""


def lines(report: Report, look: Look) -> Iterator[str]:
    """One document: a file with findings is a `file`, a finding an `error`."""
    yield DECLARATION
    yield start("checkstyle", version=_VERSION)
    for path, entries in groupby(report.entries, key=lambda entry: entry.finding.location.path):
        yield start("file", name=path_of(path, look))
        for entry in entries:
            at = spot(report, entry.finding.location, look)
            source = f"govlint.{entry.rule.id}"
            yield empty(
                "error", line=at.line, column=at.column, severity=entry.severity, message=brief(entry), source=source
            )
        yield "</file>"
    yield "</checkstyle>"
