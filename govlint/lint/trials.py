"""Whether the examples of a rule hold, and whether they would notice if the rule were another."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from govlint.lint.examples import Outcome, run_example, unmarked
from govlint.lint.rules import Rule, build_rule
from govlint.policy.controls import controls
from govlint.policy.scale import Scale, hours
from govlint.workspace.shapes import words

Examples = list[tuple[str, dict[str, Any]]]
"""Examples with their side, `good`, `bad` or `elsewhere`, and their number: `bad 2`."""

ELSEWHERE = "elsewhere"
_SECTOR = re.compile(r"^sector: [a-z-]+", re.MULTILINE)


class Trial(NamedTuple):
    """One thing asked of a rule's examples. problem: what is wrong, empty where nothing is. untested: a changed
    rule went unnoticed, so that the examples say less than they seem to.
    """

    rule: str
    name: str
    problem: str = ""
    untested: bool = False


def trials(rule: Rule, rules: dict[str, Rule]) -> Iterator[Trial]:
    """Everything that is asked of a rule. rules: all that are on, this one included."""
    examples = listed(rule.facts["examples"])
    for side in ("good", "bad"):
        if rule.form != "found_by" and not any(name.startswith(side) for name, _ in examples):
            yield Trial(rule.id, side, f"there is no {side} example, so nothing is asserted")
    if ELSEWHERE in rule.facts["examples"] and not any(name.startswith(ELSEWHERE) for name, _ in examples):
        yield Trial(rule.id, ELSEWHERE, "there is no bad example that brings no organisation of its own")
    for name, example in examples:
        yield Trial(rule.id, name, _problem(rule, name, example, rules))
    for changed, said in mutants(rule):
        noticed = any(_notices(rule, changed, example) for _, example in examples)
        yield Trial(rule.id, said, "" if noticed else f"no example notices {said}", not noticed)


def listed(examples: dict[str, Any]) -> Examples:
    """The examples of a rule file, named by side and number.

    Elsewhere, in organisations of which something else is so, what is bad here must be in order.
    """
    found = [
        (f"{side} {number}", example)
        for side in ("good", "bad")
        for number, example in enumerate(examples.get(side) or (), 1)
    ]
    bad = [one for one in examples.get("bad") or () if "kind: organisation" not in one["text"]]
    for number, given in enumerate(examples.get(ELSEWHERE) or () if bad else (), 1):
        there = {"text": _moved_there(bad[0]["text"], given), "given": bad[0].get("given", {}) | given}
        found.append((f"{ELSEWHERE} {number}", bad[0] | there))
    return found


def _moved_there(text: str, given: dict[str, Any]) -> str:
    """A bad example as it would read in another organisation: a policy for a sector is one for a sector it has."""
    for sector in words(given.get("sectors"))[:1]:
        text = _SECTOR.sub(f"sector: {sector}", text)
    return unmarked(text)


def _problem(rule: Rule, name: str, example: dict[str, Any], rules: dict[str, Rule]) -> str:
    """What is wrong with an example, alone or with all rules on."""
    if name.startswith(ELSEWHERE):
        return "the rule speaks there too" if run_example(rule, example, {rule.id: rule}).found else ""
    whole = run_example(rule, example, rules | {rule.id: rule})
    found = whole if rule.form == "found_by" else run_example(rule, example, {rule.id: rule})
    if name.startswith("bad") and not found.expected:
        return "no line is marked with `# finding`, so nothing is asserted"
    if name.startswith("good") and found.expected:
        return "a good example marks no line"
    if found.expected != found.found:
        return f"expected {_lines(found.expected)}, found {_lines(found.found)}"
    if whole.expected != whole.found and not whole.others:  # else another rule may speak first, on the same wall
        return f"with all rules on: expected {_lines(whole.expected)}, found {_lines(whole.found)}"
    return _said_by_others(whole)


def _said_by_others(outcome: Outcome) -> str:
    more, gone = outcome.others - outcome.expected_others, outcome.expected_others - outcome.others
    parts = [f"other rules speak that `also` does not list: {', '.join(sorted(more))}"] if more else []
    parts += [f"`also` lists rules that are silent: {', '.join(sorted(gone))}"] if gone else []
    return "; ".join(parts)


def _lines(found: tuple[int, ...]) -> str:
    return f"a finding on line {', '.join(map(str, found))}" if found else "no finding"


def _notices(rule: Rule, changed: Rule, example: dict[str, Any]) -> bool:
    outcome = run_example(changed, example, {rule.id: changed}, rule)
    return outcome.found != outcome.expected


def mutants(rule: Rule) -> Iterator[tuple[Rule, str]]:
    """The rule with one thing changed, and what was: its wall moved either way, one condition left out."""
    if rule.form == "wall":
        side = "floor" if "floor" in rule.facts["wall"] else "ceiling"
        scale = controls()[rule.facts["wall"]["control"]].scale
        for tighter in (True, False):
            value = moved(scale, rule.facts["wall"][side], tighter, tighter == (side == "floor"))
            if value is not None:
                wall = rule.facts["wall"] | {side: value}
                yield build_rule(rule.id, rule.facts | {"wall": wall}), f"its {side} at {value}"
    if rule.form != "found_by":
        for key in sorted(rule.facts.get("when", {}).keys() - _said_again(rule)):
            when = {name: values for name, values in rule.facts["when"].items() if name != key}
            yield build_rule(rule.id, rule.facts | {"when": when}), f"`when` without {key}"
        for key in ("unless", *(["where"] if rule.form == "wall" else [])):
            if key in rule.facts:
                facts = {name: said for name, said in rule.facts.items() if name != key}
                yield build_rule(rule.id, facts), f"the rule without `{key}`"


def _said_again(rule: Rule) -> set[str]:
    """The keys of `when` that change nothing, since what an assertion asks under `where` says the same."""
    # A policy for a sector lies only where that sector is, and an account or a document only in its own markets.
    where, kind = rule.facts.get("where", {}), rule.facts.get("select", {}).get("kind")
    asked = {
        check["one-of"]["field"]: set(check["one-of"]["values"])
        for check in (where, *where.get("all-of", ()))
        if "one-of" in check
    }
    fields = {"sector-policy": ("sectors", "sector"), "channels": ("markets", "market")}
    same = (("markets", "scope.markets"), *((fields[kind],) if kind in fields else ()))
    return {key for key, field in same if field in asked and asked[field] <= rule.region.get(key, asked[field])}


def moved(scale: Scale, value: Any, tighter: bool, stricter: bool) -> Any:
    """A wall's value further along its scale; None where the scale ends.

    Levels move by one. Amounts move by one where that makes the wall stricter, since a good example stands exactly on
    it; where it makes the wall more lenient they are halved or doubled, and nothing becomes one, or an hour, since
    nobody shows what is wrong by one unit.
    """
    if scale.holds == "levels":
        at = scale.levels.index(value) + (1 if tighter else -1)
        return scale.levels[at] if 0 <= at < len(scale.levels) else None
    if isinstance(value, bool):
        return None
    amount = round((hours(value) or 0) * 60) if isinstance(value, str) else value
    more = tighter == (scale.sign > 0)
    doubled = amount * 2 or (60 if isinstance(value, str) else 1)
    other = amount + (1 if more else -1) if stricter else doubled if more else amount // 2
    if other < 0 or other == amount or (scale.holds == "percent" and other > 100):
        return None
    return f"{other}m" if isinstance(value, str) else other
