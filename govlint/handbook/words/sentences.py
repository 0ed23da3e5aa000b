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
from govlint.handbook.words.quoted import term
from govlint.handbook.words.wording import amount, duration, humane, percent
from govlint.language import counted, gettext_noop
from govlint.language import gettext as _
from govlint.policy.control import Control
from govlint.policy.corridor import FLOOR, Corridor, Wall
from govlint.policy.settings import DECIDED, Setting


def value_said(control: Control, value: Any) -> str:
    """A value on a control's scale in a few words."""
    if isinstance(value, dict):
        value = value.get("within")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return counted("%(count)s kind", "%(count)s kinds", len(value))
    if control.scale.holds in ("duration", "clock"):
        return duration(value)
    if control.scale.holds == "percent":
        return percent(value)
    if isinstance(value, str):
        return term(value) if value in control.levels else humane(value)
    return amount(value)


def ours(control: Control, setting: Setting | None) -> str:
    """Our setting in a few words."""
    if setting is None:
        return _("nothing is decided")
    if setting.state != DECIDED:
        return _(_OPEN.get(setting.state, "decided elsewhere"))
    return value_said(control, setting.value)


def sentence(facing: Facing) -> str:
    """Where the setting stands, in a sentence."""
    control, faced = facing.control, facing.corridor
    mine = ours(control, facing.setting)
    if facing.verdict == UNDECIDED:
        if not faced.floor:
            return _("Nobody has decided this yet.")
        return _("Nobody has decided this yet; the floor is “%(floor)s”.") % {
            "floor": value_said(control, faced.floor.value)
        }
    bound = _at(control, faced, faced.highest if facing.verdict == TIGHT else faced.lowest)
    return _(_SENTENCES.get(facing.verdict, _INSIDE)) % {"mine": mine, "bound": bound}


_OPEN = {"not-stated": gettext_noop("not stated"), "to-be-decided": gettext_noop("to be decided")}
_INSIDE = gettext_noop("Ours, “%(mine)s”, lies inside the corridor.")
_SENTENCES = {
    LOOSE: gettext_noop("Ours, “%(mine)s”, is looser than the floor, “%(bound)s”."),
    TIGHT: gettext_noop("Ours, “%(mine)s”, is tighter than the ceiling, “%(bound)s”."),
    UNREADABLE: gettext_noop("“%(mine)s” is no value of this scale."),
    DEFERRED: gettext_noop("Another text decides this."),
    FREE: gettext_noop("Ours is “%(mine)s”. No wall stands here."),
    SILENT: gettext_noop("Nobody has decided this, and no floor asks for it."),
}


def beyond(name: str, facing: Facing, wall: Wall) -> str:
    """How the setting lies beyond a wall, in a sentence. name: of the control."""
    said = (
        _("%(control)s: ours, “%(mine)s”, is looser than the floor, “%(bound)s”.")
        if wall.side == FLOOR
        else _("%(control)s: ours, “%(mine)s”, is tighter than the ceiling, “%(bound)s”.")
    )
    mine, bound = ours(facing.control, facing.setting), value_said(facing.control, wall.value)
    return said % {"control": name, "mine": mine, "bound": bound}


def _at(control: Control, faced: Corridor, position: float) -> str:
    """The value at which a wall stands."""
    walls = (*faced.floors, *faced.ceilings)
    return next((value_said(control, wall.value) for wall in walls if wall.position == position), "")


def notes(facing: Facing) -> list[str]:
    """What is special about a corridor."""
    faced, notes = facing.corridor, []
    if faced.contradiction:
        notes.append(_("No value is lawful here: one law asks for more than another allows. Take legal advice."))
    lifting = faced.lifted_by
    if lifting and lifting.legal:
        said = _("Here the law asks for this control, it is not your fear. Good practice alone would allow less.")
        notes.append(said)
    elif lifting:
        notes.append(_("Here a code or good practice asks for this control, so the usual ceiling gives way."))
    floor = faced.floor
    if floor and not floor.legal and faced.lowest < floor.position:
        notes.append(_("The law’s ceiling holds this floor down."))
    if facing.setting and facing.setting.strength != "must" and facing.verdict in (LOOSE, TIGHT, INSIDE):
        said = _("The document says “%(strength)s”, so it weighs less than a “must”.")
        notes.append(said % {"strength": term(facing.setting.strength)})
    if facing.setting and facing.setting.document.status == "draft":
        notes.append(_("This stands in a draft and does not bind yet."))
    return notes
