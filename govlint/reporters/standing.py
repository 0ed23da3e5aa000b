"""What holds in a context and between which walls, in the words that every reader of it sees."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from govlint.lint.corridors import shown
from govlint.lint.rules import Rule, words_of
from govlint.policy.control import Control
from govlint.policy.corridor import CEILING, Wall
from govlint.policy.effective import Standing
from govlint.policy.settings import DECIDED, Setting
from govlint.reporters.said import Source, sources

HOLDS, OVERRIDES = "holds", "overrides"


class Row(NamedTuple):
    """One thing that is so in a context. word: `holds`, `overrides`, `floor` or `ceiling`; cited: who says so."""

    word: str
    said: str
    cited: tuple[Source, ...] = ()


def rows(standing: Standing, rules: dict[str, Rule], path: Callable[[str], str] = str) -> Iterator[Row]:
    """What holds, what would hold without it, and the walls.

    rules: those that are on, by id. path: how the path of a file is shown.
    """
    control, corridor = standing.control, standing.corridor
    yield Row(HOLDS, held(control, standing.setting, path))
    for other in standing.overridden:
        yield Row(OVERRIDES, held(control, other, path))
    for wall in (corridor.floor, corridor.ceiling):
        if wall:
            rule = rules[wall.rule]
            said = f"{shown(control, wall.value)}   {wall.rule} ({force(wall)}{_lifted(standing, wall)})"
            yield Row(wall.side, said, sources(rule, words_of(rule).sources))


def held(control: Control, setting: Setting | None, path: Callable[[str], str] = str) -> str:
    """A value and where it stands: `none   policies/alcohol-fr.yaml:40 (Alcohol in France)`."""
    if setting is None:
        return value(control, setting)
    line = setting.document.source.place(setting.origin.start)[0]
    return f"{value(control, setting)}   {path(setting.document.path)}:{line} ({setting.document.title})"


def value(control: Control, setting: Setting | None) -> str:
    """The value of a setting as it is written, or the word that it is not decided."""
    if setting is None:
        return "nothing is decided"
    return shown(control, setting.value) if setting.state == DECIDED else setting.state


def force(wall: Wall) -> str:
    """Who stands behind a wall: the law, or what it is else."""
    return "the law" if wall.legal else wall.force


def _lifted(standing: Standing, wall: Wall) -> str:
    lifting = standing.corridor.lifted_by
    if not lifting or wall.side != CEILING:
        return ""
    return f"; lifted to {shown(standing.control, lifting.value)} by {lifting.rule}"
