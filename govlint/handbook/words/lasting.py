"""How long the way through a flow takes, by the engine that answers `simulate`: at the worst minute, and usually."""

from collections.abc import Iterable, Iterator
from functools import reduce
from typing import NamedTuple

from govlint.decision.decision import Chosen
from govlint.decision.moment import on_the_wall
from govlint.handbook.book import Book
from govlint.handbook.words.wording import capital, listed, weekday
from govlint.language import counted, ngettext
from govlint.language import gettext as _
from govlint.policy.clocks.calendars import WEEK, WorkCalendar
from govlint.policy.flows.passing import Passing, timeline
from govlint.policy.flows.route import Leg
from govlint.reporters.decision.words import clock, spelt

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
        return Lasting(_endless(legs), "", "", "", ())
    start, minutes = found
    passed = timeline(chosen.flow, legs, start, False)
    hours = _Hours(zone, start)
    longest = _("%(time)s: what is handed in on %(start)s is through on %(end)s") % {
        "time": capital(spelt(minutes)),
        "start": hours(start),
        "end": hours(start + minutes),
    }
    return Lasting(
        longest if minutes else _("No time at all"),
        _in_turn(_summed(legs, passed, hours)),
        _usually(book, chosen) if usually else "",
        _silent(legs, passed, start),
        tuple(f"{hours(one.start)} – {hours(one.due) if one.due is not None else _('no limit')}" for one in passed),
    )


def _endless(legs: tuple[Leg, ...]) -> str:
    """That there is no limit, and at which stages."""
    names = [_("“%(name)s”") % {"name": leg.stage.name} for leg in legs if leg.stage.approves and not leg.stage.clock]
    form = ngettext("Without a limit: %(stages)s has no clock", "Without a limit: %(stages)s have no clock", len(names))
    return form % {"stages": listed(names)} if names else _("Without a limit")


def _in_turn(said: Iterable[str]) -> str:
    """`one; then another; then a third`."""
    found = list(said)
    return (
        reduce(lambda one, other: _("%(one)s; then %(other)s") % {"one": one, "other": other}, found) if found else ""
    )


class _Hours:
    """Instants of an ordinary week, as the wall shows them in a time zone."""

    def __init__(self, zone: str, start: int) -> None:
        self._zone, self._start = zone, start

    def __call__(self, minute: int) -> str:
        at = on_the_wall(minute, self._zone)
        weeks = (minute - self._start) // _WEEK
        said = _("%(day)s %(time)s") % {"day": weekday(at.weekday()), "time": f"{at.hour:02}:{at.minute:02}"}
        if not weeks:
            return said
        return counted("%(moment)s, %(count)s week later", "%(moment)s, %(count)s weeks later", weeks, moment=said)


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
            yield _("“%(stage)s” %(time)s, until %(end)s") % {
                "stage": leg.stage.name,
                "time": clock(leg.stage.clock),
                "end": hours(due),
            }


def _usually(book: Book, chosen: Chosen) -> str:
    minutes = book.decider.usual((chosen,))
    if not minutes:
        return ""
    hours = hours_of(book.decider.calendars.main)
    return _("%(time)s: half of what is handed in while people work waits no longer (%(hours)s)") % {
        "time": capital(spelt(minutes)),
        "hours": hours,
    }


def _silent(legs: tuple[Leg, ...], passed: tuple[Passing, ...], start: int) -> str:
    """What becomes of it where nobody answers."""
    waiting = [
        leg.stage.name for leg, one in zip(legs, passed, strict=True) if leg.stage.approves and one.latest is None
    ]
    if waiting:
        return _("It waits without a limit at “%(stage)s”") % {"stage": waiting[0]}
    last = max((one.latest or start for leg, one in zip(legs, passed, strict=True) if leg.waits), default=start)
    return _("It is decided after %(time)s at the longest") % {"time": spelt(last - start)} if last > start else ""


def hours_of(calendar: WorkCalendar) -> str:
    """`London office: Monday to Friday, 09:00–17:00, Europe/London`."""
    numbers = sorted(number for number in calendar.days.numbers if number < len(WEEK))
    hours = f"{_wall(calendar.days.since)}–{_wall(calendar.days.until)}"
    said = f"{_days(numbers)}, {hours}, {calendar.timezone}"
    if calendar.assumed:
        return _("%(hours)s; assumed, no calendar is written") % {"hours": said}
    return f"{calendar.name}: {said}" if calendar.name else said


def _days(numbers: list[int]) -> str:
    """The days of a week in words. numbers: of the days, in order."""
    names = [weekday(number) for number in numbers]
    if len(names) == len(WEEK):
        return _("every day")
    if len(names) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return _("%(first)s to %(last)s") % {"first": names[0], "last": names[-1]}
    return listed(names) or _("no day")


def _wall(minute: int) -> str:
    return f"{minute // 60 % 24 or (24 if minute else 0):02}:{minute % 60:02}"
