"""Conditions on numbers and hours, as documents write them."""

import pytest

from govlint.policy.bounds import in_words
from govlint.policy.box import Box, both, box
from govlint.policy.settings import rank
from govlint.workspace.bands import NO_BAND
from govlint.workspace.conditions import MOST
from tests.helpers import workspace_of

ORGANISATION = "kind: organisation\nmarkets: [{code: GB}]"


def region(when: str, *others: str) -> Box:
    """The region of a condition, in a workspace with these others."""
    texts = [f"kind: approval-flow\nname: f{at}\ncovers: {one}" for at, one in enumerate((when, *others))]
    workspace = workspace_of(ORGANISATION, *texts)
    return box(workspace.of_kind("approval-flow")[0].scope)


def said(when: str, *others: str) -> dict[str, tuple[str, ...]]:
    return {name: in_words(name, values) for name, values in region(when, *others).items()}


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("{fee: {at_least: 5000}}", {"fee": ("5,000 and over",)}),
        ("{fee: {at_most: 5000}}", {"fee": ("up to 5,000",)}),
        ("{fee: {at_most: 98}}", {"fee": ("under 99",)}),
        ("{fee: {at_least: 5001}}", {"fee": ("over 5,000",)}),
        ("{fee: {at_most: 0}}", {"fee": ("0",)}),
        ("{followers: {at_least: 10000, at_most: 99999}}", {"followers": ("10,000 to 99,999",)}),
        ("{fee: {at_least: 0}}", {"fee": ("any number",)}),
        ("{fee: {}}", {}),
        ('{time: {from: "22:00", to: "07:00"}}', {"time": ("22:00–07:00",)}),
        ('{time: {from: "22:00", to: "07:00", days: [sunday]}}', {"time": ("22:00–07:00 (Sunday)",)}),
        ("{time: {days: [saturday, sunday]}}", {"time": ("Saturday/Sunday",)}),
        ('{time: {from: "18:00"}}', {"time": ("18:00–00:00",)}),
        (
            '{time: [{from: "18:00", to: "08:00"}, {days: [saturday, sunday]}]}',
            {"time": ("18:00–08:00 (Monday–Thursday)", "Friday 18:00 – Monday 08:00")},
        ),
        ('{time: {from: "00:00", to: "24:00"}}', {"time": ("any time",)}),
    ],
)
def test_what_a_condition_admits(when: str, words: dict[str, tuple[str, ...]]) -> None:
    assert said(when) == words
    assert said(when, "{fee: {at_least: 70, at_most: 7000}, time: {days: [monday]}}") == words


def test_what_nothing_can_meet_holds_nowhere_and_is_told() -> None:
    workspace = workspace_of(ORGANISATION, "kind: approval-flow\ncovers:\n  fee: {at_least: 8, at_most: 5}")
    (found,) = [one for one in workspace.findings if one.rule == "core/condition-never-met"]
    assert found.message == "covers.fee admits no number"
    assert found.location.pointer == ("covers", "fee")
    assert not any(
        both(box(workspace.of_kind("approval-flow")[0].scope), {"fee": frozenset(workspace.bands["fee"])})["fee"]
    )


def test_who_admits_fewer_numbers_is_narrower_however_they_are_cut() -> None:
    others = ("{fee: {at_least: 100}}", "{fee: {at_most: 200}}", "{fee: {at_least: 7000, at_most: 9000}}")
    for more in ((), others):
        wide, narrow = region("{fee: {at_least: 10}}", *more), region("{fee: {at_least: 50}}", *more)
        assert rank(narrow) > rank(wide)
        assert rank(wide) == rank(region("{fee: {at_least: 10}}"))


@pytest.mark.parametrize(
    ("when", "hint"),
    [
        ("{fee: {at_lest: 5}}", "Did you mean at_least?"),
        ("{folowers: {at_least: 5}}", "Did you mean followers?"),
        ("{time: {days: [satuday]}}", "Did you mean saturday?"),
        ("{time: [{form: '10:00'}]}", "Did you mean from?"),
    ],
)
def test_a_misspelt_condition_is_told_with_what_was_meant(when: str, hint: str) -> None:
    workspace = workspace_of(ORGANISATION, f"kind: approval-flow\ncovers: {when}")
    assert hint in [finding.hint for finding in workspace.findings]


@pytest.mark.parametrize("when", ["{fee: 5000}", "{fee: {at_least: 5.5}}", "{fee: {at_least: -1}}", "{time: [7]}"])
def test_what_is_no_condition_is_told_and_breaks_nothing(when: str) -> None:
    workspace = workspace_of(ORGANISATION, f"kind: approval-flow\ncovers: {when}")
    assert any(finding.rule in ("core/wrong-type", "core/out-of-range") for finding in workspace.findings)


def test_too_many_conditions_are_an_error_where_they_begin_to_be() -> None:
    lines = [f"    - {{when: {{fee: {{at_least: {at}}}}}, value: nobody}}" for at in (0, *range(2 * MOST))]
    policy = "kind: engagement-policy\ncomments:\n  value: everyone\n  overrides:\n" + "\n".join(lines)
    workspace = workspace_of(ORGANISATION, policy)
    (found,) = [one for one in workspace.findings if one.rule == "core/too-many-conditions"]
    assert found.location.pointer == ("comments", "overrides", MOST + 1, "when", "fee")
    assert len(workspace.bands["fee"]) == MOST
    overrides = workspace.of_kind("engagement-policy")[0].value["comments"]["overrides"]
    assert [NO_BAND] not in [one["when"]["fee"] for one in overrides[: MOST + 1]]
    assert all(one["when"]["fee"] == [NO_BAND] for one in overrides[MOST + 1 :])
