"""Checkstyle and JUnit: well-formed, in the shape that readers take, and true to the text."""

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from junitparser import JUnitXml

from govlint.finding import Silence
from govlint.reporters import Look
from govlint.reporters.said import brief
from govlint.reporters.spots import path_of
from tests.helpers import report_of
from tests.reporters.made import TEXTS, made, spelt_xml, told
from tests.reporters.runner import HOSTILE, commands, steers_a_terminal
from tests.reporters.test_formats import FILES
from tests.reporters.test_sink import files

JUNIT = {  # what the strictest reader takes: an element, its attributes, its children
    "testsuites": ({"name", "tests", "failures", "skipped"}, {"testsuite"}),
    "testsuite": ({"name", "tests", "failures", "errors", "skipped", "time"}, {"testcase"}),
    "testcase": ({"name", "classname", "file", "time"}, {"failure", "skipped", "system-out"}),
    "failure": ({"message", "type"}, set()),
    "skipped": ({"message"}, set()),
    "system-out": (set(), set()),
}
CHECKSTYLE = {
    "checkstyle": ({"version"}, {"file"}),
    "file": ({"name"}, {"error"}),
    "error": ({"line", "column", "severity", "message", "source"}, set()),
}


def shaped(out: str, shape: dict[str, tuple[set[str], set[str]]]) -> ElementTree.Element:
    assert out.isascii()
    root = ElementTree.fromstring(out.encode())  # noqa: S314  # it is our own
    assert root.tag == next(iter(shape))
    for element in root.iter():
        attributes, children = shape[element.tag]
        assert set(element.attrib) == attributes
        assert {child.tag for child in element} <= children
    return root


@given(TEXTS, TEXTS)
@settings(max_examples=300, deadline=None)
def test_what_is_said_comes_back(message: str, path: str) -> None:
    report = made(message, path)
    said, shown = spelt_xml(brief(report.entries[0])), spelt_xml(path_of(path, Look()))
    checkstyle = shaped(told(report, "checkstyle"), CHECKSTYLE)
    assert [error.get("message") for error in checkstyle.iter("error")] == [said]
    assert [file.get("name") for file in checkstyle] == [shown]
    junit = shaped(told(report, "junit"), JUNIT)
    assert [failure.get("message") for failure in junit.iter("failure")] == [said]
    assert [case.get("file") for case in junit.iter("testcase")] == [shown]


@pytest.mark.parametrize("form", ["checkstyle", "junit"])
@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_nothing_steers_a_log_that_shows_it(form: str, text: str) -> None:
    out = told(report_of(files(text, f"{text}.yaml")), form)
    assert commands(out) == []
    assert steers_a_terminal(out) == []


def test_checkstyle_says_every_finding() -> None:
    report = report_of({path: text.encode() for path, text in FILES.items()})
    errors = list(shaped(told(report, "checkstyle"), CHECKSTYLE).iter("error"))
    assert len(errors) == len(report.entries)
    assert {error.get("severity") for error in errors} == {"error", "warning", "info"}
    assert all(int(error.get(name, "0")) >= 1 for error in errors for name in ("line", "column"))


def test_junit_counts_what_it_holds() -> None:
    report = report_of({path: text.encode() for path, text in FILES.items()})
    root = shaped(told(report, "junit"), JUNIT)
    for element in (root, *root.iter("testsuite")):
        cases = list(element.iter("testcase"))
        assert int(element.get("tests", "")) == len(cases) > 0
        assert int(element.get("failures", "")) == len(list(element.iter("failure")))
        assert len({(case.get("classname"), case.get("name")) for case in cases}) == len(cases)
    assert {suite.get("name") for suite in root} == {path for path in FILES if path != "ci.yaml"}


def test_junitparser_reads_it() -> None:
    report = report_of({path: text.encode() for path, text in FILES.items()})
    read = JUnitXml.fromstring(told(report, "junit").encode())
    cases = [case for suite in read for case in suite]
    results = [result for case in cases for result in case.result]
    severe = [entry for entry in report.entries if entry.severity != "info"]
    assert sorted(result.message for result in results) == sorted(map(brief, severe))
    assert (read.tests, read.failures) == (len(cases), len(severe))
    assert any(case.is_passed and case.name == "no findings" for case in cases)


def test_junit_skips_what_is_silenced_and_never_holds_nothing() -> None:
    silenced = made(silence=Silence("ignore", "because ]]> & <x>"))
    (skipped,) = shaped(told(silenced, "junit"), JUNIT).iter("skipped")
    assert skipped.get("message") == "too tight: said. Not counted, by ignore: because ]]> & <x>"
    assert len(list(shaped(told(report_of({}), "junit"), JUNIT).iter("testcase"))) == 1
