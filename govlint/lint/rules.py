"""The rules of the library as values; knows what a rule is made of, not what it finds."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, NamedTuple

from govlint.errors import GovlintError
from govlint.library.forces import LEGAL
from govlint.library.library import built_in
from govlint.policy.box import Box, box
from govlint.policy.controls import controls
from govlint.policy.corridor import CEILING, FLOOR, Wall
from govlint.policy.places import Places
from govlint.workspace.documents import Document

_GUARDS = ("core/ignore-", "core/exception-", "core/baseline-", "core/gate-")


class Rule(NamedTuple):
    """One rule. form: `wall`, `select` (an assertion) or `found_by` (code finds it). region: where it
    holds. facts: what its file says.
    """

    id: str
    form: str
    severity: str
    direction: str
    force: str
    region: Box
    facts: dict[str, Any]

    @property
    def pack(self) -> str:
        """The pack it belongs to."""
        return self.id.split("/")[0]

    @property
    def legal(self) -> bool:
        """Whether the law stands behind it."""
        return self.force in LEGAL

    @property
    def unsilenceable(self) -> bool:
        """Whether it can only be obeyed: it is about what cannot be read, or about silence itself."""
        return self.id.startswith(_GUARDS) or (self.direction == "broken" and self.severity == "error")

    def stands(self, day: str) -> bool:
        """Whether it holds on a day (an ISO date)."""
        return str(self.facts.get("in_force") or "") <= day <= str(self.facts.get("until") or "9999")


class Words(NamedTuple):
    """What a rule says to people."""

    title: str
    why: str
    remedy: str
    limits: str
    unsure: str
    sources: tuple[str, ...]
    ideas: tuple[str, ...]
    not_required: tuple[str, ...]


@cache
def all_rules() -> dict[str, Rule]:
    """Every built-in rule by its id."""
    return {name: build_rule(name, facts) for name, facts in built_in().part("rules").items()}


@cache
def _renamed() -> dict[str, str]:
    """Built-in rules by what they were called before."""
    return {old: rule.id for rule in all_rules().values() for old in rule.facts.get("formerly", ())}


def current(name: str) -> str:
    """What a rule is called now, by any name that it ever had; a name of none stays as it is."""
    return _renamed().get(name, name)


def lasting(name: str) -> str:
    """The first name that a rule had: by it a finding stays the same one when its rule is renamed."""
    rule = all_rules().get(name)
    return str(rule.facts.get("formerly", [name])[0]) if rule else name


def build_rule(name: str, facts: dict[str, Any]) -> Rule:
    """A rule from the facts of its file."""
    region = box(facts.get("when", {}))
    return Rule(name, facts["form"], facts["severity"], facts["direction"], facts["force"], region, facts)


def is_own(rule: Rule) -> bool:
    """Whether it is one of the organisation's own, which brings its words along."""
    return "title" in rule.facts


def words_of(rule: Rule) -> Words:
    """What a rule says: one of the organisation's own brings its words along."""
    facts = rule.facts if is_own(rule) else built_in().entry("words", rule.id)
    return Words(
        facts["title"],
        facts["why"],
        facts["remedy"],
        facts.get("limits", ""),
        facts.get("unsure", ""),
        tuple(facts["sources"]),
        tuple(facts.get("ideas", ())),
        tuple(facts.get("not_required", ())),
    )


def cited_by(rules: Iterable[Rule]) -> dict[str, dict[str, Any]]:
    """The sources that an organisation's own rules bring along."""
    return {name: facts for rule in rules for name, facts in rule.facts.get("cited", {}).items()}


def walls(rules: dict[str, Rule], day: str, where: Places) -> dict[str, tuple[Wall, ...]]:
    """The walls that stand on a day in some place of an organisation, by the control they stand on."""
    found: dict[str, list[Wall]] = {}
    for rule in rules.values():
        if rule.form == "wall" and rule.stands(day) and where.may_meet(rule.region):
            wall = build_wall(rule)
            found.setdefault(wall.control, []).append(wall)
    return {control: tuple(standing) for control, standing in found.items()}


def can_be(control: str) -> str:
    """What the value of a wall on a control can be, as advice; empty where there is no such control."""
    scale = controls()[control].scale if control in controls() else None
    if scale is None:
        return ""
    if scale.ordered_by_words:
        return f"It can be: {', '.join(scale.levels) or 'true, false'}."
    return f"It can be {'a duration such as 24h' if scale.holds in ('duration', 'clock') else 'a number'}."


def build_wall(rule: Rule) -> Wall:
    """The wall of a rule. Raises GovlintError where its value is none of the control's scale."""
    facts = rule.facts["wall"]
    side = FLOOR if FLOOR in facts else CEILING
    control = controls().get(facts["control"])
    position = control.scale.position(facts[side]) if control else None
    if position is None:
        raise GovlintError(f"{rule.id}: {facts[side]} is no value of {facts['control']}", can_be(facts["control"]))
    dates = str(rule.facts.get("in_force") or ""), str(rule.facts.get("until") or "")
    return Wall(
        rule.id,
        facts["control"],
        side,
        facts[side],
        position,
        rule.region,
        rule.force,
        rule.legal,
        rule.severity,
        *dates,
        box(rule.facts["unless"]) if "unless" in rule.facts else None,
        rule.facts.get("optional", False),
        asks=_asks(rule.facts["where"]) if "where" in rule.facts else None,
    )


def _asks(where: dict[str, Any]) -> Callable[[Document], bool]:
    """Whether a document is one that a wall with `where` is about."""
    from govlint.lint.checks import passes
    from govlint.lint.checks.asked import Asked
    from govlint.workspace.workspace import Workspace

    def asks(document: Document) -> bool:
        alone = Workspace("", (document,), {}, {}, ())
        return passes(Asked(alone, document, (), document.value, ""), where)

    return asks
