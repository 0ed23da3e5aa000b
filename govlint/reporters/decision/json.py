"""A decision for programs, by `schemas/v1/decision.schema.json`. Its shapes change only with a new version."""

import json
from collections.abc import Iterator
from typing import Any, TypedDict

from govlint import __version__
from govlint.decision.answer import Answer, Because, Otherwise
from govlint.decision.decision import Ask, Chosen, Decision, Duty, Miss, Reason
from govlint.decision.duties import kept_for
from govlint.decision.moment import on_the_wall
from govlint.finding import Location
from govlint.reporters import Look
from govlint.reporters.decision.words import late, verdict, who
from govlint.reporters.placed import Place, placed
from govlint.reporters.sink import json_safe
from govlint.workspace.workspace import Workspace

FORMAT = "govlint-decision/v1"


class Said(TypedDict):
    """Something that spoke."""

    said: str
    rule: str
    place: Place | None


class Nearly(TypedDict):
    """What would have decided otherwise but for one condition."""

    what: str
    condition: str
    place: Place | None


class Done(TypedDict):
    """What must be done."""

    kind: str
    said: str
    when: str
    time: str
    rule: str
    place: Place | None


class Asked(TypedDict):
    """Somebody who is asked. Times are local, None where there is no limit."""

    flow: str
    stage: str
    may: str
    approvers: str
    roles: list[str]
    people: list[str]
    starts: str
    due: str | None
    latest: str | None
    late: str
    stuck: bool
    place: Place | None


def lines(answer: Answer, _look: Look) -> Iterator[str]:
    """One JSON document."""
    workspace, decision = answer.decider.workspace, answer.decision
    whole: dict[str, Any] = {
        "format": FORMAT,
        "version": __version__,
        "as_of": answer.decider.day,
        "organisation": workspace.title,
        "situation": _situation(decision),
        "decision": _decision(workspace, decision),
        "why_not": [_why_not(workspace, what, found) for what, found in answer.why_not],
        "what_if": [_otherwise(workspace, one) for one in answer.otherwise],
    }  # fmt: skip
    yield json_safe(json.dumps(whole, ensure_ascii=True, indent=2))


def _situation(decision: Decision) -> dict[str, Any]:
    """What is known of it."""
    known = decision.situation.known
    return known | {"audience": dict(known["audience"])} if "audience" in known else known


def _decision(workspace: Workspace, decision: Decision) -> dict[str, Any]:
    return {
        "allowed": decision.allowed,
        "said": verdict(decision),
        "ways": [_way(one) for one in decision.chosen],
        "any_time": decision.any_time,
        "timezone": decision.timezone,
        "starts": _time(decision, decision.start),
        "ready": _time(decision, decision.ready),
        "latest": _time(decision, decision.latest),
        "minutes": decision.minutes,
        "asked": [_asked(workspace, decision, ask) for ask in decision.asks],
        "kept": kept_for(decision.duties),
        "duties": [_duty(workspace, duty) for duty in decision.duties],
        "reasons": [_reason(workspace, reason) for reason in decision.reasons],
        "nearly": [_miss(workspace, miss) for miss in decision.misses],
        "assumed": list(decision.here.assumed),
    }


def _way(chosen: Chosen) -> dict[str, str]:
    return {"flow": chosen.flow.document.name, "how": chosen.route.how}


def _time(decision: Decision, minute: int | None) -> str | None:
    return None if minute is None else on_the_wall(minute, decision.timezone).isoformat(timespec="minutes")


def _asked(workspace: Workspace, decision: Decision, ask: Ask) -> Asked:
    stage = ask.leg.stage
    return {
        "flow": ask.flow.document.name,
        "stage": stage.name,
        "may": stage.may,
        "approvers": who(stage.approvers),
        "roles": list(ask.roles),
        "people": list(ask.people),
        "starts": _time(decision, ask.passing.start) or "",
        "due": _time(decision, ask.passing.due),
        "latest": _time(decision, ask.passing.latest),
        "late": late(ask),
        "stuck": ask.stuck,
        "place": _place(workspace, ask.flow.document.locate(stage.pointer)),
    }


def _duty(workspace: Workspace, duty: Duty) -> Done:
    return {
        "kind": duty.kind,
        "said": duty.said,
        "when": duty.when,
        "time": duty.time,
        "rule": duty.rule,
        "place": _place(workspace, duty.at),
    }


def _reason(workspace: Workspace, reason: Reason) -> Said:
    return {"said": reason.said, "rule": reason.rule, "place": _place(workspace, reason.at)}


def _why_not(workspace: Workspace, what: str, found: tuple[Because, ...]) -> dict[str, Any]:
    because: list[Said] = [{"said": one.said, "rule": "", "place": _place(workspace, one.at)} for one in found]
    return {"what": what, "because": because}


def _miss(workspace: Workspace, miss: Miss) -> Nearly:
    return {"what": miss.what, "condition": miss.condition, "place": _place(workspace, miss.at)}


def _otherwise(workspace: Workspace, one: Otherwise) -> dict[str, Any]:
    changes = [
        {"what": change.what, "before": list(change.before), "after": list(change.after)} for change in one.changes
    ]
    return {"changed": one.changed, "changes": changes, "decision": _decision(workspace, one.decision)}


def _place(workspace: Workspace, at: Location | None) -> Place | None:
    return placed(workspace.sources[at.path], at) if at else None
