"""A corridor in a few lines of text, from loose to tight."""

from collections.abc import Iterator
from typing import Any

from govlint.lint.corridors import shown
from govlint.policy.corridor import Corridor, Wall
from govlint.policy.effective import Standing
from govlint.policy.settings import DECIDED
from govlint.reporters.standing import force

LOOSE, TIGHT = "loose", "tight"
_HERE = "▸"


def figure(standing: Standing) -> tuple[str, ...]:
    """A line for each value that a scale has, or, of amounts, for each that is set; walls and what holds are marked."""
    values = _values(standing)
    widest = max((len(shown(standing.control, value)) for _, value in values), default=0)
    return tuple(
        f"{_end(number, len(values)):<6}{_HERE if _holds(standing, position) else ' '} "
        f"{shown(standing.control, value):<{widest}}  {_marks(standing, position)}".rstrip()
        for number, (position, value) in enumerate(values)
    )


def _values(standing: Standing) -> list[tuple[float, Any]]:
    """Values with their positions, from loose to tight."""
    scale, corridor, setting = standing.control.scale, standing.corridor, standing.setting
    if scale.ordered_by_words:
        found: list[Any] = list(scale.levels) or [False, True]
    else:
        found = [wall.value for wall in _walls(corridor)]
        found += [setting.value] if setting and setting.state == DECIDED else []
    placed = {position: value for value in found if (position := scale.position(value)) is not None}
    return sorted(placed.items())


def _end(number: int, count: int) -> str:
    """The ends of a scale are named; one value alone has none."""
    if count == 1:
        return ""
    return LOOSE if number == 0 else TIGHT if number == count - 1 else ""


def _holds(standing: Standing, position: float) -> bool:
    setting = standing.setting
    return setting is not None and standing.control.scale.position(setting.value) == position


def _marks(standing: Standing, position: float) -> str:
    corridor = standing.corridor
    said = [f"{wall.side}: {force(wall)}" for wall in _walls(corridor) if wall.position == position]
    if position < corridor.lowest or position > corridor.highest:
        said.append("too loose" if position < corridor.lowest else "too tight")
    return ", ".join(said)


def _walls(corridor: Corridor) -> tuple[Wall, ...]:
    """The floor and the ceiling where they bite: one that yields to a stronger wall stands where that one does."""
    floor = max(corridor.floors, key=lambda wall: wall.position, default=None)
    ceiling = min(corridor.ceilings, key=lambda wall: wall.position, default=None)
    return tuple(wall for wall in (floor, ceiling) if wall)


def lines(standing: Standing) -> Iterator[str]:
    """The figure as a block of Markdown, in which nothing is markup."""
    yield "```text"
    yield from figure(standing)
    yield "```"
