"""A page about a rule, for those who keep rules of their own."""

from collections.abc import Iterator
from typing import Any

from govlint.lint.rules import Rule, words_of
from govlint.reporters.asked import FORCES, asks
from govlint.reporters.said import DIRECTIONS, HEADS, sources
from govlint.reporters.where import speaks

_SAID = ("why", "remedy", "limits", "unsure")
_EXAMPLES = {"bad": "Not like this", "good": "But like this"}


def lines(rule: Rule) -> Iterator[str]:
    """The page as Markdown. rule: with its words and examples, as a folder of rules has it."""
    words = words_of(rule)
    yield f"# {rule.id}"
    yield f"\n{words.title}."
    yield f"\n{rule.severity}, {DIRECTIONS[rule.direction]}, {FORCES[rule.force][0]}. {speaks(rule)}"
    yield from _section(HEADS["asks"], asks(rule))
    for name in _SAID:
        yield from _section(HEADS[name], str(getattr(words, name)))
    for name in ("sources", "not_required"):
        cited = [f"- {source.citation}. {source.says}".rstrip() for source in sources(rule, getattr(words, name))]
        yield from _section(HEADS[name], "\n".join(cited))
    for side, head in _EXAMPLES.items():
        yield from _section(head, "\n\n".join(map(_shown, rule.facts["examples"].get(side) or ())))


def _section(head: str, text: str) -> Iterator[str]:
    if text:
        yield f"\n## {head}\n\n{text}"


def _shown(example: dict[str, Any]) -> str:
    return f"```yaml\n{example['text'].rstrip()}\n```"
