"""How the legs of a way are passed: when each begins and ends, whose agreement is enough, and where nobody can."""

from collections.abc import Callable, Iterable
from itertools import product
from typing import NamedTuple

from govlint.policy.flows.agreement import MAX_WAYS, Roles, enough, least, ways
from govlint.policy.flows.flow import GO, NEXT_IN_LINE, REFUSED, Flow
from govlint.policy.flows.route import Leg
from govlint.policy.flows.staff import Staff
from govlint.policy.flows.waits import Wait, latest, waits


class Passing(NamedTuple):
    """When a leg begins and when its time is up, in epoch minutes; None where no time is named.

    latest: the same where nobody answers and what then happens has happened; None where one waits without limit.
    """

    start: int
    due: int | None
    latest: int | None


def timeline(flow: Flow, legs: tuple[Leg, ...], start: int, holidays: bool = True) -> tuple[Passing, ...]:
    """When each leg begins and ends if everybody uses all the time they have. start: epoch minutes.

    Whoever is next in line has the same time again. In a flow whose stages wait for each other there is no time.
    """
    taken, last = waits(flow, legs), list[int | None]()
    passed = taken.passed(start, holidays)
    for leg, wait, (begin, due) in zip(legs, taken.legs, passed, strict=True):
        slow = taken.begins(wait, last, start)
        over = due if slow == begin else None if slow is None else wait.ends(slow, holidays)
        last.append(None if due is None or over is None else _at_last(leg, wait, over, holidays))
    return tuple(
        Passing(start if begin is None else begin, due, over) for (begin, due), over in zip(passed, last, strict=True)
    )


def _at_last(leg: Leg, wait: Wait, over: int, holidays: bool) -> int | None:
    """When a leg is over where nobody answers: at once by consent or refusal, after the next in line, or never."""
    if leg.own or not leg.stage.approves or leg.late in (GO, REFUSED):
        return over
    return wait.ends(over, holidays) if leg.late == NEXT_IN_LINE and leg.stage.next else None


def ready(legs: tuple[Leg, ...], passed: tuple[Passing, ...], start: int) -> int | None:
    """When the last leg that anybody waits for is over, in epoch minutes; None where no time is named."""
    return latest((one.due for leg, one in zip(legs, passed, strict=True) if leg.waits), start)


def agreeing(
    legs: Iterable[Leg], instead: bool, can: Callable[[Leg, str], bool] | None = None
) -> tuple[Roles, ...] | None:
    """The least sets of roles that are enough for all legs; None where they are too many to tell, none where nobody is.

    instead: count also what happens when a time is up: consent by silence, and the next in line. can: whether somebody
    is there who can act in a role; without it, in every role.
    """
    found: set[Roles] = {frozenset()}
    for leg in legs:
        if leg.stage.approves:
            here = _ways(leg, instead)
            if here is None or len(found) * len(here) > MAX_WAYS:
                return None
            able = [way for way in here if can is None or all(can(leg, role) for role in way)]
            found = {one | other for one, other in product(found, able)}
    return least(found)


def _ways(leg: Leg, instead: bool) -> tuple[Roles, ...] | None:
    here = ways(leg.stage.approvers)
    if here is None or not instead:
        return here
    if leg.late == GO:
        return (frozenset(),)
    return (*here, frozenset((leg.stage.next,))) if leg.late == NEXT_IN_LINE and leg.stage.next else here


def stuck(leg: Leg, staff: Staff, away: Iterable[str] = (), author: Iterable[str] = ()) -> bool:
    """Whether nobody can end a leg: too few people hold its roles, and what happens then leads to nobody either.

    away: people who are not there. author: people who may not act where the author is barred.
    """
    if not leg.stage.approves or leg.own or leg.late == GO:
        return False
    gone, asked = frozenset(away), leg.stage.approvers
    others = gone | frozenset(author)
    able, without = staff.able(asked.roles, gone), staff.able(asked.roles, others)
    if enough(asked, without if leg.bars_author else able, without):
        return False
    instead = leg.stage.next if leg.late == NEXT_IN_LINE else ""
    return not instead or not staff.able((instead,), others if leg.bars_author else gone).get(instead, True)
