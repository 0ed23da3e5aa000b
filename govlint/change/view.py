"""One organisation on one side of a change, seen from a day."""

from collections.abc import Iterable
from typing import NamedTuple

from govlint.change.places import shared
from govlint.change.sides import Side
from govlint.decision.decider import Decider
from govlint.policy.places import Places
from govlint.workspace.names import gather
from govlint.workspace.workspace import Workspace


class View(NamedTuple):
    """An organisation as one side has it. where: the places of both sides, as this side knows them."""

    workspace: Workspace
    decider: Decider
    where: Places


class Pair(NamedTuple):
    """An organisation on both sides. moved: whether its places are not what they were."""

    before: View
    after: View
    moved: bool


def pairs(base: Side, head: Side) -> tuple[tuple[Workspace, Workspace], ...]:
    """The organisations of both sides together: by name, else by folder; where each side has one, those two."""
    was, now = _with_documents(base.workspaces), _with_documents(head.workspaces)
    if len(was) == len(now) == 1:
        return ((was[0], now[0]),)
    found = [(one, _meant(one, now)) for one in was]
    met = {id(other) for _, other in found if other}
    new = [(None, other) for other in now if id(other) not in met]
    return tuple((one or _nothing(other), other or _nothing(one)) for one, other in (*found, *new))


def _with_documents(found: Iterable[Workspace]) -> list[Workspace]:
    return [one for one in found if one.documents]


def _meant(one: Workspace, among: list[Workspace]) -> Workspace | None:
    named = (other for other in among if other.name == one.name and (one.name or other.root == one.root))
    return next(named, None) or next((other for other in among if other.root == one.root), None)


def _nothing(like: Workspace | None) -> Workspace:
    """An organisation of which one side has no document."""
    return Workspace(like.root if like else "", (), gather(())[0], {}, ())


def pair(was: Workspace, now: Workspace, base: Side, head: Side, day: str) -> Pair:
    """Both sides of an organisation, seen from a day, each judged by its own rules."""
    before, after = Decider(was, base.rules.rules, day), Decider(now, head.rules.rules, day)
    both = shared(before.where, after.where)
    return Pair(View(was, before, both.before), View(now, after, both.after), not both.alike)
