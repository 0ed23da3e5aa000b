"""Who may want to post: roles and teams, those together of whom the flows at hand can decide nothing apart."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from govlint.decision.decider import Decider
from govlint.policy.flows.flow import Flow

_NOBODY = frozenset[str]()


class Author(NamedTuple):
    """Roles and teams that are alike. alone: one person, who may be missed where they cannot approve."""

    names: tuple[str, ...]
    alone: bool


class Authors:
    """Everybody who may want to post, in the order in which documents name them."""

    def __init__(self, decider: Decider) -> None:
        self._staff = decider.staff
        self._names = tuple(name for name, held in decider.workspace.names["role"].items() if held[1] is not None)
        self._told = frozenset(_told(decider))
        self._found: dict[tuple[object, ...], tuple[Author, ...]] = {}

    def alike(self, flows: Iterable[Flow]) -> tuple[Author, ...]:
        """Those who can matter on the way through these flows; for all others it is as if nobody said who asks."""
        flows = tuple(flows)
        key = tuple(flow.document.key for flow in flows)
        if key not in self._found:
            self._found[key] = tuple(self._alike(flows))
        return self._found[key]

    def _alike(self, flows: tuple[Flow, ...]) -> Iterable[Author]:
        asked = frozenset(role for flow in flows for role in _asked(flow))
        people = _NOBODY.union(*(self._staff.people(one) for role in asked for one in self._staff.chain(role)))
        found: dict[object, Author] = {}
        for name in self._names:
            alike = self._staff.answers_to(name) & (asked | self._told), self._alone(name) & people, self._outside(name)
            if any(alike):
                held = found.get(alike, Author((), bool(alike[1])))
                found[alike] = held._replace(names=(*held.names, name))
        return found.values()

    def _alone(self, name: str) -> frozenset[str]:
        people = self._staff.people(name)
        return people if len(people) == 1 else _NOBODY

    def _outside(self, name: str) -> frozenset[str]:
        """The functions of those who are not of the social team."""
        functions = self._staff.functions(name)
        return _NOBODY if "social" in functions else functions


def _told(decider: Decider) -> Iterator[str]:
    """Every name of an author on which it depends what is decided at all."""
    settings = (setting.region for many in decider.settings.values() for setting in many)
    stages = (stage.when for flow in decider.flows for stage in flow.stages)
    for region in (*settings, *stages, *(flow.region for flow in decider.flows)):
        yield from region.get("authors", ())
        yield from region.get("roles", ())


def _asked(flow: Flow) -> Iterator[str]:
    """Everybody who may be asked on the way through a flow, or may post what is approved beforehand."""
    for stage in flow.stages:
        yield from (*stage.approvers.roles, stage.next)
    if flow.urgent and flow.urgent.approvers:
        yield from flow.urgent.approvers.roles
    yield from (entry.by for entry in flow.pre_approved)
