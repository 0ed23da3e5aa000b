"""Bands of numbers and of hours in the words of people: `5,000 and over`, `22:00–07:00 (Friday/Saturday)`."""

from collections.abc import Iterable
from itertools import pairwise

from govlint.language import gettext as _
from govlint.language import whole as whole_number
from govlint.workspace.bands import DAY, ENDLESS, WEEK, Spans, joined, whole

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def in_words(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Bands of a dimension in as few words as say the same; numbers in order."""
    known = tuple(known)
    spans = joined(known)
    if name == "time":
        return (_("any time"),) if whole(name, known) else tuple(_hours(spans))
    return tuple(_numbers(*span) for span in spans)


def _numbers(first: int, after: int) -> str:
    """One stretch, by the rounder of the two numbers at its end: `under 5,000`, `up to 5,000`."""
    if after == ENDLESS:
        if first == 0:
            return _("any number")
        said, number = (_("%(number)s and over"), first) if _is_rounder(first) else (_("over %(number)s"), first - 1)
        return said % {"number": whole_number(number)}
    if after == first + 1:
        return whole_number(first)
    if first == 0:
        said, number = (_("under %(number)s"), after) if _is_rounder(after) else (_("up to %(number)s"), after - 1)
        return said % {"number": whole_number(number)}
    return _("%(from)s to %(to)s") % {"from": whole_number(first), "to": whole_number(after - 1)}


def _is_rounder(number: int) -> bool:
    """Whether a number is at least as round as the one before it."""
    return number % 10 == 0 or (number - 1) % 10 != 0


def _hours(spans: Spans) -> Iterable[str]:
    """Stretches that are alike on several days together: `22:00–07:00 (Friday/Saturday)`."""
    found: dict[tuple[int, int], list[int]] = {}
    for first, after in _days(_round(spans)):
        found.setdefault((first % DAY, after - first), []).append(first // DAY)
    for (begins, length), days in found.items():
        yield _stretch(begins, length, days)


def _round(spans: Spans) -> Spans:
    """The week as a ring: what runs on past Sunday is one stretch."""
    if len(spans) > 1 and spans[0][0] == 0 and spans[-1][1] == WEEK:
        return (*spans[1:-1], (spans[-1][0], WEEK + spans[0][1]))
    return spans


def _days(spans: Spans) -> Iterable[tuple[int, int]]:
    """Stretches, those from midnight to midnight day by day."""
    for first, after in spans:
        if first % DAY == 0 and after % DAY == 0:
            yield from pairwise(range(first, after + 1, DAY))
        else:
            yield first, after


def _stretch(begins: int, length: int, days: list[int]) -> str:
    named = "/".join(_runs(days))
    if length == DAY and begins == 0:
        return named
    ends = begins + length
    if length > DAY:
        over = (
            f"{_(_DAYS[day % 7])} {_clock(begins)} – {_(_DAYS[(day + ends // DAY) % 7])} {_clock(ends)}" for day in days
        )
        return ", ".join(over)
    hours = f"{_clock(begins)}–{_clock(ends)}"
    return hours if len(days) == 7 else f"{hours} ({named})"


def _runs(days: list[int]) -> Iterable[str]:
    """Days in order, three and more that follow each other as `Monday–Friday`."""
    left = list(days)
    while left:
        run = next(length for length in range(len(left), 0, -1) if left[length - 1] - left[0] == length - 1)
        if run > 2:
            yield f"{_(_DAYS[left[0] % 7])}–{_(_DAYS[left[run - 1] % 7])}"
        else:
            yield from (_(_DAYS[day % 7]) for day in left[:run])
        left = left[run:]


def _clock(minute: int) -> str:
    return f"{minute % DAY // 60:02}:{minute % 60:02}"
