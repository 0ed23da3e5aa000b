"""How many flows hang on one person."""

import pytest

from govlint.policy.clocks.calendars import calendars_of
from govlint.policy.flows.read import flows_of
from govlint.policy.flows.staff import Staff
from govlint.policy.flows.together import Hanging, on_one_person
from tests.decision.small import flow
from tests.helpers import DAY, workspace_of

TEAMS = """
kind: teams
roles:
  - {name: editor, holder: Kim}
  - {name: desk, holder: Kim}
  - {name: press, holders: [Jo, Al]}
  - {name: night, holder: Lu, fallback: press}
"""


def hanging(*approvers: str, **facts: str) -> Hanging | None:
    texts = (flow(f"f{at}", stages=f"[{{name: a, approvers: {one}}}]", **facts) for at, one in enumerate(approvers))
    workspace = workspace_of(TEAMS, *texts)
    return on_one_person(flows_of(workspace, calendars_of(workspace), DAY), Staff(workspace))


@pytest.mark.parametrize(
    ("approvers", "person", "percent"),
    [
        (("editor", "press"), "Kim", 50),
        (("editor", "desk"), "Kim", 100),
        (("editor", "desk", "press"), "Kim", 67),
        (("{any_of: [editor, press]}", "press"), "", 0),
        (("{all_of: [editor, press]}", "press"), "Kim", 50),
        (("{any_of: [editor, desk]}", "press"), "Kim", 50),
        (("night", "press"), "", 0),
    ],
)
def test_one_person_in_several_roles_counts_once(approvers: tuple[str, ...], person: str, percent: int) -> None:
    found = hanging(*approvers)
    assert found
    assert (found.person, found.percent) == (person, percent)


def test_the_arithmetic_names_the_flows() -> None:
    found = hanging("editor", "desk", "press")
    assert found
    assert found.said == "without Kim 2 of 3 stand still: f0, f1"


def test_of_one_flow_its_stages_say_it_already() -> None:
    assert hanging("editor") is None


def test_what_nobody_waits_for_hangs_on_nobody() -> None:
    assert hanging("editor", "desk", timing="after-publication") is None


def test_a_deputy_only_makes_it_less() -> None:
    for approvers in (("editor", "desk"), ("editor", "press"), ("editor", "night")):
        before, after = hanging(*approvers), hanging(*(f"{{any_of: [{one}, press]}}" for one in approvers))
        assert before
        assert after
        assert after.percent <= before.percent
