"""What a control asks, from where to where it goes, and which walls stand on it."""

from collections.abc import Iterable

from govlint.cli.explained.entry import Entry, Line, Part, part
from govlint.lint.rules import Rule, build_wall
from govlint.lint.ruleset import RuleSet
from govlint.policy.control import Control
from govlint.policy.controls import controls
from govlint.reporters.asked import FORCES, value
from govlint.reporters.where import speaks


def names(_: RuleSet) -> Iterable[str]:
    """Every control."""
    return controls()


def said(name: str, _: RuleSet) -> str:
    """What a control asks."""
    return controls()[name].question


def entry(name: str, rules: RuleSet) -> Entry:
    """A control with its levels and its walls."""
    control = controls()[name]
    levels = (f"{level}: {sentence}" for level, sentence in control.levels.items())
    walls = part("Walls", _walls(control, rules))
    return Entry("control", name, control.question, (_head(control), *part("Loose to tight", levels), *walls))


def _head(control: Control) -> Part:
    stands = "measured from" if control.measured else f"{'.'.join(control.path)} in"
    where = f"{stands} documents of the kind {control.kind}; dimension {control.dimension}"
    return Part(f"{control.id}: {control.title}", (Line(control.question, ""), Line(where, "")))


def _walls(control: Control, rules: RuleSet) -> list[str]:
    found = (rule for rule in rules.rules.values() if rule.form == "wall")
    here = [rule for rule in found if rule.facts["wall"]["control"] == control.id]
    return [_wall(control, rule) for rule in sorted(here, key=lambda rule: build_wall(rule).position)]


def _wall(control: Control, rule: Rule) -> str:
    wall = build_wall(rule)
    return f"{wall.side} {value(control, wall)}: {rule.id} ({FORCES[rule.force][0]}). {speaks(rule)}"
