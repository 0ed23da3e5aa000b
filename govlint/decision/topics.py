"""Topics on which we speak once somebody agrees: who that is, as a way of its own beside the flow."""

from collections.abc import Iterable, Iterator
from typing import Any

from govlint.decision.decision import Chosen, Reason
from govlint.decision.further import TOPIC
from govlint.decision.situation import YES, Situation
from govlint.language import gettext as _
from govlint.policy.box import Box, box
from govlint.policy.clocks.calendars import Calendars
from govlint.policy.clocks.clock import clock_of
from govlint.policy.flows.approvers import approvers_of
from govlint.policy.flows.flow import NEXT_IN_LINE, WAIT, Flow, Stage
from govlint.policy.flows.order import order
from govlint.policy.flows.route import STAGES, Route, legs_of
from govlint.policy.policy import binds
from govlint.text.nodes import Pointer
from govlint.workspace.documents import Document
from govlint.workspace.shapes import entries, mapping, text
from govlint.workspace.workspace import Workspace

WITH_APPROVAL = "with-approval"


def topic_flows(workspace: Workspace, calendars: Calendars, day: str) -> tuple[Flow, ...]:
    """Each topic that needs approval as a flow for this topic alone; without a stage where nobody is named for it."""
    return tuple(
        _flow(document, ("prohibited_topics", number), entry, calendars)
        for document in workspace.of_kind("content-policy")
        if binds(document, day)
        for number, entry in entries(document.value.get("prohibited_topics"))
        if entry.get("rule") == WITH_APPROVAL and text(entry.get("topic")) and _lasts(entry.get("until"), day)
    )


def _lasts(until: object, day: str) -> bool:
    return not until or str(until) >= day


def _flow(document: Document, pointer: Pointer, entry: dict[str, Any], calendars: Calendars) -> Flow:
    stages = (_stage(pointer, entry, calendars),) if entry.get("approvers") else ()
    way = order([{} for _ in stages])
    nobody = approvers_of(None)
    topics = (str(entry["topic"]),)
    return Flow(document, box(document.scope), topics, (), {}, stages, way, nobody, None, (), (), calendars.main, True)


def _stage(pointer: Pointer, entry: dict[str, Any], calendars: Calendars) -> Stage:
    """Who agrees, and until when. Silence never lets it out: one waits, or whom the clock names decides."""
    clock = clock_of(entry.get("clock"), calendars, calendars.main)
    then = text(mapping(entry.get("clock")).get("then"))
    late = NEXT_IN_LINE if then else WAIT
    return Stage(entry["topic"], pointer, approvers_of(entry["approvers"]), {}, "", clock, late, then, "approve", "")


def is_topic(flow: Flow) -> bool:
    """Whether a flow is no document of its own but a topic of a content policy."""
    return flow.document.kind == "content-policy"


def region_of_topic(flow: Flow) -> Box:
    """The situations that are about the topic of such a flow, where it holds."""
    return flow.region | {TOPIC + flow.topics[0].casefold(): frozenset((YES,))}


def way_of_topic(flow: Flow, facts: Box, author: frozenset[str]) -> Chosen:
    """Those who are named for a topic agree before anything appears, whatever else is so."""
    return Chosen(flow, Route(STAGES, legs_of(flow, frozenset(range(len(flow.stages))), facts, author)))


def unasked(topics: Iterable[Flow], situation: Situation, facts: Box, chosen: tuple[Chosen, ...]) -> Iterator[Reason]:
    """Topics that need approval where nobody is named who could give it, neither for the topic nor by a flow."""
    if any(leg.stage.approves for one in chosen if not is_topic(one.flow) for leg in one.route.legs):
        return
    for flow in topics:
        if not flow.stages and flow.covers(facts, situation.topics):
            places = {"document": flow.document.title, "topic": flow.topics[0], "rule": WITH_APPROVAL}
            said = _("%(document)s: %(topic)s is %(rule)s, and no flow says whose")
            yield Reason(said % places, flow.document.locate(_pointer(flow)))


def _pointer(flow: Flow) -> tuple[str, int]:
    """Where the topic of a flow stands."""
    listed = entries(flow.document.value["prohibited_topics"])
    return "prohibited_topics", next(at for at, entry in listed if entry.get("topic") == flow.topics[0])
