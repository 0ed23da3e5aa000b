"""Situations judged from the law and common sense alone: the rules must find what a good lawyer finds, and no more."""

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from govlint.lint.examples import complete
from govlint.lint.lint import lint
from govlint.lint.report import Entry, build_report
from govlint.lint.rules import all_rules
from govlint.lint.ruleset import RuleSet
from govlint.workspace.load import load
from govlint.workspace.workspace import workspaces
from tests.helpers import DAY

HERE = Path(__file__).parent
WEIGHTS = ("info", "warning", "error")
JUDGED = ("too-loose", "too-tight")
ROLES = ("head-of-social", "legal-lead", "compliance-lead", "care-team", "social-team")


class Verdict(NamedTuple):
    """One finding as a situation speaks of it. field: dotted, without places in lists."""

    field: str
    direction: str
    severity: str
    rule: str = ""


def situations() -> list[Any]:
    """Every situation; one in which the engine is known to be wrong must fail."""
    return [
        pytest.param(situation, id=f"{path.stem}: {situation['name']}", marks=_marks(situation))
        for path in sorted(HERE.glob("*.yaml"))
        for situation in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def _marks(situation: dict[str, Any]) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=situation["engine"], strict=True)] if "engine" in situation else []


@pytest.mark.parametrize("situation", situations())
def test_a_situation_is_judged_as_people_judge_it(situation: dict[str, Any]) -> None:
    entries = report_on(situation)
    verdicts = [verdict(entry) for entry in entries]
    expected = [Verdict(**wanted) for wanted in situation["finds"]]
    assert not [entry.finding.message for entry in entries if entry.rule.direction == "broken"], "badly written"
    assert not [wanted for wanted in expected if not any(meets(found, wanted) for found in verdicts)]
    assert not [found for found in verdicts if serious(found) and not any(meets(found, one) for one in expected)]


def report_on(situation: dict[str, Any]) -> tuple[Entry, ...]:
    """What all rules say of a situation's documents, its organisation and its roles."""
    texts = {
        "situation.yaml": complete(situation["text"])[0],
        "organisation.yaml": _document("organisation", {"structure": "holistic"} | situation["given"]),
        "teams.yaml": _document("teams", {"roles": [{"name": role, "holders": ["A", "B"]} for role in ROLES]}),
    }
    loaded = load(texts, {path: text.encode() for path, text in texts.items()})
    rules, day = RuleSet(all_rules()), str(situation.get("as_of", DAY))
    return build_report(lint(workspaces(loaded), rules, day), rules, loaded, day).entries


def _document(kind: str, fields: dict[str, Any]) -> str:
    return complete(f"kind: {kind}\n")[0] + "".join(f"{key}: {json.dumps(held)}\n" for key, held in fields.items())


def verdict(entry: Entry) -> Verdict:
    """What a finding says of which field."""
    field = ".".join(part for part in entry.finding.location.pointer if isinstance(part, str))
    return Verdict(field, entry.rule.direction, entry.severity, entry.rule.id)


def serious(found: Verdict) -> bool:
    """Whether a finding says with weight that something is too loose or too tight."""
    return found.direction in JUDGED and found.severity != "info" and not found.rule.startswith("core/")


def meets(found: Verdict, wanted: Verdict) -> bool:
    """Whether a finding is the one that a situation speaks of, at least as grave as it says."""
    there = f"{found.field}.".startswith(f"{wanted.field}.")
    enough = WEIGHTS.index(found.severity) >= WEIGHTS.index(wanted.severity)
    return there and enough and found.direction == wanted.direction and not found.rule.startswith("core/")
