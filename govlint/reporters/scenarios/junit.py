"""Scenarios for systems that read JUnit's XML: a suite for each organisation, a case for each statement."""

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from govlint.decision.scenarios.run import FAILED, Verdict
from govlint.reporters import Look
from govlint.reporters.scenarios import Tested
from govlint.reporters.scenarios.text import verdict_lines
from govlint.reporters.scenarios.words import where
from govlint.reporters.sink import safe


def lines(tested: Sequence[Tested], _day: str, _look: Look) -> Iterator[str]:
    """One XML document."""
    suites = Element("testsuites", _counts([verdict for one in tested for verdict in one.verdicts]))
    for one in tested:
        suite = SubElement(suites, "testsuite", {"name": safe(one.workspace.title), **_counts(one.verdicts)})
        for verdict in one.verdicts:
            _case(suite, verdict)
    indent(suites)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield from tostring(suites, encoding="unicode").splitlines()


def _counts(verdicts: Sequence[Verdict]) -> dict[str, str]:
    failed = sum(verdict.outcome == FAILED for verdict in verdicts)
    wrong = sum(not verdict.passed for verdict in verdicts) - failed
    return {"tests": str(len(verdicts)), "failures": str(failed), "errors": str(wrong)}


def _case(suite: Element, verdict: Verdict) -> None:
    path, line, _ = where(verdict.document, verdict.document.locate(verdict.pointer))
    named = {"name": verdict.name, "classname": verdict.document.name, "file": path, "line": str(line)}
    case = SubElement(suite, "testcase", {key: safe(value) for key, value in named.items()})
    if not verdict.passed:
        kind = "failure" if verdict.outcome == FAILED else "error"
        first, *_ = said = list(verdict_lines(verdict, Look()))
        found = SubElement(case, kind, {"message": safe(verdict.why) or first.strip(), "type": verdict.outcome})
        found.text = "\n".join(said)
