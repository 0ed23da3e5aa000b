"""The report for programs, by `schemas/v1/report.schema.json`. These shapes change only with a new version."""

import json
from collections.abc import Iterator
from typing import Any, TypedDict

from govlint import __version__
from govlint.finding import Location
from govlint.lint.report import Entry, Report
from govlint.reporters import Look
from govlint.reporters.said import Source, remedy, sources, words
from govlint.reporters.sink import json_safe
from govlint.text.nodes import written

FORMAT = "govlint-report/v1"


class Place(TypedDict):
    """A place in a file. Lines and columns are counted from 1, columns in Unicode characters; the end is exclusive."""

    path: str
    pointer: str
    line: int
    column: int
    end_line: int
    end_column: int
    label: str


class Result(TypedDict):
    """One finding."""

    rule: str
    severity: str
    direction: str
    message: str
    place: Place
    related: list[Place]
    contexts: list[str]
    also: list[str]
    why: str
    remedy: str
    unsure: str
    force: str
    sources: list[dict[str, str]]
    not_required: list[dict[str, str]]


def lines(report: Report, _look: Look) -> Iterator[str]:
    """One JSON document."""
    whole: dict[str, Any] = {
        "format": FORMAT,
        "version": __version__,
        "as_of": report.day,
        "documents": report.documents,
        "other_files": report.other_files,
        "counts": report.counts(),
        "findings": [_result(report, entry) for entry in report.entries],
        "silenced": [_result(report, entry) | _silence(report, entry) for entry in report.silenced],
        **({"roots": [root._asdict() for root in report.roots]} if report.roots else {}),
    }
    yield json_safe(json.dumps(whole, ensure_ascii=True, indent=2))


def _result(report: Report, entry: Entry) -> Result:
    finding, said = entry.finding, words(entry)
    return {
        "rule": entry.rule.id,
        "severity": entry.severity,
        "direction": entry.rule.direction,
        "message": finding.message,
        "place": _place(report, finding.location),
        "related": [_place(report, at) for at in finding.related],
        "contexts": list(finding.contexts),
        "also": list(finding.also),
        "why": said.why,
        "remedy": remedy(entry),
        "unsure": said.unsure,
        "force": entry.rule.force,
        "sources": [_source(source) for source in sources(entry.rule, said.sources)],
        "not_required": [_source(source) for source in sources(entry.rule, said.not_required)],
    }


def _silence(report: Report, entry: Entry) -> dict[str, Any]:
    """Why a finding does not count, and where that is written if it is a line of a file."""
    silence = entry.finding.silence
    if silence is None:
        return {}
    said: dict[str, Any] = {"by": silence.by, "reason": silence.reason}
    said |= {"until": silence.until} if silence.until else {}
    return {"silence": said | ({"place": _place(report, silence.origin)} if silence.origin else {})}


def _place(report: Report, at: Location) -> Place:
    source = report.sources.get(at.path)
    line, column = source.place(at.start) if source and source.text else (1, 1)
    end_line, end_column = source.place(at.end) if source and source.text else (1, 1)
    return {
        "path": at.path,
        "pointer": written(at.pointer),
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "label": at.label,
    }


def _source(source: Source) -> dict[str, str]:
    return source._asdict()
