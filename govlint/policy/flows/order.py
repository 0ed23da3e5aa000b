"""Which stage comes before which; knows names of stages, not what happens in them."""

from collections.abc import Sequence
from graphlib import CycleError, TopologicalSorter
from typing import Any, NamedTuple

from govlint.workspace.shapes import words


class Order(NamedTuple):
    """The order of stages. before: for each stage those right before it. sequence: all stages, each after those before
    it; empty where a loop leaves none. loop: the stages of such a loop, the first again as the last.
    """

    before: tuple[tuple[int, ...], ...]
    sequence: tuple[int, ...]
    loop: tuple[int, ...] = ()


def order(stages: Sequence[dict[str, Any]]) -> Order:
    """The order of stages as they are written.

    A stage comes after those that it names; beside the one that it is parallel with; else after the stage above it and
    all that run beside that one. `after: []` comes after nothing. Names that no stage has count for nothing.
    """
    at = {name: number for number, stage in enumerate(stages) if isinstance(name := stage.get("name"), str)}
    leaders = _leaders(stages, at)
    before: list[tuple[int, ...]] = []
    for number, stage in enumerate(stages):
        if _says_after(stage):
            before.append(tuple(sorted({at[name] for name in words(stage["after"]) if name in at})))
        elif leaders[number] < number:
            before.append(before[leaders[number]])
        else:
            before.append(_above(number, before, leaders))
    try:
        sequence = tuple(TopologicalSorter(dict(enumerate(before))).static_order())
    except CycleError as error:
        return Order(tuple(before), (), tuple(reversed(error.args[1])))
    return Order(tuple(before), sequence)


def _says_after(stage: dict[str, Any]) -> bool:
    """Whether a stage says what comes before it; an empty list says that nothing does."""
    return bool(words(stage.get("after"))) or stage.get("after") == []


def _leaders(stages: Sequence[dict[str, Any]], at: dict[str, int]) -> list[int]:
    """For each stage the first of all that run beside it, whichever of them says so; what comes after a stage that it
    names is beside nobody.
    """
    leaders = list(range(len(stages)))
    for number, stage in enumerate(stages):
        beside = stage.get("in_parallel_with")
        if isinstance(beside, str) and beside in at and not _says_after(stage):
            first, other = sorted((leaders[number], leaders[at[beside]]))
            leaders = [first if leader == other else leader for leader in leaders]
    return leaders


def _above(number: int, before: Sequence[tuple[int, ...]], leaders: Sequence[int]) -> tuple[int, ...]:
    """The stage above one and all that run beside it, be they written further below."""
    if not number:
        return ()
    alike = {other for other in range(number) if before[other] == before[number - 1]}
    return tuple(sorted(alike | {other for other, led in enumerate(leaders) if led == leaders[number - 1]}))


def last(found: Order) -> tuple[int, ...]:
    """The stages that none comes after."""
    followed = {one for ahead in found.before for one in ahead}
    return tuple(number for number in range(len(found.before)) if number not in followed)
