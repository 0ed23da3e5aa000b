"""Every control and context: what is set, where it is written, and between which walls it stands."""

from collections import defaultdict
from collections.abc import Iterator

from govlint.exchange.tables.table import ABOUT, ORIGIN, Cell, Judged, Table, origin
from govlint.handbook.facings import VERDICTS, Facing, facings, is_relevant
from govlint.lint.corridors import all_standings, judge, place_of, shown
from govlint.lint.rules import walls, words_of
from govlint.policy.contexts import in_words
from govlint.policy.control import Control
from govlint.policy.corridor import Wall
from govlint.policy.effective import Standing
from govlint.policy.places import places
from govlint.policy.policy import settings_by_control
from govlint.policy.settings import DECIDED, Setting
from govlint.reporters.said import sources
from govlint.workspace.workspace import Workspace

EVERYWHERE = "everywhere"
_WALL = ("", " rule", " force", " says")
_COLUMNS = (
    *("Organisation", "Control", "Question", "Field", "Where", "Setting", "Strength", "Binds", "Stands"),
    *(f"Floor{part}" for part in _WALL),
    *(f"Ceiling{part}" for part in _WALL),
    *("Reason", *ORIGIN, *ABOUT),
)


def controls_table(judged: Judged) -> Table:
    """A row for each control and all contexts in which the same setting stands between the same walls."""
    found = ((one, facing) for one in judged.workspaces for facing in faced(one, judged))
    rows = ((one.title, *_cells(judged, facing), *judged.about) for one, facing in found)
    return Table("Controls", _COLUMNS, tuple(rows))


def faced(workspace: Workspace, judged: Judged) -> Iterator[Facing]:
    """What each setting of a workspace faces, and what is asked and not decided; in the order of controls."""
    where, settings = places(workspace), settings_by_control(workspace, judged.day)
    standing = tuple(all_standings(settings, walls(judged.rules.rules, judged.day, where), where))
    gaps = frozenset(id(gap.context) for gap in judge(standing).gaps)
    by_control: dict[str, list[Standing]] = defaultdict(list)
    for one in standing:
        by_control[one.control.id].append(one)
    for name in sorted(by_control):
        yield from filter(is_relevant, facings(by_control[name], gaps))


def said(control: Control, setting: Setting | None) -> str:
    """What is set, in the words of the documents; empty where nothing is."""
    if setting is None:
        return ""
    return shown(control, setting.value) if setting.state == DECIDED else setting.state


def where(facing: Facing) -> str:
    """The contexts in a line."""
    return EVERYWHERE if facing.everywhere else "; ".join(in_words(facing.contexts)) or EVERYWHERE


def _cells(judged: Judged, facing: Facing) -> tuple[Cell, ...]:
    control, setting, corridor = facing.control, facing.setting, facing.corridor
    return (
        *(control.id, control.question, control.field, where(facing), said(control, setting)),
        *((setting.strength, "yes" if setting.binds else "no") if setting else (None, None)),
        VERDICTS[facing.verdict],
        *_wall(judged, control, corridor.floor),
        *_wall(judged, control, corridor.ceiling),
        *((setting.reason, *_origin(setting)) if setting else (None,) * (1 + len(ORIGIN))),
    )


def _wall(judged: Judged, control: Control, wall: Wall | None) -> tuple[Cell, ...]:
    if wall is None:
        return (None,) * len(_WALL)
    rule = judged.rules.rules[wall.rule]
    says = "\n".join(source.citation for source in sources(rule, words_of(rule).sources))
    return shown(control, wall.value), wall.rule, wall.force, says


def _origin(setting: Setting) -> tuple[Cell, ...]:
    return origin(setting.document, place_of(setting).start)
