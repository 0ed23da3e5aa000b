"""A facing as readers see it: the verdict, the drawing, the walls in words, and where that is so."""

from typing import Any, NamedTuple

from markupsafe import Markup

from govlint.handbook.book import Book
from govlint.handbook.drawing import corridor, mini
from govlint.handbook.facings import (
    DEFERRED,
    FREE,
    INSIDE,
    LOOSE,
    SILENT,
    TIGHT,
    UNDECIDED,
    UNREADABLE,
    VERDICTS,
    Facing,
)
from govlint.handbook.paths import wall_target
from govlint.handbook.places_said import where
from govlint.handbook.track import Track, ruler, track
from govlint.handbook.wording import amount, duration, humane
from govlint.lint.rules import words_of
from govlint.policy.control import Control
from govlint.policy.corridor import FLOOR, Corridor, Wall
from govlint.policy.settings import DECIDED, Setting

FORCES = {
    "statute": "law",
    "regulation": "law",
    "licence-condition": "law",
    "court-judgment": "law",
    "sro-rule": "law",
    "self-regulatory-code": "code",
    "regulator-guidance": "guidance",
    "platform-policy": "platform rule",
    "good-practice": "good practice",
    "evidence": "evidence",
    "case-law": "law",
}
"""What kind of force stands behind a wall, in a word."""


class WallSaid(NamedTuple):
    """A wall in words. bound: `at least` or `at most`."""

    rule: str
    side: str
    bound: str
    value: str
    force: str
    legal: bool
    title: str
    target: str
    lifted: bool = False


class Strip(NamedTuple):
    """A facing to show. name: an id on its page; ends: the loosest and the tightest value."""

    verdict: str
    name: str
    title: str
    track: Track
    sentence: str
    walls: tuple[WallSaid, ...]
    notes: tuple[str, ...]
    where: tuple[str, ...]
    ends: tuple[str, str]

    @property
    def drawing(self) -> Markup:
        """The corridor."""
        return corridor(self.track, self.name, f"{self.title}: {VERDICTS[self.verdict]}. {self.sentence}")

    @property
    def mini(self) -> Markup:
        """The corridor as a line in a table."""
        return mini(self.track)


def strip(book: Book, facing: Facing, name: str) -> Strip:
    """The strip of a facing. name: an id that no other strip of the page has."""
    at, ticks = ruler(facing.control, book.facings[facing.control.id])
    return Strip(
        facing.verdict,
        name,
        facing.control.title,
        track(facing, at, ticks),
        sentence(facing),
        tuple(_bound(facing, wall) for wall in facing.bounds),
        tuple(_notes(facing)),
        where(book, facing),
        ends(facing.control),
    )


def _bound(facing: Facing, wall: Wall) -> WallSaid:
    """A wall of this corridor; a ceiling may give way."""
    lifted = facing.corridor.lifted_by is not None and wall.side != FLOOR
    return wall_said(facing.control, wall)._replace(lifted=lifted)


def ends(control: Control) -> tuple[str, str]:
    """The loosest and the tightest value of a scale, in words."""
    scale = control.scale
    if scale.levels:
        return humane(scale.levels[0]), humane(scale.levels[-1])
    if scale.holds == "boolean":
        return ("no", "yes") if scale.sign > 0 else ("yes", "no")
    more, less = ("longer", "shorter") if scale.holds in ("duration", "clock") else ("more", "less")
    return (less, more) if scale.sign > 0 else (more, less)


def wall_said(control: Control, wall: Wall) -> WallSaid:
    """A wall in words."""
    bound = "at least" if wall.side == FLOOR else "at most"
    return WallSaid(
        wall.rule,
        wall.side,
        bound if control.scale.levels or control.scale.holds == "boolean" else _numeric_bound(control, wall),
        value_said(control, wall.value),
        FORCES[wall.force],
        wall.legal,
        words_of(wall.rule).title,
        wall_target(control.id, wall.rule),
    )


def _numeric_bound(control: Control, wall: Wall) -> str:
    """A floor under something that is tighter when it is less is the most that is allowed."""
    return "at least" if (wall.side == FLOOR) == (control.scale.sign > 0) else "at most"


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


def _notes(facing: Facing) -> list[str]:
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
