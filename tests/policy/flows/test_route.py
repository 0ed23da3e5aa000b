"""The way through a flow, its times, and what it costs."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.policy.box import box
from govlint.policy.clocks.calendars import Calendars
from govlint.policy.flows.cases import cases
from govlint.policy.flows.figures import worst_hours
from govlint.policy.flows.flow import Flow
from govlint.policy.flows.measures import measured_of
from govlint.policy.flows.passing import agreeing, ready, stuck, timeline
from govlint.policy.flows.read import build_flow
from govlint.policy.flows.route import AFTERWARDS, FREE, POST_AND_REPORT, PRE_APPROVED, STAGES, route
from govlint.policy.flows.staff import Staff
from tests.helpers import DAY, workspace_of

OFFICE = {"name": "office", "timezone": "UTC", "workdays": ["monday", "tuesday", "wednesday", "thursday", "friday"], "hours": {"from": "09:00", "to": "17:00"}}  # fmt: skip
CALENDARS = Calendars({"calendars": [OFFICE]})
TEAMS = """
kind: teams
roles:
  - {name: a, holders: [Ana, Ben], function: social}
  - {name: b, holders: [Cleo], function: legal}
  - {name: c, holders: [Cleo, Dan], function: product}
  - {name: chief, holders: [Eve], function: executive, seniority: executive}
  - {name: empty, holders: []}
"""
STAFF = Staff(workspace_of(TEAMS))
POST = box({"content": "organic-post"})


def flow_of(stages: str, more: str = "") -> Flow:
    text = f"kind: approval-flow\n{more}stages:\n{stages}" if stages else f"kind: approval-flow\n{more}stages: []\n"
    return build_flow(workspace_of(text).documents[0], CALENDARS, DAY, STAFF)


def figures(stages: str, more: str = "") -> dict[str, Any]:
    """What is measured of the case without conditions, by the last word of its control."""
    case = next(iter(cases(flow_of(stages, more))))
    return {control.split(".")[1]: value for control, value in measured_of(case, STAFF).items()}


def ends(flow: Flow, start: int = 0) -> int | None:
    legs = route(flow, POST).legs
    return ready(legs, timeline(flow, legs, start), start)


ONE = "- {name: one, approvers: a, clock: 4h}\n"
TWO = "- {name: two, approvers: b, clock: 2h}\n"


@pytest.mark.parametrize(
    ("more", "urgent", "how"),
    [
        ("", False, STAGES),
        ("timing: never\n", False, FREE),
        ("timing: after-publication\n", False, AFTERWARDS),
        ("pre_approved: [{kind: organic-post}]\n", False, PRE_APPROVED),
        ("urgent: {route: post-and-report}\n", True, POST_AND_REPORT),
        ("urgent: {route: post-and-report}\n", False, STAGES),
        ("urgent: {route: same-as-always}\n", True, STAGES),
    ],
)
def test_how_it_goes(more: str, urgent: bool, how: str) -> None:
    assert route(flow_of(ONE, more), POST, urgent=urgent).how == how


def test_times_add_up_in_a_row_and_count_once_side_by_side() -> None:
    assert ends(flow_of(ONE + TWO)) == 6 * 60
    assert ends(flow_of(ONE + "- {name: two, approvers: b, clock: 2h, in_parallel_with: one}\n")) == 4 * 60
    assert ends(flow_of(ONE + "- {name: two, approvers: b}\n")) is None
    assert ends(flow_of(ONE + "- {name: two, approvers: b, may: comment}\n")) == 4 * 60
    assert ends(flow_of("")) == 0


def test_a_stage_that_is_not_needed_takes_no_time_and_its_order_is_kept() -> None:
    middle = "- {name: m, approvers: c, clock: 9h, only_when: {content: [advert]}}\n"
    assert ends(flow_of(ONE + middle + TWO)) == 6 * 60


def test_in_a_loop_nothing_is_ever_ready_but_the_urgent_way_is() -> None:
    looped = (
        "- {name: one, approvers: a, clock: 4h, after: [two]}\n- {name: two, approvers: b, clock: 2h, after: [one]}\n"
    )
    flow = flow_of(looped, "urgent: {route: one-approver, approvers: a, within: 1h}\n")
    assert ends(flow) is None
    legs = route(flow, POST, urgent=True).legs
    assert ready(legs, timeline(flow, legs, 0), 0) == 60


def test_one_urgent_approver_is_enough_without_any_stage() -> None:
    flow = flow_of("", "urgent: {route: one-approver, approvers: a, within: 1h}\n")
    legs = route(flow, POST, urgent=True).legs
    assert ready(legs, timeline(flow, legs, 0), 0) == 60


def test_all_faster_are_asked_at_once_within_one_time() -> None:
    flow = flow_of(ONE + TWO, "urgent: {route: all-approvers-faster, within: 30m}\n")
    legs = route(flow, POST, urgent=True).legs
    assert (len(legs), ready(legs, timeline(flow, legs, 0), 0)) == (2, 30)


@pytest.mark.parametrize(
    ("late", "latest"),
    [("if_late: go", 240), ("if_late: refused", 240), ("if_late: next-in-line, fallback: c", 480), ("if_late: next-in-line", None), ("if_late: wait", None)],
)  # fmt: skip
def test_when_nobody_answers(late: str, latest: int | None) -> None:
    flow = flow_of(f"- {{name: one, approvers: a, clock: 4h, {late}}}\n")
    (passing,) = timeline(flow, route(flow, POST).legs, 0)
    assert (passing.due, passing.latest) == (240, latest)


def test_silence_and_the_next_in_line_count_where_they_are_asked_for() -> None:
    flow = flow_of(ONE + "- {name: two, approvers: b, clock: 2h, if_late: next-in-line, fallback: c}\n")
    legs = route(flow, POST).legs
    assert agreeing(legs, instead=False) == (frozenset("ab"),)
    assert agreeing(legs, instead=True) == (frozenset("ab"), frozenset("ac"))
    silent = route(flow_of(ONE, "silence_means: go\n"), POST).legs
    assert agreeing(silent, instead=True) == (frozenset(),)


def test_the_author_may_be_enough() -> None:
    flow = flow_of(ONE, 'self_approval: "yes"\n')
    (leg,) = route(flow, POST, frozenset({"a"})).legs
    assert leg.own
    (leg,) = route(flow_of(ONE), POST, frozenset({"a"})).legs
    assert not leg.own


@pytest.mark.parametrize(
    ("stage", "away", "expected"),
    [
        ("approvers: a", (), False),
        ("approvers: a", ("Ana", "Ben"), True),
        ("approvers: empty", (), True),
        ("approvers: unknown", (), False),
        ("approvers: empty, if_late: go", (), False),
        ("approvers: empty, if_late: next-in-line, fallback: c", (), False),
        ("approvers: empty, if_late: next-in-line, fallback: c", ("Cleo", "Dan"), True),
        ("approvers: {quorum: 3, of: [a]}", (), True),
        ("approvers: empty, may: comment", (), False),
    ],
)
def test_a_stage_that_nobody_can_pass_is_stuck(stage: str, away: tuple[str, ...], expected: bool) -> None:
    (leg,) = route(flow_of(f"- {{name: one, {stage}}}\n"), POST).legs
    assert stuck(leg, STAFF, away) is expected


@pytest.mark.parametrize(
    ("stages", "layers", "functions", "people"),
    [
        (ONE, 1, 1, 1),
        (ONE + TWO, 2, 2, 2),
        ("- {name: x, approvers: {all_of: [b, c]}}\n", 1, 2, 1),          # Cleo holds both
        ("- {name: x, approvers: {any_of: [{all_of: [a, b]}, c]}}\n", 1, 1, 1),
        ("- {name: x, approvers: {quorum: 2, of: [a]}}\n", 1, 1, 2),
        ("- {name: x, approvers: b}\n- {name: y, approvers: {role: c, distinct_from: [x]}}\n", 2, 2, 2),
        (ONE + "- {name: x, approvers: b, after: [one]}\n- {name: y, approvers: c, after: [one]}\n", 2, 3, 2),
        ("- {name: x, approvers: a, may: comment}\n", 0, 0, 0),
        ("- {name: x, approvers: unknown}\n", 1, None, None),
        ("", 0, 0, 0),
    ],
)  # fmt: skip
def test_layers_functions_and_people(stages: str, layers: int, functions: int | None, people: int | None) -> None:
    found = figures(stages)
    assert (found["layers"], found["functions"], found["people"]) == (layers, functions, people)


@pytest.mark.parametrize(
    ("stages", "hours"),
    [
        (ONE, 4),
        ("- {name: x, approvers: a, clock: {within: 2h, counts: working-hours, calendar: office}}\n", 66),
        ("- {name: x, approvers: a, clock: {within: 8h, counts: working-hours, calendar: office}}\n", 72),
        ("- {name: x, approvers: a, clock: 90m}\n", 2),
        ("- {name: x, approvers: a}\n", None),
        ("", 0),
    ],
)
def test_hours_at_the_worst_minute(stages: str, hours: int | None) -> None:
    """Two working hours from just after Friday 15:00 are over on Monday at nine and a little: 66 hours."""
    assert figures(stages)["worst-hours"] == hours


@pytest.mark.parametrize(
    ("stages", "share"),
    [
        (ONE, 0),
        (ONE + TWO, 50),
        (TWO, 100),
        ("- {name: x, approvers: b, clock: 1h, if_late: next-in-line, fallback: a}\n", 0),
        ("- {name: x, approvers: b, clock: 1h, if_late: next-in-line, fallback: c}\n", 0),
        ("- {name: x, approvers: unknown}\n", None),
        ("", None),
    ],
)
def test_the_share_that_hangs_on_one_person(stages: str, share: int | None) -> None:
    assert figures(stages)["single-path"] == share


@pytest.mark.parametrize(
    ("stages", "executive", "legal"),
    [
        (ONE, "not-asked", "not-asked"),
        ("- {name: x, approvers: chief}\n", "decides", "not-asked"),
        ("- {name: x, approvers: {any_of: [a, chief]}}\n", "stands-in", "not-asked"),
        ("- {name: x, approvers: a, fallback: chief}\n", "stands-in", "not-asked"),
        (TWO, "not-asked", "always"),
        ("- {name: x, approvers: b, only_when: {situation: a claim}}\n", "not-asked", "when-needed"),
        ("- {name: x, approvers: a, fallback: b}\n", "not-asked", "when-needed"),
        ("- {name: x, approvers: b, may: comment}\n", "not-asked", "not-asked"),
    ],
)
def test_whether_it_waits_for_the_top_or_for_legal(stages: str, executive: str, legal: str) -> None:
    found = figures(stages)
    assert (found["executive"], found["legal"]) == (executive, legal)


def test_where_nobody_looks_first_nobody_must_act() -> None:
    found = figures(ONE + TWO, "timing: after-publication\n")
    assert (found["layers"], found["people"], found["worst-hours"], found["legal"]) == (0, 0, 0, "not-asked")


stages = st.lists(
    st.tuples(st.sampled_from(["a", "b", "c", "chief"]), st.sampled_from(["1h", "1bd", "2d"]), st.booleans()),
    min_size=1, max_size=4,
)  # fmt: skip


@settings(deadline=None, max_examples=25)
@given(stages)
def test_one_more_stage_never_costs_less(listed: list[tuple[str, str, bool]]) -> None:
    def written(many: list[tuple[str, str, bool]]) -> str:
        return "".join(
            f"- {{name: s{at}, approvers: {role}, clock: {clock}{f', in_parallel_with: s{at - 1}' if beside and at else ''}}}\n"
            for at, (role, clock, beside) in enumerate(many)
        )

    before, after = (figures(written(many)) for many in (listed[:-1] or [], listed))
    for name in ("layers", "functions", "people", "worst-hours"):
        assert after[name] >= before[name]


@settings(deadline=None, max_examples=25)
@given(stages)
def test_figures_do_not_depend_on_the_day(listed: list[tuple[str, str, bool]]) -> None:
    text = "".join(
        f"- {{name: s{at}, approvers: {role}, clock: {clock}}}\n" for at, (role, clock, _) in enumerate(listed)
    )
    document = workspace_of(f"kind: approval-flow\nstages:\n{text}").documents[0]
    found = {
        worst_hours(next(iter(cases(build_flow(document, CALENDARS, day, STAFF)))))
        for day in ("2024-02-29", DAY, "2031-07-01")
    }
    assert len(found) == 1
