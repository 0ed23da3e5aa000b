"""Who must agree: the ways of an expression, and whether enough people are there."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.policy.flows.agreement import Roles, enough, needed, ways
from govlint.policy.flows.approvers import approvers_of

ROLES = ("a", "b", "c", "d")
names = st.sampled_from(ROLES)


def combined(parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    many = st.lists(parts, min_size=1, max_size=3)
    return st.one_of(
        st.fixed_dictionaries({"all_of": many}),
        st.fixed_dictionaries({"any_of": many}),
        st.builds(lambda of, count: {"quorum": min(count, len(of)), "of": of}, st.lists(parts, min_size=2, max_size=3), st.integers(1, 3)),
        st.builds(lambda of, share: {"vote": share, "of": of}, st.lists(parts, min_size=2, max_size=3), st.sampled_from(["2/3", "majority", "unanimous", "40%", "50%+1"])),
    )  # fmt: skip


expressions = st.recursive(names, combined, max_leaves=6)
anything = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5), names),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["role", "all_of", "any_of", "quorum", "vote", "of", "no_objection_within", "from", "not", "distinct_from", "on_behalf", "veto", "x"]),
            inner, max_size=4,
        ),
    ),
    max_leaves=12,
)  # fmt: skip


def told(value: Any) -> list[str]:
    found = ways(approvers_of(value))
    assert found is not None
    return ["".join(sorted(way)) for way in found]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a", ["a"]),
        ({"role": "a"}, ["a"]),
        ({"all_of": ["a", "b"]}, ["ab"]),
        ({"any_of": ["a", "b"]}, ["a", "b"]),
        ({"quorum": 2, "of": ["a", "b", "c"]}, ["ab", "ac", "bc"]),
        ({"vote": "2/3", "of": ["a", "b", "c"]}, ["ab", "ac", "bc"]),
        ({"vote": "50%+1", "of": ["a", "b"]}, ["ab"]),
        ({"vote": "majority", "of": ["a", "b", "c"]}, ["ab", "ac", "bc"]),
        ({"any_of": ["a", {"all_of": ["a", "b"]}]}, ["a"]),
        ({"all_of": ["a", {"any_of": ["b", "c"]}]}, ["ab", "ac"]),
        ({"all_of": ["a"], "any_of": ["b", "c"]}, ["ab", "ac"]),
        ({"no_objection_within": "7d", "from": "a"}, [""]),
        ({"role": "a", "on_behalf": {"after": "4h", "by": "b"}}, ["a", "b"]),
        ({}, [""]),
        (7, [""]),
    ],
)
def test_the_least_sets_that_are_enough(value: Any, expected: list[str]) -> None:
    assert told(value) == expected


def test_of_too_many_ways_nobody_can_tell() -> None:
    assert ways(approvers_of({"quorum": 8, "of": [f"r{number}" for number in range(16)]})) is None


@pytest.mark.parametrize(
    ("share", "total", "votes"),
    [
        ("2/3", 3, 2), ("2/3", 4, 3), ("60%", 5, 3), ("50%", 5, 3), ("50%+1", 4, 3), ("50%+1", 5, 3),
        ("majority", 4, 3), ("majority", 5, 3), ("unanimous", 4, 4), ("1/100", 3, 1), ("0%", 3, 1), ("500%", 3, 3),
        ("2/0", 3, 3), ("most of them", 3, 3), ("", 3, 3), ("-1/2", 3, 3), ("2/3", 0, 1), ("100%+1", 3, 3),
    ],
)  # fmt: skip
def test_how_many_votes_a_share_asks_for(share: str, total: int, votes: int) -> None:
    assert needed(share, total) == votes


@given(st.lists(expressions, min_size=1, max_size=3), expressions)
def test_one_more_in_all_of_only_tightens(parts: list[Any], more: Any) -> None:
    before, after = (ways(approvers_of({"all_of": listed})) for listed in (parts, [*parts, more]))
    assert before is not None
    assert after is not None
    assert all(any(old <= new for old in before) for new in after)


@given(st.lists(expressions, min_size=1, max_size=3), expressions)
def test_one_more_in_any_of_only_loosens(parts: list[Any], more: Any) -> None:
    before, after = (ways(approvers_of({"any_of": listed})) for listed in (parts, [*parts, more]))
    assert before is not None
    assert after is not None
    assert all(any(new <= old for new in after) for old in before)


@given(st.lists(expressions, min_size=2, max_size=3), st.randoms())
def test_the_order_of_parts_changes_nothing(parts: list[Any], chance: Any) -> None:
    mixed = list(parts)
    chance.shuffle(mixed)
    for kind in ("all_of", "any_of"):
        assert ways(approvers_of({kind: parts})) == ways(approvers_of({kind: mixed}))


@given(expressions, st.sets(names))
def test_enough_people_are_there_where_some_way_is(value: Any, there: set[str]) -> None:
    """Each role has one person of its own, so that numbers of people and of roles are the same."""
    people = {role: frozenset((f"person {role}",)) if role in there else frozenset[str]() for role in ROLES}
    found = ways(approvers_of(value))
    assert found is not None
    assert enough(approvers_of(value), people) == any(way <= there for way in found)


@pytest.mark.parametrize(
    ("value", "there", "expected"),
    [
        ({"quorum": 2, "of": ["a"]}, {"a": {"Ana", "Ben"}}, True),
        ({"quorum": 3, "of": ["a"]}, {"a": {"Ana", "Ben"}}, False),
        ({"quorum": 3, "of": ["a"]}, {}, True),
        ({"vote": "2/3", "of": ["a"]}, {"a": set()}, False),
        ({"role": "a", "on_behalf": {"after": "4h", "by": "b"}}, {"a": set(), "b": {"Ben"}}, True),
        ({"no_objection_within": "7d", "from": "a"}, {"a": set()}, True),
    ],
)
def test_people_of_one_group_are_counted(value: Any, there: dict[str, set[str]], expected: bool) -> None:
    assert enough(approvers_of(value), {role: frozenset(people) for role, people in there.items()}) is expected


def test_what_is_barred_and_apart_is_kept() -> None:
    asked = approvers_of({"any_of": ["a", {"role": "b", "not": ["author"]}], "distinct_from": ["law"], "veto": ["c"]})
    assert [asked.bars_author, *(part.bars_author for part in asked.parts)] == [False, False, True]
    assert (asked.roles, asked.apart_from, asked.veto) == (("a", "b"), ("law",), ("c",))


@given(anything)
def test_malformed_expressions_never_raise(value: Any) -> None:
    asked = approvers_of(value)
    found: tuple[Roles, ...] | None = ways(asked)
    assert found is None or found
    assert enough(asked, {}) in (True, False)
    assert asked.roles == tuple(dict.fromkeys(asked.roles))
