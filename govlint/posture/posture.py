"""The posture of one organisation: its index with all that explains it, and what it can be compared with."""

from collections.abc import Iterable
from typing import NamedTuple

from govlint.policy.control import Control
from govlint.policy.effective import Standing
from govlint.posture.costs import Cost, Ruled, costs, ruled
from govlint.posture.freedom import NONE
from govlint.posture.index import Held, held
from govlint.posture.readings import grouped, readings


class Posture(NamedTuple):
    """One organisation's. held: every control with a posture. groups: market, brand or sector → the same of it."""

    title: str
    held: tuple[Held, ...]
    costs: tuple[Cost, ...]
    ruled: tuple[Ruled, ...]
    groups: dict[str, tuple[Held, ...]]


class Other(NamedTuple):
    """What a posture is compared with. version: of the govlint that worked it out. day: as of (ISO)."""

    title: str
    version: str
    day: str
    held: tuple[Held, ...]


def build_posture(title: str, controls: Iterable[Control], standings: Iterable[Standing], by: str = "") -> Posture:
    """The posture from what holds in each context. by: `market`, `brand` or `sector` for the groups; empty for none."""
    known = [control for control in controls if control.posture != NONE]
    found = readings(standings)
    whole = held(known, found)
    groups = {name: held(known, part) for name, part in grouped(found, by).items()} if by else {}
    return Posture(title, whole, costs(found, whole), tuple(ruled(found)), groups)
