"""What a rule asks, how firmly, and who stands behind it, in words."""

from typing import NamedTuple

from govlint.lint.corridors import asked as bound
from govlint.lint.phrases import code, conditions, phrase
from govlint.lint.rules import Rule, build_wall
from govlint.policy.control import Control
from govlint.policy.controls import controls
from govlint.policy.corridor import FLOOR, Wall

FORCES = {
    "statute": ("statute", "A law. It binds everyone to whom it applies."),
    "regulation": ("regulation", "A rule made under a law. It binds like the law."),
    "licence-condition": ("condition of a licence", "It binds whoever holds the licence."),
    "court-judgment": ("judgment of a court", "It binds where that court decides, and shows how others may."),
    "sro-rule": (
        "rule of a self-regulatory body with legal force",
        "The law lets this body make rules. They bind its members like the law.",
    ),
    "self-regulatory-code": (
        "self-regulatory code",
        "An industry gave it to itself. It binds members and all whose adverts its body judges.",
    ),
    "regulator-guidance": ("guidance of a regulator", "How a regulator reads the law. It is not itself the law."),
    "platform-policy": (
        "policy of a platform",
        "A condition of using the platform. Posts can lose reach and accounts be closed.",
    ),
    "good-practice": ("good practice", "What people do who do this well. No law stands behind it."),
    "evidence": ("evidence", "Essays and experience on culture, trust and speed. What they weigh is a judgement."),
}
"""Who stands behind a rule: the name of the force and what it means."""

SEVERITIES = {
    "error": "The law or a binding code is plain here, or the file cannot be relied on as it stands.",
    "warning": "Well founded, and worth a change. A reason may stand against it.",
    "info": "A matter of judgement. It is said, and by itself fails no check.",
}
"""What the severity of a finding means."""

MEANS = {
    "too-loose": "More risk is taken than should be.",
    "too-tight": "More is controlled than should be.",
    "undecided": "Nobody has decided what should be decided.",
    "broken": "Something does not hold together.",
}
"""What the direction of a finding means."""

FOUND_BY = {
    "reader": "govlint finds this while it reads the file, before it asks what the text says.",
    "schema": "govlint finds this when it compares a document with what its kind may say.",
    "workspace": "govlint finds this when it looks at the names in all documents together.",
    "policy": "govlint finds this when it works out which setting holds where.",
    "revision": "govlint finds this when it judges a change by the bar of the revision that the change is made to.",
}
"""Who finds it, for rules that are not asked but found."""


class Asked(NamedTuple):
    """An assertion in words. of: the places it asks; only: what must be so to be asked; must: what must then be so."""

    of: str
    only: tuple[str, ...]
    must: tuple[str, ...]


def asks(rule: Rule) -> str:
    """What a rule asks, in a sentence or two. Words of documents stand between backticks."""
    if rule.form == "wall":
        return wall_asks(rule)
    if rule.form == "select":
        only = f" where {phrase(rule.facts['where'])}" if "where" in rule.facts else ""
        return f"In {_of(rule.facts['select'])}{only}: {phrase(rule.facts['require'])}."
    return FOUND_BY[rule.facts["found_by"]]


def assertion(rule: Rule) -> Asked:
    """The parts of an assertion in words."""
    facts = rule.facts
    return Asked(_of(facts["select"]), conditions(facts.get("where", {})), conditions(facts["require"]))


def wall_asks(rule: Rule) -> str:
    """The wall of a rule in words, with what lies beyond it. Raises KeyError where the rule has none."""
    wall = build_wall(rule)
    control = controls()[wall.control]
    said = value(control, wall)
    verb = "is" if control.scale.ordered_by_words else "asks for"
    return f"The {wall.side} of {code(control.id)} {verb} {said}{_beyond(control, wall)}."


def value(control: Control, wall: Wall) -> str:
    """What a wall asks for: a level between backticks, or an amount as `at least 25`."""
    if control.scale.ordered_by_words:
        return code(wall.value)
    entries = (" entry" if wall.value == 1 else " entries") if control.scale.holds == "list" else ""
    return bound(control, wall) + entries


def beyond(control: Control, wall: Wall) -> tuple[str | bool, ...]:
    """The levels, or the one of `true` and `false`, that lie beyond a wall; none on a scale of amounts."""
    words = (False, True) if control.scale.holds == "boolean" else control.scale.levels
    return tuple(word for word in words if _crosses(wall, control.scale.position(word) or 0.0))


def _crosses(wall: Wall, position: float) -> bool:
    return position < wall.position if wall.side == FLOOR else position > wall.position


def _beyond(control: Control, wall: Wall) -> str:
    found = [code(word) for word in beyond(control, wall)]
    listed = f"{', '.join(found[:-1])} and {found[-1]}" if len(found) > 1 else "".join(found)
    too = "too loose" if wall.side == FLOOR else "too tight"
    if control.scale.ordered_by_words:
        return f"; {listed} {'is' if len(found) == 1 else 'are'} {too}" if found else ""
    return f"; {'less' if bound(control, wall).startswith('at least') else 'more'} is {too}"


def _of(select: dict[str, str]) -> str:
    kind = "a document of any kind" if select["kind"] == "any" else f"a document of the kind {code(select['kind'])}"
    path = select.get("path", "")
    entry = "each entry of " if path.endswith("[*]") else "each "
    return f"{entry}{code(path.removesuffix('[*]'))} of {kind}" if path else kind
