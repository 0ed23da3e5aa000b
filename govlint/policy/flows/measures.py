"""What is measured of approval flows, as settings: for each case that a flow tells apart, where that case holds."""

from collections.abc import Iterable, Iterator
from typing import Any

from govlint.policy.box import box
from govlint.policy.clocks.calendars import calendars_of
from govlint.policy.flows import figures
from govlint.policy.flows.cases import Case, cases
from govlint.policy.flows.flow import Flow
from govlint.policy.flows.read import flows_of
from govlint.policy.flows.staff import Staff
from govlint.policy.flows.together import on_one_person
from govlint.policy.settings import DECIDED, Setting, rank
from govlint.workspace.workspace import Workspace

_AT = ("stages",)


def flow_settings(workspace: Workspace, day: str) -> Iterator[Setting]:
    """What is measured of all flows in use whose stages are listed, seen from a day (ISO), and of all together."""
    staff = Staff(workspace)
    calendars = calendars_of(workspace)
    found = flows_of(workspace, calendars, day)
    for flow in found:
        if isinstance(flow.document.value.get("stages"), list):
            for case in cases(flow):
                yield from _settings(case, staff)

    yield from _together(found, staff)


def _together(found: Iterable[Flow], staff: Staff) -> Iterator[Setting]:
    """How many flows hang on one person, at the role of that person."""
    hanging = on_one_person(found, staff)
    if hanging and (where := staff.where(hanging.role)):
        document, at = where
        control, pointer = "approval.flows-on-one-person", ("roles", at, "name")
        yield Setting(control, hanging.percent, DECIDED, "must", {}, rank({}), document, pointer, hanging.said)


def _settings(case: Case, staff: Staff) -> Iterator[Setting]:
    for control, value in measured_of(case, staff).items():
        if value is not None:
            yield setting(case, control, value)


def setting(case: Case, control: str, value: Any) -> Setting:
    """A value that holds in a case. The more conditions it has, the narrower it is within its flow.

    What holds for some topics alone says nothing of the ordinary post: it holds for the content that is not named.
    """
    flow = case.flow
    rank = (*flow.rank[:4], case.conditions, 0, 0)
    region = box(flow.document.scope) | case.region if flow.topics else case.region
    return Setting(control, value, DECIDED, "must", region, rank, flow.document, _AT, binds=flow.binds)


def measured_of(case: Case, staff: Staff) -> dict[str, Any]:
    """Control → what is measured of a case; None where nobody can tell."""
    return {
        "approval.layers": figures.layers(case),
        "approval.qualification": figures.qualification(case),
        "approval.functions": figures.functions(case, staff),
        "approval.people": figures.people(case, staff),
        "approval.worst-hours": figures.worst_hours(case),
        "approval.single-path": figures.single_path(case, staff),
        "approval.executive": figures.executive(case, staff),
        "approval.legal": figures.legal(case, staff),
    }
