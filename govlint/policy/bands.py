"""Numbers as a few named bands between thresholds, so that a condition on a number is a set of values like any other.

A threshold is the first whole number of a band: "at least 18" has the threshold 18, "at most 24" has 25. Hours of a day
are numbers like others.
"""

from bisect import bisect
from collections.abc import Iterable
from itertools import pairwise


def bands(thresholds: Iterable[int]) -> tuple[str, ...]:
    """All bands in order: "under 18", "18 to 24", "25 and over". Without a threshold there is one, "any number"."""
    starts = sorted(set(thresholds))
    if not starts:
        return ("any number",)
    between = (_span(start, following - 1) for start, following in pairwise(starts))
    return (f"under {starts[0]}", *between, f"{starts[-1]} and over")


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first} to {last}"


def band_of(number: int, thresholds: Iterable[int]) -> str:
    """The band in which a whole number lies."""
    starts = sorted(set(thresholds))
    return bands(starts)[bisect(starts, number)]


def bands_between(low: int | None, high: int | None, thresholds: Iterable[int]) -> frozenset[str]:
    """The bands from `low` to `high`, both included; None is no bound. Empty where `low` is above `high`.

    Raises ValueError where a bound lies inside a band: `low` and `high + 1` must be thresholds.
    """
    starts = sorted(set(thresholds))
    bounds = ([] if low is None else [low]) + ([] if high is None else [high + 1])
    if inside := [str(bound) for bound in bounds if bound not in starts]:
        raise ValueError(f"no band begins at {' or '.join(inside)}")
    first = 0 if low is None else starts.index(low) + 1
    last = len(starts) if high is None else starts.index(high + 1)
    return frozenset(bands(starts)[first : last + 1])
