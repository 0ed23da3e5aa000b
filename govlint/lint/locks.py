"""Locked controls that narrower documents change, and scopes that hold nowhere."""

from collections.abc import Iterable, Iterator

from govlint.finding import Finding
from govlint.library.library import built_in
from govlint.near import suggestion
from govlint.policy.box import PLACE, Box, box, overlap
from govlint.policy.places import Places
from govlint.policy.settings import Setting
from govlint.workspace.documents import Document
from govlint.workspace.names import is_known
from govlint.workspace.shapes import words
from govlint.workspace.workspace import Workspace


def lock_findings(workspace: Workspace, settings: dict[str, list[Setting]], where: Places) -> Iterator[Finding]:
    """Settings that change what a wider document locks; locks on nothing; scopes that no place lies in."""
    in_use = [document for document in workspace.documents if document.status != "retired"]
    locking = {document.key for document in in_use if document.value.get("locks")}
    for found in settings.values() if locking else ():
        for wide in found:
            if wide.document.key in locking and _locked(wide):
                yield from _changed(wide, found)
    for document in in_use:
        yield from _locks_nothing(document)
    yield from _scopes(workspace, in_use, where)


def _scopes(workspace: Workspace, documents: Iterable[Document], where: Places) -> Iterator[Finding]:
    nowhere: dict[str, bool] = {}
    for document in documents:
        if document.value.get("scope"):
            scope = {name: values for name, values in document.scope.items() if name in PLACE}
            if str(scope) not in nowhere:
                nowhere[str(scope)] = _is_nowhere(workspace, box(scope), where)
            if nowhere[str(scope)]:
                said = "no brand, market or account of the organisation lies in this scope"
                yield Finding("core/scope-matches-nothing", said, document.locate_key(("scope",)))


def _locks_nothing(document: Document) -> Iterator[Finding]:
    """A lock on a field that documents of this kind do not have."""
    for at, lock in enumerate(words(document.value.get("locks"))):
        form = built_in().part("forms")["kinds"][document.kind]
        for step in lock.split("."):
            known = form.get("properties", {})
            if step not in known:
                hint = suggestion(step, known)
                said = f"this kind has no field {lock} to lock"
                yield Finding("core/unknown-name", said, document.locate(("locks", at)), hint)
                break
            form = known[step]


def _locked(setting: Setting) -> bool:
    field = [step for step in setting.pointer if isinstance(step, str)]
    return any(field[: len(lock.split("."))] == lock.split(".") for lock in words(setting.document.value.get("locks")))


def _changed(wide: Setting, settings: list[Setting]) -> Iterator[Finding]:
    for narrow in settings:
        narrower = narrow.document is not wide.document and narrow.rank[0] > wide.rank[0]
        if narrower and narrow.value != wide.value and overlap(narrow.region, wide.region):
            lock = wide.document.locate_key(("locks",), "it is locked here")
            said = f"{wide.document.title} locks this at {wide.value}"
            yield Finding("core/locked-field", said, narrow.origin, related=(lock,))


def _is_nowhere(workspace: Workspace, region: Box, where: Places) -> bool:
    """Whether all names of a region exist, but no place has them together."""
    names = workspace.names
    dimensions = (("brands", "brand"), ("channels", "channel"), ("markets", "market"))
    named = all(
        is_known(what, name, names[what]) for dimension, what in dimensions for name in region.get(dimension, ())
    )
    return named and not where.within(region)
