"""An approval flow as a value."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.policy.clocks.calendars import Calendars
from govlint.policy.flows.cases import cases
from govlint.policy.flows.flow import WAIT, Flow
from govlint.policy.flows.passing import ready, timeline
from govlint.policy.flows.read import build_flow, flows_of
from govlint.policy.flows.route import route
from govlint.policy.flows.staff import Staff
from tests.helpers import DAY, workspace_of

CALENDARS = Calendars({})


def flow_of(text: str, *more: str) -> Flow:
    workspace = workspace_of(f"kind: approval-flow\n{text}", *more)
    return build_flow(workspace.documents[0], CALENDARS, DAY, Staff(workspace))


def test_what_a_stage_says() -> None:
    (stage,) = flow_of(
        "stages: [{name: law, approvers: {role: a, not: [author]}, clock: {within: 4h, then: b}, if_late: go, may: stop,"
        " qualification: licensed, only_when: {markets: [GB], situation: a recall}}]\n"
    ).stages
    assert (stage.name, stage.late, stage.next, stage.may, stage.qualification) == (
        "law",
        "go",
        "b",
        "stop",
        "licensed",
    )
    assert (stage.when, stage.only_if, stage.approves) == ({"markets": {"GB"}}, "a recall", False)
    assert stage.clock is not None
    assert (stage.clock.amount, stage.clock.unit) == (4, "h")


def test_where_nobody_objects_in_time_that_is_the_time_it_takes() -> None:
    (stage,) = flow_of("stages: [{name: a, approvers: {no_objection_within: 2d, from: x}}]\n").stages
    assert stage.clock is not None
    assert (stage.clock.amount, stage.clock.unit) == (2, "d")


def test_what_a_stage_does_not_say_the_flow_says() -> None:
    flow = flow_of("silence_means: {value: go, overrides: [{when: {content: [stance]}, value: refused}]}\nstages: [{name: a, approvers: x}]\n")  # fmt: skip
    assert flow.late(flow.stages[0], {"content": frozenset({"reply"})}) == "go"
    assert flow.late(flow.stages[0], {"content": frozenset({"stance"})}) == "refused"
    silent = flow_of("stages: [{name: a, approvers: x}]\n")
    assert silent.late(silent.stages[0], {}) == WAIT


def test_what_it_covers() -> None:
    flow = flow_of("covers: {content: [post], topics: [Prices]}\n")
    assert flow.covers({"content": frozenset({"story"})}, ("prices",))
    assert not flow.covers({"content": frozenset({"story"})})
    assert not flow.covers({"content": frozenset({"reply"})}, ("Prices",))


def test_the_narrowest_flow_comes_first_and_retired_ones_not_at_all() -> None:
    wide, narrow, old = (f"kind: approval-flow\nname: {name}\n{more}" for name, more in (("wide", ""), ("narrow", "scope: {markets: [GB]}\n"), ("old", "status: retired\n")))  # fmt: skip
    found = flows_of(workspace_of(wide, narrow, old), CALENDARS, DAY)
    assert [flow.document.name for flow in found] == ["narrow", "wide"]


CONDITIONS = """
covers: {{content: [post, advert]}}
{more}
stages:
  - {{name: always, approvers: a, clock: 1h}}
  - {{name: paid, approvers: b, clock: 1h, only_when: {{content: [advert]}}}}
  - {{name: british, approvers: c, clock: 1h, only_when: {{markets: [GB]}}}}
"""


def told(flow: Flow) -> list[tuple[int, list[str], list[str]]]:
    return [
        (case.conditions, sorted(set(case.region) - {"content"}), [leg.stage.name for leg in case.legs])
        for case in cases(flow)
    ]


def test_each_combination_of_conditions_is_a_case_with_the_stages_it_passes() -> None:
    assert told(flow_of(CONDITIONS.format(more=""))) == [
        (0, [], ["always"]),
        (1, [], ["always", "paid"]),
        (1, ["markets"], ["always", "british"]),
        (2, ["markets"], ["always", "paid", "british"]),
    ]


def test_where_nobody_looks_first_a_case_has_no_legs() -> None:
    more = "timing: {value: before-publication, overrides: [{when: {markets: [IE]}, value: after-publication}]}"
    found = told(flow_of(CONDITIONS.format(more=more)))
    assert (1, ["markets"], []) in found
    assert all(conditions < 3 for conditions, _, _ in found), "no market is both"


def test_of_many_conditions_two_cases_are_told_apart() -> None:
    stages = ", ".join(
        f"{{name: s{at}, approvers: a, only_when: {{markets: [GB], channels: [c, c{at}]}}}}" for at in range(8)
    )
    found = list(cases(flow_of(f"stages: [{stages}]\n")))
    assert [(case.conditions, len(case.legs)) for case in found] == [(0, 0), (8, 8)]


words = st.sampled_from(["a", "b", "approve", "wait", "go", "4h", "1bd", "before-publication", "one-approver"])
values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=3), words),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2),
        st.dictionaries(st.sampled_from(["name", "approvers", "clock", "within", "of", "vote", "only_when", "content", "fallback", "kind", "to", "route"]), inner, max_size=4),
    ),
    max_leaves=8,
)  # fmt: skip
FIELDS = [
    "stages",
    "urgent",
    "escalation",
    "pre_approved",
    "publisher",
    "covers",
    "timing",
    "silence_means",
    "lead_time",
]


@pytest.mark.filterwarnings("ignore")
@given(st.dictionaries(st.sampled_from(FIELDS), values))
def test_malformed_flows_never_raise(value: dict[str, Any]) -> None:
    document = workspace_of("kind: approval-flow\n").documents[0]._replace(value=value)
    flow = build_flow(document, CALENDARS, DAY, Staff(workspace_of("kind: organisation\n")))
    for urgent in (False, True):
        legs = route(flow, {"content": frozenset({"post"})}, frozenset({"a"}), urgent).legs
        passed = timeline(flow, legs, 0)
        assert len(passed) == len(legs)
        assert (ready(legs, passed, 0) or 0) >= 0
    assert all(case.flow is flow for case in cases(flow))


def test_a_flow_for_topics_is_the_way_for_all_content_on_them() -> None:
    flow = flow_of("covers: {topics: [War]}\ntiming: before-publication\n")
    about = {"content": frozenset(("reply",))}
    assert [flow.covers(about, topics) for topics in ((), ("peace",), ("war",))] == [False, False, True]
    assert flow_of("covers: {topics: [Straße]}\n").covers(about, ("STRASSE",))
    assert flow.value("approval.timing", about) == "before-publication"


NIGHT = """kind: teams
teams:
  - {name: night, function: customer-care, members: [nurse], hours: {days: [saturday], from: "20:00", to: "22:00", timezone: Europe/Oslo}}
  - {name: day, function: customer-care}
roles: [{name: nurse, holder: Nia}, {name: doctor, holder: Dan}]
"""


@pytest.mark.parametrize(
    ("approvers", "clock", "calendar"),
    [
        ("night", "{within: 1h, counts: working-hours}", "night"),
        ("nurse", "1bd", "night"),
        ("night", "1h", None),  # hours that nobody calls working hours are those of the day
        ("day", "1bd", "main"),
        ("doctor", "1bd", "main"),
        ("{any_of: [nurse, doctor]}", "1bd", "main"),
    ],
)
def test_the_clock_of_a_team_runs_by_its_own_hours(approvers: str, clock: str, calendar: str | None) -> None:
    (stage,) = flow_of(f"stages: [{{name: look, approvers: {approvers}, clock: {clock}}}]\n", NIGHT).stages
    assert stage.clock is not None
    found = stage.clock.calendar
    assert (found and ("main" if found == CALENDARS.main else found.name)) == calendar
