"""What several tests need: texts become nodes, files become findings, and the program runs."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from govlint.finding import Finding
from govlint.lint.examples import complete
from govlint.lint.lint import lint
from govlint.lint.report import Report, build_report
from govlint.lint.rules import Rule, all_rules, build_rule
from govlint.lint.ruleset import RuleSet
from govlint.text.nodes import Node
from govlint.text.read import Text, read
from govlint.text.source import Slip, Source, decode
from govlint.workspace.load import Loaded, load
from govlint.workspace.workspace import Workspace, workspaces

HOUSE = Path(__file__).resolve().parent.parent
DAY = "2026-11-22"

ORGANISATION = """
kind: organisation
structure: holistic
sectors: []
markets: [{code: GB}]
"""
TEAMS = """
kind: teams
roles:
  - {name: head-of-social, holders: [Robin, Kim], function: social}
  - {name: legal-lead, holders: [Sam, Alex], function: legal}
  - {name: care-team, holders: [Kit, Jo], function: customer-care}
"""

CLEAN_FILES = {"organisation.yaml": ORGANISATION, "teams.yaml": TEAMS}
BROKEN = {**CLEAN_FILES, "policy.yaml": "kind: engagement-policy\ncoments: everyone\n"}
TIGHT = {**CLEAN_FILES, "policy.yaml": "kind: engagement-policy\ncomments: nobody\n"}
# What a check has no use for: counted in memory, not timed.
HEAVY = {
    *("rich", "jinja2", "markdown_it", "jsonschema", "referencing", "importlib.metadata", "multiprocessing", "asyncio"),
    *("difflib", "concurrent.futures", "unittest", "http", "urllib.request", "ssl", "pdb", "pickle", "sqlite3"),
    *("govlint.handbook", "govlint.lint.examples", "govlint.calendar.calendar", "icalendar", "dateutil", "holidays"),
    *("pygls", "lsprotocol", "govlint.lsp"),
}


def text_of(content: str | bytes) -> tuple[Source, Text, tuple[Slip, ...]]:
    """A file's content, read; with all its slips."""
    source, slips = decode("policy.yaml", content if isinstance(content, bytes) else content.encode())
    text = read(source)
    return source, text, (*slips, *text.slips)


def node_of(content: str | bytes) -> Node:
    """The only document of a text in which nothing is wrong."""
    _, text, slips = text_of(content)
    assert slips == ()
    assert len(text.roots) == 1
    return text.roots[0].node


def value_of(content: str | bytes) -> Any:
    """The plain data of the only document of a text in which nothing is wrong."""
    return node_of(content).value


def documents(files: Mapping[str, str]) -> Loaded:
    """Files by path, each document given the header fields it lacks; never read from disk."""
    given = {path: complete(text.lstrip("\n"))[0].encode() for path, text in files.items()}
    return load(given, given)


def workspace_of(*texts: str) -> Workspace:
    """The one workspace of these documents: the first file is `0.yaml`."""
    (found,) = workspaces(documents({f"{number}.yaml": text for number, text in enumerate(texts)}))
    return found


def wall_rule(
    name: str, control: str, /, force: str = "good-practice", severity: str = "warning", **facts: Any
) -> Rule:
    """A wall's rule. facts: `floor` or `ceiling`, and the rest of what a rule's file says."""
    side = "floor" if "floor" in facts else "ceiling"
    direction = "too-loose" if side == "floor" else "too-tight"
    wall = {"control": control, side: facts.pop(side)}
    held = {"form": "wall", "wall": wall, "force": force, "severity": severity, "direction": direction}
    words = {"title": name, "why": "It matters.", "remedy": "Change it.", "sources": []}
    return build_rule(name, words | held | facts)


def findings(files: Mapping[str, str], rules: Mapping[str, Rule] | None = None, day: str = DAY) -> list[Finding]:
    """All that is found in these files, by all rules or by these; roles are added where no file names any."""
    whole = files if any("kind: teams" in text for text in files.values()) else {"teams.yaml": TEAMS, **files}
    by_code = {name: rule for name, rule in all_rules().items() if rule.form == "found_by"}
    on = RuleSet(all_rules() if rules is None else by_code | dict(rules))
    return list(lint(workspaces(documents(whole)), on, day))


def found(rule: str, *texts: str, day: str = DAY, rules: Mapping[str, Rule] | None = None) -> list[Finding]:
    """What one rule finds in these documents, which stand in `0.yaml`, `1.yaml` …"""
    files = {f"{number}.yaml": text for number, text in enumerate(texts)}
    return [finding for finding in findings(files, rules, day) if finding.rule == rule]


def report_of(files: Mapping[str, bytes], day: str = DAY) -> Report:
    """The report on these files, which are taken as they are."""
    loaded = load(files, dict(files))
    rules = RuleSet(all_rules())
    return build_report(lint(workspaces(loaded), rules, day), rules, loaded, day)


def underlined(finding: Finding, texts: Mapping[str, str]) -> str:
    """The characters that a finding in completed texts marks."""
    text = complete(texts[finding.location.path].lstrip("\n"))[0]
    return text[finding.location.start : finding.location.end]


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below a folder."""
    for path, content in files.items():
        at = folder / path
        at.parent.mkdir(parents=True, exist_ok=True)
        at.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def house(folder: Path, files: Mapping[str, str]) -> Path:
    """Write documents below a folder, each with the header fields it lacks."""
    return write(folder, {path: complete(text.lstrip("\n"))[0] for path, text in files.items()})


def govlint(
    *args: str, cwd: Path, stdin: bytes = b"", environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a user does, in a process of its own without a terminal."""
    command = [sys.executable, "-c", "from govlint.cli.main import run; run()", *args]
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
    return subprocess.run(
        command, cwd=cwd, input=stdin, capture_output=True, timeout=60, check=False, env=kept | dict(environment or {})
    )
