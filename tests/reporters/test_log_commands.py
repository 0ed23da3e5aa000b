"""Formats that are commands in a log: only the intended ones are carried out, and they say what was found."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from teamcity.messages import escape_value

from govlint.reporters import azure, github, teamcity
from govlint.reporters.said import brief
from govlint.reporters.sink import safe
from tests.helpers import report_of
from tests.reporters.made import TEXTS, made, many, told
from tests.reporters.runner import HOSTILE, commands, steers_a_terminal
from tests.reporters.test_sink import files

FORMS = ("github", "azure", "teamcity")
_TEAMCITY = {"n": "\n", "r": "\r", "x": "\x85", "l": "\u2028", "p": "\u2029"}


def from_github(line: str) -> tuple[dict[str, str], str]:
    found = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line)
    assert found, line
    pairs = dict(pair.split("=", 1) for pair in found[2].split(","))
    return {name: _percent(value, r"%(25|0D|0A|3A|2C)") for name, value in pairs.items()}, _percent(
        found[3], r"%(25|0D|0A)"
    )


def _percent(text: str, pattern: str) -> str:
    return re.sub(pattern, lambda found: chr(int(found[1], 16)), text)


def from_azure(line: str) -> tuple[dict[str, str], str]:
    found = re.fullmatch(r"##vso\[task\.logissue ([^\]]*)\](.*)", line)
    assert found, line
    pairs = dict(pair.split("=", 1) for pair in found[1].split(";") if pair)
    return {name: _azure(value) for name, value in pairs.items()}, _azure(found[2])


def _azure(text: str) -> str:
    return re.sub(r"%(?:(AZP25)|(0D|0A|5D|3B))", lambda found: "%" if found[1] else chr(int(found[2], 16)), text)


def from_teamcity(line: str) -> dict[str, str]:
    assert re.fullmatch(r"##teamcity\[\w+( \w+='([^'|\[\]\n\r]|\|.)*')+\]", line), line
    found = re.findall(r" (\w+)='((?:[^'|]|\|.)*)'", line)
    return {name: re.sub(r"\|(.)", lambda one: _TEAMCITY.get(one[1], one[1]), value) for name, value in found}


@given(TEXTS, TEXTS)
@settings(max_examples=300, deadline=None)
@example("a::b,c%0A", "d:e,f%2C/g]")
@example("%AZP25", "|n'|")
def test_what_is_said_comes_back(message: str, path: str) -> None:
    report = made(message, path)
    said, shown = (
        safe(brief(report.entries[0])),
        safe(github.spot(report, report.entries[0].finding.location, github.Look()).path),
    )
    (line,) = told(report, "github").splitlines()
    facts, text = from_github(line)
    assert (text, facts["file"], facts["title"]) == (said, shown, "culture/comments-closed")
    (line,) = told(report, "azure").splitlines()
    facts, text = from_azure(line)
    assert (text, facts["sourcepath"]) == (said, shown)
    facts = from_teamcity(told(report, "teamcity").splitlines()[1])
    assert (facts["message"], facts["file"]) == (said, shown)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_only_our_commands_are_carried_out(form: str, text: str) -> None:
    for content in (files(text), files("plain", f"{text}.yaml".replace("/", "_"))):
        out = told(report_of(content), form)
        lines = [line for line in out.splitlines() if form != "azure" or line.startswith("##vso[")]
        assert commands(out) == lines
        assert len(lines) > 3
        assert steers_a_terminal(out) == []


@given(st.text())
def test_teamcity_escapes_as_its_own_library_does(text: str) -> None:
    """Which also spells what is not ASCII; both are read alike."""
    theirs = re.sub(
        r"\|0x([0-9a-f]{4})",
        lambda found: chr(int(found[1], 16)),
        escape_value(text.encode("ascii", "ignore").decode()),
    )
    assert teamcity.value(text.encode("ascii", "ignore").decode()) == theirs


def test_github_is_told_how_many_it_would_drop() -> None:
    assert len(told(many(10), "github").splitlines()) == 10
    lines = told(many(12), "github").splitlines()
    assert len(lines) == 10
    assert lines[-1].startswith("::warning::govlint: 3 findings more of this severity.")


def test_the_most_severe_come_first() -> None:
    report = many(12)._replace(entries=many(12).entries + many(1, "error").entries)
    assert told(report, "github").startswith("::error file=a.yaml,line=1,endLine=1,col=1,endColumn=8,title=")


def test_what_is_only_said_is_no_issue_of_azure() -> None:
    (line,) = told(made(severity="info"), "azure").splitlines()
    assert line == "a.yaml:1:1: info: too tight: said. [culture/comments-closed]"


def test_teamcity_takes_no_longer_texts() -> None:
    line = told(made("x" * 9_000), "teamcity").splitlines()[1]
    assert len(from_teamcity(line)["message"]) == 4_000


def test_where_it_bites_is_said() -> None:
    report = made(contexts=("GB", "IE · brand"))
    assert "%0AWhere: GB; IE · brand" in told(report, "github")
    assert "%0AWhere: GB; IE · brand" in told(report, "azure")
    assert "|nWhere: GB; IE · brand" in told(report, "teamcity")


def test_the_escapes_of_azure() -> None:
    assert azure.value("a;b]c%d\r\n") == "a%3Bb%5Dc%AZP25d%0D%0A"
    assert azure.data("a;b]c%d\r\n") == "a;b]c%AZP25d%0D%0A"
