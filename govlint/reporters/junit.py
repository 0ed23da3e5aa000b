"""JUnit's XML: each finding is a test that failed, each file without one a test that passed.

No standard says what it is. This is what Jenkins' strict schema takes, and `file`, which GitLab reads. Errors and
warnings fail; what is only said (info) passes, and what is silenced was skipped.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from govlint.finding import Finding
from govlint.lint.identity import fingerprints
from govlint.lint.report import Entry, Report
from govlint.reporters import Look
from govlint.reporters.elements import DECLARATION, empty, filled, start
from govlint.reporters.said import brief, remedy, where, words
from govlint.reporters.spots import path_of, spot

_CLEAN = "no findings"


class _Case(NamedTuple):
    """One test. outcome: `failure`, `skipped`, `system-out`, or empty where there is nothing to say."""

    name: str
    outcome: str = ""
    entry: Entry | None = None


def lines(report: Report, look: Look) -> Iterator[str]:
    """One document: a file is a `testsuite`, a finding a `testcase`."""
    suites = _suites(report, look)
    every = [case for cases in suites.values() for case in cases]
    yield DECLARATION
    yield start("testsuites", name="govlint", **_counts(every))
    for path, cases in suites.items():
        yield start("testsuite", name=path_of(path, look), time="0", errors=0, **_counts(cases))
        for case in cases:
            yield from _case(report, case, path, look)
        yield "</testsuite>"
    yield "</testsuites>"


def _suites(report: Report, look: Look) -> dict[str, list[_Case]]:
    """The tests of each file; some readers take a report without any test for a broken one."""
    marks = fingerprints(report, look.folder)
    found: dict[str, list[_Case]] = {path: [] for path in sorted(report.sources)}
    for entry in report.entries:
        outcome = "system-out" if entry.severity == "info" else "failure"
        found.setdefault(entry.finding.location.path, []).append(_Case(_name(entry, marks), outcome, entry))
    for entry in report.silenced:
        found.setdefault(entry.finding.location.path, []).append(_Case(_name(entry, marks), "skipped", entry))
    return {path: cases or [_Case(_CLEAN)] for path, cases in found.items()} or {"govlint": [_Case(_CLEAN)]}


def _name(entry: Entry, marks: dict[Finding, str]) -> str:
    # With its fingerprint: the same test must have the same name in the next run, and no other test may.
    return f"{entry.rule.id} {marks[entry.finding]}"


def _counts(cases: list[_Case]) -> dict[str, int]:
    found = Counter(case.outcome for case in cases)
    return {"tests": len(cases), "failures": found["failure"], "skipped": found["skipped"]}


def _case(report: Report, case: _Case, path: str, look: Look) -> Iterator[str]:
    shown = path_of(path, look)
    about = {"name": case.name, "classname": shown.removesuffix(".yaml").replace("/", "."), "file": shown, "time": "0"}
    if case.entry is None:
        yield empty("testcase", **about)
        return
    yield start("testcase", **about)
    yield _outcome(report, case.outcome, case.entry, look)
    yield "</testcase>"


def _outcome(report: Report, outcome: str, entry: Entry, look: Look) -> str:
    silence = entry.finding.silence
    if silence:
        return empty("skipped", message=f"{brief(entry)} Not counted, by {silence.by}: {silence.reason}")
    if outcome == "failure":
        return filled("failure", _said(report, entry, look), message=brief(entry), type=entry.severity)
    return filled(outcome, _said(report, entry, look))


def _said(report: Report, entry: Entry, look: Look) -> str:
    at = spot(report, entry.finding.location, look)
    where_it_bites = [f"Where: {where(entry)}"] if entry.finding.contexts else []
    parts = [f"{at.path}:{at.line}:{at.column}", brief(entry), *where_it_bites, words(entry).why, remedy(entry)]
    return "\n".join(parts)
