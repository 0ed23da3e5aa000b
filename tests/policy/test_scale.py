"""Two values of one control can be compared: which is tighter."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.policy.scale import Scale, hours, scale

LEVELS = scale("levels", ("everyone", "followers", "nobody"), "later")

# From loose to tight.
ORDERS: dict[str, tuple[Scale, list[Any]]] = {
    "levels": (LEVELS, ["everyone", "followers", "nobody"]),
    "more is tighter": (scale("integer", (), "higher"), [0, 1, 2, 10]),
    "less is tighter": (scale("integer", (), "lower"), [10, 2, 1, 0]),
    "percent": (scale("percent", (), "higher"), [0, 0.5, 70, 100.0]),
    "number": (scale("number", (), "lower"), [1.5, 1, -2]),
    "true is tighter": (scale("boolean", (), "true"), [False, True]),
    "false is tighter": (scale("boolean", (), "false"), [True, False]),
    "longer is tighter": (scale("duration", (), "higher"), ["0h", "59m", "1h", "23h", "1d", "6d", "1w", "4w", "1mo", "11mo", "1y"]),
    "sooner is tighter": (scale("clock", (), "lower"), ["2d", "25h", {"within": "1d", "hours": "office"}, "4h", {"within": "30m"}]),
    "a longer list is tighter": (scale("list", (), "more"), [[], ["a"], 2, ["a", "b", "c"]]),
    "a shorter list is tighter": (scale("list", (), "fewer"), [["a", "b"], ["a"], 0]),
}  # fmt: skip


@pytest.mark.parametrize(("of", "values"), ORDERS.values(), ids=ORDERS.keys())
def test_from_loose_to_tight(of: Scale, values: list[Any]) -> None:
    positions = [of.position(value) for value in values]
    assert None not in positions
    assert positions == sorted(set(positions))  # type: ignore[type-var]


@pytest.mark.parametrize(
    ("of", "value"),
    [
        *((LEVELS, value) for value in ("Everyone", "", None, 0, True)),
        *((scale("integer", (), "higher"), value) for value in ("3", True, None, [], {}, "4h")),
        *((scale("boolean", (), "true"), value) for value in (1, 0, "true", None)),
        *(
            (scale("duration", (), "higher"), value)
            for value in ("4 h", "h", "-1h", "4H", "1.5h", "04h", "4h\n", 4, None)
        ),
        *((scale("clock", (), "lower"), value) for value in ({}, {"within": None}, {"hours": "x"})),
        *((scale("list", (), "more"), value) for value in ("abc", None, {"a": 1})),
    ],
)
def test_what_is_none_of_a_scale_has_no_position(of: Scale, value: Any) -> None:
    assert of.position(value) is None


@pytest.mark.parametrize("value", [["everyone"], {"a": 1}])
def test_a_list_or_mapping_is_no_level(value: Any) -> None:
    assert LEVELS.position(value) is None


@pytest.mark.parametrize(
    ("same", "other"), [("60m", "1h"), ("24h", "1d"), ("1d", "1bd"), ("7d", "1w"), ("12mo", "1y"), ("0m", "0y")]
)
def test_durations_that_are_the_same(same: str, other: str) -> None:
    assert hours(same) == pytest.approx(hours(other))


@pytest.mark.parametrize("digits", [400, 5_000])
def test_a_duration_past_all_bounds_is_infinite(digits: int) -> None:
    assert hours(f"{'9' * digits}y") == float("inf")


@given(st.integers(0, 10**6), st.sampled_from(["m", "h", "d", "bd", "w", "mo", "y"]))
def test_a_longer_time_is_longer_in_every_unit(count: int, unit: str) -> None:
    shorter, longer = hours(f"{count}{unit}"), hours(f"{count + 1}{unit}")
    assert shorter is not None
    assert longer is not None
    assert shorter < longer


@given(st.integers(-(10**6), 10**6), st.integers(-(10**6), 10**6))
def test_opposite_directions_order_numbers_oppositely(one: int, other: int) -> None:
    up, down = scale("number", (), "higher"), scale("number", (), "lower")
    assert up.position(one) == -down.position(one)  # type: ignore[operator]
    assert (up.position(one) < up.position(other)) == (down.position(one) > down.position(other))  # type: ignore[operator]
