"""How many settings stand where, by dimension."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from govlint.handbook.book import Book
from govlint.handbook.drawings.drawing import proportion
from govlint.handbook.facings import (
    DEFERRED,
    FREE,
    INSIDE,
    LOOSE,
    TIGHT,
    UNDECIDED,
    UNREADABLE,
    Facing,
    SettingKey,
    key_of,
    worst,
)
from govlint.handbook.paths import BOARD, anchor
from govlint.handbook.words.quoted import term, told
from govlint.handbook.words.wording import capital, listed
from govlint.language import counted
from govlint.language import gettext as _
from govlint.posture.index import DIMENSIONS

_ALONG = (LOOSE, INSIDE, TIGHT, UNDECIDED, UNREADABLE, DEFERRED, FREE)


class Posture(NamedTuple):
    """One dimension. counts: verdict → how many settings; undecided ones are controls that a floor asks about."""

    name: str
    title: str
    means: str
    target: str
    counts: tuple[tuple[str, int], ...]
    bar: Markup

    @property
    def total(self) -> int:
        """How many were counted."""
        return sum(count for _, count in self.counts)


def postures(book: Book) -> tuple[Posture, ...]:
    """Every dimension in which anything is decided or asked."""
    by_dimension: dict[str, list[Facing]] = {}
    for found in book.facings.values():
        by_dimension.setdefault(found[0].control.dimension, []).extend(found)
    names = [*DIMENSIONS, *sorted(by_dimension.keys() - DIMENSIONS.keys())]
    return tuple(_posture(name, by_dimension[name]) for name in names if name in by_dimension)


def whole(book: Book) -> Posture:
    """All dimensions together."""
    found = [facing for alike in book.facings.values() for facing in alike]
    return _posture("all", found)


def standing(posture: Posture) -> str:
    """A posture in a sentence or two."""
    counts = dict(posture.counts)
    loose, tight, left_open = counts.get(LOOSE, 0), counts.get(TIGHT, 0), counts.get(UNDECIDED, 0)
    if not posture.total:
        return _("Nothing is decided yet that a wall could meet.")
    more = [_("%(count)s looser than is safe") % {"count": loose}] if loose else []
    more += [_("%(count)s tighter than they need be") % {"count": tight}] if tight else []
    found = listed(more) or _("none too loose, none too tight")
    said = counted(
        "%(count)s setting stand in our documents: %(found)s.",
        "%(count)s settings stand in our documents: %(found)s.",
        posture.total - left_open,
        found=found,
    )
    still = counted(
        "%(count)s question that rules ask is still open.",
        "%(count)s questions that rules ask are still open.",
        left_open,
    )
    return f"{said} {still}" if left_open else said


def tally(found: Iterable[Facing]) -> tuple[tuple[str, int], ...]:
    """Verdicts by count, from loose to tight: each setting once, by its worst verdict; each control left open once."""
    settings: dict[SettingKey, list[str]] = {}
    left_open: set[str] = set()
    for facing in found:
        if facing.setting:
            settings.setdefault(key_of(facing.setting), []).append(facing.verdict)
        elif facing.verdict == UNDECIDED:
            left_open.add(facing.control.id)
    counts = Counter(map(worst, settings.values()))
    counts[UNDECIDED] += len(left_open)
    return tuple((verdict, counts[verdict]) for verdict in _ALONG if counts[verdict])


def _posture(name: str, found: list[Facing]) -> Posture:
    counts = tally(found)
    target = f"{BOARD}#{anchor('dimension', name)}"
    title, means = capital(term(name)), told(DIMENSIONS.get(name, ""))
    return Posture(name, title, means, target, counts, proportion(counts))
