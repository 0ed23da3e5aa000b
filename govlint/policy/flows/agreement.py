"""When an approver expression is satisfied: the sets of roles that are enough, and whether enough people are there."""

import re
from collections.abc import Iterable
from itertools import combinations, product
from math import comb

from govlint.policy.flows.approvers import ALL, ROLE, SILENCE, SOME, VOTE, Approvers

_SHARE = re.compile(r"(?P<part>[0-9]{1,9})(?:/(?P<whole>[1-9][0-9]{0,8})|%)(?P<more>\+1)?\Z")
MAX_WAYS = 512
"""So many sets of roles are told apart; of more, nobody can say who must agree."""

Roles = frozenset[str]
"""Roles (or teams) whose agreement together is enough."""
_SOMEBODY = frozenset(("somebody",))


def needed(share: str, total: int) -> int:
    """How many of a number of votes a share asks for: `2/3`, `60%`, `50%+1`, `majority` or `unanimous`.

    At least one and at most all; what is no share asks for all.
    """
    return max(1, min(_needed(share, total), total))


def _needed(share: str, total: int) -> int:
    if share == "majority":
        return total // 2 + 1
    found = _SHARE.match(share)
    if not found:
        return total
    above, below = int(found["part"]), int(found["whole"] or 100)
    more = bool(found["more"])
    return total * above // below + more if more else -(-total * above // below)


def ways(asked: Approvers) -> tuple[Roles, ...] | None:
    """The least sets of roles whose agreement is enough, the smallest first; None where they are too many to tell.

    The empty set is one of them where nobody has to agree: no answer then counts as consent.
    """
    found = _ways(asked)
    return None if found is None else least(found)


def least(found: set[Roles]) -> tuple[Roles, ...]:
    """Of sets, those that hold no other of them."""
    kept = [way for way in found if not any(other < way for other in found)]
    return tuple(sorted(kept, key=lambda way: (len(way), sorted(way))))


def said(found: Iterable[Roles]) -> str:
    """Sets of roles in words: `brand-lead and legal-lead, or editor`."""
    return ", or ".join(" and ".join(sorted(roles)) or "nobody" for roles in found)


def allows_more(before: Iterable[Roles], after: Iterable[Roles]) -> bool:
    """Whether some agreement is enough by the second sets that is not by the first."""
    held = tuple(before)
    return any(not any(one <= other for one in held) for other in after)


def _ways(asked: Approvers) -> set[Roles] | None:
    found = _of_kind(asked)
    if found is not None and asked.on_behalf[1]:
        found = found | {frozenset((asked.on_behalf[1],))}
    return found


def _of_kind(asked: Approvers) -> set[Roles] | None:
    if asked.kind == ROLE:
        return {frozenset((asked.role,))}
    if asked.kind == SILENCE:
        return {frozenset()}
    parts = [_ways(part) for part in asked.parts]
    if any(part is None for part in parts):
        return None
    return _together([part for part in parts if part is not None], _count(asked))


def _count(asked: Approvers) -> int:
    """Of how many parts agreement is needed. A number of people of one group is a matter of that group alone."""
    total = len(asked.parts)
    if asked.kind == ALL:
        return total
    count = needed(asked.share, total) if asked.kind == VOTE else asked.quorum
    return min(max(count, 1), total)


def _together(parts: list[set[Roles]], count: int) -> set[Roles] | None:
    """The unions of one way of each of so many parts; None where they are too many."""
    if comb(len(parts), count) > MAX_WAYS:
        return None
    found: set[Roles] = set()
    for chosen in combinations(parts, count):
        for way in product(*chosen):
            found.add(frozenset().union(*way))
            if len(found) > MAX_WAYS:
                return None
    return found


People = dict[str, frozenset[str]]
"""Role or team → who of it is there; one that is not named has somebody."""


def enough(asked: Approvers, people: People, others: People | None = None) -> bool:
    """Whether enough people are there to agree. others: the same without the author, where that makes a difference."""
    others = people if others is None else others
    if asked.bars_author:
        people = others
    if asked.on_behalf[1] and people.get(asked.on_behalf[1], _SOMEBODY):
        return True
    if asked.kind == ROLE:
        return bool(people.get(asked.role, _SOMEBODY))
    if asked.kind == SILENCE:
        return True
    there = _there(asked, people) if asked.kind != ALL else None
    if there is not None:
        return len(there[0]) >= (needed(asked.share, there[1]) if asked.kind == VOTE else asked.quorum)
    agreed = sum(enough(part, people, others) for part in asked.parts)
    # More of several than there are is never reached; how many one group has, nobody may know.
    several = asked.kind == SOME and len(asked.parts) > 1
    return agreed >= (asked.quorum if several else _count(asked))


def alone(asked: Approvers, names: Roles) -> bool:
    """Whether the author, by all names that mean them, is enough and not barred."""
    if asked.bars_author:
        return False
    if asked.kind == ROLE:
        return asked.role in names or asked.on_behalf[1] in names
    if asked.kind in (SILENCE, VOTE):
        return asked.kind == SILENCE
    agreed = sum(alone(part, names) for part in asked.parts)
    return agreed >= (asked.quorum if asked.kind == SOME else len(asked.parts)) or asked.on_behalf[1] in names


def _there(asked: Approvers, people: dict[str, frozenset[str]]) -> tuple[frozenset[str], int] | None:
    """Of a number of one group's people: who is there, and how many there are; None for several groups."""
    if len(asked.parts) != 1 or asked.parts[0].kind != ROLE or asked.parts[0].role not in people:
        return None
    there = people[asked.parts[0].role]
    return there, len(there)
