"""What an idea behind the ceilings says, and which rules rest on it."""

from collections.abc import Iterable

from govlint.cli.explained.entry import Entry, Line, Part, part
from govlint.library.library import built_in
from govlint.lint.rules import words_of
from govlint.lint.ruleset import RuleSet


def names(_: RuleSet) -> Iterable[str]:
    """Every idea by its number."""
    return list(built_in().part("ideas"))


def said(name: str, _: RuleSet) -> str:
    """An idea in our words."""
    return str(built_in().part("ideas")[name]["said"])


def entry(name: str, rules: RuleSet) -> Entry:
    """An idea, whose it is, and the rules that name it."""
    idea = built_in().part("ideas")[name]
    essays = (f"{one}: {built_in().part('sources')[one]['citation']}" for one in idea["essays"])
    resting = (f"{rule.id}: {words_of(rule).title}" for rule in rules.known.values() if name in words_of(rule).ideas)
    head = Part(f"{name} (idea)", (Line(idea["said"], ""), Line(f"It asks for: {idea['asks']}", "")))
    return Entry("idea", name, idea["said"], (head, *part("Essay", essays), *part("Rules", resting)))
