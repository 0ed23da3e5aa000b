"""How long the way through a flow takes, by the engine that answers `simulate`: at the worst minute, and usually."""

from collections.abc import Iterator
from typing import NamedTuple

from govlint.decision.decision import Chosen
from govlint.decision.moment import on_the_wall
from govlint.handbook.book import Book
from govlint.handbook.words.wording import capital, listed
from govlint.policy.clocks.calendars import WEEK, WorkCalendar
from govlint.policy.flows.passing import Passing, timeline
from govlint.policy.flows.route import Leg
from govlint.reporters.decision.words import clock, spelt
from govlint.reporters.said import plural

_WEEK = 7 * 24 * 60


class Lasting(NamedTuple):
    """How long a way takes, in sentences. sum: what the longest is made of; silent: what if nobody answers.

    begins: of each stage, when it begins and when its time is up, as one hands in at the worst minute.
    """

    longest: str
    sum: str
    usually: str
    silent: str
    begins: tuple[str, ...]


def lasting(book: Book, chosen: Chosen, usually: bool = True) -> Lasting:
    """The times of a way. Without a limit it says where there is none. usually: whether to say that, too."""
    found = book.decider.slowest((chosen,))
    zone, legs = book.decider.calendars.main.timezone, chosen.route.legs
    if found is None:
        open_ended = listed(f"“{leg.stage.name}”" for leg in legs if leg.stage.approves and leg.stage.clock is None)
        where = f": {open_ended} {'have' if ' and ' in open_ended else 'has'} no clock" if open_ended else ""
        return Lasting(f"Without a limit{where}", "", "", "", ())
    start, minutes = found
    passed = timeline(chosen.flow, legs, start, False)
    hours = _Hours(zone, start)
    longest = f"{capital(spelt(minutes))}: what is handed in on {hours(start)} is through on {hours(start + minutes)}"
    return Lasting(
        longest if minutes else "No time at all",
        "; then ".join(_summed(legs, passed, hours)),
        _usually(book, chosen) if usually else "",
        _silent(legs, passed, start),
        tuple(f"{hours(one.start)} – {hours(one.due) if one.due is not None else 'no limit'}" for one in passed),
    )


class _Hours:
    """Instants of an ordinary week, as the wall shows them in a time zone."""

    def __init__(self, zone: str, start: int) -> None:
        self._zone, self._start = zone, start

    def __call__(self, minute: int) -> str:
        at = on_the_wall(minute, self._zone)
        weeks = (minute - self._start) // _WEEK
        later = f", {plural(weeks, 'week')} later" if weeks else ""
        return f"{WEEK[at.weekday()].capitalize()} {at.hour:02}:{at.minute:02}{later}"


def _summed(legs: tuple[Leg, ...], passed: tuple[Passing, ...], hours: _Hours) -> Iterator[str]:
    """The stages that the time is made of, in order: of those side by side, the one that takes longest."""
    waits = [number for number, leg in enumerate(legs) if leg.waits]
    last = max(waits, key=lambda number: passed[number].due or 0, default=None)
    found: list[int] = []
    while last is not None:
        found.insert(0, last)
        ahead = [one for one in legs[last].before if legs[one].waits]
        last = max(ahead, key=lambda number: passed[number].due or 0, default=None)
    for number in found:
        leg, due = legs[number], passed[number].due
        if leg.stage.clock and due is not None:
            yield f"“{leg.stage.name}” {clock(leg.stage.clock)}, until {hours(due)}"


def _usually(book: Book, chosen: Chosen) -> str:
    minutes = book.decider.usual((chosen,))
    if not minutes:
        return ""
    hours = hours_of(book.decider.calendars.main)
    return f"{capital(spelt(minutes))}: half of what is handed in while people work waits no longer ({hours})"


def _silent(legs: tuple[Leg, ...], passed: tuple[Passing, ...], start: int) -> str:
    """What becomes of it where nobody answers."""
    waiting = [
        leg.stage.name for leg, one in zip(legs, passed, strict=True) if leg.stage.approves and one.latest is None
    ]
    if waiting:
        return f"It waits without a limit at “{waiting[0]}”"
    last = max((one.latest or start for leg, one in zip(legs, passed, strict=True) if leg.waits), default=start)
    return f"It is decided after {spelt(last - start)} at the longest" if last > start else ""


def hours_of(calendar: WorkCalendar) -> str:
    """`London office: Monday to Friday, 09:00–17:00, Europe/London`."""
    numbers = sorted(number for number in calendar.days.numbers if number < len(WEEK))
    names = [WEEK[number].capitalize() for number in numbers]
    run = len(names) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1
    days = (
        "every day" if len(names) == len(WEEK) else f"{names[0]} to {names[-1]}" if run else listed(names) or "no day"
    )
    name = f"{calendar.name}: " if calendar.name and not calendar.assumed else ""
    assumed = "; assumed, no calendar is written" if calendar.assumed else ""
    return f"{name}{days}, {_wall(calendar.days.since)}–{_wall(calendar.days.until)}, {calendar.timezone}{assumed}"


def _wall(minute: int) -> str:
    return f"{minute // 60 % 24 or (24 if minute else 0):02}:{minute % 60:02}"
