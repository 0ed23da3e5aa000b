"""A line above each setting: in how many contexts it holds, and who made the walls around it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from govlint.finding import Location
from govlint.lsp.settings import contexts, is_same, key_of, settings_in
from govlint.lsp.view import Organisation, View
from govlint.policy.controls import controls
from govlint.policy.corridor import Wall
from govlint.policy.effective import Standing
from govlint.policy.settings import Setting
from govlint.reporters.said import plural


class Lens(NamedTuple):
    """What is said above a place."""

    at: Location
    said: str


def lenses(view: View, path: str) -> Iterator[Lens]:
    """A lens for each setting of a file; of several on one line the first alone."""
    lines = set[int]()
    for organisation, document in view.inside(path):
        for setting in settings_in(organisation, document):
            at = key_of(setting)
            line = document.source.place(at.start)[0]
            if line not in lines:
                lines.add(line)
                yield Lens(at, _said(organisation, setting))


def _said(organisation: Organisation, setting: Setting) -> str:
    """`holds in 14 contexts · floor: law · ceiling: culture`."""
    every = organisation.standings(controls()[setting.control])
    here = [one for one in every if is_same(one.setting, setting)]
    walls = [_walls(word, (getattr(one.corridor, word) for one in here)) for word in ("floor", "ceiling")]
    return " · ".join(filter(None, [_holds(setting, here, contexts(every)), *walls]))


def _holds(setting: Setting, here: list[Standing], every: int) -> str:
    verb = "holds" if setting.binds else "would hold"
    if not here:
        return f"{verb} nowhere"
    return f"{verb} everywhere" if len(here) == every else f"{verb} in {plural(len(here), 'context')}"


def _walls(side: str, found: Iterable[Wall | None]) -> str:
    """Who made the walls of one side: the law, or the packs of the rules."""
    makers = dict.fromkeys("law" if wall.legal else wall.rule.split("/")[0] for wall in found if wall)
    return f"{side}: {', '.join(makers)}" if makers else ""
