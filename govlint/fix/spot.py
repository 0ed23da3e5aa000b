"""A finding and the text that it is about, so that fixers find their way in it."""

from collections.abc import Iterator
from typing import NamedTuple

from govlint.finding import Finding, Location
from govlint.fix.edit import Edit, Fix
from govlint.text.nodes import Node, Pointer, find, written
from govlint.text.source import Source
from govlint.workspace.documents import Document


class Spot(NamedTuple):
    """A finding, the file it stands in, and its document; None where what stands there is none that is read."""

    finding: Finding
    source: Source
    document: Document | None

    @property
    def at(self) -> Location:
        """Where it stands."""
        return self.finding.location

    @property
    def marked(self) -> str:
        """The characters that the finding marks."""
        return self.source.text[self.at.start : self.at.end]

    @property
    def field(self) -> str:
        """The field that it is about, in words."""
        return written(self.at.pointer)

    def node(self, pointer: Pointer | None = None) -> Node | None:
        """The node of the finding, or another of its document; None where that stands in what an alias repeats."""
        if self.document is None:
            return None
        way = self.at.pointer if pointer is None else pointer
        nodes = [find(self.document.node, way[:depth]) for depth in range(len(way) + 1)]
        return None if any(node and is_alias(self.source, node) for node in nodes[:-1]) else nodes[-1]

    def fix(self, title: str, edits: tuple[Edit, ...], safe: bool = True) -> Iterator[Fix]:
        """What can be offered here; nothing where there is no edit to make."""
        if edits:
            yield Fix(title, self.finding.rule, self.finding, safe, edits)


def is_alias(source: Source, node: Node) -> bool:
    """Whether a node is what an alias repeats: it then stands where the alias does."""
    return source.text.startswith("*", node.start)


def is_flow(source: Source, node: Node) -> bool:
    """Whether a mapping or a list stands in brackets."""
    return source.text.startswith(("{", "["), node.start)
