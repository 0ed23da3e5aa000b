"""What is said of a setting and its walls, in sentences."""

from typing import Any

from govlint.handbook.facings import (
    DEFERRED,
    FREE,
    INSIDE,
    LOOSE,
    SILENT,
    TIGHT,
    UNDECIDED,
    UNREADABLE,
    Facing,
)
from govlint.handbook.words.wording import amount, duration, humane
from govlint.policy.control import Control
from govlint.policy.corridor import FLOOR, Corridor, Wall
from govlint.policy.settings import DECIDED, Setting


def value_said(control: Control, value: Any) -> str:
    """A value on a control's scale in a few words."""
    if isinstance(value, dict):
        value = value.get("within")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return f"{len(value)} kind{'s' if len(value) != 1 else ''}"
    if control.scale.holds in ("duration", "clock"):
        return duration(value)
    if control.scale.holds == "percent":
        return f"{amount(value)} %"
    return humane(value) if isinstance(value, str) else amount(value)


def ours(control: Control, setting: Setting | None) -> str:
    """Our setting in a few words."""
    if setting is None:
        return "nothing is decided"
    if setting.state != DECIDED:
        return {"not-stated": "not stated", "to-be-decided": "to be decided"}.get(setting.state, "decided elsewhere")
    return value_said(control, setting.value)


def sentence(facing: Facing) -> str:
    """Where the setting stands, in a sentence."""
    control, faced = facing.control, facing.corridor
    mine = ours(control, facing.setting)
    if facing.verdict == UNDECIDED:
        floor = f"; the floor is “{value_said(control, faced.floor.value)}”" if faced.floor else ""
        return f"Nobody has decided this yet{floor}."
    said = {
        LOOSE: f"Ours, “{mine}”, is looser than the floor, “{_at(control, faced, faced.lowest)}”.",
        TIGHT: f"Ours, “{mine}”, is tighter than the ceiling, “{_at(control, faced, faced.highest)}”.",
        UNREADABLE: f"“{mine}” is no value of this scale.",
        DEFERRED: "Another text decides this.",
        FREE: f"Ours is “{mine}”. No wall stands here.",
        SILENT: "Nobody has decided this, and no floor asks for it.",
    }
    return said.get(facing.verdict) or f"Ours, “{mine}”, lies inside the corridor."


def beyond(facing: Facing, wall: Wall) -> str:
    """How the setting lies beyond a wall, in a sentence."""
    mine, bound = ours(facing.control, facing.setting), value_said(facing.control, wall.value)
    side = "looser" if wall.side == FLOOR else "tighter"
    return f"Ours, “{mine}”, is {side} than the {wall.side}, “{bound}”."


def _at(control: Control, faced: Corridor, position: float) -> str:
    """The value at which a wall stands."""
    walls = (*faced.floors, *faced.ceilings)
    return next((value_said(control, wall.value) for wall in walls if wall.position == position), "")


def notes(facing: Facing) -> list[str]:
    """What is special about a corridor."""
    faced, notes = facing.corridor, []
    if faced.contradiction:
        notes.append("No value is lawful here: one law asks for more than another allows. Take legal advice.")
    lifting = faced.lifted_by
    if lifting and lifting.legal:
        notes.append("Here the law asks for this control, it is not your fear. Good practice alone would allow less.")
    elif lifting:
        notes.append("Here a code or good practice asks for this control, so the usual ceiling gives way.")
    floor = faced.floor
    if floor and not floor.legal and faced.lowest < floor.position:
        notes.append("The law’s ceiling holds this floor down.")
    if facing.setting and facing.setting.strength != "must" and facing.verdict in (LOOSE, TIGHT, INSIDE):
        notes.append(f"The document says “{facing.setting.strength}”, so it weighs less than a “must”.")
    if facing.setting and facing.setting.document.status == "draft":
        notes.append("This stands in a draft and does not bind yet.")
    return notes
