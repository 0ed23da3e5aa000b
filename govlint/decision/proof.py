"""Statements about all situations of a region, proved cell by cell or refuted by one situation."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from govlint.decision.cells import AUTHORS, FORBIDDEN, SHOWN, Cell, Cells
from govlint.decision.decision import NEVER, SHOW, Chosen, Decision
from govlint.decision.duties import duties
from govlint.decision.lateness import Hours, on_time
from govlint.decision.situation import Situation
from govlint.policy.box import Box, box
from govlint.policy.flows.agreement import Roles
from govlint.policy.flows.route import STAGES
from govlint.policy.flows.staff import Staff
from govlint.policy.regions import Undecided
from govlint.workspace.shapes import words

HOLDS, FAILS, EMPTY, NOT_DECIDED = "holds", "fails", "empty", "not-decided"
"""Of a statement: it holds; some situation refutes it; it is about no situation; it is too large to tell."""
ALWAYS, NEVER_ = "always", "never"


class Seen(NamedTuple):
    """A situation as a demand sees it, with its ways."""

    cells: Cells
    situation: Situation
    chosen: tuple[Chosen, ...]


class Demand(NamedTuple):
    """One thing that a statement asks of every situation that may appear.

    said: in words. got: what is so instead in a situation, nothing where the demand is met; it may
    raise Undecided. by: what else tells apart where it is met, beside who must agree (FORBIDDEN, SHOWN, AUTHORS).
    """

    said: str
    got: Callable[[Seen], str]
    by: str = ""


class Against(NamedTuple):
    """What refutes a demand. decision: on one situation that does. regions: all that do, in words, none: everywhere."""

    demand: str
    got: str
    decision: Decision
    regions: tuple[str, ...]


class Proof(NamedTuple):
    """What became of a statement. cells: how many were looked at."""

    outcome: str
    cells: int
    against: tuple[Against, ...] = ()


def region_of(statement: dict[str, Any]) -> Box:
    """The situations that a statement is about. A condition in words leaves none out: nobody can judge it."""
    when = statement.get("when")
    return box(when) if isinstance(when, dict) else {}


def demands(polarity: str, statement: dict[str, Any]) -> tuple[Demand, ...]:
    """What a statement under `always` or `never` asks; nothing where it asserts nothing."""
    if polarity == ALWAYS:
        roles, functions = words(statement.get("approved_by")), words(statement.get("approved_by_functions"))
    else:
        roles, functions = words(statement.get("without")), words(statement.get("without_functions"))
    found = [*map(_agreed, roles), *map(_agreed_of, functions)]
    if polarity == NEVER_:
        # Who names what is missing has asked for that alone, even if the list is empty.
        asks = statement.keys() & {"without", "without_functions"}
        return tuple(found) if asks else (Demand("it never appears", _appears, FORBIDDEN),)
    if isinstance(statement.get("within"), str):
        found.append(_within(statement["within"]))
    return (*found, *map(_shown, words(statement.get("shown"))))


def prove(when: Box, asked: Iterable[Demand], cells: Cells) -> Proof:
    """Whether demands are met in every situation of a region that may appear at all."""
    asked, seen, unsure = tuple(asked), 0, False
    failing: dict[str, list[tuple[Cell, str, Situation]]] = {}
    try:
        for cell in cells.within(when):
            seen += 1
            chosen = cells.chosen(cell.situation)
            for demand in asked:
                try:
                    failing.setdefault(demand.said, []).extend(_refuting(demand, cells, cell, chosen))
                except Undecided:
                    unsure = True
    except Undecided:
        unsure = True
    against = tuple(_against(said, found, cells) for said, found in failing.items() if found)
    if against:
        return Proof(FAILS, seen, against)
    return Proof(NOT_DECIDED if unsure else HOLDS if seen else EMPTY, seen)


def _refuting(
    demand: Demand, cells: Cells, cell: Cell, chosen: tuple[Chosen, ...]
) -> Iterator[tuple[Cell, str, Situation]]:
    """The parts of a cell in which a demand is not met: what is so instead, and a situation that may appear."""
    for part in cells.parts(cell, demand.by) if demand.by else (cell,):
        ways = cells.chosen(part.situation) if demand.by == AUTHORS else chosen
        got = demand.got(Seen(cells, part.situation, ways))
        situation = cells.open(part) if got else None
        if situation:
            yield part, got, situation


def _against(said: str, found: list[tuple[Cell, str, Situation]], cells: Cells) -> Against:
    _, got, situation = min(found, key=lambda one: _plainness(one[2]))
    decision = cells.decide(situation)
    if decision.allowed == NEVER:
        raise AssertionError("what refutes a statement must be so when the engine decides it whole")
    return Against(said, got, decision, cells.words(cell for cell, _, _ in found))


def _plainness(situation: Situation) -> tuple[bool, bool, int]:
    """The plainest situation convinces most."""
    return situation.urgent, situation.paid != "none", len(situation.known)


def speaks_for(way: Roles, name: str, staff: Staff) -> bool:
    """Whether a role is among those who agree, or a member of a team of that name."""
    return any(name in staff.answers_to(role) for role in way)


def _agreed(role: str) -> Demand:
    def got(seen: Seen) -> str:
        return _lacking(seen, lambda way: speaks_for(way, role, seen.cells.decider.staff))

    return Demand(f"{role} has agreed", got)


def _agreed_of(function: str) -> Demand:
    def got(seen: Seen) -> str:
        return _lacking(seen, lambda way: any(function in seen.cells.decider.staff.functions(role) for role in way))

    return Demand(f"somebody of {function} has agreed", got)


def _lacking(seen: Seen, holds: Callable[[Roles], bool]) -> str:
    """How it appears all the same, in words; nothing where it does not."""
    chosen = seen.chosen
    way = next((way for way in seen.cells.decider.enough(chosen, seen.situation.author) if not holds(way)), None)
    if way is None:
        return ""
    if way:
        return f"{' and '.join(sorted(way))} {'is' if len(way) == 1 else 'are'} enough"
    if not chosen:
        return "no flow covers it, so nobody has to agree"
    silent = any(one.route.how == STAGES and not one.route.at_once for one in chosen)
    return "silence counts as consent, so nobody has to agree" if silent else "nobody has to agree"


def _appears(seen: Seen) -> str:
    return "it may appear" + (" at once" if all(one.route.at_once for one in seen.chosen) else " once it is approved")


def _within(time: str) -> Demand:
    def got(seen: Seen) -> str:
        decider = seen.cells.decider
        band = decider.here(seen.situation).facts.get("time")
        return on_time(time, seen.chosen, decider, _hours(band)) if band else on_time(time, seen.chosen, decider)

    return Demand(f"it is decided within {time}", got, AUTHORS)


def _hours(band: frozenset[str]) -> Hours:
    from govlint.workspace.bands import joined

    return joined(band)


def _shown(text: str) -> Demand:
    def got(seen: Seen) -> str:
        decider = seen.cells.decider
        at = decider.here(seen.situation)
        shown = [duty.said for duty in duties(decider, seen.situation, at) if duty.kind == SHOW]
        return "" if any(is_shown(text, said) for said in shown) else f"shown is {'; '.join(shown) or 'nothing'}"

    return Demand(f"“{text}” is shown", got, SHOWN)


def is_shown(text: str, said: str) -> bool:
    """Whether a duty to show something names a text. Capitals make no difference."""
    return text.casefold() in said.casefold()
