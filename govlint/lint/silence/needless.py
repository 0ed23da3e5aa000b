"""What is wrong with comments that ignore rules, once every finding has passed the gate."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from govlint.finding import Finding, Location
from govlint.lint.rules import Rule
from govlint.lint.ruleset import ALL_RULES
from govlint.lint.silence.ignores import Ignore
from govlint.near import guess

MOST_HINTS = 50
"""For so many misspelt rules it is sought what was meant: who has more of them wants to keep us busy."""


class Passed(NamedTuple):
    """What findings leave behind at the gate.

    known: rules by name. used: silences that were of use. lawful: findings that were the law.
    """

    known: dict[str, Rule]
    used: set[tuple[str, Location | None]]
    lawful: list[Finding]


def of_ignores(ignores: Iterable[tuple[Ignore, bool]], passed: Passed) -> Iterator[Finding]:
    """A finding for each rule that a comment names in vain.

    ignores: each with whether its file could not be read whole: what is of no use now may be so again once it can.
    """
    misspelt = 0
    for ignore, lost in ignores:
        for name in ignore.rules:
            rule = passed.known.get(name)
            if rule is None:
                misspelt += 1
                yield _unknown(name, ignore, passed.known if misspelt <= MOST_HINTS else {})
            elif rule.unsilenceable or rule.legal:
                yield _refused(rule, ignore)
            elif (name, ignore.location) not in passed.used and not lost:
                yield _useless(name, ignore, passed.lawful)


def _unknown(name: str, ignore: Ignore, known: Iterable[str]) -> Finding:
    hint, meant = guess(name, known, ALL_RULES)
    mended = tuple(meant if one == name else one for one in ignore.rules) if meant else None
    return Finding("core/ignore-unknown", f"no rule is called {name}", ignore.location, hint, meant=mended)


def _refused(rule: Rule, ignore: Ignore) -> Finding:
    why = "is the law: only an exception departs from it" if rule.legal else "can only be mended"
    return Finding("core/ignore-refused", f"{rule.id} {why}", ignore.location)


def _useless(name: str, ignore: Ignore, lawful: Iterable[Finding]) -> Finding:
    """Why an ignore silences nothing: what it is about is the law here, or there is nothing."""
    law = [one for one in lawful if one.rule == name and one.location.path == ignore.location.path]
    if any(ignore.start <= one.location.start <= ignore.end for one in law):
        return Finding("core/ignore-refused", f"{name} speaks for the law here", ignore.location)
    left = tuple(one for one in ignore.rules if one != name)
    return Finding("core/ignore-unused", f"{name} has nothing to say here", ignore.location, meant=left)
