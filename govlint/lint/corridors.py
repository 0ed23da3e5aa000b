"""Settings against the walls of their corridors become findings."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from govlint.finding import Finding
from govlint.policy.controls import Control, controls
from govlint.policy.corridor import FLOOR, Wall
from govlint.policy.effective import Context, Standing, standings
from govlint.policy.places import Places
from govlint.policy.settings import DECIDED, Setting
from govlint.text.nodes import written

MUST = "must"


class Crossing(NamedTuple):
    """A setting beyond a wall, and every context in which it is."""

    control: Control
    setting: Setting
    wall: Wall
    also: tuple[str, ...]
    contexts: list[Context]


class Gap(NamedTuple):
    """A control that a wall asks for and that nobody decided, in a context."""

    control: Control
    wall: Wall
    context: Context


def all_standings(
    settings: dict[str, list[Setting]], walls: dict[str, tuple[Wall, ...]], where: Places
) -> Iterator[Standing]:
    """What holds for every control that has a setting or a wall, context by context."""
    known = controls()
    for name, control in known.items():
        if name in settings or name in walls:
            yield from standings(control, settings.get(name, ()), walls.get(name, ()), where)


def judge(found: Iterable[Standing]) -> tuple[list[Crossing], list[Gap], list[Standing]]:
    """Crossings, one for each setting and wall; gaps; and standings whose settings or walls contradict each other."""
    crossings: dict[tuple[Any, ...], Crossing] = {}
    gaps: list[Gap] = []
    contradictions: list[Standing] = []
    for standing in found:
        setting, facing = standing.setting, standing.corridor
        if standing.rivals or facing.contradiction:
            contradictions.append(standing)
        if setting is None and facing.floor and not facing.floor.optional:
            gaps.append(Gap(standing.control, facing.floor, standing.context))
        if setting is None or setting.state != DECIDED:
            continue
        position = standing.control.scale.position(setting.value)
        if position is None:
            continue
        crossed = facing.crossed(position)
        if crossed:
            key = crossed[0].rule, id(setting.document.node), setting.pointer
            also = tuple(wall.rule for wall in crossed[1:])
            crossing = crossings.setdefault(key, Crossing(standing.control, setting, crossed[0], also, []))
            crossing.contexts.append(standing.context)
    return list(crossings.values()), gaps, contradictions


def crossing_finding(crossing: Crossing) -> Finding:
    """A setting that is too loose or too tight."""
    control, setting, wall = crossing.control, crossing.setting, crossing.wall
    side, bound = ("looser", "floor") if wall.side == FLOOR else ("tighter", "ceiling")
    value, limit = shown(control, setting.value), shown(control, wall.value)
    than = f", {side} than the {bound}, {limit}" if control.scale.ordered_by_words else f"; the {bound} is {limit}"
    said = f"{_field(control, setting)} is {value}{than}"
    severity = "info" if setting.strength != MUST else ""
    at = setting.document.locate_key(setting.pointer) if control.measured else setting.origin
    return Finding(wall.rule, said, at, contexts=contexts(crossing.contexts), also=crossing.also, severity=severity)


def _field(control: Control, setting: Setting) -> str:
    """The field with the place in a list where it stands: `accounts[2].age_gate`."""
    if control.measured:
        return control.title.lower()
    return written(tuple(step for step in setting.pointer if step not in ("value", "overrides"))[: len(control.path)])


def contexts(found: Iterable[Context]) -> tuple[str, ...]:
    """Contexts in words, each once; none where one of them is every context."""
    said = tuple(dict.fromkeys(context.words for context in found))
    return () if "" in said else said


def shown(control: Control, value: Any) -> str:
    """A value as it is written, with the unit where the scale has one."""
    if isinstance(value, dict):
        value = value.get("within")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"{len(value)} kind{'s' if len(value) != 1 else ''}"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return f"{value} %" if control.scale.holds == "percent" else str(value)


def contradiction_findings(found: Iterable[Standing]) -> Iterator[Finding]:
    """Settings of equal width that disagree, and laws that leave no value: one finding each, with its contexts."""
    clashes: dict[tuple[Any, ...], list[Standing]] = {}
    for standing in found:
        if standing.setting:
            rivals = tuple((id(rival.document.node), rival.pointer) for rival in standing.rivals[:1])
            laws = tuple(wall.rule for wall in standing.corridor.contradiction or ())
            key = id(standing.setting.document.node), standing.setting.pointer, rivals, laws
            clashes.setdefault(key, []).append(standing)
    for alike in clashes.values():
        yield from _contradictions(alike[0], contexts(standing.context for standing in alike))


def _contradictions(standing: Standing, where: tuple[str, ...]) -> Iterator[Finding]:
    control, setting, clash = standing.control, standing.setting, standing.corridor.contradiction
    if setting and standing.rivals:
        other = standing.rivals[0]
        here, there = shown(control, setting.value), shown(control, other.value)
        said = f"{control.field} is {here} here and {there} there, and neither is narrower"
        related = (other.document.locate(other.pointer, "and this says otherwise"),)
        yield Finding("core/documents-disagree", said, setting.origin, related=related, contexts=where)
    if setting and clash:
        floor, ceiling = (f"{shown(control, wall.value)} ({wall.rule})" for wall in clash)
        said = f"for {control.field} the law asks for at least {floor} and for at most {ceiling}"
        yield Finding("core/laws-contradict", said, setting.origin, contexts=where)
