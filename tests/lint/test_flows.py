"""What is said about ways to approval, beside what the examples of the rules show."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.lint.lint import lint
from govlint.lint.ruleset import only
from govlint.workspace.workspace import workspaces
from tests.helpers import DAY, documents

ORGANISATION = """
kind: organisation
structure: holistic
markets: [{code: GB}, {code: IE}]
calendars:
  - name: office
    timezone: Europe/London
    workdays: [monday, tuesday, wednesday, thursday, friday]
    hours: {from: "09:00", to: "17:00"}
"""
TEAMS = """
kind: teams
roles:
  - {name: lead, holders: [Ana, Ben], function: social}
  - {name: editor, holder: Cleo, function: social}
  - {name: deputy, holder: Cleo, deputies: [Dan], function: social}
  - {name: empty, holders: [], function: legal}
"""


def said(*texts: str, day: str = DAY) -> dict[str, list[str]]:
    """Rule → what it says, of the pack on flows."""
    files = {"organisation.yaml": ORGANISATION, "teams.yaml": TEAMS} | {
        f"{at}.yaml": text for at, text in enumerate(texts)
    }
    found: dict[str, list[str]] = {}
    for finding in lint(workspaces(documents(files)), only({}), day):
        if finding.rule.startswith("approvals/"):
            found.setdefault(finding.rule.removeprefix("approvals/"), []).append(finding.message)
    found.pop("content-no-flow-covers", None)
    return found


def flow(stages: str, more: str = "") -> str:
    return f"kind: approval-flow\ncovers: {{content: [reply]}}\n{more}stages: [{stages}]\n"


OFFICE_HOURS = "{name: look, approvers: lead, clock: {within: 2h, counts: working-hours, calendar: office}}"


def account(hours: str) -> str:
    return f"kind: channels\naccounts: [{{id: x, platform: x, market: GB, {hours}reply_within: 4h}}]\n"


def test_a_promise_is_told_with_its_stages_clock_and_calendar() -> None:
    (message,) = said(flow(OFFICE_HOURS), "kind: engagement-policy\nreply_within: 4h\n")[
        "promise-shorter-than-approval"
    ]
    assert message == (
        "an answer is promised within 4h, and An example can take longer: asked on Friday 15:30 it is due on Friday 19:30 "
        "and ready 2 days 14 hours later. Stages: look (2h, office)"
    )


def test_a_promise_of_an_account_counts_in_its_own_hours() -> None:
    assert "promise-shorter-than-approval" in said(flow(OFFICE_HOURS), account(""))
    hours = 'hours: {days: [monday, tuesday, wednesday, thursday, friday], from: "09:00", to: "17:00", timezone: Europe/London}, '
    assert said(flow(OFFICE_HOURS), account(hours)) == {}


def test_a_narrower_flow_keeps_the_promise_where_it_holds() -> None:
    after = flow("{name: look, approvers: lead, clock: 1w}", "scope: {markets: [GB]}\ntiming: after-publication\n")
    assert said(flow(OFFICE_HOURS), after, account("")) == {}


def test_people_who_stand_in_for_each_other_are_in_order() -> None:
    assert said(flow("{name: look, approvers: {any_of: [empty, lead]}, clock: 1h}")) == {}
    assert said(flow("{name: look, approvers: editor, clock: 1h, if_late: next-in-line, fallback: deputy}")) == {}


def test_a_vacant_role_and_a_vacant_stand_in_are_two_matters() -> None:
    found = said(flow("{name: look, approvers: empty, clock: 1h, if_late: next-in-line, fallback: empty}"))
    assert found.keys() == {"role-nobody-holds", "escalation-to-nobody", "escalation-to-the-same-person"}


def test_drafts_claim_nothing() -> None:
    one = flow("{name: look, approvers: lead, clock: 1h}")
    assert "several-flows-claim" in said(one, one)
    assert said(one, one.replace("kind: approval-flow", "kind: approval-flow\nstatus: draft")) == {}


def test_a_crisis_clock_is_met_by_the_urgent_way() -> None:
    plan = "kind: crisis-plan\nlevels: [{name: red, turnaround: 1h}]\n"
    slow = flow("{name: look, approvers: lead, clock: 4h}").replace("reply", "crisis-statement")
    assert said(slow, plan).keys() == {"crisis-clock-no-route-meets"}
    assert said(slow + "urgent: {route: one-approver, approvers: lead, within: 30m}\n", plan) == {}


def test_a_level_is_measured_by_the_flow_that_it_names() -> None:
    plan = "kind: crisis-plan\nlevels: [{name: red, turnaround: 1h, flow: quick}]\n"
    slow = flow("{name: look, approvers: lead, clock: 4h}").replace("reply", "crisis-statement")
    quick = "kind: approval-flow\nname: quick\ncovers: {content: [stance]}\nstages: [{name: look, approvers: lead, clock: 30m}]\n"
    assert said(slow, quick, plan) == {}


def test_a_case_that_no_place_has_is_no_matter() -> None:
    both = "{name: a, approvers: lead, clock: 1h, only_when: {markets: [GB]}}, {name: b, approvers: lead, clock: 1h, only_when: {markets: [IE]}}"
    assert said(flow(both)) == {}
    assert said(flow(both.split(", {name: b")[0])).keys() == {"some-case-passes-nobody"}


@pytest.mark.parametrize("day", ["2024-02-29", "2030-12-31"])
def test_what_is_said_does_not_depend_on_the_day(day: str) -> None:
    texts = flow(OFFICE_HOURS, "lead_time: 1h\n"), "kind: engagement-policy\nreply_within: 4h\n"
    # Documents without a date of their own are in force from 2026; before that they bind nobody.
    texts = tuple(f"effective: 2020-01-01\n{text}" for text in texts)  # type: ignore[assignment]
    assert said(*texts, day=day) == said(*texts)


values = st.sampled_from(["lead", "[lead, empty]", "{quorum: 9, of: [lead]}", "{vote: x, of: 7}", "7", "[]", "{}", "null", "1bd", "{within: 4h}", "look"])  # fmt: skip


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(
                ["name", "approvers", "clock", "after", "in_parallel_with", "fallback", "if_late", "only_when", "may"]
            ),
            values,
        ),
        max_size=3,
    ),
    values,
    values,
)
def test_malformed_flows_never_stop_a_run(stages: list[dict[str, str]], urgent: str, escalation: str) -> None:
    written = ", ".join("{" + ", ".join(f"{key}: {value}" for key, value in stage.items()) + "}" for stage in stages)
    more = f"urgent: {urgent}\nescalation: [{escalation}]\nlead_time: {urgent}\nsilence_means: {escalation}\n"
    assert isinstance(said(flow(written, more), "kind: engagement-policy\nreply_within: 1h\n"), dict)
