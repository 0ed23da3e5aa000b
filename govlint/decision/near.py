"""What would have decided otherwise but for exactly one condition."""

from collections.abc import Iterable, Iterator

from govlint.decision.decision import Chosen, Miss
from govlint.decision.situation import Here, Situation
from govlint.finding import Location
from govlint.language import gettext as _
from govlint.policy.box import CASE, PLACE, Box, admits, fold_content
from govlint.policy.contexts import few
from govlint.policy.flows.flow import Flow
from govlint.policy.flows.route import STAGES
from govlint.policy.settings import DECIDED

_WORDS = {
    "brands": "brand", "markets": "market", "channels": "account", "platforms": "platform", "sectors": "sector",
    "content": "content", "paid": "payment", "roles": "role", "authors": "author", "groups": "group",
    "languages": "language", "level": "crisis level",
}  # fmt: skip


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
            yield from _stages(flow, at)
        yield from _overrides(flow, at)


def _flows(flows: Iterable[Flow], situation: Situation, at: Here, chosen: tuple[Chosen, ...]) -> Iterator[Miss]:
    """Flows as narrow as the way that was taken, or narrower; those for other content come last."""
    taken, rank = {one.flow.document.key for one in chosen}, max((one.flow.rank for one in chosen), default=())
    found = []
    for flow in flows:
        missed = unmet(flow, situation, at)
        if flow.document.key not in taken and flow.rank >= rank and len(missed) == 1:
            said = Miss(_("the flow %(flow)s") % {"flow": flow.document.name}, missed[0], covers_at(flow))
            found.append(("content" in failing(flow.region, at.facts), said))
    yield from (said for _, said in sorted(found, key=lambda pair: pair[0]))


def covers_at(flow: Flow) -> Location:
    """Where a flow says what it covers."""
    return flow.document.locate_key(("covers",) if "covers" in flow.document.value else ("kind",))


def unmet(flow: Flow, situation: Situation, at: Here) -> list[str]:
    """The conditions, in words, by which a flow does not cover a situation."""
    missed = conditions("covers", flow.region, at)
    if not flow.on_topic(situation.topics):
        missed.append(_("covers the topics %(topics)s") % {"topics": few(flow.topics)})
    return missed


def conditions(verb: str, region: Box, at: Here) -> list[str]:
    """The conditions, in words, by which a region does not admit what is so."""
    return [_condition(verb, name, region, at) for name in failing(region, at.facts)]


def _condition(verb: str, name: str, region: Box, at: Here) -> str:
    """A condition that fails, and what is so instead."""
    wanted, word = region[name], _WORDS.get(name, name.replace("_", " "))
    return f"{verb} {word} {few(_folded(name, wanted))}; {_instead(name, word, at)}"


def _instead(name: str, word: str, at: Here) -> str:
    held = _held(name, at)
    return f"this is {few(held)}" if held else f"no {word} is named"


def _held(name: str, at: Here) -> list[str]:
    """What is so, in the words of people: a market by its own code, not by all regions that it lies in."""
    if name == "markets":
        return sorted({place.market for place in at.places if place.market} & at.facts.get(name, frozenset()))
    return sorted(at.facts.get(name, ()))


def _folded(name: str, values: frozenset[str]) -> list[str]:
    return fold_content(values) if name == "content" else sorted(values)


def _pre_approved(flow: Flow, at: Here) -> Iterator[Miss]:
    for entry in flow.pre_approved:
        content = failing({"content": entry.content}, at.facts)
        author = () if not entry.by or entry.by in at.facts.get("authors", ()) else (entry.by,)
        if len((*content, *author)) == 1:
            who = f"posted by {entry.by}; {_instead('authors', 'author', at)}" if author else ""
            said = who or _condition("is for", "content", {"content": entry.content}, at)
            within = f" ({entry.within})" if entry.within else ""
            what = f"approved beforehand in {flow.document.name}{within}"
            yield Miss(what, said, flow.document.locate(entry.pointer))


def _urgent(flow: Flow, situation: Situation) -> Iterator[Miss]:
    if flow.urgent and not situation.urgent:
        yield Miss(f"the urgent path of {flow.document.name}", "it is not urgent", flow.document.locate(("urgent",)))


def _stages(flow: Flow, at: Here) -> Iterator[Miss]:
    for stage in flow.stages:
        missed = failing(stage.when, at.facts)
        if len(missed) == 1:
            said = _condition("is needed for", missed[0], stage.when, at)
            yield Miss(f"the stage {stage.name}", said, flow.document.locate((*stage.pointer, "only_when")))


def _overrides(flow: Flow, at: Here) -> Iterator[Miss]:
    """Overrides of this flow's settings that would have held in place of what holds."""
    for control, settings in flow.settings.items():
        holds = flow.setting(control, at.facts)
        for setting in settings:
            missed = failing(setting.region, at.facts)
            narrower = holds is None or setting.rank > holds.rank
            if len(missed) == 1 and narrower and setting.state == DECIDED and missed[0] not in flow.region:
                said = _condition("holds for", missed[0], setting.region, at)
                yield Miss(f"{control} {setting.value} in {flow.document.name}", said, setting.origin)
