"""What a finding says besides its message, in the same words for every format."""

from typing import Any, NamedTuple

from govlint.library.library import built_in
from govlint.lint.report import Entry
from govlint.lint.rules import Rule, Words, words_of

DIRECTIONS = {"too-tight": "too tight", "too-loose": "too loose", "undecided": "undecided", "broken": "broken"}

SIDES = {"too-loose": "Too risky", "too-tight": "Too controlling", "undecided": "Undecided", "broken": "Broken"}
"""Directions as heads of a page: what is too risky and what is too controlling stand apart."""

HEADS = {
    "asks": "What it checks",
    "why": "Why",
    "remedy": "What to do",
    "limits": "What it cannot see",
    "unsure": "What we are unsure of",
    "sources": "Who says so",
    "not_required": "What is not asked",
}
"""The heads under which a rule is explained, in order."""


class Source(NamedTuple):
    """Who says so."""

    id: str
    citation: str
    url: str
    says: str
    unsure: str


def words(entry: Entry) -> Words:
    """The words of the rule of a finding."""
    return words_of(entry.rule)


def brief(entry: Entry) -> str:
    """A finding in a line: `too tight: comments is nobody …`, with what to do where that is exact."""
    hint = f" {entry.finding.hint}" if entry.finding.hint else ""
    return f"{DIRECTIONS[entry.rule.direction]}: {entry.finding.message}.{hint}"


def where(entry: Entry) -> str:
    """The contexts in which it bites, in a line; empty where that is everywhere."""
    return "; ".join(entry.finding.contexts)


def remedy(entry: Entry) -> str:
    """What to do: what is exact here, else what the rule advises."""
    return entry.finding.hint or words(entry).remedy


def sources(rule: Rule, ids: tuple[str, ...]) -> tuple[Source, ...]:
    """The sources of these ids, as the rule that cites them knows them."""
    own: dict[str, dict[str, Any]] = rule.facts.get("cited", {})
    return tuple(_source(name, own[name] if name in own else built_in().entry("sources", name)) for name in ids)


def _source(name: str, facts: dict[str, Any]) -> Source:
    return Source(
        name,
        str(facts.get("citation") or name),
        str(facts.get("url") or ""),
        str(facts.get("says") or ""),
        str(facts.get("unsure") or ""),
    )


def plural(count: int, word: str, ending: str = "s") -> str:
    """`1 finding`, `2 findings`. ending: what makes many of the word."""
    return f"{count:,} {word}{'' if count == 1 else ending}"
