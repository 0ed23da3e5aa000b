"""What a case of a flow costs: layers, functions, people, hours; knows no walls."""

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from govlint.policy.flows.agreement import needed, ways
from govlint.policy.flows.approvers import ALL, SOME, VOTE, Approvers
from govlint.policy.flows.cases import Case
from govlint.policy.flows.passing import agreeing, stuck
from govlint.policy.flows.route import Leg
from govlint.policy.flows.staff import Staff
from govlint.policy.flows.waits import longest, waits
from govlint.policy.measured import EXECUTIVE, LEGAL, QUALIFIED

_TOP = ("executive", "board")
_MOST_PEOPLE = 5


def layers(case: Case) -> int:
    """Stages in a row that must approve before it appears, those side by side counted once."""
    deep: list[int] = []
    for leg in case.legs:
        ahead = max((deep[one] for one in leg.before if one < len(deep)), default=0)
        deep.append(ahead + leg.stage.approves)
    return len(case.approving) if case.flow.order.loop else max(deep, default=0)


def qualification(case: Case) -> str | None:
    """The highest qualification that any stage asks for; None where none speaks of it."""
    order = QUALIFIED[0].levels
    known = [leg.stage.qualification for leg in case.asked if leg.stage.qualification in order]
    return max(known, key=order.index) if known else None


def functions(case: Case, staff: Staff) -> int | None:
    """How many functions must agree, by the way that needs fewest; None where no function is known.

    A role whose function nobody names adds none.
    """
    found = agreeing(case.legs, instead=False)
    if found is None:
        return None
    counts = [len(frozenset().union(*map(staff.functions, way))) for way in found]
    return min(counts) if not case.approving or any(counts) else None


def people(case: Case, staff: Staff) -> int | None:
    """The fewest different people who must agree; None where documents name nobody. Roles without names add none."""
    found = agreeing(case.legs, instead=False)
    if found is None:
        return None
    known = [[staff.people(role) for role in way if staff.knows(role)] for way in found]
    if case.approving and not any(known):
        return None
    fewest = min(_fewest(groups) for groups in known)
    apart = 2 if any(leg.stage.approvers.apart_from for leg in case.approving) else 0
    return max(fewest, apart, *(_of_one_group(leg.stage.approvers, staff) for leg in case.approving), 0)


def _fewest(groups: Sequence[frozenset[str]]) -> int:
    """How many people are enough for one of each group that has any; five stands for five or more."""
    filled = {group for group in groups if group}
    alike = {frozenset(group for group in filled if one in group) for one in frozenset().union(*filled)}
    for count in range(min(len(filled), _MOST_PEOPLE)):
        if any(frozenset().union(*some) == filled for some in combinations(alike, count)):
            return count
    return min(len(filled), _MOST_PEOPLE)


def _of_one_group(asked: Approvers, staff: Staff) -> int:
    """How many people of one group must agree, where an expression asks for several of the same; else 0."""
    if asked.kind == ALL:
        return max((_of_one_group(part, staff) for part in asked.parts), default=0)
    if len(asked.parts) != 1 or asked.kind not in (SOME, VOTE):
        return 0
    size = len(staff.people(asked.parts[0].role))
    return needed(asked.share, size) if asked.kind == VOTE else min(asked.quorum, size)


def worst_hours(case: Case) -> int | None:
    """The hours it takes at most when handed in at the worst minute of an ordinary week; None without a limit."""
    found = longest(waits(case.flow, case.legs))
    return None if found is None else -(-found[1] // 60)


def on_one_person(leg: Leg, staff: Staff) -> str:
    """The one person without whom a leg stands still; empty where others can act, or where nobody can anyway."""
    roles = leg.stage.approvers.roles
    able = staff.able(roles)
    if stuck(leg, staff):
        return ""
    everyone = sorted(frozenset().union(*able.values()))
    return next((person for person in everyone if stuck(leg, staff, (person,))), "")


def single_path(case: Case, staff: Staff) -> int | None:
    """The share (0 to 100) of approving stages that stand still when one person is away; None where nobody is named."""
    legs = [leg for leg in case.approving if staff.able(leg.stage.approvers.roles)]
    return round(100 * sum(bool(on_one_person(leg, staff)) for leg in legs) / len(legs)) if legs else None


def executive(case: Case, staff: Staff) -> str:
    """Whether it waits for somebody at the top."""
    asked = [to for _, to in case.flow.escalation] if case.approving else []
    return EXECUTIVE[0].levels[_part(case, asked, lambda role: staff.seniority(role) in _TOP)]


def legal(case: Case, staff: Staff) -> str:
    """Whether it waits for legal."""
    return LEGAL[0].levels[_part(case, (), lambda role: "legal" in staff.functions(role))]


def _part(case: Case, asked: Iterable[str], belongs: Callable[[str], bool]) -> int:
    """2 where nothing appears without such a role, 1 where such a role can come into it, else 0."""
    parts = [_part_in(leg, belongs) for leg in case.approving]
    return max((*parts, *(int(belongs(role)) for role in asked)), default=0)


def _part_in(leg: Leg, belongs: Callable[[str], bool]) -> int:
    found = ways(leg.stage.approvers)
    always = bool(found) and all(any(map(belongs, way)) for way in found or ())
    if always and not leg.stage.only_if:
        return 2
    return int(any(map(belongs, (*leg.stage.approvers.roles, leg.stage.next))))
