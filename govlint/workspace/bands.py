"""Numbers and hours as a few bands, so that a condition on them is a set of values like any other.

A band is all numbers that no condition tells apart, in one stretch or several: `0..4999`, `5000..` or
`0..419+1320..1439`. Hours are minutes of a week that begins on Monday at midnight.
"""

from collections.abc import Iterable
from functools import cache
from itertools import pairwise

Spans = tuple[tuple[int, int], ...]
"""Stretches of whole numbers: the first number of each, and the first after it."""
ENDLESS = 10**18
"""The first number after a stretch without end."""
DAY = 24 * 60
WEEK = 7 * DAY
ENDS = {"followers": ENDLESS, "fee": ENDLESS, "time": WEEK}
"""The dimensions that are cut in bands, each with the first number beyond it. All begin at 0."""
NO_BAND = "0..-1"
"""The band in which nothing lies."""


def bands(conditions: Iterable[Spans], end: int = ENDLESS) -> tuple[str, ...]:
    """All bands of the numbers from 0 up to `end` that conditions tell apart, that of the least number first."""
    asked = tuple(dict.fromkeys(conditions))
    cuts = sorted({0, end, *(edge for spans in asked for span in spans for edge in span)})
    found: dict[tuple[bool, ...], list[tuple[int, int]]] = {}
    for span in pairwise(cuts):
        found.setdefault(tuple(holds(spans, span[0]) for spans in asked), []).append(span)
    return tuple(_word(merged(spans)) for spans in found.values())


def holds(spans: Spans, number: int) -> bool:
    """Whether a number lies in one of several stretches."""
    return any(first <= number < after for first, after in spans)


def band_of(number: int, known: Iterable[str]) -> str:
    """The band in which a number lies; of a number beyond all, the last."""
    found = tuple(known)
    return next((band for band in found if holds(spans_of(band), number)), found[-1])


def within(spans: Spans, known: Iterable[str]) -> tuple[str, ...]:
    """The bands that lie in these stretches; none may lie in them by a part."""
    return tuple(band for band in known if holds(spans, spans_of(band)[0][0]))


@cache
def spans_of(band: str) -> Spans:
    """The stretches of a band."""
    ends = (stretch.split("..") for stretch in band.split("+"))
    return tuple((int(first), int(last) + 1 if last else ENDLESS) for first, last in ends)


def joined(known: Iterable[str]) -> Spans:
    """The stretches of several bands together."""
    return merged(span for band in known for span in spans_of(band))


def breadth(known: Iterable[str]) -> int:
    """How many numbers lie in several bands: the same however finely they are cut."""
    return sum(after - first for first, after in joined(known))


def whole(name: str, known: Iterable[str]) -> bool:
    """Whether bands of a dimension are all that there are."""
    return breadth(known) == ENDS[name]


def rest(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """All numbers of a dimension that lie in none of these bands, as a band; none where there are no others."""
    edges = [0, *(edge for span in joined(known) for edge in span), ENDS[name]]
    left = merged(zip(edges[::2], edges[1::2], strict=True))
    return (_word(left),) if left else ()


def merged(spans: Iterable[tuple[int, int]]) -> Spans:
    """The same numbers in as few stretches as can be, in order."""
    found: list[tuple[int, int]] = []
    for first, after in sorted(span for span in spans if span[0] < span[1]):
        if found and first <= found[-1][1]:
            found[-1] = found[-1][0], max(after, found[-1][1])
        else:
            found.append((first, after))
    return tuple(found)


def _word(spans: Spans) -> str:
    return "+".join(f"{first}.." + (f"{after - 1}" if after < ENDLESS else "") for first, after in spans)
