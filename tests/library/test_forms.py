"""Data files of ours that are not well formed stop the build with their place; they are never half read."""

from pathlib import Path
from typing import Any

import pytest

from govlint.errors import GovlintError
from govlint.library.files import read_file, read_forms
from govlint.library.rules import check_rule, read_rules
from govlint.lint.rules import build_rule, build_wall
from tests.helpers import write

AT = Path("rules/culture/comments-closed.yaml")
WORDS = {
    "title": "T",
    "why": "W",
    "remedy": "R",
    "severity": "warning",
    "force": "evidence",
    "sources": [],
    "examples": {},
}
WALL = WORDS | {"wall": {"control": "engagement.comments", "ceiling": "followers"}}
ASSERTION = WORDS | {
    "select": {"kind": "teams"},
    "require": {"defined": "roles"},
    "direction": "broken",
    "message": "m",
}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: b: c\n", ":1:5: a colon"),
        ("a: 1\nb: 2\na: 3\n", ":3:1: the key a stands twice"),
        ("a: 1\n---\nb: 2\n", ": one document expected, 2 found"),
        ("", ": one document expected, 0 found"),
        ("a: \u202e1\n", ":1:4: a character that cannot be seen"),
    ],
)
def test_a_file_that_is_not_well_formed_is_named_with_its_place(text: str, said: str, tmp_path: Path) -> None:
    path = write(tmp_path, {"a.yaml": text}) / "a.yaml"
    with pytest.raises(GovlintError) as caught:
        read_file(path)
    assert str(caught.value).startswith(f"{path}{said}")


def test_a_folder_of_forms(tmp_path: Path) -> None:
    shared = {f"{name}.yaml": f"of: {name}\n" for name in ("header", "shapes", "vocabularies")}
    forms = read_forms(write(tmp_path, shared | {"teams.yaml": "title: Teams\n"}))
    assert forms.kinds == {"teams": {"title": "Teams"}}
    assert (forms.header, forms.shapes) == ({"of": "header"}, {"of": "shapes"})


def test_the_form_and_direction_of_a_rule_are_made_plain() -> None:
    assert check_rule(AT, WALL)["form"] == "wall"
    assert check_rule(AT, WALL)["direction"] == "too-tight"
    floor = WALL | {"wall": {"control": "engagement.comments", "floor": "followers"}}
    assert check_rule(AT, floor)["direction"] == "too-loose"
    assert check_rule(AT, ASSERTION)["form"] == "select"
    assert check_rule(AT, ASSERTION)["direction"] == "broken"


WRONG: dict[str, tuple[Any, str]] = {
    "no mapping": ([], "a rule is a group of fields"),
    "no form": (WORDS, "a rule needs one of: wall, select, found_by"),
    "unknown key": (WALL | {"rmedy": "R"}, "unknown keys: rmedy"),
    "a key of another form": (WALL | {"require": {}}, "unknown keys: require"),
    "missing key": ({key: WALL[key] for key in WALL if key != "why"}, "missing keys: why"),
    "unknown severity": (WALL | {"severity": "fatal"}, "unknown severity or force: fatal"),
    "unknown force": (WALL | {"force": "custom"}, "unknown severity or force: warning, custom"),
    "a wall on both sides": (
        WALL | {"wall": {"control": "c", "floor": 1, "ceiling": 2}},
        "either a floor or a ceiling",
    ),
    "a wall on no side": (WALL | {"wall": {"control": "c"}}, "either a floor or a ceiling"),
    "a wall without a control": (WALL | {"wall": {"floor": 1}}, "a wall has a control"),
    "a wall with more": (WALL | {"wall": {"control": "c", "floor": 1, "at": 2}}, "a wall has a control"),
    "no direction": ({key: ASSERTION[key] for key in ASSERTION if key != "direction"}, "direction must be one of"),
    "unknown direction": (ASSERTION | {"direction": "sideways"}, "direction must be one of"),
}


@pytest.mark.parametrize(("facts", "said"), WRONG.values(), ids=WRONG.keys())
def test_a_rule_that_is_not_well_formed_is_named(facts: Any, said: str) -> None:
    with pytest.raises(GovlintError) as caught:
        check_rule(AT, facts)
    assert str(caught.value).startswith(f"{AT}: ")
    assert said in str(caught.value)


def test_the_path_is_the_id(tmp_path: Path) -> None:
    text = "title: T\nwhy: W\nremedy: R\nseverity: info\nforce: evidence\nsources: []\nexamples: {}\nfound_by: reader\ndirection: broken\n"
    folder = write(tmp_path, {"b/two.yaml": text, "a/one.yaml": text, "sources.yaml": "x: 1\n", "a/notes.txt": "no"})
    assert list(read_rules(folder)) == ["a/one", "b/two"]


@pytest.mark.parametrize(
    ("control", "value"), [("engagement.comments", "evryone"), ("engagement.comments", 3), ("no.control", 3)]
)
def test_a_wall_whose_value_is_none_of_its_control(control: str, value: Any) -> None:
    facts = check_rule(AT, WALL | {"wall": {"control": control, "floor": value}})
    with pytest.raises(GovlintError, match=f"culture/comments-closed: {value} is no value of {control}"):
        build_wall(build_rule("culture/comments-closed", facts))
