"""Each control has a floor and a ceiling, or a reason in plain words why one of them, or both, cannot be."""

import re
from typing import Any

import pytest

from govlint.library.files import read_file
from govlint.library.library import built_in
from govlint.lint.rules import all_rules, words_of
from govlint.policy.controls import controls
from tests.helpers import HOUSE

SIDES = ("floor", "ceiling")
ONE_SIDED: dict[str, dict[str, str]] = read_file(HOUSE / "rules" / "one-sided.yaml")
NO_WALLS: dict[str, str] = read_file(HOUSE / "rules" / "no-walls.yaml")
NOT_COVERED: dict[str, str] = read_file(HOUSE / "rules" / "not-covered.yaml")
REASONS = {
    "one-sided": {name: line["why"] for name, line in ONE_SIDED.items()},
    "no-walls": NO_WALLS,
    "not-covered": NOT_COVERED,
}
WALLS = [rule.facts["wall"] for rule in all_rules().values() if rule.form == "wall"]


def walled(control: str) -> set[str]:
    """The sides on which this control has a wall at any time and in any place."""
    return {side for wall in WALLS if wall["control"] == control for side in SIDES if side in wall}


def is_a_sentence(text: Any) -> bool:
    """Whether this is at least five words that begin like a sentence and end like one."""
    return (
        isinstance(text, str) and len(text.split()) >= 5 and bool(re.fullmatch(r"[A-Z'].*\.", text.strip(), re.DOTALL))
    )


@pytest.mark.parametrize("control", sorted(controls()))
def test_a_control_has_both_sides_or_says_why_not(control: str) -> None:
    missing = [side for side in SIDES if side not in walled(control)]
    said = ONE_SIDED.get(control, {}).get("side")
    assert (control in NO_WALLS) == (len(missing) == 2), "a control without walls stands in rules/no-walls.yaml"
    if len(missing) == 1:
        assert said == missing[0], f"no {missing[0]}: write one, or say why not in rules/one-sided.yaml"
    else:
        assert said is None, "rules/one-sided.yaml has a line on a control that is not one-sided"


def test_lines_are_on_controls_that_exist_and_say_two_things() -> None:
    assert {*ONE_SIDED, *NO_WALLS} <= controls().keys()
    assert [name for name, line in ONE_SIDED.items() if line.keys() != {"side", "why"}] == []


@pytest.mark.parametrize("file", REASONS)
def test_reasons_are_sorted_sentences(file: str) -> None:
    assert list(REASONS[file]) == sorted(REASONS[file])
    assert [name for name, reason in REASONS[file].items() if not is_a_sentence(reason)] == []


def test_no_two_controls_share_a_reason() -> None:
    """Copied words are a sign that nobody thought about this control."""
    said = [reason.strip() for file in ("one-sided", "no-walls") for reason in REASONS[file].values()]
    assert sorted({reason for reason in said if said.count(reason) > 1}) == []


def test_what_is_not_covered_is_neither_cited_nor_a_source() -> None:
    cited = {
        source for rule in all_rules().values() for source in (*words_of(rule).sources, *words_of(rule).not_required)
    }
    assert sorted(NOT_COVERED.keys() & {*cited, *built_in().part("sources")}) == []


@pytest.mark.parametrize(
    "text", ["", "None.", "no reason is given here.", "There is no reason here", 7, "Because of that."]
)
def test_a_bare_word_is_no_reason(text: Any) -> None:
    assert not is_a_sentence(text)
