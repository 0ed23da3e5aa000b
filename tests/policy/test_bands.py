"""Numbers as named bands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.policy.bands import band_of, bands, bands_between

THRESHOLDS = st.lists(st.integers(-9, 9), max_size=5)


@pytest.mark.parametrize(
    ("thresholds", "named"),
    [
        ([], ("any number",)),
        ([18], ("under 18", "18 and over")),
        ([25, 18, 25], ("under 18", "18 to 24", "25 and over")),
        ([0, 1], ("under 0", "0", "1 and over")),
    ],
)
def test_bands_are_named_in_order(thresholds: list[int], named: tuple[str, ...]) -> None:
    assert bands(thresholds) == named


@pytest.mark.parametrize(
    ("number", "band"), [(-1, "under 18"), (17, "under 18"), (18, "18 to 24"), (24, "18 to 24"), (25, "25 and over")]
)
def test_a_number_lies_in_the_band_that_begins_at_or_below_it(number: int, band: str) -> None:
    assert band_of(number, [18, 25]) == band


@given(THRESHOLDS, st.none() | st.integers(-9, 9), st.none() | st.integers(-9, 9), st.integers(-12, 12))
def test_a_number_is_between_bounds_exactly_when_its_band_is(
    others: list[int], low: int | None, high: int | None, number: int
) -> None:
    thresholds = others + ([] if low is None else [low]) + ([] if high is None else [high + 1])
    between = (low is None or low <= number) and (high is None or number <= high)
    assert (band_of(number, thresholds) in bands_between(low, high, thresholds)) is between


@given(THRESHOLDS)
def test_no_two_bands_have_one_name_and_every_name_has_a_number(thresholds: list[int]) -> None:
    assert len(set(bands(thresholds))) == len(bands(thresholds)) == len(set(thresholds)) + 1
    assert {band_of(number, thresholds) for number in range(-12, 12)} == set(bands(thresholds))


@pytest.mark.parametrize(("low", "high"), [(19, None), (None, 18), (18, 30)])
def test_a_bound_inside_a_band_is_refused(low: int | None, high: int | None) -> None:
    with pytest.raises(ValueError, match=r"no band begins at (19|31)$"):
        bands_between(low, high, [18, 25])
