"""What belongs together: the rules on a control, on a field, and those that cite a source."""

from collections.abc import Iterable
from functools import cache

from docs.reference_pages.fields import Field, fields, required
from govlint.lint.rules import Rule, Words, all_rules, build_wall, words_of
from govlint.policy.controls import controls
from govlint.policy.corridor import Wall


def words(rule: str) -> Words:
    """What a rule says to people, by its id."""
    return words_of(all_rules()[rule])


@cache
def walls_of(control: str) -> tuple[Wall, ...]:
    """The walls on a control, whatever their dates, from loose to tight."""
    found = (build_wall(rule) for rule in all_rules().values() if rule.form == "wall")
    members = (wall for wall in found if wall.control == control)
    return tuple(sorted(members, key=lambda wall: (wall.position, wall.side != "floor", wall.rule)))


def controls_of(rule: Rule) -> tuple[str, ...]:
    """The controls that a rule asks about: that of its wall, or those whose field an assertion requires to be so."""
    if rule.form == "wall":
        return (rule.facts["wall"]["control"],)
    return _controls_in(required(rule)) if rule.form == "select" else ()


@cache
def assertions_on(control: str) -> tuple[Rule, ...]:
    """The assertions that look at the field in which a control is written, also if only to know whether to ask."""
    return tuple(rule for rule in _assertions() if control in _controls_in(fields(rule)))


def assertions_like(rule: Rule) -> tuple[Rule, ...]:
    """The other assertions that require something of a field of which this rule does, too."""
    if rule.form == "wall":
        control = controls()[rule.facts["wall"]["control"]]
        own = {(control.kind, control.field)}
    else:
        own = _places(rule) if rule.form == "select" else set()
    return tuple(other for other in _assertions() if other.id != rule.id and own & _places(other))


def _assertions() -> tuple[Rule, ...]:
    return tuple(rule for rule in all_rules().values() if rule.form == "select")


def _places(rule: Rule) -> set[tuple[str, str]]:
    return {(field.page, field.path) for field in required(rule).values()}


def _controls_in(found: dict[str, Field]) -> tuple[str, ...]:
    named = (field.form.get("control", {}).get("id", field.form.get("sets")) for field in found.values())
    return tuple(name for name in dict.fromkeys(named) if name in controls())


@cache
def cited() -> dict[str, tuple[str, ...]]:
    """Source → the rules that cite it, as what speaks for them or as what is not asked."""
    found: dict[str, list[str]] = {}
    for rule in all_rules():
        said = words(rule)
        for source in dict.fromkeys((*said.sources, *said.not_required)):
            found.setdefault(source, []).append(rule)
    return {source: tuple(rules) for source, rules in found.items()}


def not_asked(rules: Iterable[str]) -> tuple[str, ...]:
    """The sources that say what is not asked, over some rules, each once."""
    return tuple(dict.fromkeys(source for rule in rules for source in words(rule).not_required))
