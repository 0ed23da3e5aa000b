"""Every control that the schemas declare can be compared, is fenced by a wall or says why not."""

from typing import Any

import pytest

from govlint.errors import GovlintError
from govlint.library.compile import compile_library
from govlint.library.controls import controls as declared
from govlint.library.files import read_file, read_forms
from govlint.library.forms import Forms, is_setting
from govlint.lint.rules import all_rules, build_wall
from govlint.policy.control import Control
from govlint.policy.controls import controls
from tests.helpers import HOUSE

CONTROLS = tuple(controls().values())
FORMS = read_forms(HOUSE / "schemas")
NO_WALLS: dict[str, str] = read_file(HOUSE / "rules" / "no-walls.yaml")
DIMENSIONS = {"listening", "openness", "participation", "trust", "responsiveness", "local-authority", "courage", "transparency", "safety"}  # fmt: skip
SCALES = {"levels", "integer", "number", "percent", "boolean", "duration", "clock", "list"}
TIGHTER = {
    "levels": {"later", "earlier"},
    "boolean": {"true", "false"},
    "list": {"more", "fewer"},
} | dict.fromkeys(("integer", "number", "percent", "duration", "clock"), {"higher", "lower"})
each_control = pytest.mark.parametrize("control", CONTROLS, ids=[control.id for control in CONTROLS])


@each_control
def test_a_control_has_a_scale(control: Control) -> None:
    assert control.scale.holds in SCALES
    if control.scale.holds == "levels":
        positions = [control.scale.position(level) for level in control.levels]
        assert positions == sorted(positions)  # type: ignore[type-var]
        assert len(set(positions)) == len(positions)
        assert 2 <= len(positions) <= 6
        assert all(sentence.strip().endswith(".") for sentence in control.levels.values())


@each_control
def test_a_control_says_what_it_is(control: Control) -> None:
    assert "?" in control.question
    assert control.dimension in DIMENSIONS
    assert control.posture in {"loose", "tight", "none"}
    assert control.kind in FORMS.kinds


@each_control
def test_a_control_has_a_wall_or_says_why_not(control: Control) -> None:
    walls = [
        rule.id for rule in all_rules().values() if rule.form == "wall" and rule.facts["wall"]["control"] == control.id
    ]
    assert bool(walls) != (control.id in NO_WALLS), walls or "no wall: write one, or say why in rules/no-walls.yaml"


def test_reasons_are_given_for_controls_that_exist() -> None:
    assert NO_WALLS.keys() <= controls().keys()
    assert list(NO_WALLS) == sorted(NO_WALLS)
    assert [name for name, reason in NO_WALLS.items() if len(reason.split()) < 6 or not reason.endswith(".")] == []


def test_no_wall_stands_at_an_end_where_it_forbids_nothing() -> None:
    """A floor at the loosest level, or a ceiling at the tightest, can never be crossed."""
    idle = []
    for rule in all_rules().values():
        if rule.form == "wall":
            wall, scale = build_wall(rule), controls()[rule.facts["wall"]["control"]].scale
            end = 0.0 if wall.side == "floor" else float(len(scale.levels) - 1)
            if scale.holds == "levels" and wall.position == end:
                idle.append(rule.id)
    assert idle == []


def test_every_setting_that_a_schema_marks_is_declared_with_its_direction() -> None:
    for name, facts in declared(FORMS).items():
        assert facts["tighter"] in TIGHTER[facts["holds"]], name


def test_fields_that_set_a_control_set_one_that_exists() -> None:
    def sets(form: dict[str, Any]) -> list[str]:
        below = [*form.get("properties", {}).values(), *([form["list"]] if "list" in form else [])]
        return [*([form["sets"]] if "sets" in form else []), *(name for part in below for name in sets(part))]

    found = [name for form in FORMS.kinds.values() for name in sets(form)]
    assert set(found) <= controls().keys()


def test_every_field_has_words() -> None:
    def wordless(name: str, form: dict[str, Any], in_list: bool = False) -> list[str]:
        own = [] if in_list or (form.get("title") and form.get("description")) else [name]
        below = [(f"{name}.{key}", part, False) for key, part in form.get("properties", {}).items()]
        below += [(f"{name}[]", form["list"], True)] if "list" in form else []
        return [*own, *(found for part in below for found in wordless(*part))]

    assert [found for kind, form in FORMS.kinds.items() for found in wordless(kind, form)] == []


@pytest.mark.parametrize(
    ("form", "setting"),
    [
        ({"levels": {}}, True),
        ({"choice": {}}, True),
        ({"vocabulary": "content"}, True),
        ({"type": "boolean"}, True),
        ({"type": "clock"}, True),
        ({"list": {"type": "text"}}, True),
        ({"list": {"choice": {}}, "control": {}}, True),
        ({"list": {"properties": {}}}, False),
        ({"list": {"use": "when"}}, False),
        ({"type": "text"}, False),
        ({"type": "date"}, False),
        ({"ref": "role"}, False),
        ({"properties": {}}, False),
    ],
)
def test_what_may_be_written_with_a_reason(form: dict[str, Any], setting: bool) -> None:
    assert is_setting(form) is setting


def test_a_control_that_is_declared_twice_stops_the_build() -> None:
    part = {"title": "A", "description": "A?", "type": "boolean", "control": {"id": "a.b", "tighter": "true", "dimension": "trust", "posture": "none"}}  # fmt: skip
    forms = Forms({}, {"one": {"properties": {"a": part}}, "two": {"properties": {"b": part}}}, {}, {})
    with pytest.raises(GovlintError, match=r"a\.b is the name of two controls"):
        declared(forms)


def test_the_library_is_made_of_plain_data() -> None:
    parts = compile_library(HOUSE / "schemas", HOUSE / "rules")
    assert {"kinds", "rules", "words", "examples", "sources", "forms"} <= parts.keys()
    assert parts["rules"].keys() == parts["words"].keys() == parts["examples"].keys()
    assert {f"schema-{kind}" for kind in FORMS.kinds} <= parts.keys()
