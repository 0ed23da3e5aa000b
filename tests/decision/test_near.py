"""What one condition alone kept from deciding, why something is not so, and what would be otherwise."""

import pytest

from govlint.decision.answer import build_answer, otherwise, why
from govlint.decision.decision import Decision
from govlint.decision.given import changed, mark_of, situation_of
from govlint.decision.situation import Situation
from govlint.errors import GovlintError
from tests.decision.house import decide, decider

NARROW = """
kind: approval-flow
name: french-shop
covers: {content: [post], markets: [FR], brands: [mill]}
stages: [{name: Boutique, approvers: chief}]
"""


def near(found: Decision) -> dict[str, str]:
    return {miss.what: miss.condition for miss in found.misses}


class TestMisses:
    def test_a_flow_for_another_market(self) -> None:
        assert near(decide("paid-ad", market="FR"))["the flow adverts"] == "covers market GB; this is FR"
        assert near(decide("paid-ad"))["the flow adverts"] == "covers market GB; no market is named"

    def test_a_flow_missed_by_two_conditions_is_not_near(self) -> None:
        assert "the flow french-shop" not in near(decide("paid-ad", NARROW, market="GB"))
        assert (
            near(decide("organic-post", NARROW, market="GB"))["the flow french-shop"] == "covers market FR; this is GB"
        )

    def test_a_wider_flow_would_not_have_decided(self) -> None:
        assert "the flow posts" not in near(decide("paid-ad", market="GB"))

    def test_a_flow_for_topics(self) -> None:
        flow = "kind: approval-flow\nname: recall\ncovers: {topics: [Recall], content: [post]}\nstages: [{name: R, approvers: chief}]\n"
        assert near(decide("organic-post", flow))["the flow recall"] == "covers the topics Recall"

    def test_a_stage_that_is_left_out(self) -> None:
        assert near(decide("organic-post", market="GB"))["the stage Law"] == "is needed for market FR; this is GB"
        assert "the stage Law" not in near(decide("organic-post", market="FR"))

    def test_what_is_approved_beforehand(self) -> None:
        what = "approved beforehand in posts (The template)"
        assert near(decide("event-notice", author="lawyer"))[what] == "posted by shop; this is lawyer"
        assert (
            near(decide("organic-post", author="seller"))[what] == "is for content event-notice; this is organic-post"
        )
        assert what not in near(decide("organic-post", author="lawyer"))

    def test_the_urgent_path(self) -> None:
        assert near(decide("organic-post"))["the urgent path of posts"] == "it is not urgent"
        assert "the urgent path of posts" not in near(decide("organic-post", urgent=True))

    def test_an_override(self) -> None:
        flow = """
kind: approval-flow
name: talk
covers: {content: [reply]}
timing: {value: before-publication, overrides: [{when: {markets: [FR]}, value: after-publication}]}
stages: [{name: X, approvers: chief}]
"""
        said = "approval.timing after-publication in talk"
        assert near(decide("reply", flow, market="GB"))[said] == "holds for market FR; this is GB"
        assert said not in near(decide("reply", flow, market="FR"))

    def test_all_say_where(self) -> None:
        assert all(miss.at for miss in decide("organic-post", NARROW, market="GB").misses)


class TestWhyNot:
    def reasons(self, content: str, what: str, **known: object) -> list[str]:
        engine = decider(NARROW)
        decision = engine.decide(Situation(content, **known))  # type: ignore[arg-type]
        return [one.said for one in why(engine, decision, what)]

    def test_a_role(self) -> None:
        assert "the stage Law is needed for market FR; this is GB" in self.reasons(
            "organic-post", "lawyer", market="GB"
        )
        assert self.reasons("organic-post", "editor", market="GB") == ["editor is asked: Read"]
        assert self.reasons("organic-post", "seller") == ["no stage of a flow in force asks seller"]

    def test_a_flow(self) -> None:
        assert self.reasons("organic-post", "posts", market="GB") == ["posts is the way"]
        assert self.reasons("organic-post", "posts", market="FR", brand="mill") == [
            "posts covers it too, and french-shop is narrower"
        ]
        assert self.reasons("reply", "adverts", market="FR") == [
            "adverts covers market GB; this is FR",
            "adverts covers content advert; this is reply",
        ]

    def test_at_once(self) -> None:
        assert self.reasons("reply", "yes") == ["it is allowed at once"]
        assert self.reasons("organic-post", "yes", market="GB") == [
            "Posts: it must be approved before it appears",
            "the urgent path of posts: it is not urgent",
        ]
        assert self.reasons("organic-post", "yes", account="mill-old") == ["mill-old is archived"]

    def test_what_nobody_knows(self) -> None:
        engine = decider()
        decision = engine.decide(Situation("reply"))
        with pytest.raises(GovlintError) as raised:
            build_answer(engine, decision, ["lawer"], [])
        assert raised.value.help == "Did you mean lawyer?"


class TestWhatIf:
    def test_what_differs(self) -> None:
        engine = decider()
        before = engine.decide(Situation("organic-post", market="GB", at="2026-11-27T15:00Z"))
        found = {one.what: (one.before, one.after) for one in otherwise(engine, before, "market=FR").changes}
        assert found == {
            "asked": (("Read: editor",), ("Read: editor", "Law: lawyer")),
            "time": ((str(68 * 60),), (str(92 * 60),)),
        }

    def test_nothing_differs(self) -> None:
        engine = decider()
        assert otherwise(engine, engine.decide(Situation("organic-post", market="GB")), "language=en").changes == ()

    @pytest.mark.parametrize(
        ("written", "field", "value"),
        [
            ("urgent=yes", "urgent", True),
            ("topic=a, b", "topics", ("a", "b")),
            ("minors_likely=likely", "audience", (("minors_likely", "likely"),)),
            ("author=", "author", ""),
        ],
    )
    def test_fields(self, written: str, field: str, value: object) -> None:
        assert getattr(changed(Situation("reply", author="editor"), written), field) == value

    @pytest.mark.parametrize("written", ["markt=FR", "market", "urgent=perhaps", "audience=x", "count=3", "=x"])
    def test_what_changes_nothing(self, written: str) -> None:
        with pytest.raises(GovlintError):
            changed(Situation("reply"), written)


class TestGiven:
    def test_what_a_scenario_gives(self) -> None:
        given = {
            "content": "reply",
            "market": {"value": "GB", "reason": "x"},
            "urgent": True,
            "topics": ["a"],
            "audience": {
                "minors_likely": "likely",
                "professional_only": False,
                "relationship": ["public", "customers"],
            },
            "at": {"date": "2026-11-27", "time": "17:00"},
            "count": 3,
            "paid": 4,
        }
        marks = (
            ("minors_likely", "likely"),
            ("professional_only", "false"),
            ("relationship", "public"),
            ("relationship", "customers"),
        )
        expected = Situation("reply", market="GB", urgent=True, topics=("a",), audience=marks, at="2026-11-27T17:00")
        assert situation_of(given) == expected

    @pytest.mark.parametrize("written", ["minors_likely", "=x", "minors_likely="])
    def test_no_mark(self, written: str) -> None:
        with pytest.raises(GovlintError):
            mark_of(written)
