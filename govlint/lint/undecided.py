"""Settings that say that they are not decided."""

from collections.abc import Iterator

from govlint.finding import Finding
from govlint.library.forms import ELSEWHERE
from govlint.text.nodes import written
from govlint.workspace.workspace import Workspace

OPEN = {
    "not-stated": ("core/not-stated", "the text this comes from does not say"),
    "to-be-decided": ("core/to-be-decided", "this is still to be decided"),
    ELSEWHERE: ("core/defined-nowhere", "this is decided elsewhere, but it does not say where"),
}
"""What stands in place of a value → the rule that reports it, and what it means."""


def state_findings(workspace: Workspace) -> Iterator[Finding]:
    """Each setting that is not stated, still to be decided, or decided in a place that is not named."""
    for document in workspace.documents:
        for mention in document.undecided:
            rule, said = OPEN[mention.name]
            field = [step for step in mention.pointer if step not in ("value", ELSEWHERE)]
            yield Finding(rule, f"{written(tuple(field))}: {said}", document.locate(mention.pointer))
