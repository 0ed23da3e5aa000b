"""Settings against the walls of their corridors become findings."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from govlint.finding import Finding, Location
from govlint.policy.controls import Control, controls
from govlint.policy.corridor import FLOOR, Wall
from govlint.policy.effective import Context, Standing, standings
from govlint.policy.places import Places
from govlint.policy.settings import DECIDED, Setting
from govlint.workspace.documents import Document
from govlint.workspace.workspace import Workspace

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
    setting: Setting | None


def all_standings(
    settings: dict[str, list[Setting]], walls: dict[str, tuple[Wall, ...]], where: Places
) -> Iterator[Standing]:
    """What holds for every control that has a setting or a wall, context by context."""
    known = controls()
    for name in known.keys() & (settings.keys() | walls.keys()):
        yield from standings(known[name], settings.get(name, ()), walls.get(name, ()), where)


def judge(found: Iterable[Standing]) -> tuple[list[Crossing], list[Gap], list[Standing]]:
    """Crossings, one for each setting and wall; gaps; and standings whose settings or walls contradict each other."""
    crossings: dict[tuple[Any, ...], Crossing] = {}
    gaps: list[Gap] = []
    contradictions: list[Standing] = []
    for standing in found:
        setting, facing = standing.setting, standing.corridor
        if standing.rivals or facing.contradiction:
            contradictions.append(standing)
        if setting is None or setting.state != DECIDED:
            floor = facing.floor
            if floor and not (setting and setting.state == "defined-elsewhere"):
                gaps.append(Gap(standing.control, floor, standing.context, setting))
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
    said = f"{control.title}: {shown(control, setting.value)} is {side} than the {bound}, {shown(control, wall.value)}"
    severity = "info" if setting.strength != MUST else ""
    at = setting.document.locate_key(setting.pointer) if control.measured else setting.origin
    return Finding(wall.rule, said, at, contexts=contexts(crossing.contexts), also=crossing.also, severity=severity)


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


def contradiction_findings(standing: Standing) -> Iterator[Finding]:
    """Two settings of equal width that disagree; two laws that leave no value."""
    setting, rivals = standing.setting, standing.rivals
    if setting and rivals:
        other = rivals[0]
        said = f"{standing.control.title}: {shown(standing.control, setting.value)} here, {shown(standing.control, other.value)} there, and neither is narrower"
        related = (other.document.locate(other.pointer, "and this says otherwise"),)
        yield Finding(
            "core/documents-disagree", said, setting.origin, related=related, contexts=contexts([standing.context])
        )
    clash = standing.corridor.contradiction
    if clash and setting:
        floor, ceiling = clash
        said = f"{standing.control.title}: the law asks for at least {floor.value} ({floor.rule}) and for at most {ceiling.value} ({ceiling.rule})"
        yield Finding("core/laws-contradict", said, setting.origin, contexts=contexts([standing.context]))


def gap_findings(workspace: Workspace, gaps: list[Gap]) -> Iterator[Finding]:
    """What a floor asks for and nobody decided: one finding for each document that should decide it."""
    grouped: dict[tuple[str, int], list[Gap]] = {}
    for gap in gaps:
        target = _target(workspace, gap)
        grouped.setdefault((gap.control.kind, id(target.node) if target else 0), []).append(gap)
    for (kind, _), found in grouped.items():
        yield _gap_finding(workspace, kind, found, _target(workspace, found[0]))


def _target(workspace: Workspace, gap: Gap) -> Document | None:
    """The document that should decide: the one that says it does not, or the widest of the kind; None where there is none."""
    if gap.setting:
        return gap.setting.document
    return min(workspace.of_kind(gap.control.kind), key=lambda document: len(document.scope()), default=None)


def _gap_finding(workspace: Workspace, kind: str, gaps: list[Gap], target: Document | None) -> Finding:
    asked = {gap.control.id: gap for gap in sorted(gaps, key=lambda gap: gap.wall.weight)}
    binding = any(gap.wall.severity == "error" for gap in gaps)
    titles = [
        f"{gap.control.title} (at least {shown(gap.control, gap.wall.value)})" for gap in reversed(asked.values())
    ]
    listed = "; ".join(titles[:6]) + (f"; and {len(titles) - 6} more" if len(titles) > 6 else "")
    where = contexts(gap.context for gap in gaps)
    also = tuple(sorted({gap.wall.rule for gap in gaps}))
    severity = "warning" if binding else "info"
    if target:
        said = f"this document leaves open what rules ask about: {listed}"
        return Finding(
            "core/undecided", said, target.locate_key(("kind",)), contexts=where, also=also, severity=severity
        )
    said = f"no {kind} says: {listed}"
    return Finding(
        "core/undecided", said, _nowhere(workspace), f"Write a {kind}.", contexts=where, also=also, severity=severity
    )


def _nowhere(workspace: Workspace) -> Location:
    """Where to say that a document is missing: at the organisation, or at the first document there is."""
    document = workspace.organisation or workspace.documents[0]
    return document.locate_key(("kind",))
