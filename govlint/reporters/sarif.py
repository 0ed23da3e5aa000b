"""SARIF 2.1.0, as code scanning reads it. Columns count UTF-16 code units.

Two results never share a fingerprint, and a fingerprint stays when lines move. Places lie on one line each, for GitHub
shows a result in a pull request only where all its lines were changed.
"""

from collections.abc import Iterator
from typing import Any

from govlint import __version__
from govlint.finding import SEVERITIES, Finding, Location, Silence
from govlint.lint.identity import fingerprints
from govlint.lint.report import Entry, Report
from govlint.lint.rules import Rule, words_of
from govlint.reporters import Look
from govlint.reporters.rule_help import markdown, plain
from govlint.reporters.said import brief, plural, where
from govlint.reporters.sink import safe, strict_json, whole
from govlint.reporters.spots import spot, uri_of, utf16
from govlint.text.nodes import written

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST_RESULTS = 25_000
"""How many results of a run GitHub takes; with one more it refuses them all."""
MOST_PLACES = 100
_MOST_TEXT = 1_024
_ROOT = "%SRCROOT%"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_PROBLEMS = {"error": "error", "warning": "warning", "info": "recommendation"}


def lines(report: Report, look: Look) -> Iterator[str]:
    """One SARIF log with one run."""
    yield strict_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report, look)]})


def _run(report: Report, look: Look) -> dict[str, Any]:
    entries = sorted((*report.entries, *report.silenced), key=_weight)[:MOST_RESULTS]
    left = len(report.entries) + len(report.silenced) - len(entries)
    rules, numbers = _rules(entries)
    marks = fingerprints(report, look.folder)
    driver = {"name": "govlint", "version": __version__, "semanticVersion": __version__}
    return {
        "tool": {"driver": {**driver, "rules": [_rule(rule) for rule in rules]}},
        "automationDetails": {"id": "govlint/"},
        "columnKind": "utf16CodeUnits",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder in which govlint was run."}}},
        "invocations": [_invocation(report, left, look)],
        "results": [_result(report, entry, numbers, marks, look) for entry in entries],
    }


def _weight(entry: Entry) -> tuple[bool, int]:
    """What counts comes first, the most severe before the rest: GitHub shows 5,000."""
    return entry.finding.silence is not None, SEVERITIES.index(entry.severity)


def _rules(entries: list[Entry]) -> tuple[list[Rule], dict[int, int]]:
    """The rules that speak, and the number of each by its own mark: two roots can have two rules of one name."""
    found: list[Rule] = []
    for rule in {id(entry.rule): entry.rule for entry in entries}.values():
        found += [] if rule in found else [rule]
    return found, {id(entry.rule): found.index(entry.rule) for entry in entries}


def _rule(rule: Rule) -> dict[str, Any]:
    words = words_of(rule)
    return {
        "id": rule.id,
        **({"deprecatedIds": rule.facts["formerly"]} if "formerly" in rule.facts else {}),
        "name": "".join(part.capitalize() for part in rule.id.replace("/", "-").split("-")),
        "shortDescription": {"text": _short(words.title)},
        "fullDescription": {"text": _short(words.why or words.title)},
        "help": {"text": plain(rule), "markdown": markdown(rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "tags": list(dict.fromkeys(("governance", rule.pack, rule.direction, rule.force))),
            "problem.severity": _PROBLEMS[rule.severity],
        },
    }


def _short(text: str) -> str:
    text = text if text.endswith((".", "!", "?")) else f"{text}."
    return safe(text if utf16(text) <= _MOST_TEXT else f"{text[: _MOST_TEXT // 2]}…")


def _result(
    report: Report, entry: Entry, numbers: dict[int, int], marks: dict[Finding, str], look: Look
) -> dict[str, Any]:
    finding = entry.finding
    related = finding.related[:MOST_PLACES]
    return {
        "ruleId": entry.rule.id,
        "ruleIndex": numbers[id(entry.rule)],
        "level": _LEVELS[entry.severity],
        "message": {"text": _message(entry)},
        "locations": [_location(report, finding.location, look)],
        **({"relatedLocations": [_related(report, at, n, look) for n, at in enumerate(related, 1)]} if related else {}),
        # The first is the one that GitHub tells results by; the second says whose it is.
        "partialFingerprints": {"primaryLocationLineHash": marks[finding], "govlint/v1": marks[finding]},
        "suppressions": [_suppression(report, finding.silence, look)] if finding.silence else [],
        "properties": {
            "direction": entry.rule.direction,
            "field": written(finding.location.pointer),
            "contexts": list(finding.contexts),
        },
    }


def _message(entry: Entry) -> str:
    said = brief(entry)
    context = f" Where: {where(entry)}." if entry.finding.contexts else ""
    also = f" Also: {', '.join(entry.finding.also[:MOST_PLACES])}." if entry.finding.also else ""
    links = [f" See [{_label(at, number)}]({number})." for number, at in enumerate(entry.finding.related[:3], 1)]
    return message(said[:1].upper() + said[1:] + context + also) + "".join(links)


def _label(at: Location, number: int) -> str:
    return message(at.label or f"place {number}", always=True)


def message(text: str, always: bool = False) -> str:
    """Text of a message: brackets that a reader could take for a link are marked as none."""
    text = whole(text)
    if not always and "](" not in text:
        return text
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _location(report: Report, at: Location, look: Look) -> dict[str, Any]:
    found, uri = spot(report, at, look, utf16), uri_of(at.path, look)
    base = {} if uri.startswith("file:") else {"uriBaseId": _ROOT}
    region = {"startLine": found.line, "startColumn": found.column}
    region |= {"endLine": found.line, "endColumn": found.end_column}
    return {"physicalLocation": {"artifactLocation": {"uri": uri, **base}, "region": region}}


def _related(report: Report, at: Location, number: int, look: Look) -> dict[str, Any]:
    return {"id": number, **_location(report, at, look), "message": {"text": _label(at, number)}}


def _suppression(report: Report, silence: Silence, look: Look) -> dict[str, Any]:
    """A comment stands in the source; all else stands elsewhere."""
    until = f" (until {silence.until})" if silence.until else ""
    found: dict[str, Any] = {
        "kind": "inSource" if silence.by == "ignore" else "external",
        "status": "accepted",
        "justification": f"{silence.by}: {silence.reason}{until}",
    }
    return found | ({"location": _location(report, silence.origin, look)} if silence.origin else {})


def _invocation(report: Report, left: int, look: Look) -> dict[str, Any]:
    """How the run went. It succeeds whatever it found; what could not be read is told in notifications."""
    broken = [entry for entry in report.entries if entry.rule.facts.get("found_by") == "reader"]
    told = [_notification(report, entry, look) for entry in broken]
    if left:
        told.append({"level": "warning", "message": {"text": f"{plural(left, 'finding')} left out: too many."}})
    code = {} if report.exit_code is None else {"exitCode": report.exit_code}
    return {"executionSuccessful": True, **code, "toolExecutionNotifications": told}


def _notification(report: Report, entry: Entry, look: Look) -> dict[str, Any]:
    return {
        "level": _LEVELS[entry.severity],
        "message": {"text": message(f"Not all could be read: {entry.finding.message}.")},
        "associatedRule": {"id": entry.rule.id},
        "locations": [_location(report, entry.finding.location, look)],
    }
