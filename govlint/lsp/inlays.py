"""What holds in place of a written value, said behind it."""

from collections.abc import Iterator
from typing import NamedTuple

from govlint.lsp.settings import contexts, is_same, settings_in, where
from govlint.lsp.view import Organisation, View
from govlint.policy.controls import controls
from govlint.policy.effective import Standing
from govlint.policy.settings import Setting
from govlint.reporters.sink import one_line
from govlint.reporters.standing import held, value

_MOST = 2


class Inlay(NamedTuple):
    """What is said behind a place, and more of it for whoever points there."""

    offset: int
    said: str
    more: str


def inlays(view: View, path: str, start: int, end: int) -> Iterator[Inlay]:
    """An inlay for each setting between two places of a file, in whose stead something else holds somewhere."""
    for organisation, document in view.inside(path):
        for setting in settings_in(organisation, document):
            at = setting.origin
            if start <= at.start <= end:
                yield from _inlay(view, organisation, setting, at.end)


def _inlay(view: View, organisation: Organisation, setting: Setting, offset: int) -> Iterator[Inlay]:
    control = controls()[setting.control]
    every = organisation.standings(control)
    instead: dict[str, list[Standing]] = {}
    for one in every:
        if one.setting and any(is_same(other, setting) for other in one.overridden):
            instead.setdefault(held(control, one.setting, view.shown), []).append(one)
    said = [f"{value(control, many[0].setting)} {_in(many, contexts(every))}" for many in instead.values()]
    if said:
        more = f" and {len(said) - _MOST} more" if len(said) > _MOST else ""
        yield Inlay(offset, one_line(f"but {', '.join(said[:_MOST])}{more}"), "\n".join(map(one_line, instead)))


def _in(many: list[Standing], every: int) -> str:
    found = where(many, every)
    return found if found == "everywhere" else f"in {found}"
