"""Parser events become nodes; knows the limits of a text, not its meaning."""

from collections.abc import Callable
from typing import Any, NamedTuple

import yaml
from yaml._yaml import CParser

from govlint.text import marks
from govlint.text.nodes import Mapping, Node, Scalar, Sequence
from govlint.text.scalars import resolve
from govlint.text.source import Slip

MAX_DEPTH = 64
MAX_EVENTS = 40_000
MAX_COPIES = 10_000


class Root(NamedTuple):
    """One document of a file: its node, the part of the text it owns, and whether something of it was lost."""

    node: Node
    start: int
    end: int
    damaged: bool = False


class TooMuchError(Exception):
    """A text is deeper, longer or more self-repeating than any that a person writes."""

    def __init__(self, slip: Slip) -> None:
        super().__init__(slip.message)
        self.slip = slip


class Builder:
    """Builds the nodes of one text.

    Aliases become copies that stand at the alias's own place. Tags, merge keys and keys that are not
    text are reported and passed over.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.roots: list[Root] = []
        self.slips: list[Slip] = []
        self._anchors: dict[str, Node] = {}
        self._copies = 0
        # Where the last quoted text stands: a quote that closes too late shows only in what comes after it.
        self.quoted: tuple[int, int] | None = None
        self._start = 0
        self._root: Node = Scalar(0, 0, None)
        # The container that is being filled, the key that waits for its value, and the same for those around it.
        self._above: Sequence | Mapping | None = None
        self._key: Scalar | None = None
        self._around: list[tuple[Sequence | Mapping | None, Scalar | None]] = []

    def run(self) -> None:
        """Read the whole text.

        Raises yaml.MarkedYAMLError where it is not YAML and TooMuchError where a limit is passed.
        """
        next_event = CParser(self.text).get_event
        handlers = _HANDLERS
        for _ in range(MAX_EVENTS):
            event = next_event()
            kind = type(event)
            if kind is yaml.StreamEndEvent:
                return
            handlers[kind](self, event)
        raise TooMuchError(Slip("file-too-large", f"this file has more than {MAX_EVENTS:,} parts; split it", 0, 1))

    def ignore(self, _event: Any) -> None:
        """Nothing to build."""

    def start_document(self, event: Any) -> None:
        """A new document; anchors do not reach over its border."""
        self._anchors = {}

    def end_document(self, event: Any) -> None:
        """The document is complete. It starts where the one before it ended."""
        end = event.end_mark.index
        self.roots.append(Root(self._root, self._start, end))
        self._start = end

    def scalar(self, event: Any) -> None:
        """A value or a key."""
        text, start, end = event.value, event.start_mark.index, event.end_mark.index
        plain, quoted = event.implicit
        if quoted:
            self.quoted = start, end
        elif event.tag is not None or (
            plain and self.text.startswith(("!", "&"), start) and marks.has_tag(self.text, start)
        ):
            self.slips.append(marks.tag(self.text, start, event.tag or "!"))
            plain = False
        if self._key is None and event.anchor is None and isinstance(self._above, Mapping):
            if self.text.endswith("?", 0, start):
                self._note(marks.question_mark(self.text, start))
            self._key = Scalar(start, end, text)
        else:
            self._add(Scalar(start, end, resolve(text) if plain else text), event.anchor, text)

    def start_sequence(self, event: Any) -> None:
        """A list begins."""
        self._open(Sequence(event.start_mark.index), event)

    def start_mapping(self, event: Any) -> None:
        """A mapping begins."""
        self._open(Mapping(event.start_mark.index), event)

    def close(self, event: Any) -> None:
        """A list or mapping ends: where its last part ends, or at its closing bracket."""
        node = self._above
        self._above, self._key = self._around.pop()
        if node is None:
            return
        bracket = event.end_mark.index > event.start_mark.index
        below = node.nodes.values() if isinstance(node, Mapping) else node.nodes
        last = next(reversed(below), None)
        node.end = event.end_mark.index if bracket or last is None else last.end

    def alias(self, event: Any) -> None:
        """A copy of what the anchor names, standing here."""
        start, end = event.start_mark.index, event.end_mark.index
        if cut := marks.name_cut_short(self.text, start, event.anchor):
            self.slips.append(cut)
            self._pass_over()
            return
        if event.anchor not in self._anchors:
            said = f"nothing before this line is anchored as &{event.anchor}"
            self.slips.append(Slip("unknown-alias", said, start, end))
            self._pass_over()
            return
        original = self._anchors[event.anchor]
        if original is self._above or any(original is open_node for open_node, _ in self._around):
            raise TooMuchError(Slip("alias-bomb", f"*{event.anchor} stands inside what it repeats", start, end))
        self._add(self._copy(original, start, end, event.anchor), None, str(original.value))

    def _open(self, node: Sequence | Mapping, event: Any) -> None:
        if len(self._around) >= MAX_DEPTH:
            said = f"this is nested more than {MAX_DEPTH} levels deep"
            raise TooMuchError(Slip("nested-too-deep", said, node.start, node.start + 1))
        if event.tag is not None and not event.implicit:
            self.slips.append(marks.tag(self.text, node.start, event.tag))
        self._add(node, event.anchor, None)
        self._around.append((self._above, self._key))
        self._above, self._key = node, None

    def _add(self, node: Node, anchor: str | None, text: str | None) -> None:
        """Put a node where it belongs; text is what it says as a key, None where it cannot be one."""
        if anchor is not None:
            self._anchors[anchor] = node
            self._note(marks.name_cut_short(self.text, node.start, anchor))
        above = self._above
        if above is None:
            self._root = node
        elif isinstance(above, Sequence):
            above.nodes.append(node)
            above.value.append(node.value)
        elif self._key is None:
            self._key = self._as_key(node, text)
        else:
            key, self._key = self._key, None
            self._enter(above, key, node)

    def _pass_over(self) -> None:
        """Leave out the value that would stand here."""
        if isinstance(self._above, Mapping):
            self._key = Scalar(0, 0, None) if self._key is None else None

    def _as_key(self, node: Node, text: str | None) -> Scalar:
        self._note(marks.question_mark(self.text, node.start))
        if text is not None:
            return Scalar(node.start, node.end, text)
        said = "a key must be a word, not a list or a group of fields"
        self.slips.append(Slip("key-is-no-word", said, node.start, node.start + 1))
        return Scalar(node.start, node.end, None)

    def _enter(self, above: Mapping, key: Scalar, node: Node) -> None:
        name = key.value
        if name is None:
            return
        if name == "<<":
            said = "govlint does not read merge keys (<<); write the keys out"
            self.slips.append(Slip("merge-key", said, key.start, key.end))
        elif (first := above.keys.get(name)) is not None:
            self.slips.append(
                Slip(
                    "duplicate-key",
                    f"the key {name} stands twice here",
                    key.start,
                    key.end,
                    (("it first stands here", first.start, first.end),),
                )
            )
        else:
            above.keys[name] = key
            above.nodes[name] = node
            above.value[name] = node.value

    def _note(self, slip: Slip | None) -> None:
        if slip:
            self.slips.append(slip)

    def _copy(self, node: Node, start: int, end: int, anchor: str) -> Node:
        self._copies += 1
        if self._copies > MAX_COPIES:
            said = f"*{anchor} repeats more than {MAX_COPIES:,} parts"
            raise TooMuchError(Slip("alias-bomb", said, start, end))
        copy: Node
        if isinstance(node, Scalar):
            return Scalar(start, end, node.value)
        if isinstance(node, Sequence):
            copy = Sequence(start)
            copy.nodes = [self._copy(below, start, end, anchor) for below in node.nodes]
        else:
            copy = Mapping(start)
            copy.keys = {name: Scalar(start, end, name) for name in node.keys}
            copy.nodes = {name: self._copy(below, start, end, anchor) for name, below in node.nodes.items()}
        copy.end = end
        copy.value = node.value
        return copy


_HANDLERS: dict[type, Callable[[Builder, Any], None]] = {
    yaml.StreamStartEvent: Builder.ignore,
    yaml.DocumentStartEvent: Builder.start_document,
    yaml.DocumentEndEvent: Builder.end_document,
    yaml.ScalarEvent: Builder.scalar,
    yaml.SequenceStartEvent: Builder.start_sequence,
    yaml.MappingStartEvent: Builder.start_mapping,
    yaml.SequenceEndEvent: Builder.close,
    yaml.MappingEndEvent: Builder.close,
    yaml.AliasEvent: Builder.alias,
}
