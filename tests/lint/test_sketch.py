"""The first draft of a rule: it holds as it is written, whatever control it stands on."""

from pathlib import Path

import pytest

from govlint.errors import GovlintError
from govlint.lint.own import own_rules
from govlint.lint.rules import all_rules
from govlint.lint.sketch import sketch
from govlint.lint.trials import trials
from govlint.policy.control import Control
from govlint.policy.controls import controls
from tests.helpers import write

AMOUNTS = {
    "integer": "18", "number": "2.5", "percent": "50", "boolean": "true", "duration": "24h", "clock": "3bd", "list": "2",
}  # fmt: skip
ONE_OF_EACH = {(one.scale.holds, one.measured, "*" in one.path): one for one in controls().values()}


def middle(control: Control) -> str:
    levels = control.scale.levels
    return levels[len(levels) // 2] if levels else AMOUNTS[control.scale.holds]


@pytest.mark.parametrize("side", ["floor", "ceiling"])
@pytest.mark.parametrize("control", ONE_OF_EACH.values(), ids=lambda control: control.id)
def test_a_draft_passes_its_own_tests_or_is_refused_with_advice(control: Control, side: str, tmp_path: Path) -> None:
    try:
        text = sketch("ours/a-rule", control.id, side, middle(control))
    except GovlintError as error:
        refused = str(error), error.help
    else:
        refused = ("", "")
    if refused[0]:
        assert "needs examples that only you can write" in refused[0]
        assert refused[1].startswith("Start from a rule")
        return
    write(tmp_path, {"ours/a-rule.yaml": text})
    (rule,) = own_rules([str(tmp_path)]).values()
    assert [trial for trial in trials(rule, all_rules() | {rule.id: rule}) if trial.problem] == []


def test_most_controls_can_be_sketched() -> None:
    refused = 0
    for control in controls().values():
        try:
            sketch("ours/a-rule", control.id, "ceiling", middle(control))
        except GovlintError:
            refused += 1
    assert refused < len(controls()) / 3


@pytest.mark.parametrize(
    "name",
    ["", "a", "a/", "/a", "../a/b", "a/b/c", "A/b", "a/b c", "a/b\n", "ours/-b", "ours/b.yaml", "a/b\nx: y", "ä/b"],
)
def test_a_name_that_is_none(name: str) -> None:
    with pytest.raises(GovlintError, match="no name for a rule"):
        sketch(name, "engagement.comments", "ceiling", "followers")


@pytest.mark.parametrize(
    ("control", "value", "said", "advice"),
    [
        ("engagement.coments", "x", "no control is called engagement.coments", "Did you mean engagement.comments?"),
        ("zzz", "x", "no control is called zzz", ""),
        (
            "engagement.comments", "nobdy", "nobdy is no value of engagement.comments",
            "From loose to tight: everyone, followers, invited, nobody.",
        ),
        ("engagement.comments", "nobody\nx: y", "is no value of", "From loose to tight:"),
        ("audience.paid-minimum-age", "25 # x", "is no value of", "It can be a number."),
        ("audience.paid-minimum-age", "-1", "is no value of", "It can be a number."),
        ("audience.paid-minimum-age", "9" * 400, "is no value of", "It can be a number."),
        ("audience.paid-minimum-age", "true", "is no value of", "It can be a number."),
        ("audience.paid-minimum-age", "٢٥", "is no value of", "It can be a number."),
    ],
)  # fmt: skip
def test_what_is_no_control_or_value(control: str, value: str, said: str, advice: str) -> None:
    with pytest.raises(GovlintError) as caught:
        sketch("a/b", control, "floor", value)
    assert said in str(caught.value)
    assert advice in caught.value.help


def test_nothing_lies_beyond_the_end_of_a_scale() -> None:
    with pytest.raises(GovlintError, match="nothing lies beyond nobody"):
        sketch("a/b", "engagement.comments", "ceiling", "nobody")


@pytest.mark.parametrize(("value", "written"), [("25", "25"), ("025", "25"), ("25.0", "25")])
def test_an_amount_is_written_as_a_file_holds_it(value: str, written: str) -> None:
    text = sketch("a/b", "audience.paid-minimum-age", "floor", value)
    assert f"floor: {written}}}" in text
