"""Numbers as bands."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.workspace.bands import ENDLESS, Spans, band_of, bands, breadth, holds, joined, merged, spans_of, within

EDGES = st.integers(0, 12)
SPANS = st.lists(st.tuples(EDGES, EDGES | st.just(ENDLESS)), max_size=3).map(merged)
CONDITIONS = st.lists(SPANS, max_size=4)


@pytest.mark.parametrize(
    ("conditions", "named"),
    [
        ([], ("0..",)),
        ([((18, ENDLESS),)], ("0..17", "18..")),
        ([((18, ENDLESS),), ((0, 25),)], ("0..17", "18..24", "25..")),
        ([((5, 6),)], ("0..4+6..", "5..5")),
        ([((0, ENDLESS),)], ("0..",)),
    ],
)
def test_bands_begin_and_end_where_conditions_do(conditions: list[Spans], named: tuple[str, ...]) -> None:
    assert bands(conditions) == named


@settings(deadline=None)
@given(CONDITIONS, st.integers(0, 15))
def test_a_number_meets_a_condition_exactly_when_its_band_does(conditions: list[Spans], number: int) -> None:
    known = bands(conditions)
    for spans in conditions:
        assert (band_of(number, known) in within(spans, known)) is holds(spans, number)


@settings(deadline=None)
@given(CONDITIONS)
def test_bands_are_all_numbers_and_no_two_share_one(conditions: list[Spans]) -> None:
    known = bands(conditions)
    assert joined(known) == ((0, ENDLESS),)
    assert sum(breadth([band]) for band in known) == ENDLESS


@settings(deadline=None)
@given(CONDITIONS, CONDITIONS)
def test_a_finer_cut_leaves_a_condition_as_broad_as_it_was(conditions: list[Spans], more: list[Spans]) -> None:
    coarse, fine = bands(conditions), bands([*conditions, *more])
    for spans in conditions:
        assert breadth(within(spans, coarse)) == breadth(within(spans, fine))
        assert joined(within(spans, coarse)) == joined(within(spans, fine)) == spans


@settings(deadline=None)
@given(CONDITIONS)
def test_the_word_of_a_band_says_which_numbers_lie_in_it(conditions: list[Spans]) -> None:
    for band in bands(conditions):
        assert all(band_of(first, bands(conditions)) == band for first, _ in spans_of(band))
