"""Overrides that end, and what will be found without them."""

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

from govlint.calendar.due import OVERRIDE, Due, day_of, found_of, with_owners
from govlint.finding import Finding
from govlint.lint.rules import Rule, walls
from govlint.policy.corridor import Wall
from govlint.policy.places import Places, places
from govlint.policy.policy import RETIRED, settings_by_control
from govlint.policy.settings import Setting
from govlint.text.nodes import Pointer
from govlint.workspace.documents import Document
from govlint.workspace.workspace import Workspace


class Ending(NamedTuple):
    """An override with a last day (ISO). pointer: where it stands in its document."""

    document: Document
    pointer: Pointer
    until: str
    when: Any

    @property
    def setting(self) -> Pointer:
        """The setting that it overrides."""
        return self.pointer[:-2]

    @property
    def control(self) -> str:
        """The control that it decides; empty where it is none."""
        return next((stated.control for stated in self.document.stated if stated.pointer == self.setting), "")


def of_overrides(workspace: Workspace, rules: dict[str, Rule], day: str, last: str) -> Iterator[Due]:
    """Overrides whose last day lies between two days (ISO, both included), with what is found once they are gone."""
    found = [one for document in workspace.documents if document.status != RETIRED for one in endings(document)]
    ending = sorted((one for one in found if day <= one.until <= last), key=_until)
    where = places(workspace)
    for until, together in groupby(ending, key=_until):
        settings, standing = settings_by_control(workspace, until), walls(rules, until, where)
        for one in together:
            held, facing = settings.get(one.control, []), standing.get(one.control, ())
            yield _due(workspace, rules, one, _then(workspace, one, held, facing, where))


def _until(ending: Ending) -> str:
    return ending.until


def endings(document: Document) -> Iterator[Ending]:
    """All overrides of a document that have a last day."""
    for pointer, override in _overrides(document.value, ()):
        until = day_of(override.get("until"))
        if until:
            yield Ending(document, pointer, until.isoformat(), override.get("when"))


def _overrides(value: Any, pointer: Pointer) -> Iterator[tuple[Pointer, dict[str, Any]]]:
    """Every override below a value, of settings that are no controls too."""
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, below in children:
        if isinstance(below, dict) and pointer[-1:] == ("overrides",):
            yield (*pointer, step), below
        yield from _overrides(below, (*pointer, step))


def _then(
    workspace: Workspace, ending: Ending, held: list[Setting], facing: tuple[Wall, ...], where: Places
) -> list[Finding]:
    """What is found without an override and not with it, that day, of its control alone."""
    left = [setting for setting in held if not _is(setting, ending)]
    before = set(found_of(workspace, ending.control, held, facing, where))
    return [one for one in found_of(workspace, ending.control, left, facing, where) if one not in before]


def _is(setting: Setting, ending: Ending) -> bool:
    within = setting.pointer[: len(ending.pointer)] == ending.pointer
    return within and setting.document.key == ending.document.key


def _due(workspace: Workspace, rules: dict[str, Rule], ending: Ending, found: list[Finding]) -> Due:
    document, at = ending.document, ending.document.locate((*ending.pointer, "until"))
    when = json.dumps(ending.when, sort_keys=True)
    key = (OVERRIDE, document.kind, document.name, *map(str, ending.setting), when)
    return Due(OVERRIDE, ending.until, key, document, at, ending.setting, then=with_owners(workspace, rules, found))
