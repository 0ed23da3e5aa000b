"""What would have decided otherwise but for exactly one condition."""

from collections.abc import Iterable, Iterator

from govlint.decision.decision import Chosen, Miss
from govlint.decision.situation import Here, Situation
from govlint.finding import Location
from govlint.language import gettext as _
from govlint.language import gettext_noop
from govlint.policy.box import CASE, NUMBERS, PLACE, Box, admits, fold_content
from govlint.policy.contexts import bands_said, few
from govlint.policy.flows.flow import Flow
from govlint.policy.flows.route import STAGES, Route
from govlint.policy.settings import DECIDED

_WORDS = {
    "brands": gettext_noop("brand"),
    "markets": gettext_noop("market"),
    "channels": gettext_noop("account"),
    "platforms": gettext_noop("platform"),
    "sectors": gettext_noop("sector"),
    "content": gettext_noop("content"),
    "paid": gettext_noop("payment"),
    "roles": gettext_noop("role"),
    "authors": gettext_noop("author"),
    "groups": gettext_noop("group"),
    "languages": gettext_noop("language"),
    "level": gettext_noop("crisis level"),
    "followers": gettext_noop("followers"),
    "fee": gettext_noop("fee"),
}
COVERS = gettext_noop("covers %(what)s; %(instead)s")
NEEDED = gettext_noop("is needed for %(what)s; %(instead)s")
_MEANT = gettext_noop("is for %(what)s; %(instead)s")
_HOLDS = gettext_noop("holds for %(what)s; %(instead)s")
"""A condition that fails, and what is so instead."""


def failing(region: Box, facts: Box) -> tuple[str, ...]:
    """The dimensions by which a region does not admit what is so."""
    return tuple(name for name in PLACE + CASE if name in region and not admits(region, facts, (name,)))


def misses(flows: Iterable[Flow], situation: Situation, at: Here, chosen: tuple[Chosen, ...]) -> Iterator[Miss]:
    """What one condition alone kept from deciding.

    flows: all that are in force; those that were not chosen may have been the way. Then, in those chosen: short ways,
    stages and overrides.
    """
    yield from _flows(flows, situation, at, chosen)
    for flow, way in chosen:
        if way.pre_approved is None:
            yield from _pre_approved(flow, at)
        if way.how == STAGES:
            yield from _urgent(flow, situation)
            yield from _stages(flow, at, way)
        yield from _overrides(flow, at)


def _flows(flows: Iterable[Flow], situation: Situation, at: Here, chosen: tuple[Chosen, ...]) -> Iterator[Miss]:
    """Flows as narrow as the way that was taken, or narrower; those for other content come last."""
    taken, rank = {one.flow.document.key for one in chosen}, max((one.flow.rank for one in chosen), default=())
    found = []
    for flow in flows:
        if flow.rank < rank or flow.document.key in taken:
            continue
        missed, off = failing(flow.region, at.facts), not flow.on_topic(situation.topics)
        if len(missed) + off == 1:  # said in words only then, for there are many flows
            what = _("the flow %(flow)s") % {"flow": flow.document.name}
            found.append(("content" in missed, Miss(what, unmet(flow, situation, at)[0], covers_at(flow))))
    yield from (said for _, said in sorted(found, key=lambda pair: pair[0]))


def covers_at(flow: Flow) -> Location:
    """Where a flow says what it covers."""
    return flow.document.locate_key(("covers",) if "covers" in flow.document.value else ("kind",))


def unmet(flow: Flow, situation: Situation, at: Here) -> list[str]:
    """The conditions, in words, by which a flow does not cover a situation."""
    missed = conditions(COVERS, flow.region, at)
    if not flow.on_topic(situation.topics):
        missed.append(_("covers the topics %(topics)s") % {"topics": few(flow.topics)})
    return missed


def conditions(form: str, region: Box, at: Here) -> list[str]:
    """The conditions, in words, by which a region does not admit what is so. form: `COVERS` or `NEEDED`."""
    return [_condition(form, name, region, at) for name in failing(region, at.facts)]


def _condition(form: str, name: str, region: Box, at: Here) -> str:
    """A condition that fails, and what is so instead."""
    word = _(_WORDS[name]) if name in _WORDS else name.replace("_", " ")
    wanted = few(_folded(name, region[name]))
    what = wanted if name == "time" else f"{word} {wanted}"
    return _(form) % {"what": what, "instead": _instead(name, word, at)}


def _instead(name: str, word: str, at: Here) -> str:
    held = _held(name, at)
    return (
        _("this is %(values)s") % {"values": few(held)}
        if held
        else _("no %(dimension)s is named") % {"dimension": word}
    )


def _held(name: str, at: Here) -> list[str]:
    """What is so, in the words of people: a market by its own code, not by all regions that it lies in."""
    if name == "markets":
        return sorted({place.market for place in at.places if place.market} & at.facts.get(name, frozenset()))
    return _folded(name, at.facts.get(name, frozenset()))


def _folded(name: str, values: frozenset[str]) -> list[str]:
    if name in NUMBERS and values:
        return list(bands_said(name, values))
    return fold_content(values) if name == "content" else sorted(values)


def _pre_approved(flow: Flow, at: Here) -> Iterator[Miss]:
    for entry in flow.pre_approved:
        content = failing({"content": entry.content}, at.facts)
        author = () if not entry.by or entry.by in at.facts.get("authors", ()) else (entry.by,)
        if len((*content, *author)) == 1:
            places = {"role": entry.by, "instead": _instead("authors", _("author"), at)}
            who = _("posted by %(role)s; %(instead)s") % places if author else ""
            said = who or _condition(_MEANT, "content", {"content": entry.content}, at)
            what = _("approved beforehand in %(flow)s") % {"flow": flow.document.name}
            within = f" ({entry.within})" if entry.within else ""
            yield Miss(f"{what}{within}", said, flow.document.locate(entry.pointer), short=True)


def _urgent(flow: Flow, situation: Situation) -> Iterator[Miss]:
    if flow.urgent and not situation.urgent:
        what = _("the urgent path of %(flow)s") % {"flow": flow.document.name}
        yield Miss(what, _("it is not urgent"), flow.document.locate(("urgent",)), short=True)


def _stages(flow: Flow, at: Here, way: Route) -> Iterator[Miss]:
    asked = {leg.stage.pointer for leg in way.legs}
    for stage in flow.stages:
        missed = failing(stage.when, at.facts)
        if len(missed) == 1 and stage.pointer not in asked:
            said = _condition(NEEDED, missed[0], stage.when, at)
            what = _("the stage %(stage)s") % {"stage": stage.name}
            yield Miss(what, said, flow.document.locate((*stage.pointer, "only_when")))


def _overrides(flow: Flow, at: Here) -> Iterator[Miss]:
    """Overrides of this flow's settings that would have held in place of what holds."""
    for control, settings in flow.settings.items():
        holds = flow.setting(control, at.facts)
        for setting in settings:
            missed = failing(setting.region, at.facts)
            narrower = holds is None or setting.rank > holds.rank
            if len(missed) == 1 and narrower and setting.state == DECIDED and missed[0] not in flow.region:
                said = _condition(_HOLDS, missed[0], setting.region, at)
                places = {"control": control, "value": setting.value, "flow": flow.document.name}
                yield Miss(_("%(control)s %(value)s in %(flow)s") % places, said, setting.origin)
