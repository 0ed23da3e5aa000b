"""The values of a control as they would lie in a document: from loose to tight, and beyond which walls."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from govlint.lsp.figure import LOOSE, TIGHT
from govlint.lsp.view import Organisation
from govlint.policy.box import PLACE, Box, admits
from govlint.policy.contexts import in_words
from govlint.policy.control import Control
from govlint.policy.effective import Standing
from govlint.reporters.standing import force
from govlint.text.scalars import as_word


class Beyond(NamedTuple):
    """A wall that a value lies beyond. too: `too loose` or `too tight`; said: by which rule, and where."""

    too: str
    said: str


class Level(NamedTuple):
    """A value of a scale. place: `loosest`, `2 of 4` …; best: whether it is the recommended one."""

    word: str
    place: str
    beyond: tuple[Beyond, ...]
    best: bool


def levels(organisation: Organisation, control: Control, scope: Box) -> tuple[Level, ...]:
    """The values of a scale that is ordered by words, for a document with a scope; none of a scale of amounts.

    Recommended is the value nearest to the interdependent end that lies beyond no wall.
    """
    scale = control.scale
    if not scale.ordered_by_words:
        return ()
    words: list[Any] = list(scale.levels) or sorted((False, True), key=lambda word: scale.position(word) or 0.0)
    facing = [one for one in organisation.standings(control) if _concerns(one, scope)]
    beyond = [tuple(_beyond(facing, scale.position(word) or 0.0)) for word in words]
    free = [number for number, said in enumerate(beyond) if not said]
    best = {LOOSE: min, TIGHT: max}[control.posture](free) if free and control.posture in (LOOSE, TIGHT) else None
    return tuple(
        Level(as_word(word), _place(number, len(words)), beyond[number], number == best)
        for number, word in enumerate(words)
    )


def _concerns(standing: Standing, scope: Box) -> bool:
    return any(admits(scope, place.facts, PLACE) for place in standing.context.places)


def _place(number: int, count: int) -> str:
    """`loosest`, `2 of 4`, `tightest`."""
    return {0: "loosest", count - 1: "tightest"}.get(number, f"{number + 1} of {count}")


def _beyond(facing: Iterable[Standing], position: float) -> Iterator[Beyond]:
    """The walls that a position lies beyond, each with the contexts in which it stands."""
    found: dict[tuple[str, str, str], list[Standing]] = {}
    every = list(facing)
    for one in every:
        for wall in one.corridor.crossed(position)[:1]:
            too = "too loose" if position < one.corridor.lowest else "too tight"
            found.setdefault((too, force(wall), wall.rule), []).append(one)
    for (too, by, rule), many in found.items():
        where = "" if len(many) == len(every) else "; ".join(in_words(one.context for one in many))
        yield Beyond(too, f"{too} by {rule} ({by})" + (f" in {where}" if where else ""))
