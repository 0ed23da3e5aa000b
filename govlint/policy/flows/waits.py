"""How long the legs of a way take together in an ordinary week; knows clocks and their order, not who is asked."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from govlint.policy.clocks.calendars import WorkCalendar
from govlint.policy.clocks.clock import Clock
from govlint.policy.clocks.week import WEEK, open_minutes, ordinary_week, typical, worst
from govlint.policy.flows.flow import Flow
from govlint.policy.flows.route import Leg

ORDINARY_YEAR = 2026
"""The year of the week in which flows are measured; always the same, so that no figure changes with the date."""


LOOKS = 150
"""So often the way through a flow is worked out to find its longest wait. Flows that people write need some forty; for
one that needs more the wait is an upper bound, within two hours or so."""


class Wait(NamedTuple):
    """What a leg adds to the time. before: the legs right before it. clocks: all must run out; none where it takes no
    time. endless: nobody says how long it takes. counts: whether anybody waits for it.
    """

    before: tuple[int, ...]
    clocks: tuple[Clock, ...]
    endless: bool
    counts: bool

    def ends(self, begin: int, holidays: bool) -> int | None:
        """When it is over that begins at an instant; None where nobody can say."""
        return None if self.endless else latest([clock.ends(begin, holidays) for clock in self.clocks], begin)

    def moves(self, begin: int, going: bool) -> tuple[bool, int]:
        """Whether its end moves as its beginning does, and for how many minutes that stays so.

        going: whether the beginning moves at all.
        """
        ends, level = [(begin, going)], WEEK
        for clock in self.clocks if going else ():
            end = clock.ends(begin, False) or begin
            moved, minutes = clock.steady(begin, end, False)
            ends.append((end, moved))
            level = min(level, minutes)
        moved, minutes = _last(ends)
        return moved, min(level, minutes)


class Waits(NamedTuple):
    """Legs without their people. Flows with the same clocks in the same order have the same, and are measured once."""

    legs: tuple[Wait, ...]
    zone: str

    def ready(self, start: int) -> int | None:
        """When all is over that is handed in at start, without holidays; None for no limit. In epoch minutes."""
        passed = zip(self.legs, self.passed(start, False), strict=True)
        return latest([end for leg, (_, end) in passed if leg.counts], start)

    def passed(self, start: int, holidays: bool) -> list[tuple[int | None, int | None]]:
        """When each leg begins and ends of what is handed in at start, in epoch minutes; None where nobody can say."""
        begins: list[int | None] = []
        ends: list[int | None] = []
        for leg in self.legs:
            begin = self.begins(leg, ends, start)
            begins.append(begin)
            ends.append(None if begin is None else leg.ends(begin, holidays))
        return list(zip(begins, ends, strict=True))

    def begins(self, leg: Wait, ends: list[int | None], start: int) -> int | None:
        """When a leg begins, once those before it have ended; None where one of them has no end."""
        return latest([ends[one] for one in leg.before if self.legs[one].counts], start)

    def level(self, start: int) -> int:
        """For how many minutes after start, as far as clocks tell, nobody waits longer than who hands in at start."""
        passed = self.passed(start, False)
        moves: list[bool] = []
        level = WEEK
        for leg, (begin, end) in zip(self.legs, passed, strict=True):
            if begin is None or end is None:  # nobody waits for it, or all wait without an end
                moves.append(False)
                continue
            before = [(passed[one][1] or 0, moves[one]) for one in leg.before if self.legs[one].counts]
            going, until_begin = _last([(start, True), *before])
            moved, until_end = leg.moves(begin, going)
            moves.append(moved)
            level = min(level, until_begin, until_end)
        return level

    @property
    def week(self) -> int:
        """The minute at which the week begins in which it is measured."""
        return ordinary_week(ORDINARY_YEAR, self.zone)


def waits(flow: Flow, legs: tuple[Leg, ...]) -> Waits:
    """What legs of a flow add to the time."""
    return Waits(tuple(_wait(flow, leg) for leg in legs), flow.calendar.timezone)


def side_by_side(found: Iterable[Waits], zone: str) -> Waits:
    """Several ways that must all be gone, begun together."""
    legs: list[Wait] = []
    for one in found:
        ahead = len(legs)
        legs += (leg._replace(before=tuple(at + ahead for at in leg.before)) for leg in one.legs)
    return Waits(tuple(legs), zone)


def _wait(flow: Flow, leg: Leg) -> Wait:
    stage = leg.stage
    clocks = () if leg.own or stage.clock is None else (stage.clock, *stage.objections)
    looping = bool(flow.order.loop) and stage in flow.stages
    return Wait(leg.before, clocks, looping or (stage.clock is None and not leg.own), leg.waits)


@cache
def longest(found: Waits) -> tuple[int, int] | None:
    """The worst minute of an ordinary week to hand something in, and how many minutes it then takes at most.

    None without a limit.
    """
    # Without calendars every minute is like the first; there is nothing to search.
    minutes = WEEK if any(clock.calendar for leg in found.legs for clock in leg.clocks) else 1
    return worst(found.ready, found.week, minutes, found.level, LOOKS)


@cache
def usual(found: Waits, calendar: WorkCalendar) -> int | None:
    """The minutes that the middle one takes of all handed in while a calendar is open; None without a limit."""
    return typical(found.ready, open_minutes(calendar, found.week, holidays=False))


def _last(times: Iterable[tuple[int, bool]]) -> tuple[bool, int]:
    """Whether the last of some instants is one that moves on, and for how many minutes it stays the last."""
    times = list(times)
    moving = max((at for at, moves in times if moves), default=None)
    staying = max((at for at, moves in times if not moves), default=None)
    if staying is None or (moving is not None and moving >= staying):
        return True, WEEK
    return False, WEEK if moving is None else staying - moving


def latest(times: Iterable[int | None], start: int) -> int | None:
    """The last of several instants, not before start; None where one of them never comes."""
    found = start
    for time in times:
        if time is None:
            return None
        found = max(found, time)
    return found
