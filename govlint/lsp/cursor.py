"""What stands at a place of a document; knows nodes, not what they mean."""

from typing import NamedTuple

from govlint.finding import Location
from govlint.lsp.names import Given, given, mentions
from govlint.lsp.view import Organisation, View
from govlint.text.nodes import Mapping, Node, Pointer, Sequence
from govlint.workspace.documents import Document, Mention


class Here(NamedTuple):
    """What stands at a place. on_key: whether that is the key under which the node stands."""

    organisation: Organisation
    document: Document
    pointer: Pointer
    on_key: bool

    @property
    def start(self) -> int:
        """Where the key or the value begins."""
        return self._location.start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self._location.end

    @property
    def _location(self) -> Location:
        return self.document.locate_key(self.pointer) if self.on_key else self.document.locate(self.pointer)

    @property
    def mention(self) -> Mention | None:
        """The name that is given or used here."""
        if self.on_key:
            return None
        return next((one for one in mentions(self.document) if one.pointer == self.pointer), None)

    @property
    def given(self) -> Given | None:
        """Where the name that stands here is given; None where no name stands here, or nobody gives it."""
        return given(self.organisation, self.document, self.mention) if self.mention else None


def here(view: View, path: str, offset: int) -> Here | None:
    """What stands at a place of a file; None where nothing does that govlint reads."""
    organisation, document = view.organisation(path), view.document_at(path, offset)
    if organisation is None or document is None:
        return None
    pointer, on_key = _way(document.node, offset)
    return Here(organisation, document, pointer, on_key) if pointer else None


def _way(root: Node, offset: int) -> tuple[Pointer, bool]:
    """The way to the last node at a place, and whether its key is meant; empty where nothing stands."""
    node, pointer = root, list[str | int]()
    while True:
        step = _step(node, offset)
        if step is None:
            return tuple(pointer), False
        below, name, on_key = step
        pointer.append(name)
        if on_key:
            return tuple(pointer), True
        node = below


def _step(node: Node, offset: int) -> tuple[Node, str | int, bool] | None:
    if isinstance(node, Mapping):
        for name, below in node.nodes.items():
            key = node.keys[name]
            if key.start <= offset <= max(below.end, key.end):
                return below, name, offset <= key.end
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.nodes):
            if item.start <= offset <= item.end:
                return item, number, False
    return None
