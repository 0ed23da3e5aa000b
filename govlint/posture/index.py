"""The index between co-dependent (0) and interdependent (100); every figure is a mean of means."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from govlint.policy.control import Control
from govlint.posture.freedom import COUNTED, LAW_DECIDES, NO_WALL
from govlint.posture.readings import Reading, Readings, weighted

DIMENSIONS = {
    "listening": "Whether we hear people, and act on it.",
    "openness": "How far people can reach us and talk in public.",
    "participation": "How many can take part and speak for us.",
    "trust": "How far we rely on people’s judgement.",
    "responsiveness": "How soon people hear from us.",
    "local-authority": "What those near to people decide themselves.",
    "courage": "How we stand criticism and take a position.",
    "transparency": "What we tell people about ourselves.",
    "safety": "How we keep people, accounts and data from harm.",
}
"""The dimensions of posture and what each is about, in the order in which they are shown."""
UNDECIDED = "undecided"
STATUSES = (COUNTED, LAW_DECIDES, NO_WALL, UNDECIDED)


class Held(NamedTuple):
    """One control over all its contexts. status: one of STATUSES; share: 0 to 1, None unless it counts."""

    control: str
    dimension: str
    status: str
    share: float | None = None


class Score(NamedTuple):
    """A figure from 0 to 100, None where no control counts; and how many controls count, are decided, and there are."""

    figure: float | None
    counted: int
    decided: int
    controls: int


def held(controls: Iterable[Control], found: Readings) -> tuple[Held, ...]:
    """Every control with its share: the mean over its places, and in each place over the kinds of case that count."""
    return tuple(_held(control, found.get(control.id, [])) for control in controls)


def _held(control: Control, found: list[Reading]) -> Held:
    statuses = {reading.used.status for reading in found}
    status = next((one for one in STATUSES if one in statuses), UNDECIDED)
    share = min(1.0, sum(share * weight for _, share, weight in weighted(found)))
    return Held(control.id, control.dimension, status, share if status == COUNTED else None)


def score(found: Iterable[Held]) -> Score:
    """The index: the mean over the dimensions in which a control counts."""
    found = tuple(found)
    return _score(found, [one.figure for one in scores(found).values() if one.figure is not None])


def scores(found: Iterable[Held]) -> dict[str, Score]:
    """Each dimension: the mean over its controls that count."""
    parts: dict[str, list[Held]] = {name: [] for name in DIMENSIONS}
    for one in found:
        parts.setdefault(one.dimension, []).append(one)
    return {name: _score(many, _figures(many)) for name, many in parts.items()}


def _figures(found: Iterable[Held]) -> list[float]:
    return [100 * one.share for one in found if one.share is not None]


def _score(found: Iterable[Held], figures: list[float]) -> Score:
    statuses = Counter(one.status for one in found)
    mean = sum(figures) / len(figures) if figures else None
    return Score(mean, statuses[COUNTED], statuses.total() - statuses[UNDECIDED], statuses.total())


def both(ours: Iterable[Held], theirs: Iterable[Held]) -> tuple[tuple[Held, Held], ...]:
    """The controls that count on both sides: ours, and theirs in the same dimension."""
    there = {one.control: one for one in theirs if one.status == COUNTED}
    shared = (one for one in ours if one.status == COUNTED and one.control in there)
    return tuple((one, there[one.control]._replace(dimension=one.dimension)) for one in shared)
