"""The space of situations, and what in it tells apart who must agree on the way through a flow."""

from collections.abc import Iterable, Iterator

from govlint.decision.decider import Decider
from govlint.decision.further import TOPIC, register_of
from govlint.decision.known import levels, word_list
from govlint.decision.situation import AUTHORS, NO, URGENT, YES
from govlint.decision.topics import region_of_topic
from govlint.policy.box import CASE, Box, admits, box
from govlint.policy.box import PLACE as PLACE_NAMES
from govlint.policy.flows.flow import Flow
from govlint.policy.places import Place
from govlint.policy.regions import OTHER, Space, space_of

ROUTE = ("approval.urgent-path", "approval.timing", "approval.silence", "approval.self-approval")
"""The controls that the way through a flow depends on."""
_NONE: frozenset[str] = frozenset()
_YES = frozenset((YES,))
_AUTHORED = (AUTHORS, "roles")
"""Dimensions that both ask who the author is."""

Who = dict[str, frozenset[str]]
"""A role or team → the authors who answer to that name: itself, and the roles of a team."""


def who_answers(decider: Decider) -> Who:
    """Who answers to each name of a role or team."""
    found: dict[str, set[str]] = {}
    for author in decider.workspace.names["role"]:
        for name in decider.staff.answers_to(author):
            found.setdefault(name, set()).add(author)
    return {name: frozenset(authors) for name, authors in found.items()}


def told_by(decider: Decider) -> Iterator[Box]:
    """Every region that tells apart who must agree, as it is written."""
    for flow in decider.flows:
        yield from (flow.region, *_shaping(flow))
    yield from map(region_of_topic, decider.topics)


def _shaping(flow: Flow) -> Iterator[Box]:
    """The regions that shape the way through a flow."""
    yield from (setting.region for control in ROUTE for setting in flow.settings.get(control, ()))
    yield from (stage.when for stage in flow.stages)


def dimensions(decider: Decider, named: Iterable[Box]) -> Space:
    """All that can be the case, where these regions are told apart; what comes first is tried first.

    A topic is a dimension of its own, for one situation may be about several.
    """
    named = tuple(named)
    fixed = {
        "content": word_list("content"),
        "paid": tuple(sorted(word_list("paid"), key=lambda word: word != "none")),
        AUTHORS: (*sorted(decider.workspace.names["role"]), OTHER),
        URGENT: (NO, YES),
        "level": (OTHER, *levels(decider.workspace)),
    }
    topics = {TOPIC + topic.casefold() for flow in decider.flows for topic in flow.topics}
    fixed |= decider.workspace.bands
    topics |= {name for region in named for name in region if name.startswith(TOPIC)}
    fixed |= dict.fromkeys(sorted(topics), (NO, YES))
    cases = ({name: region[name] for name in CASE if name in region and name not in _AUTHORED} for region in named)
    return space_of(cases, fixed)


def plain(region: Box, who: Who, space: Space) -> Box | None:
    """What a region asks of the case, one value in each dimension; None where no case can meet it."""
    found: Box = {}
    for name, values in region.items():
        if name in _AUTHORED:
            named = _NONE.union(*(who.get(one, _NONE) for one in values))
            found[AUTHORS] = found.get(AUTHORS, named) & named
        elif name in space.values:
            found[name] = values.intersection(space.values[name])
    return found if all(found.values()) else None


def at_place(region: Box, place: Place, who: Who, space: Space) -> Box | None:
    """The same at one place; None also where the region does not hold there."""
    return plain(region, who, space) if admits(region, place.facts, PLACE_NAMES) else None


def conditions(flows: Iterable[Flow], place: Place, who: Who, space: Space) -> Iterator[Box]:
    """What tells apart who must agree on the way through these flows at a place."""
    for flow in flows:
        if flow.urgent or "approval.self-approval" in flow.settings:
            yield {URGENT: _YES}
        short = (
            {"content": one.content} | ({AUTHORS: frozenset((one.by,))} if one.by else {}) for one in flow.pre_approved
        )
        for region in (*short, *_shaping(flow)):
            case = at_place(region, place, who, space)
            if case:
                yield case


def by_author(flows: Iterable[Flow], place: Place, decider: Decider) -> Iterator[Box]:
    """Authors told apart by what they may do here: write, approve their own, or be missed as an approver."""
    staff, (writers, carers, _) = decider.staff, register_of(decider, place)
    asked = {role for flow in flows for role in _asked(flow) if role}
    asked |= {staff.stand_in(role) for role in asked}
    people = _NONE.union(*(staff.people(role) for role in asked))
    alike: dict[tuple[object, ...], set[str]] = {}
    for author in decider.workspace.names["role"]:
        answers, acts, functions = staff.answers_to(author), staff.people(author), staff.functions(author)
        outside = bool(functions) and "social" not in functions
        alone = acts & people if len(acts) == 1 else _NONE
        alike.setdefault((answers & (asked | writers | carers), alone, outside), set()).add(author)
    yield from ({AUTHORS: frozenset(authors)} for authors in alike.values())
    if carers:
        yield box({"content": "conversation"})


def _asked(flow: Flow) -> Iterator[str]:
    """Everybody who may be asked on the way through a flow."""
    for stage in flow.stages:
        yield from (*stage.approvers.roles, stage.next)
    if flow.urgent and flow.urgent.approvers:
        yield from flow.urgent.approvers.roles
