"""From documents to flows; what is malformed is left out, for the schema has said so."""

from typing import Any

from govlint.policy.box import UNJUDGED, Box, box
from govlint.policy.clocks.calendars import Calendars, WorkCalendar
from govlint.policy.clocks.clock import clock_of
from govlint.policy.flows.approvers import SILENCE, Approvers, approvers_of, objections
from govlint.policy.flows.flow import Flow, PreApproved, Stage, Urgent
from govlint.policy.flows.order import order
from govlint.policy.flows.staff import Staff
from govlint.policy.policy import binds
from govlint.policy.settings import Setting, rank, settings_of
from govlint.workspace.documents import Document
from govlint.workspace.shapes import entries, text, words
from govlint.workspace.workspace import Workspace


def flows_of(workspace: Workspace, calendars: Calendars, day: str) -> tuple[Flow, ...]:
    """Every flow that is in use, the narrowest first. day: from which its documents are seen (ISO)."""
    staff = Staff(workspace)
    found = (build_flow(document, calendars, day, staff) for document in workspace.of_kind("approval-flow"))
    return tuple(sorted(found, key=lambda flow: flow.rank, reverse=True))


def build_flow(document: Document, calendars: Calendars, day: str, staff: Staff) -> Flow:
    """The flow of a document. What is malformed in it is left out; the schema has said so.

    staff: teams of their own hours, by which the clocks of their stages run.
    """
    value, scope = document.value, box(document.scope)
    covered = value.get("covers")
    topics = words(covered.get("topics")) if isinstance(covered, dict) else ()
    # In a scope, content that is not named stands for the topics; the way of a topic is open to all content.
    any_content = bool(topics) and isinstance(covered, dict) and not words(covered.get("content"))
    held: dict[str, list[Setting]] = {}
    for setting in settings_of(document):
        if not setting.until or setting.until >= day:
            region = _open(setting.region) if any_content else setting.region
            held.setdefault(setting.control, []).append(setting._replace(region=region))
    stages = entries(value.get("stages"))
    return Flow(
        document,
        _open(scope) if any_content else scope,
        topics,
        rank(scope),
        {control: tuple(sorted(many, key=_rank, reverse=True)) for control, many in held.items()},
        tuple(_stage(at, stage, calendars, staff) for at, stage in stages),
        order([stage for _, stage in stages]),
        approvers_of(value.get("publisher")),
        _urgent(value.get("urgent"), calendars),
        tuple(_pre_approved(at, entry) for at, entry in entries(value.get("pre_approved"))),
        tuple(
            (clock_of(one.get("after"), calendars, calendars.main), text(one.get("to")))
            for _, one in entries(value.get("escalation"))
        ),
        calendars.main,
        binds(document, day),
    )


def _open(region: Box) -> Box:
    """A region for all content."""
    return {name: values for name, values in region.items() if name != "content"}


def _rank(setting: Setting) -> tuple[int, ...]:
    return setting.rank


def _calendar(asked: Approvers, calendars: Calendars, staff: Staff) -> WorkCalendar:
    """When the one team that alone is asked works, where it says so; else the main calendar.

    It has a name: unlike hours of the stage, it does not by itself make hours of a clock working hours.
    """
    teams = {staff.working(role) for role in asked.roles}
    if len(teams) != 1 or len(together := teams.pop()) != 1:
        return calendars.main
    (team,) = together
    hours = staff.entry(team).get("hours")
    zone = {key: value for key, value in staff.entry(team).items() if key == "timezone"}
    found = calendars.of_hours({**zone, **(hours if isinstance(hours, dict) else {})}, calendars.main)
    return found if found.name else found._replace(name=team)


def _stage(at: int, stage: dict[str, Any], calendars: Calendars, staff: Staff) -> Stage:
    approvers = approvers_of(stage.get("approvers"))
    base = calendars.of_hours(stage.get("hours"), _calendar(approvers, calendars, staff))
    silent = [clock_of(within, calendars, base) for within in objections(approvers)]
    written = clock_of(stage.get("clock"), calendars, base)
    # Where it is enough that nobody objects within a time, that is the time it takes.
    first = written or (silent.pop(0) if silent and approvers.kind == SILENCE else None)
    when = stage.get("only_when")
    region = box(when) if isinstance(when, dict) else {}
    then = stage["clock"].get("then") if isinstance(stage.get("clock"), dict) else None
    return Stage(
        text(stage.get("name")),
        ("stages", at),
        approvers,
        {name: values for name, values in region.items() if name != UNJUDGED},
        "".join(region.get(UNJUDGED, ())),
        first,
        text(stage.get("if_late")),
        text(stage.get("fallback")) or text(then),
        text(stage.get("may")) or "approve",
        text(stage.get("qualification")),
        tuple(clock for clock in silent if clock),
    )


def _urgent(written: Any, calendars: Calendars) -> Urgent | None:
    if not isinstance(written, dict):
        return None
    asked = approvers_of(written["approvers"]) if written.get("approvers") else None
    clock = clock_of(written.get("within"), calendars, calendars.main)
    return Urgent(("urgent",), asked, clock, text(written.get("report_to")))


def _pre_approved(at: int, entry: dict[str, Any]) -> PreApproved:
    content = box({"content": entry.get("kind")}).get("content", frozenset())
    return PreApproved(("pre_approved", at), content, text(entry.get("within")), text(entry.get("by")))
