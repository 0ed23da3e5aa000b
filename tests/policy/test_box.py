"""Regions of contexts: what a scope, a `when` and a wall admit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.policy.box import CASE, PLACE, UNJUDGED, Box, admits, both, box, fold_content, market_words, overlap

BOXES = st.dictionaries(
    st.sampled_from(["brands", "markets", "content", "paid"]),
    st.frozensets(st.sampled_from("abcd"), min_size=1, max_size=3),
    max_size=4,
)
FACTS = st.fixed_dictionaries(
    {name: st.frozensets(st.sampled_from("abcd"), max_size=2) for name in ("brands", "markets")}
)


@pytest.mark.parametrize(
    ("market", "answers_to", "not_to"),
    [
        ("GB", {"GB", "COE"}, {"EU", "EEA", "US"}),
        ("DE", {"DE", "EU", "EEA", "COE"}, {"US"}),
        ("NO", {"NO", "EEA", "COE"}, {"EU"}),
        ("CH", {"CH", "COE"}, {"EEA"}),
        ("US", {"US"}, {"US-CA", "EU", "COE"}),
        ("US-CA", {"US-CA", "US"}, {"US-NY", "CA", "EU"}),
        ("CA", {"CA"}, {"US-CA"}),
        ("FR-IDF", {"FR-IDF", "FR", "EU", "EEA", "COE"}, set()),
        ("RU", {"RU"}, {"COE"}),
    ],
)
def test_what_a_market_answers_to(market: str, answers_to: set[str], not_to: set[str]) -> None:
    assert market_words(market) == answers_to
    assert not market_words(market) & not_to


def test_the_union_has_27_members_and_the_council_46() -> None:
    from govlint.policy.box import _REGIONS

    assert {name: len(members) for name, members in _REGIONS.items()} == {"EU": 27, "EEA": 30, "COE": 46}


def test_a_broader_content_type_covers_its_narrower_ones() -> None:
    covered = box({"content": ["conversation"]})["content"]
    assert covered >= {"conversation", "reply", "direct-message"}
    assert "post" not in covered
    assert box({"content": ["reply"]})["content"] == {"reply"}
    assert box({"content": ["no-such-type"]})["content"] == {"no-such-type"}


def test_content_is_folded_into_the_words_it_came_from() -> None:
    assert fold_content(box({"content": ["conversation"]})["content"]) == ["conversation"]
    assert fold_content(box({"content": ["reply", "story"]})["content"]) == ["reply", "story"]


def test_the_broader_words_come_first() -> None:
    assert fold_content(box({"content": ["correction", "reply", "promotion"]})["content"]) == [
        "promotion",
        "correction",
        "reply",
    ]


def test_marks_of_the_audience_are_dimensions_of_their_own() -> None:
    found = box({"audience": {"minors_likely": ["likely", "certain"], "professional_only": True}, "markets": "GB"})
    assert found == {"minors_likely": {"likely", "certain"}, "professional_only": {"true"}, "markets": {"GB"}}


def test_what_names_nothing_admits_all() -> None:
    assert box({"markets": [], "brands": None, "content": "reply"}).keys() == {"content"}


def test_a_condition_in_words_is_kept_apart() -> None:
    assert box({"situation": "after an accident"}) == {UNJUDGED: {"after an accident"}}


def test_one_that_is_no_text_is_not_lost() -> None:
    """A region without it would hold in every situation."""
    assert box({"situation": {"after": "an accident"}}).keys() == {UNJUDGED}


def test_groups_of_fields_mean_something_for_the_audience_alone() -> None:
    assert box({"markets": {"GB": "yes"}, "audience": "adults"}) == {"audience": {"adults"}}


def test_dimensions_stand_on_one_side_only() -> None:
    assert not set(PLACE) & set(CASE)


@pytest.mark.parametrize(
    ("region", "facts", "admitted"),
    [
        ({}, {}, True),
        ({"markets": {"GB"}}, {"markets": {"GB", "COE"}}, True),
        ({"markets": {"GB", "IE"}}, {"markets": {"IE"}}, True),
        ({"markets": {"GB"}}, {"markets": {"IE"}}, False),
        ({"markets": {"GB"}}, {}, False),
        ({"markets": {"GB"}, "brands": {"a"}}, {"markets": {"GB"}, "brands": {"b"}}, False),
        ({"facts": {"x", "y"}}, {"facts": {"x", "y", "z"}}, True),
        ({"facts": {"x", "y"}}, {"facts": {"x", "y"}}, True),
        ({"facts": {"x", "y"}}, {"facts": {"x"}}, False),
        ({"paid": {"paid"}}, {}, True),
    ],
)
def test_what_a_region_admits(region: dict[str, set[str]], facts: dict[str, set[str]], admitted: bool) -> None:
    def frozen(of: dict[str, set[str]]) -> Box:
        return {name: frozenset(values) for name, values in of.items()}

    assert admits(frozen(region), frozen(facts), PLACE) is admitted


@given(BOXES, BOXES)
def test_both_is_the_same_either_way(one: Box, other: Box) -> None:
    assert both(one, other) == both(other, one)


@given(BOXES)
def test_both_with_itself_or_with_all_changes_nothing(one: Box) -> None:
    assert both(one, one) == both(one, {}) == both({}, one) == one


@given(BOXES, BOXES, FACTS)
def test_a_place_in_both_lies_in_each(one: Box, other: Box, facts: Box) -> None:
    if admits(both(one, other), facts, PLACE):
        assert admits(one, facts, PLACE)
        assert admits(other, facts, PLACE)


@given(BOXES, BOXES)
def test_boxes_overlap_unless_a_dimension_leaves_nothing(one: Box, other: Box) -> None:
    assert overlap(one, other) == overlap(other, one) == all(both(one, other).values())
