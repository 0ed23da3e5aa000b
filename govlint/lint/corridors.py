"""Settings against the walls of their corridors become findings."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from govlint.finding import Finding, Location, Silence
from govlint.policy.box import CASE, Box
from govlint.policy.contexts import Context, in_words
from govlint.policy.control import Control
from govlint.policy.controls import controls
from govlint.policy.corridor import CEILING, FLOOR, Wall
from govlint.policy.effective import Standing, standings
from govlint.policy.places import Places
from govlint.policy.settings import DECIDED, MUST, Setting
from govlint.workspace.documents import named

SilencesWall = Callable[[Wall, Setting, Context], Silence | None]
"""Gives what silences a wall that a setting crosses in a context, or None."""


class Crossing(NamedTuple):
    """A setting beyond a wall, and the contexts in which it is; none where it is so everywhere.

    inside: of the walls that it lies beyond, the farthest one's value: there it would be inside all of them.
    """

    control: Control
    setting: Setting
    wall: Wall
    also: tuple[str, ...]
    contexts: list[Context]
    silence: Silence | None = None
    inside: Any = None


class Gap(NamedTuple):
    """A control that a wall asks for and that nobody decided, in a context. laws: other floors that are law."""

    control: Control
    wall: Wall
    context: Context
    laws: tuple[Wall, ...] = ()


def all_standings(
    settings: dict[str, list[Setting]],
    walls: dict[str, tuple[Wall, ...]],
    where: Places,
    apart: dict[str, list[Box]] | None = None,
) -> Iterator[Standing]:
    """What holds for every control that has a setting or a wall, context by context.

    apart: control → regions that tell contexts apart beside its settings and walls.
    """
    known = controls()
    for name, control in known.items():
        if name in settings or name in walls:
            told = (apart or {}).get(name, ())
            yield from standings(control, settings.get(name, ()), walls.get(name, ()), where, told)


class Judgement(NamedTuple):
    """What the standings of a workspace come to. contradictions: standings whose settings or walls clash."""

    crossings: list[Crossing]
    gaps: list[Gap]
    contradictions: list[Standing]


def _nothing_silences(wall: Wall, setting: Setting, context: Context) -> None:
    """Without silences every wall speaks."""


def judge(found: Iterable[Standing], silences: SilencesWall = _nothing_silences) -> Judgement:
    """Crossings, one for each setting and wall; gaps; and contradictions."""
    crossings: dict[tuple[Any, ...], Crossing] = {}
    held: Counter[str] = Counter()
    gaps: list[Gap] = []
    decided: set[tuple[str, int]] = set()
    contradictions: list[Standing] = []
    for standing in found:
        setting, facing = standing.setting, standing.corridor
        held[standing.control.id] += 1
        if (standing.rivals and not standing.control.measured) or facing.contradiction:
            contradictions.append(standing)
        if setting is not None:
            decided.add(_whereabouts(standing.control, standing.context))
            _cross(standing, setting, crossings, silences)
        elif facing.floor and not facing.floor.optional:
            others = (wall for wall in facing.floors if wall.legal and wall.rule != facing.floor.rule)
            laws = tuple(wall for wall in others if not wall.optional)
            gaps.append(Gap(standing.control, facing.floor, standing.context, laws))
    whole = [
        one._replace(contexts=[]) if len(one.contexts) == held[one.control.id] else one for one in crossings.values()
    ]
    return Judgement(whole, [gap for gap in gaps if _is_gap(gap, decided)], contradictions)


def _cross(
    standing: Standing, setting: Setting, crossings: dict[tuple[Any, ...], Crossing], silences: SilencesWall
) -> None:
    """Add a standing to the crossing of its setting and the wall that speaks, if it lies beyond one.

    A wall that is silenced makes a silenced crossing of its own; the next one then speaks.
    """
    position = standing.control.scale.position(setting.value) if setting.state == DECIDED else None
    speaking: list[Wall] = []
    for wall in standing.corridor.crossed(position) if position is not None else ():
        silence = silences(wall, setting, standing.context)
        if silence:
            _add(crossings, standing, Crossing(standing.control, setting, wall, (), [], silence))
        else:
            speaking.append(wall)
    if speaking:
        also = tuple(wall.rule for wall in speaking[1:])
        inside = max(speaking, key=lambda wall: abs(wall.position - (position or 0.0))).value
        _add(crossings, standing, Crossing(standing.control, setting, speaking[0], also, [], inside=inside))


def _add(crossings: dict[tuple[Any, ...], Crossing], standing: Standing, crossing: Crossing) -> None:
    setting = crossing.setting
    key = crossing.wall.rule, setting.document.key, setting.pointer, crossing.silence
    told = crossings.setdefault(key, crossing)
    told.contexts.append(standing.context)
    if _beyond_by(crossing) > _beyond_by(told):
        told = crossings[key] = told._replace(setting=setting)
    if _way_inside(crossing) > _way_inside(told):
        crossings[key] = told._replace(inside=crossing.inside)


def _beyond_by(crossing: Crossing) -> float:
    """How far a setting lies beyond its wall. What is measured can differ by case; the farthest is told."""
    return abs((crossing.control.scale.position(crossing.setting.value) or 0.0) - crossing.wall.position)


def _way_inside(crossing: Crossing) -> float:
    """How far the value that would be inside lies beyond the wall that speaks."""
    return abs((crossing.control.scale.position(crossing.inside) or 0.0) - crossing.wall.position)


def _whereabouts(control: Control, context: Context) -> tuple[str, int]:
    return control.id, id(context.places)


def _is_gap(gap: Gap, decided: set[tuple[str, int]]) -> bool:
    """A control that is decided for the cases an organisation has is no gap, unless a wall asks for just this case."""
    asks_for_case = any(name in CASE for name in gap.wall.region)
    return asks_for_case or _whereabouts(gap.control, gap.context) not in decided


def crossing_finding(crossing: Crossing) -> Finding:
    """A setting that is too loose or too tight."""
    control, setting, wall = crossing.control, crossing.setting, crossing.wall
    said = f"{_field(control, setting)} is {shown(control, setting.value)}{_beyond(control, wall)}"
    said += f" ({setting.reason})" if control.measured and setting.reason else ""
    severity = "info" if setting.strength != MUST else ""
    where = in_words(crossing.contexts)
    meant = None if control.measured or control.scale.holds == "list" else crossing.inside
    return Finding(wall.rule, said, place_of(setting), "", (), where, crossing.also, severity, crossing.silence, meant)


def place_of(setting: Setting) -> Location:
    """Where a setting is reported: at its value, or at the key of what it was measured from."""
    measured = controls()[setting.control].measured
    return setting.document.locate_key(setting.pointer) if measured else setting.origin


def _beyond(control: Control, wall: Wall) -> str:
    """How a value lies beyond a wall: in the order of levels, or as an amount."""
    bound, side = (FLOOR, "looser") if wall.side == FLOOR else (CEILING, "tighter")
    moved = f" (by {wall.moved_by})" if wall.moved_by else ""
    if control.scale.ordered_by_words:
        return f", {side} than the {bound}, {shown(control, wall.value)}{moved}"
    return f"; the {bound} asks for {asked(control, wall)}{moved}"


def asked(control: Control, wall: Wall) -> str:
    """What a wall asks for, in the direction in which the scale runs: `at least 25`, `at most 5`."""
    most = (wall.side == FLOOR) == (control.scale.sign < 0) and not control.scale.ordered_by_words
    return f"at {'most' if most else 'least'} {shown(control, wall.value)}"


def _field(control: Control, setting: Setting) -> str:
    """The field with the name of the entry in whose list it stands: `accounts[gb-youtube].age_gate`."""
    if control.measured:
        return control.title.lower()
    plain = [step for step in setting.pointer if step not in ("value", "overrides")]
    return named(setting.document, tuple(plain[: len(control.path)]))


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
            rivals = tuple((rival.document.key, rival.pointer) for rival in standing.rivals[:1])
            laws = tuple(wall.rule for wall in standing.corridor.contradiction or ())
            key = standing.setting.document.key, standing.setting.pointer, rivals, laws
            clashes.setdefault(key, []).append(standing)
    for alike in clashes.values():
        yield from _contradictions(alike[0], in_words(standing.context for standing in alike))


def _contradictions(standing: Standing, where: tuple[str, ...]) -> Iterator[Finding]:
    control, setting, clash = standing.control, standing.setting, standing.corridor.contradiction
    if setting and standing.rivals and not control.measured:
        other = standing.rivals[0]
        here, there = shown(control, setting.value), shown(control, other.value)
        said = f"{control.field} is {here} here and {there} there, and neither is narrower"
        related = (other.document.locate(other.pointer, "and this says otherwise"),)
        yield Finding("core/documents-disagree", said, setting.origin, related=related, contexts=where)
    if setting and clash:
        floor, ceiling = (f"{shown(control, wall.value)} ({wall.rule})" for wall in clash)
        said = f"for {control.field} the law asks for at least {floor} and for at most {ceiling}"
        yield Finding("core/laws-contradict", said, setting.origin, contexts=where)
