"""What each decided setting uses of its freedom, context by context, and how much each context weighs."""

from collections import Counter
from collections.abc import Iterable, Iterator
from math import isfinite
from typing import NamedTuple

from govlint.policy.effective import Standing
from govlint.policy.places import Place
from govlint.policy.settings import DECIDED, Setting
from govlint.posture.freedom import NONE, Used, used

BINDING = ("must", "should")
"""Strengths that count: the others leave people the choice."""
GROUPS = ("market", "brand", "sector")


class Reading(NamedTuple):
    """What a setting uses of its freedom in a context. places: the context's, or those of them that are asked about."""

    standing: Standing
    setting: Setting
    position: float
    used: Used
    places: tuple[Place, ...]


Readings = dict[str, list[Reading]]
"""Control → its readings, those that count and those that cannot be measured."""


def readings(standings: Iterable[Standing]) -> Readings:
    """What decided settings use, by control: of controls with a posture, and of settings that bind."""
    found: Readings = {}
    for standing in standings:
        setting, control = standing.setting, standing.control
        if setting and _binds(setting) and control.posture != NONE:
            position = control.scale.position(setting.value)
            if position is not None and isfinite(position):
                how = used(control, position, standing.corridor)
                reading = Reading(standing, setting, position, how, standing.context.places)
                found.setdefault(control.id, []).append(reading)
    return found


def _binds(setting: Setting) -> bool:
    return setting.binds and setting.state == DECIDED and setting.strength in BINDING


def weighted(found: Iterable[Reading]) -> Iterator[tuple[Reading, float, float]]:
    """The readings of one control that count, each with its share and its weight; the weights sum to 1.

    Each place weighs the same, however many kinds of case its walls tell apart.
    """
    counted = [(reading, reading.used.share) for reading in found if reading.used.share is not None]
    cases = Counter(_class(reading) for reading, _ in counted)
    weights = [len(reading.places) / cases[_class(reading)] for reading, _ in counted]
    whole = sum(weights)
    for (reading, share), weight in zip(counted, weights, strict=True):
        yield reading, share, weight / whole


def _class(reading: Reading) -> int:
    """The class of places a context belongs to, which all its kinds of case share."""
    return id(reading.standing.context.places)


def grouped(found: Readings, by: str) -> dict[str, Readings]:
    """The readings of each market, brand or sector (one of GROUPS) by its name; a place without one is in none."""
    parts: dict[str, Readings] = {}
    for control, many in found.items():
        for reading in many:
            for name, places in _inside(reading.places, by).items():
                part = parts.setdefault(name, {}).setdefault(control, [])
                part.append(reading._replace(places=tuple(places)))
    return dict(sorted(parts.items()))


def _inside(places: Iterable[Place], by: str) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for place in places:
        for name in _names(place, by):
            found.setdefault(name, []).append(place)
    return found


def _names(place: Place, by: str) -> Iterable[str]:
    if by == "sector":
        return place.facts["sectors"]
    name = place.market if by == "market" else place.brand
    return (name,) if name else ()
