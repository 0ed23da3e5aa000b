"""Scenarios become verdicts; what they reach, and which changes they would notice."""

from typing import Any

import pytest

from govlint.decision.decider import Decider
from govlint.decision.scenarios.coverage import coverage
from govlint.decision.scenarios.mutants import survivors
from govlint.decision.scenarios.run import BROKEN, FAILED, PASSED, UNDECIDED, Verdict, run, scenarios
from govlint.lint.rules import all_rules
from tests.decision.small import ORGANISATION, TEAMS, flow
from tests.helpers import DAY, workspace_of

POSTS = flow(
    "posts",
    timing="before-publication",
    silence_means="wait",
    self_approval="never",
    covers="{content: [post]}",
    stages="[{name: brand, approvers: {any_of: [editor, lead]}, clock: 4h}, {name: law, approvers: counsel, clock: 1d, only_when: {paid: [paid]}}]",
)
CREATORS = """
kind: influencer-policy
name: creators
status: in-force
disclosure: {scope: paid, labels: [{label: Advertisement, market: GB}]}
"""


def outcome_of(*texts: str, budget: int = 20_000) -> tuple[Decider, tuple[Verdict, ...]]:
    workspace = workspace_of(ORGANISATION, TEAMS, POSTS, CREATORS, *texts)
    decider = Decider(workspace, all_rules(), DAY)
    return decider, run(decider, scenarios(workspace), budget)


def scenario(name: str = "s", **facts: Any) -> str:
    return "\n".join(["kind: scenario", f"name: {name}", "status: in-force", *(f"{k}: {v}" for k, v in facts.items())])


GIVEN = "{content: organic-post, brand: ale, market: GB, author: desk}"


def verdict(expect: str, given: str = GIVEN) -> Verdict:
    (found,) = outcome_of(scenario(given=given, expect=expect))[1]
    return found


class TestExpectations:
    @pytest.mark.parametrize(
        "expect",
        [
            "{allowed: after-approval}",
            "{route: posts}",
            "{approvals: {exactly: [lead, editor]}}",
            "{approvals: {none_of: [counsel], at_least: []}}",
            "{within: 4h}",
            "{because: [posts]}",
        ],
    )
    def test_met(self, expect: str) -> None:
        assert verdict(expect).outcome == PASSED

    @pytest.mark.parametrize(
        ("expect", "field", "expected", "got"),
        [
            ('{allowed: "yes"}', "allowed", "yes", "after-approval"),
            ("{allowed: no}", "allowed", "no", "after-approval"),
            ("{approvals: {exactly: [editor]}}", "exactly", "editor", "editor and lead"),
            ("{approvals: {at_least: [lead]}}", "at_least", "lead", "editor is enough"),
            ("{approvals: {none_of: [editor]}}", "none_of", "not editor", "editor is asked"),
            ("{within: 3h}", "within", "3h", "4 h"),
            ("{shown: [Werbung]}", "shown", "Werbung", "nothing"),
            ("{kept: 5y}", "kept", "5y", "not kept"),
            ("{because: [creators]}", "because", "creators", "posts"),
        ],
    )
    def test_not_met(self, expect: str, field: str, expected: str, got: str) -> None:
        found = verdict(expect)
        assert found.outcome == FAILED
        (one,) = found.unmet
        assert (one.field[-1], one.expected) == (field, expected)
        assert got in one.got

    def test_another_way(self) -> None:
        other = verdict("{allowed: 'yes', approvals: {none_of: [editor]}}", "{content: reply, brand: ale, market: GB}")
        assert other.outcome == PASSED, other.unmet

    def test_a_label_that_must_be_shown(self) -> None:
        paid = "{content: organic-post, brand: ale, market: GB, paid: paid}"
        assert verdict("{shown: [advertisement]}", paid).outcome == PASSED
        assert verdict("{approvals: {at_least: [counsel]}, within: 28h}", paid).outcome == PASSED

    def test_a_team_has_agreed_where_a_member_has(self) -> None:
        desk = scenario(given=GIVEN, expect="{approvals: {at_least: [desk]}}")
        assert outcome_of(desk)[1][0].outcome == PASSED


class TestBroken:
    @pytest.mark.parametrize(
        ("facts", "why"),
        [
            ({"given": GIVEN}, "expects nothing"),
            ({"given": GIVEN, "expect": "{}"}, "expects nothing"),
            ({}, "expects nothing"),
            ({"given": "{author: nobody-here}", "expect": "{allowed: no}"}, "nobody-here"),
            ({"given": "{content: poem}", "expect": "{allowed: no}"}, "poem"),
            ({"given": "{level: red}", "expect": "{allowed: no}"}, "red"),
            ({"given": GIVEN, "expect": "{alowed: no}"}, "alowed"),
            ({"always": "[{when: {markets: [GB]}}]"}, "asks for nothing"),
            ({"never": "[{when: {markets: [GB]}, without: []}]"}, "asks for nothing"),
            ({"never": "[{when: {brands: [lager], markets: [GB]}, without: [lead]}]"}, "no situation"),
            ({"never": "[{when: {}, without: [ghost]}]"}, "ghost"),
        ],
    )
    def test_what_cannot_fail_or_cannot_be_asked(self, facts: dict[str, str], why: str) -> None:
        (found,) = outcome_of(scenario(**facts))[1]
        assert found.outcome == BROKEN
        assert why in found.why

    def test_a_retired_scenario_is_not_run(self) -> None:
        assert outcome_of(scenario(given=GIVEN, expect="{allowed: no}").replace("in-force", "retired"))[1] == ()


class TestStatements:
    HOLDS = scenario(never="[{when: {content: [post], paid: [paid]}, without: [counsel]}]")

    def test_each_has_its_verdict(self) -> None:
        both = scenario(
            always="[{when: {content: [post]}, within: 1w}, {when: {content: [post]}, approved_by: [counsel]}]",
            never="[{when: {content: [post]}, without_functions: [legal]}]",
        )
        found = outcome_of(both)[1]
        assert [(one.name, one.outcome) for one in found] == [
            ("s: always 1", PASSED),
            ("s: always 2", FAILED),
            ("s: never 1", FAILED),
        ]

    def test_past_the_budget(self) -> None:
        (found,) = outcome_of(self.HOLDS, budget=0)[1]
        assert (found.outcome, found.passed) == (UNDECIDED, False)

    def test_what_it_reaches(self) -> None:
        decider, verdicts = outcome_of(self.HOLDS)
        found = coverage(decider, verdicts)
        assert [(part.what, part.name) for part in found.missed] == [("stage left out", "posts: law")]
        assert found.percent == 75
        decider, verdicts = outcome_of(self.HOLDS, scenario("t", given=GIVEN, expect="{allowed: after-approval}"))
        assert coverage(decider, verdicts).percent == 100

    def test_which_changes_it_notices(self) -> None:
        decider, verdicts = outcome_of(self.HOLDS)
        found = survivors(decider, scenarios(decider.workspace), verdicts)
        left = {mutant.what for mutant in found.survivors}
        assert "posts: without the stage law" not in left
        assert "posts: silence means go" not in left
        assert {"posts: without the stage brand", "posts: law in every case"} <= left
        assert found.tried == len(left) + 2
