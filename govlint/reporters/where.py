"""Where a rule speaks, in words."""

from collections.abc import Callable, Iterable
from typing import Any

from govlint.lint.phrases import code
from govlint.lint.rules import Rule

Name = Callable[[str], str]
"""From a word of a rule to how it is said."""

FACTS = {
    "several-markets": "there are several markets",
    "several-brands": "there are several brands",
    "several-accounts": "there are several accounts",
    "several-locations": "there are several locations",
    "listed-company": "the organisation is a listed company",
    "large-organisation": "250 people or more work for the organisation, or it is listed and does not say how many",
    "has-customers": "there are customers",
    "restricted-sector": "the sector is restricted",
    "no-restricted-sector": "the sector is not restricted",
    "not-public-body": "the organisation is no public body",
    "not-news-media": "the organisation is no news medium",
}
"""What walls may ask of an organisation, in words."""

_IN = {
    "markets": "in", "sectors": "for the sector", "platforms": "on", "content": "for content of the type",
    "paid": "for content that is", "languages": "in the language", "groups": "for people who are",
    "roles": "for the role", "authors": "for the author", "brands": "for the brand", "channels": "on the account",
    "level": "at the crisis level",
}  # fmt: skip
_AUDIENCE = {
    "minors_likely": "where minors in the audience are",
    "relationship": "where the audience is",
    "professional_only": "where only professionals read it:",
}


def speaks(rule: Rule, market: Name = str) -> str:
    """Where and when a rule speaks, as sentences. market: how a market is said, by its code."""
    when, unless = rule.facts.get("when"), rule.facts.get("unless")
    said = [f"Speaks {condition(when, market)}." if when else "Speaks everywhere."]
    said += [f"Not {condition(unless, market)}."] if unless else []
    dates = since(rule.facts)
    return " ".join(said + ([f"{dates.capitalize()}."] if dates else []))


def condition(written: dict[str, Any], market: Name = str) -> str:
    """A `when` or an `unless` in words: all parts must hold, and of each part any one value."""
    return ", ".join(part for name, value in written.items() for part in _parts(name, value, market))


def since(facts: dict[str, Any], day: Name = str) -> str:
    """The dates between which something holds; nothing where it always does. day: how a date is said."""
    start, end = facts.get("in_force"), facts.get("until")
    return " ".join([*([f"from {day(str(start))}"] if start else []), *([f"until {day(str(end))}"] if end else [])])


def _parts(name: str, value: Any, market: Name) -> list[str]:
    if name == "facts":
        return [f"if {' and '.join(FACTS.get(fact, fact) for fact in _many(value))}"]
    if isinstance(value, dict):
        return [f"{_AUDIENCE.get(mark, mark)} {_any(held, code)}" for mark, held in value.items()]
    return [f"{_IN.get(name, name)} {_any(value, {'markets': market, 'paid': _paid}.get(name, code))}"]


def _paid(word: str) -> str:
    return "unpaid" if word == "none" else code(word)


def _any(values: Any, name: Name) -> str:
    found = [name(value) for value in _many(values)]
    return f"{', '.join(found[:-1])} or {found[-1]}" if len(found) > 1 else "".join(found)


def _many(values: Any) -> Iterable[Any]:
    return values if isinstance(values, list) else [values]
