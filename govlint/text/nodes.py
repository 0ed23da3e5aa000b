"""What a YAML document consists of, each part with its place."""

from typing import Any

Pointer = tuple[str | int, ...]
"""The way to a node: keys and indexes from the document's root."""


class Scalar:
    """A single value. `value` is resolved by the YAML 1.2 core schema."""

    __slots__ = ("end", "start", "value")

    def __init__(self, start: int, end: int, value: Any) -> None:
        self.start = start
        self.end = end
        self.value = value


class Sequence:
    """A list of nodes. `value` is the same list as plain data."""

    __slots__ = ("end", "nodes", "start", "value")

    def __init__(self, start: int) -> None:
        self.start = start
        self.end = start
        self.nodes: list[Node] = []
        self.value: list[Any] = []


class Mapping:
    """Keys and nodes in order. `value` is the same mapping as plain data; keys are strings."""

    __slots__ = ("end", "keys", "nodes", "start", "value")

    def __init__(self, start: int) -> None:
        self.start = start
        self.end = start
        self.keys: dict[str, Scalar] = {}
        self.nodes: dict[str, Node] = {}
        self.value: dict[str, Any] = {}


Node = Scalar | Sequence | Mapping


def child(node: Node, step: str | int) -> Node | None:
    """The node one step below, or None."""
    if isinstance(node, Mapping) and isinstance(step, str):
        return node.nodes.get(step)
    if isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.nodes):
        return node.nodes[step]
    return None


def find(root: Node, pointer: Pointer) -> Node | None:
    """The node a pointer leads to, or None."""
    node: Node | None = root
    for step in pointer:
        if node is None:
            return None
        node = child(node, step)
    return node


def nearest(root: Node, pointer: Pointer) -> Node:
    """The node a pointer leads to, or the last one on its way."""
    node = root
    for step in pointer:
        below = child(node, step)
        if below is None:
            return node
        node = below
    return node


def key_at(root: Node, pointer: Pointer) -> Scalar | None:
    """The key under which the node of a pointer stands, or None where it stands in a list."""
    above = find(root, pointer[:-1]) if pointer else None
    return above.keys.get(str(pointer[-1])) if isinstance(above, Mapping) else None


def written(pointer: Pointer) -> str:
    """A pointer as people write it: `stages[0].approvers`."""
    text = ""
    for step in pointer:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text
