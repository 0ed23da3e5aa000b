"""Statements about all situations, held against looking at every situation one by one."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.decision.cells import Cells
from govlint.decision.decision import NEVER
from govlint.decision.proof import EMPTY, FAILS, HOLDS, NOT_DECIDED, Proof, demands, prove
from govlint.policy.box import box
from tests.decision.small import CONTENT, decider_of, flow, refuted

LOOKED_AT: dict[str, Any] = {"content": list(CONTENT), "paid": ["none", "paid"]}


def proof(texts: list[str], part: str, statement: dict[str, Any], **more: Any) -> Proof:
    when = box({**LOOKED_AT, **statement.get("when", {})})
    return prove(when, demands(part, statement), Cells(decider_of(*texts), [when], **more))


def some(values: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True).map(
        lambda names: f"[{', '.join(names)}]"
    )


regions = st.fixed_dictionaries(
    {},
    optional={
        "content": some(CONTENT),
        "markets": some(("GB", "FR")),
        "brands": some(("ale", "lager")),
        "paid": some(("none", "paid")),
        "authors": some(("editor", "lead", "desk")),
    },
)


def said(region: dict[str, str]) -> str:
    return "{" + ", ".join(f"{name}: {values}" for name, values in region.items()) + "}"


approvers = st.sampled_from(
    [
        "editor",
        "counsel",
        "{any_of: [editor, counsel]}",
        "{all_of: [lead, counsel]}",
        "{quorum: 2, of: [editor, lead, counsel]}",
        "desk",
    ]
)


@st.composite
def stages(draw: Any) -> str:
    found = []
    for number in range(draw(st.integers(1, 2))):
        parts = [f"name: s{number}", f"approvers: {draw(approvers)}"]
        if draw(st.booleans()):
            when = draw(regions)
            when = {("roles" if name == "authors" else name): values for name, values in when.items()}
            parts += [f"only_when: {said(when)}"] if when else []
        if draw(st.booleans()):
            late = draw(st.sampled_from(["go", "wait", "next-in-line", "refused"]))
            parts += ["clock: 4h", f"if_late: {late}", "fallback: lead"]
        found.append("{" + ", ".join(parts) + "}")
    return f"[{', '.join(found)}]"


@st.composite
def flows(draw: Any) -> list[str]:
    found = []
    for number in range(draw(st.integers(1, 3))):
        facts: dict[str, str] = {"stages": draw(stages()), "covers": said(draw(regions))}
        facts["timing"] = draw(st.sampled_from(["before-publication", "after-publication"]))
        facts["self_approval"] = draw(st.sampled_from(['"yes"', "never", "when-urgent"]))
        if draw(st.booleans()):
            way = draw(st.sampled_from(["post-and-report", "one-approver", "all-approvers-faster", "same-as-always"]))
            facts["urgent"] = f"{{route: {way}, approvers: counsel, within: 1h}}"
        if draw(st.booleans()):
            facts["pre_approved"] = "[{kind: reply, by: editor}]"
        found.append(flow(f"f{number}", **facts))
    return found


@settings(max_examples=60, deadline=None)
@given(flows(), st.sampled_from(["editor", "counsel", "desk"]), st.sampled_from(["", "FR"]))
def test_a_proof_says_what_looking_at_every_situation_says(texts: list[str], role: str, market: str) -> None:
    statement = {"without": [role], "when": {"markets": [market]} if market else {}}
    found = proof(texts, "never", statement)
    against = refuted(decider_of(*texts), role, market)
    assert found.outcome == (FAILS if against else HOLDS), against[:1]


@settings(max_examples=40, deadline=None)
@given(flows())
def test_nothing_changes_with_the_order_of_documents_or_the_names_of_roles(texts: list[str]) -> None:
    usual = proof(texts, "never", {"without": ["counsel"]})
    assert proof(texts[::-1], "never", {"without": ["counsel"]}).outcome == usual.outcome
    assert (
        proof([*texts, flow("twin", status="draft", covers="{}")], "never", {"without": ["counsel"]}).outcome
        == usual.outcome
    )
    again = proof(texts, "always", {"approved_by": ["counsel"]})
    assert again.outcome == usual.outcome


@settings(max_examples=30, deadline=None)
@given(flows(), st.integers(0, 2))
def test_one_approver_more_never_makes_a_statement_false(texts: list[str], at: int) -> None:
    if proof(texts, "never", {"without": ["counsel"]}).outcome != HOLDS:
        return
    at %= len(texts)
    more = texts[at].replace("stages: [", "stages: [{name: more, approvers: lead}, ")
    assert proof([*texts[:at], more, *texts[at + 1 :]], "never", {"without": ["counsel"]}).outcome == HOLDS


EVERYTHING = flow("all", timing="before-publication", silence_means="wait", stages="[{name: law, approvers: counsel}]")


class TestWhatStatementsSay:
    def test_it_holds(self) -> None:
        assert proof([EVERYTHING], "always", {"approved_by": ["counsel"]}).outcome == HOLDS
        assert proof([EVERYTHING], "always", {"approved_by_functions": ["legal"]}).outcome == HOLDS
        assert proof([EVERYTHING], "never", {"without_functions": ["legal"]}).outcome == HOLDS

    def test_a_function_nobody_of_whom_is_asked(self) -> None:
        (against,) = proof([EVERYTHING], "never", {"without_functions": ["marketing"]}).against
        assert (against.demand, against.got) == ("somebody of marketing has agreed", "counsel is enough")

    def test_silence_that_publishes_counts(self) -> None:
        silent = EVERYTHING.replace("silence_means: wait", "silence_means: go")
        (against,) = proof([silent], "never", {"without": ["counsel"]}).against
        assert against.got == "silence counts as consent, so nobody has to agree"

    def test_the_next_in_line_counts(self) -> None:
        later = EVERYTHING.replace(
            "approvers: counsel", "approvers: counsel, clock: 1d, if_late: next-in-line, fallback: lead"
        )
        (against,) = proof([later], "never", {"without": ["counsel"]}).against
        assert against.got == "lead is enough"

    def test_where_no_flow_is(self) -> None:
        narrow = EVERYTHING + "\ncovers: {markets: [GB]}"
        (against,) = proof([narrow], "never", {"without": ["counsel"]}).against
        assert against.got == "no flow covers it, so nobody has to agree"
        assert against.decision.situation.market == "FR"
        assert all(region.startswith("FR") for region in against.regions)

    def test_what_replays_is_what_refutes(self) -> None:
        (against,) = proof([EVERYTHING], "never", {}).against
        assert against.decision.allowed != NEVER
        assert against.got == "it may appear once it is approved"

    def test_a_time_is_kept_or_not(self) -> None:
        timed = EVERYTHING.replace("approvers: counsel", "approvers: counsel, clock: 4h")
        assert proof([timed], "always", {"within": "4h"}).outcome == HOLDS
        (against,) = proof([timed], "always", {"within": "3h"}).against
        assert against.got == "it can take 4 h"
        (against,) = proof([EVERYTHING], "always", {"within": "1y"}).against
        assert against.got == "there is no limit to how long it takes"

    def test_business_days_are_told_by_the_calendar(self) -> None:
        timed = EVERYTHING.replace("approvers: counsel", "approvers: counsel, clock: 2bd")
        assert proof([timed], "always", {"within": "2bd"}).outcome == HOLDS
        assert proof([timed], "always", {"within": "1bd"}).outcome == FAILS

    def test_a_place_that_is_not_there(self) -> None:
        statement = {"without": ["counsel"], "when": {"brands": ["lager"], "markets": ["GB"]}}
        assert proof([EVERYTHING], "never", statement).outcome == EMPTY

    def test_past_its_budget_a_statement_is_never_proved(self) -> None:
        assert proof([EVERYTHING], "never", {"without": ["counsel"]}, budget=0).outcome == NOT_DECIDED

    def test_what_is_forbidden_never_appears(self) -> None:
        sector = "kind: sector-policy\nname: s\nstatus: in-force\nsector: alcohol\npaid_advertising: not-at-all"
        statement = {"when": {"content": ["paid-ad"]}}
        alcohol = decider_of(EVERYTHING, sector)
        when = box({**LOOKED_AT, **statement["when"]})
        outcome = prove(when, demands("never", statement), Cells(alcohol, [when])).outcome
        assert outcome == FAILS, "no brand is in that sector"


@pytest.mark.parametrize(("part", "statement"), [("always", {"when": {}}), ("never", {"without": []})])
def test_what_asks_for_nothing_demands_nothing(part: str, statement: dict[str, Any]) -> None:
    assert demands(part, statement) == ()
