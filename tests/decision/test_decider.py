"""Decisions against answers worked out by hand."""

import pytest

from govlint.decision.decision import AFTER_APPROVAL, AT_ONCE, NEVER
from govlint.decision.moment import moment, on_the_wall
from govlint.decision.situation import Situation
from govlint.errors import GovlintError
from tests.decision.house import decide, decider, said

LONDON = "Europe/London"


def local(minute: int | None) -> str:
    assert minute is not None
    return on_the_wall(minute, LONDON).isoformat(timespec="minutes")


class TestTimes:
    def test_a_friday_afternoon_runs_into_monday(self) -> None:
        # Four working hours from Friday 15:00: two on Friday, two on Monday from nine.
        found = decide("organic-post", market="GB", at="2026-11-27T15:00")
        assert (found.allowed, local(found.ready), found.minutes) == (AFTER_APPROVAL, "2026-11-30T11:00", 68 * 60)
        assert found.latest is None
        assert not found.any_time

    def test_stages_after_one_another_add_up(self) -> None:
        # In France the lawyer comes second: one working day from Monday 11:00 ends on Tuesday 11:00.
        found = decide("organic-post", market="FR", at="2026-11-27T15:00 Europe/London")
        assert [ask.leg.stage.name for ask in found.asks] == ["Read", "Law"]
        assert local(found.ready) == "2026-12-01T11:00"
        assert found.timezone == "Europe/Paris"

    def test_stages_side_by_side_count_once_and_the_next_in_line_has_the_same_time_again(self) -> None:
        # Brand: until Monday 11:00, its stand-in until Monday 15:00. Law: until Monday 15:00, then until Tuesday 15:00.
        found = decide("paid-ad", market="GB", at="2026-11-27T15:00")
        assert local(found.ready) == "2026-11-30T15:00"
        assert local(found.latest) == "2026-12-01T15:00"

    def test_a_holiday_counts_on_its_day_alone(self) -> None:
        # Christmas Day 2026 is a Friday: the hours left from Thursday run out on Monday.
        assert local(decide("organic-post", market="GB", at="2026-12-24T15:00").ready) == "2026-12-28T11:00"

    def test_without_a_time_it_is_the_worst_minute_of_an_ordinary_week(self) -> None:
        # Whatever comes after 13:00 on a Friday waits for Monday: 13:01 to Monday 9:01.
        found = decide("organic-post", market="GB")
        assert found.any_time
        assert found.minutes == 68 * 60
        assert on_the_wall(found.start, LONDON).strftime("%A %H:%M") == "Friday 13:01"

    def test_what_is_no_time_is_said(self) -> None:
        with pytest.raises(GovlintError, match="tomorrow is no time"):
            decide("organic-post", at="tomorrow")


class TestWays:
    def test_the_narrower_flow_holds(self) -> None:
        wide = "kind: approval-flow\nname: all\ncovers: {content: [advert]}\nstages: [{name: X, approvers: chief}]\n"
        assert [one.flow.document.name for one in decide("paid-ad", wide, market="GB").chosen] == ["adverts"]
        assert [one.flow.document.name for one in decide("paid-ad", wide, market="FR").chosen] == ["all"]

    def test_equally_narrow_flows_must_all_be_passed(self) -> None:
        twin = "kind: approval-flow\nname: twin\ncovers: {content: [post]}\nstages: [{name: X, approvers: chief}]\n"
        found = decide("organic-post", twin, market="GB", at="2026-11-27T15:00")
        assert [ask.leg.stage.name for ask in found.asks] == ["Read", "X"]
        assert found.ready is None

    def test_where_no_flow_covers_it_nobody_looks(self) -> None:
        found = decide("reply", market="GB")
        assert (found.allowed, found.asks, found.minutes) == (AT_ONCE, (), 0)
        assert said(found) == ["no approval flow covers it"]

    def test_approved_beforehand_for_those_who_may(self) -> None:
        assert decide("event-notice", market="GB", author="seller").allowed == AT_ONCE
        assert decide("event-notice", market="GB", author="lawyer").allowed == AFTER_APPROVAL

    def test_urgent_is_posted_and_reported(self) -> None:
        found = decide("organic-post", market="GB", urgent=True)
        assert found.allowed == AT_ONCE
        assert [(one.kind, one.said) for one in found.duties if one.kind == "report"] == [("report", "chief")]

    def test_a_draft_decides_nothing(self) -> None:
        draft = "kind: approval-flow\nname: draft\nstatus: draft\ncovers: {content: [reply]}\nstages: [{name: X, approvers: chief}]\n"
        assert decide("reply", draft).allowed == AT_ONCE

    def test_nobody_who_can_agree_is_a_no_with_the_stage(self) -> None:
        vacant = "kind: teams\nname: more\nroles: [{name: nobody-here, holders: []}]\n"
        flow = "kind: approval-flow\nname: f\ncovers: {content: [reply]}\ntiming: before-publication\nstages: [{name: Gate, approvers: nobody-here}]\n"
        found = decide("reply", vacant, flow)
        assert found.allowed == NEVER
        assert said(found)[0] == "nobody can approve at Gate: nobody-here cannot act"

    def test_the_only_holder_cannot_approve_their_own(self) -> None:
        flow = "kind: approval-flow\nname: f\ncovers: {content: [reply]}\ntiming: before-publication\nself_approval: never\nstages: [{name: Gate, approvers: lawyer}]\n"
        assert decide("reply", flow, author="lawyer").allowed == NEVER
        assert decide("reply", flow, author="editor").allowed == AFTER_APPROVAL


class TestReasons:
    def test_what_decided_comes_first_with_its_line(self) -> None:
        found = decide("organic-post", market="GB", author="editor")
        assert said(found)[0] == "Posts: it must be approved before it appears"
        assert all(reason.at is not None for reason in found.reasons)
        assert any(one.startswith("Posts: self_approval is never.") for one in said(found))

    def test_what_nobody_said_is_assumed(self) -> None:
        assumed = decide("organic-post").here.assumed
        assert "nobody is paid for it" in assumed
        assert "no market is named, so what holds for one market alone is left out" in assumed
        assert decide("influencer-post", market="GB").here.assumed[0] == "influencer-post is paid"

    def test_an_account_in_another_market_is_left_aside_and_that_is_said(self) -> None:
        found = decide("organic-post", account="mill-old", market="FR")
        assert found.allowed == AFTER_APPROVAL
        assert "mill-old is not there, so what holds for this account alone is left out" in found.here.assumed


class TestNames:
    @pytest.mark.parametrize(
        ("known", "meant"),
        [
            ({"content": "organc-post"}, "organic-post"),
            ({"account": "mill-instagrm"}, "mill-instagram"),
            ({"author": "edtor"}, "editor"),
            ({"brand": "mil"}, "mill"),
            ({"platform": "instagrm"}, "instagram"),
            ({"paid": "gifed"}, "gifted"),
            ({"sector": "alcool"}, "alcohol"),
            ({"ai": "genrated"}, "generated"),
            ({"audience": (("minors_likly", "likely"),)}, "minors_likely"),
        ],
    )
    def test_what_is_misspelt_is_no_situation(self, known: dict[str, str], meant: str) -> None:
        with pytest.raises(GovlintError) as raised:
            decider().decide(Situation(**{"content": "reply", **known}))  # type: ignore[arg-type]
        assert meant in raised.value.help

    def test_a_level_must_be_one_of_the_crisis_plan(self) -> None:
        plan = "kind: crisis-plan\nlevels: [{name: amber}, {name: red}]\n"
        assert decide("reply", plan, level="red").allowed == AT_ONCE
        with pytest.raises(GovlintError, match="no level is called purple"):
            decide("reply", plan, level="purple")


def test_a_day_alone_begins_at_midnight_there() -> None:
    assert moment("2026-07-01", "Europe/Paris") == moment("2026-06-30T22:00Z", "UTC")
