"""Whether a way is over within a time, whenever it begins; knows routes and clocks, not who asks."""

from collections.abc import Iterable
from functools import cache

from govlint.decision.decider import Decider
from govlint.decision.decision import Chosen
from govlint.policy.clocks.clock import Clock, clock_of
from govlint.policy.clocks.week import WEEK, worst
from govlint.policy.flows.route import STAGES
from govlint.policy.flows.waits import Waits

Hours = tuple[tuple[int, int], ...]
"""Stretches of a week, as minutes of it: the first of each, and the first after it."""
_ANY_HOUR: Hours = ((0, WEEK),)


def on_time(time: str, chosen: Iterable[Chosen], decider: Decider, hours: Hours = _ANY_HOUR) -> str:
    """What is so instead, where some handing-in of an ordinary week is not decided within a time; else nothing.

    hours: in which it is handed in.
    """
    chosen, calendars = tuple(chosen), decider.calendars
    clock = clock_of(time, calendars, calendars.main)
    taken = decider.waits(chosen)
    if clock is None:
        return f"{time} is no time"
    if not any(one.route.how == STAGES for one in chosen):
        return ""
    if not _is_late(taken, clock, hours):
        return ""
    longest = decider.minutes(chosen) if hours == _ANY_HOUR else _longest(taken, hours)
    return "there is no limit to how long it takes" if longest is None else f"it can take {in_words(longest)}"


def _longest(taken: Waits, hours: Hours) -> int | None:
    """The longest wait of what is handed in within these hours; None without limit."""
    found = [worst(taken.ready, taken.week + first, after - first) for first, after in hours]
    return None if None in found else max(one[1] for one in found if one)


@cache
def _is_late(taken: Waits, clock: Clock, hours: Hours) -> bool:
    """Whether in these hours of an ordinary week there is a minute from which it takes longer than the clock allows.

    Neither end comes sooner for what is handed in later. So where the last is done before the first is due, all are.
    """
    open_ = [(taken.week + first, taken.week + after - 1) for first, after in hours]
    while open_:
        first, last = open_.pop()
        done, due = taken.ready(last), clock.ends(first, False)
        if due is None or (done is not None and done <= due):
            continue
        if first == last or done is None:
            return True
        middle = (first + last) // 2
        open_ += [(middle + 1, last), (first, middle)]
    return False


def in_words(minutes: int) -> str:
    """`4 h 30 min`, `2 d 3 h`: as days, hours and minutes."""
    days, rest = divmod(minutes, 24 * 60)
    hours, left = divmod(rest, 60)
    parts = [f"{count} {unit}" for count, unit in ((days, "d"), (hours, "h"), (left, "min")) if count]
    return " ".join(parts) or "no time"
