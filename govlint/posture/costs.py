"""Which settings take how much from the index, what would give it back, and where the law leaves no choice."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from govlint.policy.contexts import in_words
from govlint.policy.control import Control
from govlint.policy.settings import Setting
from govlint.posture.freedom import COUNTED, LAW_DECIDES, better, law
from govlint.posture.index import Held
from govlint.posture.readings import Reading, Readings, weighted


class Cost(NamedTuple):
    """What one setting takes from the index. points: of 100. better: what would raise it, None where a wall forbids.

    contexts: where, in words; empty where it does so everywhere it holds.
    """

    control: Control
    setting: Setting
    points: float
    better: Any
    contexts: tuple[str, ...]


class Ruled(NamedTuple):
    """A control to which the law leaves one value or none: by which rules, and in which contexts (none: in all)."""

    control: Control
    rules: tuple[str, ...]
    contexts: tuple[str, ...]


class _Loss(NamedTuple):
    """What one reading takes, and what would raise it."""

    reading: Reading
    points: float
    better: Any


def costs(found: Readings, held: Iterable[Held]) -> tuple[Cost, ...]:
    """What each setting takes from the index, the dearest first; together they are all that is missing to 100.

    held: the same readings by control, as `index.held` gives them.
    """
    lost: dict[tuple[Any, ...], list[_Loss]] = {}
    for loss in _losses(found, [one for one in held if one.status == COUNTED]):
        lost.setdefault((*_key(loss.reading), repr(loss.better)), []).append(loss)
    spread = Counter(_key(reading) for many in found.values() for reading in many)
    return tuple(sorted((_cost(many, spread) for many in lost.values()), key=_dearest))


def _losses(found: Readings, counted: list[Held]) -> Iterator[_Loss]:
    members = Counter(one.dimension for one in counted)
    for one in counted:
        part = 100 / len(members) / members[one.dimension]
        for reading, share, weight in weighted(found[one.control]):
            if share < 1:
                control, corridor = reading.standing.control, reading.standing.corridor
                yield _Loss(reading, part * weight * (1 - share), better(control, reading.position, corridor))


def _key(reading: Reading) -> tuple[Any, ...]:
    return reading.setting.control, reading.setting.document.key, reading.setting.pointer


def _cost(many: list[_Loss], spread: Counter[tuple[Any, ...]]) -> Cost:
    first = many[0].reading
    where = () if len(many) == spread[_key(first)] else _where(loss.reading for loss in many)
    return Cost(first.standing.control, first.setting, sum(loss.points for loss in many), many[0].better, where)


def _dearest(cost: Cost) -> tuple[float, str, int, str]:
    # Sums of the same parts may differ in their last digits: what is shown alike is alike.
    return -round(cost.points, 6), cost.setting.document.path, cost.setting.origin.start, repr(cost.better)


def ruled(found: Readings) -> Iterator[Ruled]:
    """The decided controls to which the law leaves one value or none somewhere."""
    for many in found.values():
        bound = [reading for reading in many if reading.used.status == LAW_DECIDES]
        if bound:
            rules = {wall.rule: None for reading in bound for wall in law(reading.standing.corridor)}
            yield Ruled(bound[0].standing.control, tuple(rules), () if len(bound) == len(many) else _where(bound))


def _where(many: Iterable[Reading]) -> tuple[str, ...]:
    return in_words(reading.standing.context for reading in many)
