"""What somebody is about to type: a key or a value, and where in a document, however broken the text is just now."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from govlint.text.nodes import Mapping, Node, Pointer, Sequence
from govlint.text.read import read
from govlint.text.source import Source

_MARK = "zz-here-zz"
_WORD = re.compile(r"[\w./-]*")
_REST = re.compile(r"[^\r\n]*")


class Typed(NamedTuple):
    """A word that is being typed. start, end: its characters; document: the whole document without it, as plain data.

    on_key: whether it is a key of the mapping that the pointer leads to, else the value there. beside: what stands in
    the same mapping or list already. colon: whether one follows; quoted: whether quotes stand around it.
    """

    start: int
    end: int
    document: dict[str, Any]
    pointer: Pointer
    on_key: bool
    beside: tuple[Any, ...]
    colon: bool
    quoted: bool

    @property
    def elsewhere(self) -> bool:
        """Whether the document holds anything but this word."""
        return len(self.document) > (1 if self.on_key and not self.pointer else 0)


def typed(source: Source, offset: int) -> Iterator[Typed]:
    """What a word at a place can be: a value, a key, or either.

    A mark is put in place of the word, once as a value and once as a key; where it stands after the text is read again
    is what the word can be. What is broken elsewhere is cut by the reader, as ever.
    """
    text = source.text
    # Backwards from the place: a long line costs its length once.
    start = offset - len(_found(_WORD, text[:offset][::-1]))
    end = offset + len(_found(_WORD, text[offset:]))
    colon = _found(_REST, text[end:]).lstrip().startswith(":")
    quoted = text[start - 1 : start] in ("'", '"')
    for word in (_MARK,) if colon else (_MARK, f"{_MARK}: "):
        marked = Source(source.path, text[:start] + word + text[end:])
        for root in read(marked).roots:
            found = next(_marks(root.node, ()), None)
            if found and isinstance(root.node, Mapping):
                yield Typed(start, end, root.node.value, *found, colon, quoted)


def _found(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.match(text)
    return found[0] if found else ""


def _marks(node: Node, pointer: Pointer) -> Iterator[tuple[Pointer, bool, tuple[Any, ...]]]:
    """Where the mark stands, whether as a key, and what stands beside it."""
    if isinstance(node, Mapping):
        if _MARK in node.nodes:
            yield pointer, True, tuple(name for name in node.nodes if name != _MARK)
        below: list[tuple[str | int, Node]] = list(node.nodes.items())
    elif isinstance(node, Sequence):
        below = list(enumerate(node.nodes))
    else:
        return
    for step, held in below:
        if held.value == _MARK:
            others = node.value if isinstance(node, Sequence) else ()
            yield (*pointer, step), False, tuple(value for value in others if value != _MARK)
        yield from _marks(held, (*pointer, step))
