"""Why it was decided so: the flows that are the way, what in them spoke, and the walls of the law."""

from collections.abc import Iterable, Iterator

from govlint.decision.bars import barred_topics
from govlint.decision.decision import Ask, Chosen, Reason
from govlint.decision.policies import Policies, decided
from govlint.decision.situation import Here, Situation
from govlint.decision.topics import is_topic
from govlint.finding import Location
from govlint.language import gettext as _
from govlint.language import gettext_noop
from govlint.policy.box import Box
from govlint.policy.controls import controls
from govlint.policy.flows.flow import AFTERWARDS, POST_AND_REPORT, Flow
from govlint.policy.flows.route import FREE, PRE_APPROVED, STAGES, Route, route

_HOW = {
    FREE: gettext_noop("nobody looks at it"),
    PRE_APPROVED: gettext_noop("it is approved beforehand"),
    POST_AND_REPORT: gettext_noop("it is urgent: it is posted and reported"),
    AFTERWARDS: gettext_noop("it is looked at after it has appeared"),
    STAGES: gettext_noop("it must be approved before it appears"),
}
_SPEAKS = {FREE: "approval.timing", AFTERWARDS: "approval.timing", STAGES: "approval.timing"}
"""How a way goes → the control whose setting says so."""


def reasons(policies: Policies, situation: Situation, at: Here, chosen: tuple[Chosen, ...]) -> Iterator[Reason]:
    """What spoke for a decision, after all that forbids it: first what decided, then what shaped the way."""
    if all(is_topic(one.flow) for one in chosen):
        yield Reason(_("no approval flow covers it"))
    for flow, way in (one for one in chosen if not is_topic(one.flow)):
        by = at._replace(facts=_leading(policies, flow, way, situation, at))
        said = _("%(document)s: %(said)s") % {"document": flow.document.title, "said": _how(way)}
        yield Reason(said, _decided_at(flow, way, by))
        yield from _settings(flow, way, situation, by)
    for document, pointer, entry in barred_topics(policies, situation, at):
        rule = entry.get("rule", "never")
        if rule != "never":
            said = _("%(document)s: %(field)s is %(value)s")
            places = {"document": document.title, "field": entry["topic"], "value": rule}
            yield Reason(said % places, document.locate(pointer))
    for control in ("approval.timing", "approval.self-approval", "approval.silence") if chosen else ():
        yield from (Reason(one.said, None, one.rule) for one in policies.held(control, at.facts) if one.rule)


def _leading(policies: Policies, flow: Flow, way: Route, situation: Situation, at: Here) -> Box:
    """What is so where a way is taken, among all that may be."""
    every = policies.possible(at.facts)
    if len(every) == 1:
        return at.facts
    author = at.facts.get("authors", frozenset())
    ways = ((one, route(flow, one, author, situation.urgent)) for one in every if flow.covers(one, situation.topics))
    return next((one for one, found in ways if found == way), at.facts)


def _how(way: Route) -> str:
    if way.how == STAGES and way.at_once:
        return _("nobody has to approve it")
    return _(_HOW[way.how]) if way.how in _HOW else way.how


def _decided_at(flow: Flow, way: Route, at: Here) -> Location:
    setting = flow.setting(_SPEAKS.get(way.how, ""), at.facts)
    if way.pre_approved:
        return flow.document.locate(way.pre_approved.pointer)
    if way.how == POST_AND_REPORT and flow.urgent:
        return flow.document.locate((*flow.urgent.pointer, "route"))
    return setting.origin if setting else flow.document.locate_key(("kind",))


def _settings(flow: Flow, way: Route, situation: Situation, at: Here) -> Iterator[Reason]:
    """The settings that shaped the way: of urgency, of approving one's own, and of silence."""
    if way.pre_approved and way.pre_approved.within:
        said = _("within: %(bounds)s") % {"bounds": way.pre_approved.within}
        yield Reason(said, flow.document.locate((*way.pre_approved.pointer, "within")))
    legs = way.legs if way.how == STAGES else ()
    if situation.urgent and legs:
        yield from _setting(flow, "approval.urgent-path", at)
    if situation.author and any(leg.stage.approves for leg in legs):
        yield from _setting(flow, "approval.self-approval", at)
    if any(leg.stage.approves and not leg.stage.late and leg.late for leg in legs):
        yield from _setting(flow, "approval.silence", at)


def _setting(flow: Flow, control: str, at: Here) -> Iterator[Reason]:
    setting = flow.setting(control, at.facts)
    if setting:
        yield Reason(decided(controls()[control], setting).said, setting.origin)


def stops(asks: Iterable[Ask], chosen: tuple[Chosen, ...]) -> Iterator[Reason]:
    """Stages at which nobody can agree, where they come before it appears."""
    ahead = {one.flow.document.key for one in chosen if one.route.how == STAGES}
    for ask in asks:
        if ask.stuck and ask.flow.document.key in ahead:
            at, places = ask.flow.document.locate(ask.leg.stage.pointer), {"stage": ask.leg.stage.name}
            places["who"] = " and ".join(ask.roles) or _("nobody")
            yield Reason(_("nobody can approve at %(stage)s: %(who)s cannot act") % places, at)
