"""What is measured of documents rather than written in them."""

from typing import Any

import pytest

from govlint.policy.controls import controls
from govlint.policy.measured import MEASURED
from govlint.policy.policy import settings_by_control
from govlint.policy.settings import Setting
from tests.helpers import DAY, TEAMS, workspace_of


def measured(*texts: str) -> list[Setting]:
    """What is measured of the documents of an organisation."""
    found = settings_by_control(workspace_of(*texts), DAY)
    return [setting for name, settings in found.items() if name in MEASURED for setting in settings]


def measures(text: str) -> dict[str, list[tuple[str, Any]]]:
    """Control → the text at each place that shows it, and the value."""
    document, found = workspace_of(text).documents[0], dict[str, list[tuple[str, Any]]]()
    for setting in measured(text):
        at = document.locate_key(setting.pointer)
        found.setdefault(setting.control, []).append((document.source.text[at.start : at.end], setting.value))
    return found


def value(control: str, text: str) -> Any:
    found = measures(text).get(control, [])
    assert len(found) <= 1
    return found[0][1] if found else None


def flow(stages: str, more: str = "") -> str:
    return f"kind: approval-flow\n{more}stages: {stages}\n"


@pytest.mark.parametrize(
    ("text", "layers"),
    [
        (flow("[]"), 0),
        (flow("[{name: a, approvers: x}]"), 1),
        (flow("[{name: a, approvers: x}, {name: b, approvers: y}]"), 2),
        (flow("[{name: a, approvers: x}, {name: b, approvers: y, in_parallel_with: a}]"), 1),
        (flow("[{name: a, approvers: x, may: comment}, {name: b, approvers: y, may: approve}]"), 1),
        (flow("[{name: a, approvers: x}]", "timing: after-publication\n"), 0),
        (flow("[{name: a, approvers: x}]", "timing: before-publication\n"), 1),
        ("kind: approval-flow\n", None),
        (flow("none"), None),
    ],
)
def test_layers_of_approval(text: str, layers: int | None) -> None:
    assert value("approval.layers", text) == layers


@pytest.mark.parametrize(
    ("stages", "asked"),
    [
        ("[{name: a, qualification: trained}, {name: b, qualification: licensed}]", "licensed"),
    ],
)
def test_the_highest_qualification_counts(stages: str, asked: str) -> None:
    assert value("approval.qualification", flow(stages)) == asked


def account(written: str) -> str:
    return f"kind: channels\naccounts: [{{id: one, {written}}}]\n"


@pytest.mark.parametrize(
    ("written", "level"),
    [
        ("platform: x", "nothing"),
        ("purpose: p", "purpose"),
        ("purpose: p, goals: [g]", "purpose-and-goals"),
        ("purpose: p, goals: [g], measures: [m]", "goals-with-measures"),
        ("goals: [g], measures: [m]", "nothing"),
        ("purpose: p, measures: [m]", "purpose"),
    ],
)
def test_how_far_an_account_says_why_it_exists(written: str, level: str) -> None:
    assert value("channels.purpose", account(written)) == level


@pytest.mark.parametrize(
    ("written", "level"),
    [
        ("platform: x", "nobody"),
        ("care: {by: t}", "named-contact"),
        ("care: {by: t}, hours: h", "team-in-hours"),
        ("care: {by: t}, hours: h, reply_within: 4h", "team-with-cover"),
        ("hours: h, reply_within: 4h", "nobody"),
    ],
)
def test_who_answers_on_an_account(written: str, level: str) -> None:
    assert value("channels.care-cover", account(written)) == level


def test_only_accounts_in_use_are_measured_and_each_at_its_id() -> None:
    listed = "[{id: a, state: closed}, {id: b, state: campaign}, {id: c}, word]"
    assert measures(f"kind: channels\naccounts: {listed}\n")["channels.purpose"] == [
        ("id", "nothing"),
        ("id", "nothing"),
    ]


@pytest.mark.parametrize(
    ("mix", "share"),
    [
        ("{inform: 30, sell: 50, answer: 20}", 80),
        ("{inform: 30}", 30),
        ("{answer: 100}", 0),
        ("{inform: lots}", None),
        ("none", None),
    ],
)
def test_the_share_that_only_announces(mix: str, share: float | None) -> None:
    assert value("channels.broadcast-share", account(f"content_mix: {mix}")) == share


PLAN = "kind: measurement-plan\nmeasures: [{{name: a, stage: attention}}, {{name: b, stage: attention}}{}]\n"


@pytest.mark.parametrize(
    ("text", "share", "stages"),
    [
        (PLAN.format(""), 100, 1),
        (PLAN.format(", {name: c, stage: advocacy}"), 67, 2),
        ("kind: measurement-plan\nmeasures: []\n", None, 0),
        ("kind: measurement-plan\n", None, None),
    ],
)
def test_what_a_plan_measures(text: str, share: int | None, stages: int | None) -> None:
    assert value("measurement.reach-share", text) == share
    assert value("measurement.path", text) == stages


@pytest.mark.parametrize(
    ("written", "level"),
    [
        ("", "none"),
        ("contacts_offline: true", "contacts"),
        ("compromise: [a, b]", "ordered-steps"),
        ("compromise: [a, b]\ndrills: {last: 2026-01-01}", "ordered-and-drilled"),
        ("drills: {every: 6mo}", "none"),
    ],
)
def test_how_ready_a_plan_is_for_a_hijacked_account(written: str, level: str) -> None:
    assert value("crisis.compromise", f"kind: crisis-plan\n{written}\n") == level


@pytest.mark.parametrize("stages", ["[]", "[{name: a}]", "[{name: a, qualification: wizard}]"])
def test_silence_about_qualification_says_nothing(stages: str) -> None:
    assert "approval.qualification" not in measures(flow(stages))


def test_each_measure_is_a_control_and_its_values_are_of_its_scale() -> None:
    assert MEASURED.keys() <= controls().keys()
    texts = [
        flow("[{name: a, approvers: legal-lead, clock: 4h, qualification: licensed}]"),
        account("content_mix: {sell: 10}"),
        PLAN.format(""),
        "kind: crisis-plan\n",
    ]
    found = {setting.control: setting.value for text in texts for setting in measured(text, TEAMS)}
    teams = "kind: teams\nroles: [{name: alone, holder: Kim}]\n"
    several = [flow("[{name: a, approvers: alone}]", f"name: {name}\nstatus: in-force\n") for name in "ab"]
    found |= {setting.control: setting.value for setting in measured(*several, teams)}
    assert found.keys() == MEASURED.keys()
    for control, value in found.items():
        assert controls()[control].scale.position(value) is not None


def test_a_measured_setting_holds_where_its_document_does() -> None:
    text = "kind: approval-flow\nscope: {markets: [GB]}\ncovers: {content: [reply]}\nstages: []\n"
    setting = next(iter(measured(text)))
    assert setting.region == {"markets": {"GB"}, "content": {"reply"}}
