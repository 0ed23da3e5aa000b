"""What our own words mean, as the glossary of the handbook has them."""

from collections.abc import Iterable
from functools import cache

from govlint.cli.explained.entry import Entry, short
from govlint.handbook.words.glossary import FORCE_WORDS, VERDICT_WORDS, WORDS
from govlint.lint.ruleset import RuleSet
from govlint.posture.index import DIMENSIONS


@cache
def _all() -> dict[str, str]:
    groups = (WORDS, VERDICT_WORDS, FORCE_WORDS, DIMENSIONS)
    return {word.lower().replace(" ", "-"): sentence for group in groups for word, sentence in group.items()}


def names(_: RuleSet) -> Iterable[str]:
    """Every word, in small letters and with hyphens."""
    return _all()


def said(name: str, _: RuleSet) -> str:
    """What a word means."""
    return _all()[name]


def entry(name: str, rules: RuleSet) -> Entry:
    """A word and its line."""
    return short("word", name.replace("-", " "), said(name, rules))
