"""What somebody who asks is told: a decision, why something is not so, and what would be otherwise."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from govlint.decision.decider import Decider
from govlint.decision.decision import AT_ONCE, GATE, KEEP, REPORT, SHOW, Decision
from govlint.decision.given import changed
from govlint.decision.near import NEEDED, conditions, covers_at, unmet
from govlint.errors import GovlintError
from govlint.finding import Location
from govlint.near import suggestion
from govlint.policy.flows.flow import Flow, Stage


class Because(NamedTuple):
    """Why something is not so."""

    said: str
    at: Location | None = None


class Difference(NamedTuple):
    """What differs when a situation is changed. what: `allowed`, `way`, `asked`, `time` or a kind of duty."""

    what: str
    before: tuple[str, ...]
    after: tuple[str, ...]


class Otherwise(NamedTuple):
    """A changed situation. changed: as it was asked, such as `market=FR`."""

    changed: str
    decision: Decision
    changes: tuple[Difference, ...]


class Answer(NamedTuple):
    """All that one question brings. why_not: what was asked for, with why it is not so."""

    decider: Decider
    decision: Decision
    why_not: tuple[tuple[str, tuple[Because, ...]], ...] = ()
    otherwise: tuple[Otherwise, ...] = ()


def build_answer(decider: Decider, decision: Decision, why_not: Iterable[str], what_if: Iterable[str]) -> Answer:
    """The answer to a question. Raises GovlintError where it names what is not there."""
    because = tuple((what, tuple(why(decider, decision, what))) for what in why_not)
    return Answer(decider, decision, because, tuple(otherwise(decider, decision, one) for one in what_if))


def otherwise(decider: Decider, decision: Decision, written: str) -> Otherwise:
    """What would be decided with one field changed, and what of it differs."""
    other = decider.decide(changed(decision.situation, written))
    before, after = told(decision), told(other)
    changes = (Difference(what, before[what], after[what]) for what in before if before[what] != after[what])
    return Otherwise(written, other, tuple(changes))


def told(decision: Decision) -> dict[str, tuple[str, ...]]:
    """What of two decisions is compared: in words, except for the time in minutes."""
    found = {
        "allowed": (decision.allowed,),
        "way": tuple(one.flow.document.name for one in decision.chosen),
        "asked": tuple(f"{ask.leg.stage.name}: {', '.join(ask.roles)}" for ask in decision.asks),
        "time": () if decision.minutes is None else (str(decision.minutes),),
    }
    for kind in (SHOW, GATE, KEEP, REPORT):
        duties = (duty for duty in decision.duties if duty.kind == kind)
        found[kind] = tuple(dict.fromkeys(duty.time or duty.said for duty in duties))
    return found


def why(decider: Decider, decision: Decision, what: str) -> Iterator[Because]:
    """Why a role is not asked, why a flow is not the way, or why it is not allowed at once (`yes`).

    Raises GovlintError where there is no such role or flow.
    """
    names = decider.workspace.names
    if what == "yes":
        return _why_not_at_once(decision)
    if what in names["flow"]:
        return _why_not_flow(decider, decision, what)
    if what in names["role"]:
        return _why_not_role(decider, decision, what)
    known = [*names["role"], *names["flow"], "yes"]
    hint = suggestion(what, known, "Name a role, a team or an approval flow, or write yes.")
    raise GovlintError(f"no role or flow is called {what}", hint)


def _why_not_at_once(decision: Decision) -> Iterator[Because]:
    if decision.allowed == AT_ONCE:
        yield Because("it is allowed at once")
        return
    for reason in decision.bars or decision.reasons[:1]:
        yield Because(f"{reason.said} ({reason.rule})" if reason.rule else reason.said, reason.at)
    for miss in decision.misses if not decision.bars else ():
        if miss.short:
            yield Because(f"{miss.what}: {miss.condition}", miss.at)


def _why_not_flow(decider: Decider, decision: Decision, name: str) -> Iterator[Because]:
    if any(one.flow.document.name == name for one in decision.chosen):
        yield Because(f"{name} is the way")
        return
    found = [flow for flow in decider.flows if flow.document.name == name]
    for flow in found:
        yield from _not_taken(flow, decision)
    if not found:
        yield Because(f"{name} is not in force")


def _not_taken(flow: Flow, decision: Decision) -> Iterator[Because]:
    missed = unmet(flow, decision.situation, decision.here)
    for condition in missed:
        yield Because(f"{flow.document.name} {condition}", covers_at(flow))
    if not missed:
        ways = " and ".join(one.flow.document.name for one in decision.chosen)
        yield Because(f"{flow.document.name} covers it too, and {ways} is narrower", covers_at(flow))


def _why_not_role(decider: Decider, decision: Decision, role: str) -> Iterator[Because]:
    meant = decider.staff.answers_to(role)
    asked = [ask for ask in decision.asks if meant & {*ask.roles}]
    if asked:
        yield from (Because(f"{role} is asked: {ask.leg.stage.name}") for ask in asked)
        return
    found = [*_left_out(decision, meant), *_elsewhere(decider, decision, meant)]
    yield from found or [Because(f"no stage of a flow in force asks {role}")]


def _left_out(decision: Decision, meant: frozenset[str]) -> Iterator[Because]:
    """Stages of the way that would ask somebody, and why they do not."""
    for flow, _ in decision.chosen:
        for stage in _asking(flow, meant):
            missed = conditions(NEEDED, stage.when, decision.here) or ["is left out on this way"]
            at = flow.document.locate(stage.pointer)
            yield from (Because(f"the stage {stage.name} {one}", at) for one in missed)


def _elsewhere(decider: Decider, decision: Decision, meant: frozenset[str]) -> Iterator[Because]:
    """Other flows that would ask somebody, and why they are not the way."""
    taken = {one.flow.document.key for one in decision.chosen}
    for flow in decider.flows:
        if flow.document.key not in taken and _asking(flow, meant):
            yield from _not_taken(flow, decision)


def _asking(flow: Flow, meant: frozenset[str]) -> list[Stage]:
    return [stage for stage in flow.stages if meant & {*stage.approvers.roles}]
