"""Boxes and what is made of them, held against a solver that knows nothing of sets."""

import z3
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from govlint.policy.box import Box, both, overlap
from govlint.policy.regions import covers, first_point, simplest, space_of, subtract
from tests.policy.test_regions import inside, said, solver

VALUES = {"markets": "abcde", "content": "abcdefgh", "paid": "ab", "roles": "abc"}
SPACE = space_of([{name: frozenset(values) for name, values in VALUES.items()}])
FULL = st.fixed_dictionaries(
    {}, optional={name: st.frozensets(st.sampled_from(values), min_size=1) for name, values in SPACE.values.items()}
)
MAYBE_EMPTY = st.fixed_dictionaries(
    {}, optional={name: st.frozensets(st.sampled_from(values)) for name, values in SPACE.values.items()}
)
MANY = st.lists(MAYBE_EMPTY, max_size=7)


def never(*formulas: z3.BoolRef) -> bool:
    """Whether no situation of the space meets all formulas."""
    judge, _ = solver(SPACE)
    judge.add(*formulas)
    return bool(judge.check() == z3.unsat)


def of(region: Box) -> z3.BoolRef:
    return said(region, SPACE, solver(SPACE)[1])


@given(MAYBE_EMPTY, MAYBE_EMPTY)
@settings(max_examples=60)
def test_what_lies_in_both_boxes_is_what_meets_both_formulas(one: Box, other: Box) -> None:
    assert never(of(both(one, other)) != z3.And(of(one), of(other)))


@given(FULL, FULL)
@settings(max_examples=60)
def test_boxes_overlap_where_a_situation_meets_both(one: Box, other: Box) -> None:
    assert overlap(one, other) is not never(of(one), of(other))


@given(MAYBE_EMPTY)
@settings(max_examples=60)
def test_a_box_is_empty_where_no_situation_meets_it(one: Box) -> None:
    assert (subtract(one, [], SPACE) == []) is never(of(one)) is covers([], one, SPACE)


@given(MAYBE_EMPTY, MANY)
@settings(max_examples=80)
def test_what_is_left_and_what_is_covered(region: Box, taken: list[Box]) -> None:
    left = subtract(region, taken, SPACE)
    outside = z3.And(of(region), *(z3.Not(of(one)) for one in taken))
    assert never(z3.Or(*map(of, left)) != outside)
    assert covers(taken, region, SPACE) is never(outside)


@given(MANY)
@settings(max_examples=60)
def test_the_simplest_form_says_the_same(found: list[Box]) -> None:
    assert never(z3.Or(*map(of, simplest(found, SPACE))) != z3.Or(*map(of, found)))


@given(MAYBE_EMPTY, MANY)
@settings(max_examples=60)
def test_a_situation_is_one_that_the_solver_admits(region: Box, taken: list[Box]) -> None:
    left = subtract(region, taken, SPACE)
    assume(left)
    point = first_point(left[0], SPACE)
    fixed = {name: frozenset((value,)) for name, value in point.items()}
    assert inside(point, region)
    assert not never(of(fixed), of(region), *(z3.Not(of(one)) for one in taken))
