"""A facing as readers see it: the verdict, the drawing, the walls in words, and where that is so."""

from collections.abc import Callable
from typing import NamedTuple

from markupsafe import Markup

from govlint.handbook.book import Book
from govlint.handbook.drawings.drawing import corridor, mini
from govlint.handbook.drawings.track import Track, ruler, track
from govlint.handbook.facings import VERDICTS, Facing
from govlint.handbook.once import once
from govlint.handbook.paths import wall_target
from govlint.handbook.words.places_said import where
from govlint.handbook.words.quoted import term, title_of, told
from govlint.handbook.words.sentences import notes, sentence, value_said
from govlint.language import gettext as _
from govlint.language import gettext_noop
from govlint.policy.control import Control
from govlint.policy.corridor import FLOOR, Wall

FORCES = {
    "statute": gettext_noop("law"),
    "regulation": gettext_noop("law"),
    "licence-condition": gettext_noop("law"),
    "court-judgment": gettext_noop("law"),
    "sro-rule": gettext_noop("law"),
    "self-regulatory-code": gettext_noop("code"),
    "regulator-guidance": gettext_noop("guidance"),
    "platform-policy": gettext_noop("platform rule"),
    "good-practice": gettext_noop("good practice"),
    "evidence": gettext_noop("evidence"),
    "case-law": gettext_noop("law"),
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
        said = _("%(control)s: %(verdict)s. %(sentence)s") % {
            "control": self.title,
            "verdict": _(VERDICTS[self.verdict]),
            "sentence": self.sentence,
        }
        return corridor(self.track, self.name, said)

    @property
    def mini(self) -> Markup:
        """The corridor as a line in a table."""
        return mini(self.track)


def strip(book: Book, facing: Facing, name: str) -> Strip:
    """The strip of a facing. name: an id that no other strip of the page has."""
    at, ticks = _ruler(book, facing.control.id)
    return Strip(
        facing.verdict,
        name,
        told(facing.control.title),
        track(facing, at, ticks),
        sentence(facing),
        tuple(_bound(book, facing, wall) for wall in facing.bounds),
        tuple(notes(facing)),
        where(book, facing),
        ends(facing.control),
    )


@once
def _ruler(book: Book, control: str) -> tuple[Callable[[float], float], tuple[float, ...]]:
    """The ruler of a control and its ticks."""
    found = book.facings[control]
    return ruler(found[0].control, found)


def _bound(book: Book, facing: Facing, wall: Wall) -> WallSaid:
    """A wall of this corridor; a ceiling may give way."""
    lifted = facing.corridor.lifted_by is not None and wall.side != FLOOR
    return wall_said(book, facing.control, wall)._replace(lifted=lifted)


def ends(control: Control) -> tuple[str, str]:
    """The loosest and the tightest value of a scale, in words."""
    scale = control.scale
    if scale.levels:
        return term(scale.levels[0]), term(scale.levels[-1])
    if scale.holds == "boolean":
        return (_("no"), _("yes")) if scale.sign > 0 else (_("yes"), _("no"))
    timed = scale.holds in ("duration", "clock")
    more, less = (_("longer"), _("shorter")) if timed else (_("more"), _("less"))
    return (less, more) if scale.sign > 0 else (more, less)


def wall_said(book: Book, control: Control, wall: Wall) -> WallSaid:
    """A wall in words."""
    bound = _("at least") if wall.side == FLOOR else _("at most")
    return WallSaid(
        wall.rule,
        wall.side,
        bound if control.scale.levels or control.scale.holds == "boolean" else _numeric_bound(control, wall),
        value_said(control, wall.value),
        _(FORCES[wall.force]),
        wall.legal,
        title_of(book.rules[wall.rule]),
        wall_target(control.id, wall.rule),
    )


def _numeric_bound(control: Control, wall: Wall) -> str:
    """A floor under something that is tighter when it is less is the most that is allowed."""
    return _("at least") if (wall.side == FLOOR) == (control.scale.sign > 0) else _("at most")
