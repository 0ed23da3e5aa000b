"""What says that it is not decided: settings, and deputies who are still to be named."""

from collections.abc import Iterator

from govlint.finding import Finding
from govlint.library.forms import ELSEWHERE
from govlint.text.nodes import written
from govlint.workspace.documents import Document, named
from govlint.workspace.shapes import entries, words
from govlint.workspace.workspace import Workspace

_OPEN = "to-be-decided"
OPEN = {
    "not-stated": ("core/not-stated", "the text this comes from does not say"),
    _OPEN: ("core/to-be-decided", "this is still to be decided"),
    ELSEWHERE: ("core/defined-nowhere", "this is decided elsewhere, but it does not say where"),
}
"""What stands in place of a value → the rule that reports it, and what it means."""


def state_findings(workspace: Workspace) -> Iterator[Finding]:
    """Each setting that is not stated, still to be decided, or decided in a place that is not named; each role whose
    deputy is still to be named.
    """
    for document in workspace.documents:
        for mention in document.undecided:
            rule, said = OPEN[mention.name]
            field = [step for step in mention.pointer if step not in ("value", ELSEWHERE)]
            yield Finding(rule, f"{written(tuple(field))}: {said}", document.locate(mention.pointer))
        if document.kind == "teams":
            yield from _unnamed(document)


def _unnamed(document: Document) -> Iterator[Finding]:
    for at, role in entries(document.value.get("roles")):
        if _OPEN in words(role.get("deputies")):
            pointer = "roles", at, "deputies"
            rule, said = OPEN[_OPEN]
            yield Finding(rule, f"{named(document, pointer)}: {said}", document.locate(pointer))
