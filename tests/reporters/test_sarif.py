"""SARIF: what GitHub asks beyond the schema, what a reader of it sees, and every text as it was.

The schema itself and Microsoft's validator judge it in tests/site, where they are installed.
"""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from sarif.loader import load_sarif_file

from govlint.finding import Location, Silence
from govlint.lint.report import build_report
from govlint.lint.rules import all_rules
from govlint.lint.ruleset import RuleSet
from govlint.reporters import Look, sarif
from govlint.reporters.said import brief
from govlint.reporters.spots import path_of
from govlint.workspace.load import load
from tests.helpers import DAY, HOUSE, report_of
from tests.reporters.made import TEXTS, made, many, spelt, told
from tests.reporters.runner import HOSTILE, commands, steers_a_terminal
from tests.reporters.test_formats import FILES
from tests.reporters.test_sink import files

KITCHEN = HOUSE / "examples" / "kitchen-sink"


def run_of(out: str) -> dict[str, Any]:
    """The one run of a log, held against GitHub's rules."""
    log = json.loads(out)
    assert log.keys() == {"$schema", "version", "runs"}
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for rule in rules:
        holds_what_github_needs(rule)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        assert len(result["locations"]) == 1
        assert isinstance(result["suppressions"], list)
        for at in (*result["locations"], *result.get("relatedLocations", ())):
            a_place(at["physicalLocation"], run)
        linked = {int(number) for number in re.findall(r"(?<!\\)\]\((\d+)\)", result["message"]["text"])}
        assert linked <= {at["id"] for at in result.get("relatedLocations", ())}
    marks = Counter(result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"])
    assert [mark for mark, count in marks.items() if count > 1] == []
    return dict(run)


def holds_what_github_needs(rule: dict[str, Any]) -> None:
    for name in ("shortDescription", "fullDescription"):
        assert 0 < len(rule[name]["text"]) <= 1_024
    assert 0 < len(rule["name"]) <= 255
    assert rule["help"]["text"]
    assert rule["help"]["markdown"]
    assert rule["defaultConfiguration"]["level"] in {"note", "warning", "error"}
    assert rule["properties"]["problem.severity"] in {"error", "warning", "recommendation"}
    assert "security-severity" not in rule["properties"]
    assert len(rule["properties"]["tags"]) <= 10


def a_place(at: dict[str, Any], run: dict[str, Any]) -> None:
    uri = at["artifactLocation"]["uri"]
    assert re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri), uri
    assert not uri.startswith(("/", "../"))
    assert at["artifactLocation"]["uriBaseId"] in run["originalUriBaseIds"]
    assert "uri" not in run["originalUriBaseIds"][at["artifactLocation"]["uriBaseId"]]
    region = at["region"]
    assert region["startLine"] == region["endLine"] >= 1
    assert region["endColumn"] >= region["startColumn"] >= 1


def unmarked(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL) if "](" in re.sub(r"\\(.)", r"\1", text) else text


@given(TEXTS, TEXTS)
@settings(max_examples=200, deadline=None)
def test_what_is_said_comes_back(message: str, path: str) -> None:
    report = made(message, f"x{path}")
    (result,) = run_of(told(report, "sarif"))["results"]
    assert unmarked(result["message"]["text"]) == "T" + spelt(brief(report.entries[0]))[1:]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    shown = path_of(f"x{path}", Look())
    if not re.search("[\ud800-\udfff]", shown):
        assert unquote(uri, errors="strict") == shown


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_nothing_steers_a_log_that_shows_it(text: str) -> None:
    out = told(report_of(files(text, f"{text}.yaml")), "sarif")
    assert run_of(out)["results"]
    assert out.isascii()
    assert commands(out) == []
    assert steers_a_terminal(out) == []


@pytest.mark.parametrize(
    "content",
    [b"govlint: v1\nkind: \xff: [\n", b"govlint: v1\n" + b"[" * 5_000, b"govlint: v1\x00", b"x" * 2_000_000],
)
def test_broken_input_is_told_in_notifications(content: bytes) -> None:
    run = run_of(told(report_of({"a b.yaml": content}), "sarif"))
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is True
    assert any("Not all could be read" in one["message"]["text"] for one in invocation["toolExecutionNotifications"])


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    loaded = load([str(tmp_path / "gone.yaml")])
    rules = RuleSet(all_rules())
    report = build_report(loaded.findings, rules, loaded, DAY)
    (told_of,) = run_of(told(report, "sarif", Look(folder=str(tmp_path))))["invocations"][0][
        "toolExecutionNotifications"
    ]
    assert told_of["associatedRule"] == {"id": "core/unreadable-file"}
    assert told_of["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "gone.yaml"


def test_the_exit_code_is_told_where_it_is_known() -> None:
    report = made()
    assert "exitCode" not in run_of(told(report, "sarif"))["invocations"][0]
    assert run_of(told(report._replace(exit_code=1), "sarif"))["invocations"][0]["exitCode"] == 1


def test_a_link_in_a_file_is_none_in_a_message() -> None:
    (result,) = run_of(told(made("see [here](http://evil) or accounts[8]"), "sarif"))["results"]
    assert "\\[here\\](http" in result["message"]["text"]
    (result,) = run_of(told(made("accounts[8].age_gate"), "sarif"))["results"]
    assert "accounts[8].age_gate" in result["message"]["text"]


def test_other_places_are_linked() -> None:
    related = (Location("a.yaml", (), 0, 7, "first [x]"), Location("a.yaml", (), 0, 3))
    (result,) = run_of(told(made(related=related), "sarif"))["results"]
    assert result["message"]["text"] == "Too tight: said. See [first \\[x\\]](1). See [place 2](2)."
    assert [at["id"] for at in result["relatedLocations"]] == [1, 2]


@pytest.mark.parametrize(("by", "kind"), [("ignore", "inSource"), ("exception", "external"), ("baseline", "external")])
def test_what_is_silenced_is_suppressed(by: str, kind: str) -> None:
    silence = Silence(by, "because", Location("a.yaml", (), 0, 7), "2027-01-31")
    (result,) = run_of(told(made(silence=silence), "sarif"))["results"]
    (found,) = result["suppressions"]
    assert (found["kind"], found["status"]) == (kind, "accepted")
    assert found["justification"] == f"{by}: because (until 2027-01-31)"


def test_too_many_results_are_cut_and_the_cut_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 3)
    some = many(6).entries
    heavy = tuple(entry._replace(severity="error") for entry in some[4:])
    run = run_of(told(many(6)._replace(entries=(*some[:4], *heavy)), "sarif"))
    assert [result["level"] for result in run["results"]] == ["error", "error", "warning"]
    assert (
        run["invocations"][0]["toolExecutionNotifications"][-1]["message"]["text"] == "3 findings left out: too many."
    )


def test_columns_count_utf_16() -> None:
    text = "𝄞é: 1\n"
    (result,) = run_of(told(made(text=text, at=(1, 2)), "sarif"))["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["endColumn"]) == (3, 4)


def test_a_whole_estate_is_what_github_takes(tmp_path: Path) -> None:
    estate = {str(path.relative_to(KITCHEN)): path.read_bytes() for path in sorted(KITCHEN.rglob("*.yaml"))}
    report = report_of(estate)
    out = told(report, "sarif")
    assert len(run_of(out)["results"]) == len(report.entries) + len(report.silenced) > 300
    (tmp_path / "a.sarif").write_text(out, encoding="utf-8")
    read = load_sarif_file(str(tmp_path / "a.sarif"))
    assert read.get_result_count() == len(report.entries) + len(report.silenced)
    assert read.get_distinct_tool_names() == ["govlint"]


def test_a_reader_of_sarif_sees_what_we_say(tmp_path: Path) -> None:
    report = report_of({path: text.encode() for path, text in FILES.items()})
    (tmp_path / "a.sarif").write_text(told(report, "sarif"), encoding="utf-8")
    records = load_sarif_file(str(tmp_path / "a.sarif")).get_records()
    ours = sorted(
        (
            entry.finding.location.path,
            report.sources[entry.finding.location.path].place(entry.finding.location.start)[0],
        )
        for entry in report.entries
    )
    assert sorted((record["Location"], record["Line"]) for record in records) == ours
    assert {record["Severity"] for record in records} == {"error", "warning", "note"}


def test_the_help_of_a_rule_links_its_sources() -> None:
    (rule,) = run_of(told(made(rule="access/anyone-may-post"), "sarif"))["tool"]["driver"]["rules"]
    assert "## Why\n" in rule["help"]["markdown"]
    assert re.search(r"- \[[^\]]+\]\(https://[^ )]+\)\.", rule["help"]["markdown"])
    assert "](" not in rule["help"]["text"]
