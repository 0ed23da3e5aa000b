"""What a file and a folder consist of, for whoever looks for it by name."""

from collections.abc import Iterator
from typing import NamedTuple

from govlint.finding import Location
from govlint.lsp.names import DOCUMENT, mentions
from govlint.lsp.view import View
from govlint.text.nodes import Mapping, Node, Scalar, Sequence
from govlint.workspace.documents import Document

_DEPTH = 4
_NAMES = ("name", "id", "code", "title")
FIELD, LIST, VALUE = "field", "list", "value"


class Symbol(NamedTuple):
    """A part of a file. what: `document`, `field`, `list` or `value`; at: its name, within start and end."""

    name: str
    detail: str
    what: str
    start: int
    end: int
    at: Location
    below: "tuple[Symbol, ...]" = ()


class Named(NamedTuple):
    """A name that a document gives. what: `role`, `channel`, `document` …; inside: the document."""

    name: str
    what: str
    at: Location
    inside: str


def symbols(view: View, path: str) -> tuple[Symbol, ...]:
    """The documents of a file, with their fields."""
    return tuple(map(_document, view.documents(path)))


def _document(document: Document) -> Symbol:
    node, at = document.node, document.locate_key(("kind",))
    below = tuple(_fields(document, node, 1))
    end = max([node.end, at.end])
    return Symbol(document.name or document.kind, document.kind, DOCUMENT, min(node.start, at.start), end, at, below)


def _fields(document: Document, node: Node, depth: int) -> Iterator[Symbol]:
    if depth > _DEPTH:
        return
    if isinstance(node, Mapping):
        for name, held in node.nodes.items():
            key = node.keys[name]
            yield _symbol(document, name, held, key, depth)
    elif isinstance(node, Sequence):
        for held in node.nodes:
            if isinstance(held, Mapping) and held.keys:
                yield _symbol(document, _called(held), held, next(iter(held.keys.values())), depth)


def _symbol(document: Document, name: str, node: Node, key: Scalar, depth: int) -> Symbol:
    what = LIST if isinstance(node, Sequence) else VALUE if isinstance(node, Scalar) else FIELD
    detail = str(node.value) if isinstance(node, Scalar) and node.value is not None else ""
    at = Location(document.path, (), key.start, key.end)
    below = tuple(_fields(document, node, depth + 1))
    return Symbol(name or "…", detail, what, min(key.start, node.start), max(key.end, node.end), at, below)


def _called(entry: Mapping) -> str:
    """What an entry of a list is called: by its name where it has one, else by what it begins with."""
    found = (entry.value[name] for name in _NAMES if isinstance(entry.value.get(name), str))
    return next(found, next(iter(entry.keys)))


def named(view: View, wanted: str) -> Iterator[Named]:
    """The names that documents of a folder give and that hold what is wanted, however large its letters."""
    for organisation in view.organisations:
        for document in organisation.workspace.documents:
            for one in mentions(document):
                gives = (one.what == DOCUMENT and one.pointer == ("name",)) or one in document.defined
                if gives and wanted.casefold() in one.name.casefold():
                    yield Named(one.name, one.what, document.locate(one.pointer), document.title)
