"""Documents that only have another name: what names them means the same on both sides."""

from collections.abc import Iterator

from govlint.change.change import canonical
from govlint.workspace.documents import Document
from govlint.workspace.workspace import Workspace

_NAMES = ("name", "title", "description")


def renamed(was: Workspace, now: Workspace) -> dict[str, str]:
    """Names of documents before → after, where all else that they say is the same."""
    before, after = (_only(side, other) for side, other in ((was, now), (now, was)))
    said = {_substance(document): document.name for document in after}
    return {one.name: said[held] for one in before if (held := _substance(one)) in said}


def _only(side: Workspace, other: Workspace) -> Iterator[Document]:
    """Documents with a name that the other side does not have."""
    named = {(document.kind, document.name) for document in other.documents}
    return (document for document in side.documents if (document.kind, document.name) not in named)


def _substance(document: Document) -> str:
    held = {name: value for name, value in document.value.items() if name not in _NAMES}
    return canonical(held)
