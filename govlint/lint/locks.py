"""Locked controls that narrower documents change, and scopes that hold nowhere."""

from collections.abc import Iterator

from govlint.finding import Finding
from govlint.policy.box import PLACE, Box, admits, box
from govlint.policy.places import Places
from govlint.policy.settings import Setting
from govlint.workspace.documents import words
from govlint.workspace.workspace import Workspace


def lock_findings(workspace: Workspace, settings: dict[str, list[Setting]], where: Places) -> Iterator[Finding]:
    """Settings that change what a wider document locks; documents whose scope is no place of the organisation."""
    locking = [document for document in workspace.documents if document.value.get("locks")]
    if locking:
        for found in settings.values():
            for wide in found:
                if wide.document in locking and _locked(wide):
                    yield from _changed(wide, found)
    nowhere: dict[str, bool] = {}
    for document in workspace.documents:
        if document.value.get("scope"):
            scope = {name: values for name, values in document.scope().items() if name in PLACE}
            if str(scope) not in nowhere:
                nowhere[str(scope)] = _is_nowhere(workspace, box(scope), where)
            if nowhere[str(scope)]:
                said = "no brand, market or account of the organisation lies in this scope"
                yield Finding("core/scope-matches-nothing", said, document.locate_key(("scope",)))


def _locked(setting: Setting) -> bool:
    field = [step for step in setting.pointer if isinstance(step, str)]
    return any(field[: len(lock.split("."))] == lock.split(".") for lock in words(setting.document.value.get("locks")))


def _changed(wide: Setting, settings: list[Setting]) -> Iterator[Finding]:
    for narrow in settings:
        if narrow.document is not wide.document and narrow.rank[0] > wide.rank[0] and narrow.value != wide.value:
            lock = wide.document.locate_key(("locks",), "it is locked here")
            said = f"{wide.document.title} locks this at {wide.value}"
            yield Finding("core/locked-field", said, narrow.origin, related=(lock,))


def _is_nowhere(workspace: Workspace, region: Box, where: Places) -> bool:
    """Whether all names of a region exist, but no place has them together."""
    known = workspace.names
    named = all(
        name in known[what]
        for dimension, what in (("brands", "brand"), ("channels", "channel"))
        for name in region.get(dimension, ())
    )
    return named and not any(admits(region, place.facts, PLACE) for place in where.grid + where.accounts)
