"""Whether a way is over within a time, whenever it begins; knows routes and clocks, not who asks."""

from collections.abc import Iterable

from govlint.decision.decider import Decider
from govlint.decision.decision import Chosen
from govlint.policy.clocks.clock import Clock, clock_of
from govlint.policy.clocks.week import WEEK, ordinary_week
from govlint.policy.flows.route import STAGES, ready, timeline


def on_time(time: str, chosen: Iterable[Chosen], decider: Decider) -> str:
    """What is so instead, where some handing-in of an ordinary week is not decided within a time; else nothing."""
    chosen, calendars = tuple(chosen), decider.calendars
    clock = clock_of(time, calendars, calendars.main)
    start = ordinary_week(int(decider.day[:4]), calendars.main.timezone)
    if clock is None:
        return f"{time} is no time"
    if not any(one.route.how == STAGES for one in chosen):
        return ""
    late = _late(chosen, clock, start, start + WEEK - 1)
    if late is None:
        return ""
    longest = decider.minutes(chosen)
    return "there is no limit to how long it takes" if longest is None else f"it can take {in_words(longest)}"


def finished(chosen: Iterable[Chosen], start: int, holidays: bool = False) -> int | None:
    """When all ways are over that begin at an instant, both in epoch minutes; None where there is no limit."""
    ends = [start]
    for flow, way in chosen:
        if way.how == STAGES:
            end = ready(way.legs, timeline(flow, way.legs, start, holidays), start)
            if end is None:
                return None
            ends.append(end)
    return max(ends)


def _late(chosen: tuple[Chosen, ...], clock: Clock, since: int, until: int) -> int | None:
    """A minute from since to until at which it takes longer than the clock allows; None where there is none.

    Neither end comes sooner for what is handed in later. So where the last is done before the first is due, all are.
    """
    open_ = [(since, until)]
    while open_:
        first, last = open_.pop()
        done, due = finished(chosen, last), clock.ends(first, False)
        if due is None or (done is not None and done <= due):
            continue
        if first == last or done is None:
            return last
        middle = (first + last) // 2
        open_ += [(middle + 1, last), (first, middle)]
    return None


def in_words(minutes: int) -> str:
    """`4 h 30 min`, `2 d 3 h`: as days, hours and minutes."""
    days, rest = divmod(minutes, 24 * 60)
    hours, left = divmod(rest, 60)
    parts = [f"{count} {unit}" for count, unit in ((days, "d"), (hours, "h"), (left, "min")) if count]
    return " ".join(parts) or "no time"
