"""What makes the answer no."""

import pytest

from govlint.decision.bars import BARS
from govlint.decision.decision import AFTER_APPROVAL, AT_ONCE, NEVER
from govlint.decision.known import word_list
from govlint.policy.controls import controls
from tests.decision.house import decide, said
from tests.helpers import wall_rule


@pytest.mark.parametrize("bar", BARS, ids=lambda bar: f"{bar.control}-{bar.levels[0]}")
def test_each_control_level_and_word_of_the_table_is_there(bar: object) -> None:
    assert bar.control in controls()  # type: ignore[attr-defined]
    assert set(bar.levels) <= set(controls()[bar.control].levels)  # type: ignore[attr-defined]
    for region in bar.what:  # type: ignore[attr-defined]
        assert set(region) <= {"content", "paid", "ai"}
        assert region.get("content", frozenset()) <= set(word_list("content"))
        assert region.get("paid", frozenset()) <= set(word_list("paid"))


DOCUMENTS = {
    "sector.advertising": "kind: sector-policy\nsector: alcohol\npaid_advertising: not-at-all\n",
    "sector.own-posts": "kind: sector-policy\nsector: alcohol\nown_posts: nothing\n",
    "sector.influencers": "kind: sector-policy\nsector: alcohol\ninfluencers: none\n",
    "sector.testimonials": "kind: sector-policy\nsector: alcohol\ntestimonials: none\n",
    "sector.incentives": "kind: sector-policy\nsector: alcohol\nincentives: none\n",
    "content.reposting": "kind: content-policy\nreposting: {from: nobody}\n",
    "content.reactions": "kind: content-policy\nreactions: none\n",
    "content.politics": "kind: content-policy\npolitics: nothing\n",
    "stance.speaks-on": "kind: stance-policy\nspeaks_on: nothing\n",
    "engagement.replies": "kind: engagement-policy\nreplies: nobody\n",
    "engagement.direct-messages": "kind: engagement-policy\ndirect_messages: closed\n",
    "ai.permission": "kind: ai-policy\ndefault: forbidden\n",
    "ai.synthetic-people": "kind: ai-policy\nsynthetic_people: never\n",
}


@pytest.mark.parametrize("control", DOCUMENTS)
def test_a_document_that_says_so_forbids_what_it_is_about_and_nothing_else(control: str) -> None:
    regions = [region for bar in BARS if bar.control == control for region in bar.what]
    content = sorted(frozenset().union(*(region.get("content", frozenset()) for region in regions)))
    known = {"market": "GB", "ai": "synthetic-person"} if control.startswith("ai.") else {"market": "GB"}
    for word in content or ["organic-post"]:
        assert decide(word, DOCUMENTS[control], **known).allowed == NEVER, word
    assert decide("correction", DOCUMENTS[control], market="GB").allowed == AT_ONCE


def test_the_table_is_tried_whole() -> None:
    assert set(DOCUMENTS) == {bar.control for bar in BARS}


class TestTheEffectiveSetting:
    WIDE = "kind: sector-policy\nname: wide\nsector: alcohol\ninfluencers: {value: none, overrides: [{when: {markets: [FR]}, value: vetted}]}\n"

    def test_an_override_lets_it_through(self) -> None:
        assert decide("influencer-post", self.WIDE, market="GB").allowed == NEVER
        assert decide("influencer-post", self.WIDE, market="FR").allowed == AT_ONCE

    def test_a_narrower_document_holds(self) -> None:
        french = "kind: sector-policy\nname: fr\nsector: alcohol\nscope: {markets: [GB]}\ninfluencers: any\n"
        assert decide("influencer-post", self.WIDE, french, market="GB").allowed == AFTER_APPROVAL

    def test_another_sector_is_another_matter(self) -> None:
        assert (
            decide("influencer-post", self.WIDE.replace("alcohol", "gambling"), market="GB").allowed == AFTER_APPROVAL
        )

    def test_a_draft_forbids_nothing(self) -> None:
        assert decide("influencer-post", self.WIDE + "status: draft\n", market="GB").allowed == AFTER_APPROVAL

    def test_a_plain_law_forbids_where_nothing_is_decided_or_less(self) -> None:
        law = {"a/law": wall_rule("a/law", "sector.influencers", force="statute", severity="error", floor="none")}
        for more in ((), ("kind: sector-policy\nsector: alcohol\ninfluencers: any\n",)):
            found = decide("influencer-post", *more, rules=law, market="GB")
            assert (found.allowed, found.reasons[0].rule, found.reasons[0].at) == (NEVER, "a/law", None)

    @pytest.mark.parametrize(("force", "severity"), [("statute", "warning"), ("good-practice", "error")])
    def test_a_wall_that_warns_or_is_no_law_forbids_nothing(self, force: str, severity: str) -> None:
        rules = {"a/wall": wall_rule("a/wall", "sector.influencers", force=force, severity=severity, floor="none")}
        assert decide("influencer-post", rules=rules, market="GB").allowed == AFTER_APPROVAL


class TestAccounts:
    def test_an_archived_account(self) -> None:
        found = decide("organic-post", account="mill-old")
        assert (found.allowed, said(found)[0]) == (NEVER, "mill-old is archived")

    def test_an_account_that_has_closed(self) -> None:
        more = "kind: channels\nname: more\naccounts: [{id: past, platform: blog, closes: 2026-11-21}, {id: open, platform: blog, closes: 2026-11-22}]\n"
        assert said(decide("reply", more, account="past"))[0] == "past closed on 2026-11-21"
        assert decide("reply", more, account="open").allowed == AT_ONCE

    def test_writers_by_role_by_team_and_for_talk_those_who_care(self) -> None:
        assert decide("organic-post", account="mill-instagram", author="editor").allowed == AFTER_APPROVAL
        assert decide("organic-post", account="mill-instagram", author="seller").allowed == AFTER_APPROVAL
        assert decide("reply", account="mill-instagram", author="chief").allowed == AT_ONCE
        found = decide("organic-post", account="mill-instagram", author="chief")
        assert (found.allowed, said(found)[0]) == (NEVER, "mill-instagram is written by shop, editor alone")
        found = decide("reply", account="mill-instagram", author="lawyer")
        assert said(found)[0] == "mill-instagram is written and answered by shop, editor, chief alone"

    def test_an_account_without_writers_bars_nobody(self) -> None:
        assert decide("organic-post", account="mill-fr", author="chief").allowed == AFTER_APPROVAL

    def test_writers_of_every_account(self) -> None:
        more = "kind: channels\nname: more\naccounts: [{id: blog, platform: blog}]\neach_account: {writers: [editor]}\n"
        assert decide("reply", more, account="blog", author="lawyer").allowed == NEVER
        assert decide("reply", more, account="blog", author="editor").allowed == AT_ONCE

    def test_a_platform_that_is_shut_out_until_its_day_and_a_mere_format(self) -> None:
        assert said(decide("organic-post", account="mill-tiktok"))[0] == "tiktok is shut out: Many are under age"
        assert decide("organic-post", platform="x").allowed == AFTER_APPROVAL
        assert decide("organic-post", platform="facebook").allowed == AFTER_APPROVAL


class TestPeopleAndAi:
    def test_only_the_social_team(self) -> None:
        people = "kind: people-policy\nwho_may_post: social-team\n"
        assert decide("reply", people, author="lawyer").allowed == NEVER
        assert decide("reply", people, author="editor").allowed == AT_ONCE
        assert decide("organic-post", people, author="shop").allowed == NEVER

    def test_an_account_that_names_its_writers_says_who_posts_there(self) -> None:
        people = "kind: people-policy\nwho_may_post: social-team\n"
        assert decide("organic-post", people, account="mill-instagram", author="shop").allowed == AFTER_APPROVAL

    def test_what_ai_wrote_never_goes_out_itself(self) -> None:
        policy = "kind: ai-policy\noutput: source-only\n"
        assert decide("reply", policy, ai="generated").allowed == NEVER
        assert decide("reply", policy, ai="assisted").allowed == AT_ONCE


class TestCrisis:
    PLAN = "kind: crisis-plan\nlevels: [{name: amber, pauses_posts: false}, {name: red, pauses_posts: true}]\nscheduled_posts: {pause: %s}\n"

    @pytest.mark.parametrize(
        ("pause", "level", "content", "urgent", "allowed"),
        [
            ("paused-at-level", "red", "organic-post", False, NEVER),
            ("paused-at-level", "amber", "organic-post", False, AFTER_APPROVAL),
            ("paused-at-level", "", "organic-post", False, AFTER_APPROVAL),
            ("paused-at-level", "red", "crisis-statement", False, AT_ONCE),
            ("paused-at-level", "red", "organic-post", True, AT_ONCE),
            ("always-all-markets", "amber", "organic-post", False, NEVER),
            ("lead-may-pause", "red", "organic-post", False, AFTER_APPROVAL),
        ],
    )
    def test_scheduled_posts(self, pause: str, level: str, content: str, urgent: bool, allowed: str) -> None:
        assert decide(content, self.PLAN % pause, market="GB", level=level, urgent=urgent).allowed == allowed


class TestTopics:
    POLICY = "kind: content-policy\ntitle: Words\nprohibited_topics: [{topic: Elections, reason: We sell beer}, {topic: Strikes, rule: with-approval}, {topic: Football, until: 2026-11-21}]\n"

    def test_a_barred_topic(self) -> None:
        found = decide("reply", self.POLICY, topics=("elections",))
        assert (found.allowed, said(found)[0]) == (NEVER, "Words: we say nothing on Elections: We sell beer")

    def test_one_that_is_no_more_barred_and_one_that_is_not_meant(self) -> None:
        assert decide("reply", self.POLICY, topics=("Football", "Beer")).allowed == AT_ONCE

    def test_one_to_be_treated_with_care_is_named(self) -> None:
        assert "Words: Strikes is with-approval" in said(decide("reply", self.POLICY, topics=("Strikes",)))
