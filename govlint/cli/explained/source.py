"""What a source says, whose word it is, and which rules rest on it."""

from collections.abc import Iterable
from typing import Any

from govlint.cli.explained.entry import Entry, Line, Part, part
from govlint.library.library import built_in
from govlint.lint.rules import cited_by, words_of
from govlint.lint.ruleset import RuleSet
from govlint.reporters.asked import FORCES


def names(rules: RuleSet) -> Iterable[str]:
    """Every source, those of an organisation's own rules included."""
    return _all(rules)


def said(name: str, rules: RuleSet) -> str:
    """How a source is cited."""
    return str(_all(rules)[name]["citation"])


def entry(name: str, rules: RuleSet) -> Entry:
    """A source as its list has it."""
    facts = _all(rules)[name]
    lines = [facts.get("says", ""), facts.get("url", ""), _standing(facts)]
    head = Part(f"{name}: {facts['citation']}", tuple(Line(text, "") for text in lines if text))
    unsure = [facts["unsure"]] if facts.get("unsure") else []
    resting = (f"{rule.id}: {words_of(rule).title}" for rule in rules.known.values() if name in words_of(rule).sources)
    return Entry("source", name, facts["citation"], (head, *part("Unsure", unsure), *part("Rules", resting)))


def _all(rules: RuleSet) -> dict[str, Any]:
    return {**built_in().part("sources"), **cited_by(rules.known.values())}


def _standing(facts: dict[str, Any]) -> str:
    """Where it holds, its force, and when it was looked at."""
    force = FORCES[facts["force"]][0] if facts.get("force") in FORCES else ""
    seen = f"last looked at on {facts['checked_on']}" if facts.get("checked_on") else ""
    parts = (facts.get("jurisdiction", ""), force, facts.get("status", ""), seen)
    return "; ".join(str(one) for one in parts if one)
