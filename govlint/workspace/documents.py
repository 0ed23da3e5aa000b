"""A governance document: its header, its parts that matter to others, and where they stand."""

from functools import lru_cache
from typing import Any, NamedTuple

from govlint.finding import Location
from govlint.text.nodes import Mapping, Node, Pointer, Sequence, find, key_at
from govlint.text.read import Text, read
from govlint.text.source import Source
from govlint.workspace.shapes import words

DIMENSIONS = ("brands", "markets", "channels", "platforms", "sectors")
"""What a scope can name, as it is written."""


class Stated(NamedTuple):
    """A control that a document speaks of: its id, and what stands there as plain data."""

    control: str
    pointer: Pointer
    value: Any


class Mention(NamedTuple):
    """A name in a document: what it names (`role`, `channel` …), the name, and where it stands."""

    what: str
    name: str
    pointer: Pointer


Span = tuple[int, int]


def head_of(node: Mapping) -> Span | None:
    """Where the key `kind` of a document stands, if it has one."""
    key = node.keys.get("kind")
    return (key.start, key.end) if key else None


@lru_cache(maxsize=1)
def _again(source: Source) -> Text:
    """A file read once more; a file of thousands of documents is not read thousands of times."""
    return read(source)


class Tree:
    """The nodes of one document of a source.

    Only what is wrong needs them, so they can be let go; they are read again when somebody asks.
    number: which document of the file it is. head: where the key `kind` stands: what is said of a document as a whole
    is said there, and needs no nodes.
    """

    __slots__ = ("_node", "_source", "head", "number")

    def __init__(self, source: Source, number: int, head: Span | None, node: Mapping | None = None) -> None:
        self._source = source
        self.number = number
        self.head = head
        self._node = node

    def let_go(self) -> None:
        """Free the nodes."""
        self._node = None

    @property
    def node(self) -> Mapping:
        """The root node."""
        if self._node is None:
            found = _again(self._source).roots[self.number].node
            self._node = found if isinstance(found, Mapping) else Mapping(0)
        return self._node


class Document(NamedTuple):
    """One document of a file.

    value: all of it as plain data. damaged: a part of it could not be read. scope: where it holds, by dimension.
    undecided: settings that say that they are not decided, by their word. conditions: where it sets bounds to a number
    or to hours.
    """

    kind: str
    name: str
    value: dict[str, Any]
    tree: Tree
    source: Source
    damaged: bool
    scope: dict[str, tuple[str, ...]]
    stated: tuple[Stated, ...] = ()
    defined: tuple[Mention, ...] = ()
    references: tuple[Mention, ...] = ()
    undecided: tuple[Mention, ...] = ()
    conditions: tuple[Pointer, ...] = ()

    @property
    def path(self) -> str:
        """The file it stands in."""
        return self.source.path

    @property
    def node(self) -> Mapping:
        """The whole document as nodes, with their places."""
        return self.tree.node

    @property
    def key(self) -> int:
        """What tells this document from all others of a run."""
        return id(self.value)

    @property
    def title(self) -> str:
        """Its title, or its name where it has none, or one of spaces alone."""
        title = str(self.value.get("title") or "")
        return title if title.strip() else self.name

    @property
    def status(self) -> str:
        """draft, in-force or retired."""
        return str(self.value.get("status", "draft"))

    def locate(self, pointer: Pointer, label: str = "") -> Location:
        """The place of the node a pointer leads to; of its last known ancestor where there is none."""
        at = pointer
        while at and find(self.node, at) is None:
            at = at[:-1]
        node = find(self.node, at) or self.node
        if isinstance(node, (Mapping, Sequence)):
            node = key_at(self.node, at) or _head(node)
        return Location(self.path, pointer, node.start, node.end, label)

    def locate_key(self, pointer: Pointer, label: str = "") -> Location:
        """The place of the key a pointer ends in."""
        if pointer == ("kind",) and self.tree.head:
            return Location(self.path, pointer, *self.tree.head, label)
        key = key_at(self.node, pointer)
        return Location(self.path, pointer, key.start, key.end, label) if key else self.locate(pointer, label)


def document_at(here: list[Document], offset: int) -> Document | None:
    """Of the documents of one file, in order, the one that a place lies in; None where there is none."""
    if len(here) < 2:
        return next(iter(here), None)
    return next((document for document in reversed(here) if document.node.start <= offset), here[0])


def named(document: Document, pointer: Pointer) -> str:
    """A field as people name it, entries of lists by their id or name: `accounts[gb-youtube].age_gate`."""
    text, value = "", document.value
    for step in pointer:
        try:
            value = value[step]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            value = {}
        if isinstance(step, int):
            entry = value if isinstance(value, dict) else {}
            text += f"[{entry.get('id') or entry.get('name') or step}]"
        elif step != "value":
            text += f".{step}" if text else step
    return text


def scope_of(kind: str, value: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """Where a document holds: for each dimension that it names, the values.

    The sector of a sector policy, the ties of an influencer policy, what a flow covers and whom a people policy without
    employees binds narrow it too.
    """
    found: dict[str, tuple[str, ...]] = {}
    if kind == "sector-policy" and words(value.get("sector")):
        found["sectors"] = words(value["sector"])
    if kind == "influencer-policy" and words(value.get("ties")):
        found["paid"] = words(value["ties"])
    bound = words(value.get("applies_to")) if kind == "people-policy" else ()
    if bound and "employee" not in bound:
        found["groups"] = bound
    for written in (value.get("scope"), value.get("covers")):
        if isinstance(written, dict):
            found |= {name: words(values) for name, values in written.items() if words(values)}
    if found.pop("topics", None) and "content" not in found:
        # A flow for certain topics alone says nothing of the ordinary reply or post.
        found["content"] = ("other",)
    return found


def _head(node: Node) -> Node:
    """The first thing a reader sees of a mapping or list."""
    if isinstance(node, Mapping) and node.keys:
        return next(iter(node.keys.values()))
    if isinstance(node, Sequence) and node.nodes:
        return _head(node.nodes[0])
    return node
