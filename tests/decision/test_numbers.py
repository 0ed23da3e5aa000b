"""Conditions on numbers and hours: everything held against looking at numbers one by one."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.decision.answer import build_answer
from govlint.decision.cells import Cells
from govlint.decision.decider import Decider
from govlint.decision.decision import AFTER_APPROVAL, AT_ONCE, NEVER, SHOW
from govlint.decision.given import situation_of
from govlint.decision.proof import EMPTY, FAILS, HOLDS, demands, prove, region_of
from govlint.decision.situation import Situation
from govlint.errors import GovlintError
from govlint.policy.box import box
from tests.decision.house import decide
from tests.decision.small import decider_of, flow

TIGHTNESS = {AT_ONCE: 0, AFTER_APPROVAL: 1, NEVER: 2}
FEES, FOLLOWERS = ("", "0", "1", "4", "5", "8"), ("", "0", "4")
"""A number for each place where a condition below can begin or end."""
HOURS = ("", "2026-11-23T03:00", "2026-11-23T12:00", "2026-11-28T03:00", "2026-11-28T12:00")
"""At night, by day, and the same on a Saturday."""
fees = st.sampled_from(["{at_least: 4}", "{at_most: 4}", "{at_most: 0}", "{at_least: 4, at_most: 7}"])
windows = st.sampled_from(['{from: "18:00", to: "08:00"}', "{days: [saturday, sunday]}"])
conditions = st.fixed_dictionaries({}, optional={"fee": fees, "followers": st.just("{at_least: 4}"), "time": windows})


def said(when: dict[str, str]) -> str:
    return "{" + ", ".join(f"{name}: {value}" for name, value in when.items()) + "}"


@st.composite
def flows(draw: Any) -> list[str]:
    found = []
    for number in range(draw(st.integers(1, 3))):
        stages = []
        for at in range(draw(st.integers(1, 2))):
            who = draw(st.sampled_from(["editor", "counsel", "lead"]))
            when = draw(conditions)
            stages.append(f"{{name: s{at}, approvers: {who}" + (f", only_when: {said(when)}" if when else "") + "}")
        facts = {"stages": f"[{', '.join(stages)}]", "covers": said({"content": "[paid-ad]", **draw(conditions)})}
        facts["timing"] = draw(st.sampled_from(["before-publication", "after-publication", "never"]))
        found.append(flow(f"f{number}", **facts))
    return found


def situations(**given: str) -> Iterator[Situation]:
    for fee, followers, at in product(FEES, FOLLOWERS, HOURS):
        one = Situation(content="paid-ad", brand="ale", market="GB", fee=fee, followers=followers, at=at)
        yield one._replace(**given)  # type: ignore[arg-type]


def ways(decider: Decider, one: Situation) -> tuple[frozenset[str], ...]:
    return decider.enough(decider.chosen(one, decider.here(one).facts), one.author)


@settings(deadline=None, max_examples=30)
@given(flows(), conditions, st.sampled_from(["editor", "counsel"]))
def test_a_proof_agrees_with_every_number(texts: list[str], when: dict[str, str], role: str) -> None:
    statement = f"kind: scenario\nname: s\nstatus: in-force\nalways: [{{when: {said(when)}, approved_by: [{role}]}}]"
    decider = decider_of(*texts, statement)
    (document,) = decider.workspace.of_kind("scenario")
    asked = document.value["always"][0]
    region = region_of(asked) | box({"content": ["paid-ad"]})
    found = prove(region, demands("always", asked), Cells(decider, [region]))
    against = [
        one
        for one in situations()
        if all((one.fee, one.followers, one.at))
        and _in(decider, one, region)
        and not all(role in way for way in ways(decider, one))
    ]
    assert found.outcome in ((FAILS,) if against else (HOLDS, EMPTY))
    for refuted in found.against:
        shown = refuted.decision.situation
        assert not all(role in way for way in ways(decider, shown))


def _in(decider: Decider, one: Situation, region: dict[str, frozenset[str]]) -> bool:
    facts = decider.here(one).facts
    return all(facts[name] <= region[name] for name in ("fee", "followers", "time") if name in region)


@settings(deadline=None, max_examples=20)
@given(flows())
def test_who_says_no_number_never_has_the_easier_way(texts: list[str]) -> None:
    decider = decider_of(*texts)
    for one in situations():
        unsaid = [name for name, value in (("fee", one.fee), ("followers", one.followers), ("at", one.at)) if value]
        silent = one._replace(**dict.fromkeys(unsaid, ""))  # type: ignore[arg-type]
        assert TIGHTNESS[decider.allowed(silent)] >= TIGHTNESS[decider.allowed(one)]
        for way in ways(decider, silent):
            assert any(other <= way for other in ways(decider, one))


@settings(deadline=None, max_examples=20)
@given(flows(), flows())
def test_thresholds_of_others_change_nothing(texts: list[str], others: list[str]) -> None:
    elsewhere = [text.replace("[paid-ad]", "[reply]").replace("name: f", "name: g") for text in others]
    coarse, fine = decider_of(*texts), decider_of(*texts, *elsewhere)
    for one in situations():
        was, now = coarse.decide(one), fine.decide(one)
        assert (was.allowed, [ask.leg.stage.name for ask in was.asks]) == (
            now.allowed,
            [ask.leg.stage.name for ask in now.asks],
        )
        assert sorted(map(sorted, ways(coarse, one))) == sorted(map(sorted, ways(fine, one)))


@settings(deadline=None, max_examples=20)
@given(flows())
def test_the_order_of_documents_changes_nothing(texts: list[str]) -> None:
    one_way, other_way = decider_of(*texts), decider_of(*reversed(texts))
    for one in situations():
        assert one_way.allowed(one) == other_way.allowed(one)
        assert set(ways(one_way, one)) == set(ways(other_way, one))


@settings(deadline=None, max_examples=20)
@given(flows(), conditions)
def test_one_more_approver_only_tightens(texts: list[str], when: dict[str, str]) -> None:
    only = f", only_when: {said(when)}" if when else ""
    more = [text.replace("stages: [", f"stages: [{{name: more, approvers: counsel{only}}}, ") for text in texts]
    loose, tight = decider_of(*texts), decider_of(*more)
    for one in situations():
        assert TIGHTNESS[loose.allowed(one)] <= TIGHTNESS[tight.allowed(one)]
        for way in ways(tight, one):
            assert any(other <= way for other in ways(loose, one))


def test_a_counter_example_names_the_number() -> None:
    small = flow("small", covers="{content: [paid-ad], fee: {at_most: 99}}", timing="never")
    rest = flow("rest", stages="[{name: a, approvers: editor}]", timing="before-publication")
    decider = decider_of(small, rest)
    asked = {"when": {}, "approved_by": ["editor"]}
    (against,) = prove(
        box({"content": ["paid-ad"], "paid": ["paid"]}), demands("always", asked), Cells(decider)
    ).against
    assert against.regions == ("GB, FR · ale, lager · paid-ad · paid: paid · fee under 100",)
    assert against.decision.situation.fee == "0"


def test_within_looks_at_the_hours_in_which_a_way_is_taken() -> None:
    desk = "clock: {within: 2h, counts: working-hours}"
    day = flow("day", covers="{content: [reply]}", stages=f"[{{name: a, approvers: editor, {desk}}}]")
    night = flow(
        "night",
        covers='{content: [reply], time: [{from: "15:00", to: "09:00"}, {days: [saturday, sunday]}]}',
        stages="[{name: b, approvers: lead, clock: 1h}]",
    )
    asked = {"when": {}, "within": "2h"}
    region = box({"content": ["reply"]})
    assert prove(region, demands("always", asked), Cells(decider_of(day, night))).outcome == HOLDS
    assert prove(region, demands("always", asked), Cells(decider_of(day))).outcome == FAILS


def test_what_is_shown_where_nobody_says_the_fee_is_shown_for_any() -> None:
    policy = """
kind: influencer-policy
status: in-force
disclosure:
  scope: {value: own-judgement, overrides: [{when: {fee: {at_least: 5}}, value: paid}]}
  labels: [{label: "#ad"}]
"""

    def labelled(**given: str) -> bool:
        decision = decide("influencer-post", policy, market="FR", **given)
        return any(duty.said == "#ad" for duty in decision.duties if duty.kind == SHOW)

    assert labelled(fee="5")
    assert not labelled(fee="4")
    assert labelled()


@pytest.mark.parametrize("written", ["5000.5", "-1", "8,000", "many", "٥"])
def test_a_number_that_is_none_is_refused(written: str) -> None:
    with pytest.raises(GovlintError, match=r"fee .* is no whole number"):
        decider_of(flow("f")).decide(Situation(content="reply", fee=written))


def test_numbers_of_a_scenario_and_of_what_if() -> None:
    stages = "[{name: a, approvers: editor}, {name: b, approvers: counsel, only_when: {fee: {at_least: 5}}}]"
    decider = decider_of(flow("f", stages=stages, timing="before-publication"))
    decision = decider.decide(situation_of({"content": "paid-ad", "fee": 4, "followers": True}))
    assert (decision.situation.fee, decision.situation.followers) == ("4", "")
    (other,) = build_answer(decider, decision, (), ("fee=5",)).otherwise
    asked = next(change for change in other.changes if change.what == "asked")
    assert (asked.before, asked.after) == (("a: editor",), ("a: editor", "b: counsel"))


def test_without_conditions_there_are_no_bands() -> None:
    assert not decider_of(flow("f", covers="{content: [reply]}")).workspace.bands
