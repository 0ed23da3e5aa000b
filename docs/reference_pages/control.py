"""The page of a control: its question, its scale, every wall on it, and what is not asked."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from docs.reference_pages.examples import good_examples
from docs.reference_pages.fields import find_field, full_title
from docs.reference_pages.links import rule_link
from docs.reference_pages.markdown import code, facts, fence, listed, page, prose, section, table
from docs.reference_pages.places import inside
from docs.reference_pages.related import assertions_on, not_asked, walls_of, words
from docs.reference_pages.rule import titled, written
from docs.reference_pages.source import cited_source
from govlint.handbook.words.wording import capital, day, humane
from govlint.library.files import read_file
from govlint.library.forces import LEGAL
from govlint.library.library import built_in
from govlint.lint.rules import all_rules
from govlint.policy.control import Control
from govlint.policy.controls import controls
from govlint.policy.corridor import CEILING, FLOOR, Wall
from govlint.posture.index import DIMENSIONS
from govlint.reporters.asked import FORCES, value
from govlint.reporters.where import condition, since

UP = "../"
_UNWALLED = Path(__file__).resolve().parents[2] / "rules" / "no-walls.yaml"
_WHO = (
    ("The law", LEGAL),
    ("Codes, regulators and platforms", ("self-regulatory-code", "regulator-guidance", "platform-policy")),
    ("We, from good practice and evidence", ("good-practice", "evidence")),
)
_SAMPLES: dict[str, Any] = {
    "integer": 2,
    "number": 2,
    "percent": 50,
    "boolean": True,
    "duration": "24h",
    "clock": "24h",
}


def control_page(control: Control) -> str:
    """The whole page."""
    walls = walls_of(control.id)
    asking = (*(wall.rule for wall in walls), *(rule.id for rule in assertions_on(control.id)))
    back = f"The control {code(control.id)}, one of [all controls]({UP}controls.md)."
    return page(
        prose(full_title(control)),
        back,
        f"**{prose(control.question)}** {written(control, UP)}",
        facts(_facts(control)),
        section("From loose to tight", _scale(control)),
        section("Written in a document", _example(control)),
        section("Who asks for what", _asked(walls)),
        section("Walls, from loose to tight", _walls(control)),
        section("What is not asked", listed(cited_source(name, UP) for name in not_asked(asking))),
        section("Rules that look at this field too", listed(titled(one.id, UP) for one in assertions_on(control.id))),
    )


def _facts(control: Control) -> Iterator[tuple[str, str]]:
    dimension = capital(humane(control.dimension))
    yield "dimension", f"{dimension}. {DIMENSIONS.get(control.dimension, '')}".strip()
    end = (
        f"The {control.posture} end listens and trusts."
        if control.posture != "none"
        else "Neither end tells of listening or trust."
    )
    yield "posture", end


def _scale(control: Control) -> str:
    """The levels with what then happens, or which way an amount runs."""
    scale = control.scale
    if control.levels:
        return table(("value", "what it means"), ((code(level), prose(said)) for level, said in control.levels.items()))
    if scale.holds == "boolean":
        return "From `false` to `true`." if scale.sign > 0 else "From `true` to `false`."
    what = {"list": "The number of entries", "percent": "A percentage"}.get(scale.holds, f"A {humane(scale.holds)}")
    return f"{what.replace('A integer', 'A whole number')}: {'more' if scale.sign > 0 else 'less'} is tighter."


def _walls(control: Control) -> str:
    """All walls in order, or why there is none."""
    rows = (_wall(control, wall) for wall in walls_of(control.id))
    why = f"No rule puts a wall here. {prose(_unwalled().get(control.id, ''))}".strip()
    return table(("wall", "at", "rule", "where", "who asks", "dates"), rows) or why


def _wall(control: Control, wall: Wall) -> tuple[str, ...]:
    written = all_rules()[wall.rule].facts
    where = condition(written.get("when", {}), inside) or "everywhere"
    where += f"; not {condition(written['unless'], inside)}" if written.get("unless") else ""
    title = rule_link(wall.rule, UP, prose(words(wall.rule).title))
    return wall.side, value(control, wall), title, where, FORCES[wall.force][0], since(written, day)


def _asked(walls: tuple[Wall, ...]) -> str:
    """What the law asks, what those ask who are not the law, and what we ask: the values, from loose to tight."""
    rows = [(who, *(_values(walls, forces, side) for side in (FLOOR, CEILING))) for who, forces in _WHO]
    return table(("who", "floor", "ceiling"), rows) if walls else ""


def _values(walls: tuple[Wall, ...], forces: tuple[str, ...], side: str) -> str:
    """The values that some forces ask for; a dash where they ask for none."""
    found = dict.fromkeys(_value(wall) for wall in walls if wall.side == side and wall.force in forces)
    return ", ".join(found) or "–"


def _value(wall: Wall) -> str:
    return value(controls()[wall.control], wall)


def _example(control: Control) -> str:
    """An excerpt in which the control is decided: an example of a rule that is in order, or one made from its field."""
    found = [text for wall in walls_of(control.id) for text in good_examples(wall.rule) if _shows(control, text)]
    # What is measured shows best where most is written, what is written where little else is.
    shown = sorted(found, key=len)[-1 if control.measured else 0] if found else _made(control)
    return fence(shown, "yaml") if shown else ""


def _shows(control: Control, text: str) -> bool:
    return f"kind: {control.kind}\n" in text and (control.measured or f"{control.path[-1]}:" in text)


def _made(control: Control) -> str:
    if control.measured:
        return ""
    held = _sample(control)
    for step in reversed(control.path):
        held = [held] if step == "*" else {step: held}
    return str(yaml.safe_dump({"kind": control.kind} | held, sort_keys=False))


def _sample(control: Control) -> Any:
    """A value that the scale has."""
    if control.levels:
        return next(iter(control.levels))
    if control.scale.holds in _SAMPLES:
        return _SAMPLES[control.scale.holds]
    field = find_field(control.kind, control.field)
    name = field.form.get("list", {}).get("vocabulary") if field else None
    choices = list(built_in().part("forms")["vocabularies"].get(name, {}).get("words", []))
    return choices[:1]


@cache
def _unwalled() -> dict[str, str]:
    """Control → why no rule puts a wall on it."""
    return dict(read_file(_UNWALLED))
