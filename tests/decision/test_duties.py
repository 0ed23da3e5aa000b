"""What must be done with it."""

import pytest

from govlint.decision.duties import kept_for
from tests.decision.house import decide
from tests.helpers import wall_rule

CREATORS = """
kind: influencer-policy
title: Creators
ties: [paid, gifted, affiliate]
disclosure:
  scope: paid-and-gifts
  labels:
    - {market: GB, language: en, label: Ad}
    - {market: GB, language: en, label: Gifted, ties: [gifted]}
    - {market: FR, language: fr, label: Publicité}
  platform_label: also
"""
AI = """
kind: ai-policy
title: AI
label: what-could-mislead
label_text: [{market: GB, language: en, text: Made with AI}]
platform_label: where-asked
"""
BEER = """
kind: sector-policy
title: Beer
sector: alcohol
audience: {minimum_age: 18}
age_gates: [{where: every-account, kind: platform-setting, platforms: [instagram]}, {where: creators-posts, kind: declared-age}, {where: every-site, kind: declared-age}]
message: {where: every-post}
messages: [{text: Drink less, market: GB, language: en}, {text: Only for adverts, market: GB, for: [advert]}, {text: Buvez moins, market: FR}]
"""
RECORDS = """
kind: records-policy
title: Records
capture: posts-and-answers
keep_at_least: {value: 3y, overrides: [{when: {markets: [FR]}, value: 5y}]}
sets: [{what: Adverts, content: [advert], market: GB, at_least: 6y}]
"""


def shown(*more: str, **known: object) -> list[str]:
    content = str(known.pop("content"))
    return [one.said for one in decide(content, *more, **known).duties if one.kind == "show"]  # type: ignore[arg-type]


class TestTies:
    def test_labels_of_the_market_and_the_tie(self) -> None:
        platform = "the platform's own label for paid content"
        assert shown(CREATORS, content="influencer-post", market="GB") == ["Ad", platform]
        assert shown(CREATORS, content="influencer-post", market="GB", paid="gifted") == ["Ad", "Gifted", platform]
        assert shown(CREATORS, content="influencer-post", market="FR") == ["Publicité", platform]

    def test_an_ordinary_post_that_is_a_gift(self) -> None:
        assert "Gifted" in shown(CREATORS, content="organic-post", market="GB", paid="gifted")

    def test_ties_that_the_scope_leaves_out(self) -> None:
        assert shown(CREATORS.replace("platform_label: also", ""), content="affiliate-post", market="GB") == []

    def test_without_any_tie_and_in_our_own_advert(self) -> None:
        assert shown(CREATORS, content="organic-post", market="GB") == []
        assert shown(CREATORS, content="paid-ad", market="GB") == []

    def test_where_no_label_is_written(self) -> None:
        policy = "kind: influencer-policy\ndisclosure: {scope: paid}\n"
        assert shown(policy, content="influencer-post") == [
            "that there is a tie to us; no label is written for it here"
        ]

    def test_the_law_asks_where_nothing_is_decided(self) -> None:
        law = wall_rule("a/law", "influencer.disclosure-scope", force="statute", floor="paid")
        (duty,) = decide("influencer-post", rules={"a/law": law}).duties
        assert (duty.kind, duty.rule, duty.at) == ("show", "a/law", None)


class TestAi:
    @pytest.mark.parametrize(("ai", "when"), [("generated", "people could take it for real"), ("synthetic-person", "")])
    def test_the_label_and_when(self, ai: str, when: str) -> None:
        label, platform = [one for one in decide("reply", AI, market="GB", ai=ai).duties if one.kind == "show"]
        assert (label.said, label.when) == ("Made with AI", when)
        assert (platform.said, platform.when) == ("the platform's own label for AI", "the platform asks for it")

    def test_help_is_not_labelled_unless_any_is(self) -> None:
        assert shown(AI, content="reply", market="GB", ai="assisted") == []
        assert "Made with AI" in shown(
            AI.replace("what-could-mislead", "any-help"), content="reply", market="GB", ai="assisted"
        )
        assert shown(AI, content="reply", market="GB") == []

    def test_no_text_is_written_for_that_market(self) -> None:
        assert shown(AI, content="reply", market="FR", ai="generated")[0].startswith("that AI made it")


class TestMessages:
    def test_of_the_market_and_the_content(self) -> None:
        assert shown(BEER, content="organic-post", market="GB") == ["Drink less"]
        assert shown(BEER, content="paid-ad", market="GB") == ["Drink less", "Only for adverts"]
        assert shown(BEER, content="organic-post", market="FR") == ["Buvez moins"]

    def test_of_the_language(self) -> None:
        assert shown(BEER, content="organic-post", market="GB", language="cy")[0].startswith(
            "the message of the sector"
        )

    @pytest.mark.parametrize(
        ("where", "content"),
        [
            ("every-advert", "organic-post"),
            ("every-post", "reply"),
            ("account-page", "paid-ad"),
            ("nowhere", "paid-ad"),
        ],
    )
    def test_where_it_does_not_stand(self, where: str, content: str) -> None:
        assert shown(BEER.replace("every-post", where), content=content, market="GB") == []

    def test_in_answers_too(self) -> None:
        assert shown(BEER.replace("every-post", "replies-too"), content="reply", market="GB") == ["Drink less"]


def gates(*more: str, content: str, **known: object) -> list[str]:
    return [one.said for one in decide(content, *more, **known).duties if one.kind == "gate"]  # type: ignore[arg-type]


class TestGates:
    def test_of_the_account(self) -> None:
        (said,) = gates(content="organic-post", account="mill-instagram")
        assert said.startswith("Accounts: accounts[mill-instagram].age_gate is declared-age.")
        assert gates(content="organic-post", account="mill-fr") == []

    def test_of_the_sector(self) -> None:
        assert gates(BEER, content="organic-post", platform="instagram") == [
            "Beer: age gate platform-setting on every-account"
        ]
        assert gates(BEER, content="organic-post", platform="youtube") == []
        assert gates(BEER, content="influencer-post", platform="youtube") == [
            "people from the age of 18",
            "Beer: age gate declared-age on creators-posts",
        ]


class TestRecords:
    @pytest.mark.parametrize(
        ("content", "market", "time"),
        [
            ("organic-post", "GB", "3y"),
            ("organic-post", "FR", "5y"),
            ("paid-ad", "GB", "6y"),
            ("direct-message", "GB", ""),
        ],
    )
    def test_how_long(self, content: str, market: str, time: str) -> None:
        assert kept_for(decide(content, RECORDS, market=market).duties) == time

    def test_the_law_beyond_what_is_decided(self) -> None:
        rules = {"a/law": wall_rule("a/law", "records.at-least", force="statute", floor="6y", when={"markets": ["FR"]})}
        kept = [(one.time, one.rule) for one in decide("reply", RECORDS, market="FR", rules=rules).duties if one.time]
        assert kept == [("5y", ""), ("6y", "a/law")]
        assert kept_for(decide("reply", RECORDS, market="FR", rules=rules).duties) == "6y"
        assert kept_for(decide("reply", RECORDS, market="GB", rules=rules).duties) == "3y"

    def test_nothing_decided_and_no_law(self) -> None:
        assert decide("reply").duties == ()


def test_every_duty_says_where_it_stands() -> None:
    found = decide(
        "influencer-post", CREATORS, AI, BEER, RECORDS, account="mill-instagram", ai="generated", urgent=True
    )
    assert {one.kind for one in found.duties} == {"show", "gate", "keep"}
    assert all(one.at or one.rule for one in found.duties)
