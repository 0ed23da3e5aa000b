"""What a rule says: its title, why, the remedy, who says so."""

from collections.abc import Iterable, Iterator

from govlint.calendar.sources import cited, due_again, looked_at
from govlint.cli.explained.entry import Entry, Line, Part, part
from govlint.lint.rules import Rule, Words, words_of
from govlint.lint.ruleset import RuleSet, why
from govlint.reporters.asked import FORCES, asks
from govlint.reporters.said import DIRECTIONS, HEADS, sources
from govlint.reporters.where import speaks

_SAID = ("why", "remedy", "limits", "unsure")


def names(rules: RuleSet) -> Iterable[str]:
    """Every rule, those that are off included."""
    return rules.known


def said(name: str, rules: RuleSet) -> str:
    """What is right by a rule."""
    return words_of(rules.known[name]).title


def entry(name: str, rules: RuleSet) -> Entry:
    """A rule as its file has it, and what the configuration makes of it."""
    rule = rules.known[name]
    words = words_of(rule)
    return Entry("rule", name, words.title, (_head(rule, words, rules), *_texts(rule, words), *_sources(rule, words)))


def _head(rule: Rule, words: Words, rules: RuleSet) -> Part:
    weight = f"{rule.severity}, {DIRECTIONS[rule.direction]}, {FORCES[rule.force][0]}. {speaks(rule)}"
    named = [f"Formerly {', '.join(rule.facts['formerly'])}."] if "formerly" in rule.facts else []
    turned = (f"{one[0].upper()}{one[1:]}." for one in why(rules, rule))
    return Part(f"{rule.id}: {words.title}", tuple(Line(text, "") for text in (weight, *named, *turned)))


def _texts(rule: Rule, words: Words) -> Iterator[Part]:
    for name, text in (("asks", asks(rule)), *((name, getattr(words, name)) for name in _SAID)):
        yield from part(HEADS[name], [text] if text else [])


def _sources(rule: Rule, words: Words) -> Iterator[Part]:
    for name in ("sources", "not_required"):
        yield from part(HEADS[name], _cited(rule, getattr(words, name)))
    looked = min(filter(None, map(looked_at, cited([rule]))), default="")
    if looked:
        yield Part("", (Line(f"Last looked at on {looked}, due again on {due_again(looked)}.", ""),))


def _cited(rule: Rule, ids: tuple[str, ...]) -> Iterator[str]:
    for source in sources(rule, ids):
        yield f"{source.citation}. {source.says}"
        if source.url:
            yield source.url
