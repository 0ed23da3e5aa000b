"""A facing as readers see it: the verdict, the drawing, the walls in words, and where that is so."""

from collections.abc import Callable
from typing import NamedTuple

from markupsafe import Markup

from govlint.handbook.book import Book, once
from govlint.handbook.drawings.drawing import corridor, mini
from govlint.handbook.drawings.track import Track, ruler, track
from govlint.handbook.facings import VERDICTS, Facing
from govlint.handbook.paths import wall_target
from govlint.handbook.words.places_said import where
from govlint.handbook.words.sentences import notes, sentence, value_said
from govlint.handbook.words.wording import humane
from govlint.lint.rules import words_of
from govlint.policy.control import Control
from govlint.policy.corridor import FLOOR, Wall

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
    at, ticks = _ruler(book, facing.control.id)
    return Strip(
        facing.verdict,
        name,
        facing.control.title,
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
        return humane(scale.levels[0]), humane(scale.levels[-1])
    if scale.holds == "boolean":
        return ("no", "yes") if scale.sign > 0 else ("yes", "no")
    more, less = ("longer", "shorter") if scale.holds in ("duration", "clock") else ("more", "less")
    return (less, more) if scale.sign > 0 else (more, less)


def wall_said(book: Book, control: Control, wall: Wall) -> WallSaid:
    """A wall in words."""
    bound = "at least" if wall.side == FLOOR else "at most"
    return WallSaid(
        wall.rule,
        wall.side,
        bound if control.scale.levels or control.scale.holds == "boolean" else _numeric_bound(control, wall),
        value_said(control, wall.value),
        FORCES[wall.force],
        wall.legal,
        words_of(book.rules[wall.rule]).title,
        wall_target(control.id, wall.rule),
    )


def _numeric_bound(control: Control, wall: Wall) -> str:
    """A floor under something that is tighter when it is less is the most that is allowed."""
    return "at least" if (wall.side == FLOOR) == (control.scale.sign > 0) else "at most"
