"""The cases that a flow tells apart by its conditions, each with the stages that it passes."""

from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import combinations
from typing import NamedTuple

from govlint.policy.box import Box, both
from govlint.policy.flows.flow import BEFORE, Flow
from govlint.policy.flows.route import Leg, legs_of
from govlint.policy.settings import DECIDED, Setting

MAX_CONDITIONS = 6
"""Of more conditions only two cases are told apart: none of them holds, and all do."""
_TIMING = "approval.timing"


class Case(NamedTuple):
    """One case. region: where it holds; of two that both hold, the one with more conditions is meant.

    first: whether somebody is to look before publication. asked: the stages that are needed.
    """

    flow: Flow
    region: Box
    conditions: int
    first: bool
    asked: tuple[Leg, ...]

    @property
    def legs(self) -> tuple[Leg, ...]:
        """What is passed before anything appears."""
        return self.asked if self.first else ()

    @property
    def approving(self) -> tuple[Leg, ...]:
        """The legs without which nothing appears."""
        return tuple(leg for leg in self.legs if leg.stage.approves)


def cases(flow: Flow) -> Iterator[Case]:
    """Every combination of the conditions of a flow that can be met at once, the one without any first."""
    conditions = _conditions(flow)
    for met in _together(conditions):
        region = reduce(both, met, flow.region)
        if all(region.values()):
            needed = frozenset(at for at, stage in enumerate(flow.stages) if not stage.when or stage.when in met)
            yield Case(flow, region, len(met), _timing(flow, met) == BEFORE, legs_of(flow, needed, region))


def _conditions(flow: Flow) -> list[Box]:
    """What decides whether a stage is needed, and whether anybody looks before publication; each once."""
    named = [stage.when for stage in flow.stages if stage.when]
    named += [setting.region for setting in _timings(flow) if setting.region != flow.region]
    return [one for at, one in enumerate(named) if one not in named[:at]]


def _together(conditions: Sequence[Box]) -> Iterator[tuple[Box, ...]]:
    few = len(conditions) <= MAX_CONDITIONS
    for count in range(len(conditions) + 1) if few else (0, len(conditions)):
        yield from combinations(conditions, count)


def _timings(flow: Flow) -> list[Setting]:
    return [setting for setting in flow.settings.get(_TIMING, ()) if setting.state == DECIDED]


def _timing(flow: Flow, met: Sequence[Box]) -> str:
    """When somebody looks; without a word, before publication."""
    held = (setting for setting in _timings(flow) if setting.region == flow.region or setting.region in met)
    return next((str(setting.value) for setting in held), BEFORE)
