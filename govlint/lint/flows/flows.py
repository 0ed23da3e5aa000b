"""All that is wrong with approval flows; the one door to the checks beside it."""

from collections.abc import Iterator

from govlint.finding import Finding
from govlint.lint.flows import clocks, cover, order, people, promises, zones
from govlint.lint.flows.ground import ground
from govlint.policy.places import Places
from govlint.workspace.workspace import Workspace

_OF_A_FLOW = (
    *(order.loops, order.unknown_stages, order.same_person_twice),
    *(
        people.nobody_can,
        people.group_too_small,
        people.only_the_author,
        people.hangs_on_the_same,
        people.leads_to_nobody,
    ),
    *(clocks.no_clock, clocks.never_runs, clocks.waits_for_ever, clocks.urgent_no_faster, clocks.lead_time_too_short),
    cover.passes_nobody,
)
_OF_ALL_FLOWS = (
    *(people.stand_ins_in_a_loop, promises.replies, promises.crises),
    *(cover.claimed_twice, cover.claimed_by_none, zones.unknown_zones),
)


def flow_findings(workspace: Workspace, where: Places, day: str) -> Iterator[Finding]:
    """What is wrong with each flow, then with all of them together. day: from which they are seen (ISO)."""
    here = ground(workspace, where, day)
    for flow in here.flows:
        for check in _OF_A_FLOW:
            yield from check(flow, here)
    for whole in _OF_ALL_FLOWS:
        yield from whole(here)
