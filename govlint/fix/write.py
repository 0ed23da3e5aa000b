"""Values, keys and entries written into a text as it is: with its quotes, its indentation and its line ends."""

import re
from typing import Any

from govlint.fix.edit import Edit
from govlint.fix.spot import is_flow
from govlint.text.nodes import Mapping, Node, Scalar, Sequence
from govlint.text.source import Source
from govlint.text.spelling import spelt

_PROPERTIES = re.compile(r"(?:[&!]\S+\s+)*")
_INDENT = re.compile(r"[ \t]*")


def replaced(source: Source, start: int, end: int, value: Any) -> tuple[Edit, ...]:
    """Another value in place of a single one, in the same quotes; its anchor stays. Nothing for a text in a block."""
    found = _PROPERTIES.match(source.text, start, end)
    at = found.end() if found else start
    first = source.text[at : at + 1]
    if first in ("|", ">", "") or at >= end:
        return ()
    if isinstance(value, tuple) and len(value) == 1 and first in "'\"":
        return (Edit(source.path, at, at, "["), Edit(source.path, end, end, "]"))
    quote = first if first in "'\"" and isinstance(value, str) else ""
    return (Edit(source.path, at, end, spelt(value, quote)),)


def revalued(source: Source, node: Node, value: Any) -> tuple[Edit, ...]:
    """Another value in place of a node. Of a list only its brackets or dash go, of a clock only its time changes."""
    if isinstance(node, Mapping):
        within = node.nodes.get("within")
        return revalued(source, within, value) if within else ()
    if isinstance(node, Sequence):
        return _unlisted(source, node) if len(node.nodes) == 1 else ()
    return replaced(source, node.start, node.end, value)


def _unlisted(source: Source, node: Sequence) -> tuple[Edit, ...]:
    item, text = node.nodes[0], source.text
    before = Edit(source.path, node.start, item.start, "")
    after = Edit(source.path, item.end, node.end, "")
    kept = text[node.start : item.start] + text[item.end : node.end]
    return () if "#" in kept or "\n" in kept else (before, after) if is_flow(source, node) else (before,)


def added(source: Source, mapping: Mapping, after: Scalar, node: Node, entry: str) -> tuple[Edit, ...]:
    """An entry such as `name: x` put in behind another one, given by its key and the node under it."""
    text = source.text
    if is_flow(source, mapping):
        return (Edit(source.path, node.end, node.end, f", {entry}"),)
    line = source.place(max(node.end - 1, after.start))[0]
    indent = " " * (source.place(after.start)[1] - 1)
    ends = line_end(source)
    if line < len(source.starts):
        at = source.starts[line]
        return (Edit(source.path, at, at, f"{indent}{entry}{ends}"),)
    return (Edit(source.path, len(text), len(text), f"{ends}{indent}{entry}"),)


def line_end(source: Source) -> str:
    """How lines end in a file."""
    found = re.search(r"\r\n|\r|\n", source.text)
    return found[0] if found else "\n"


def cut_line(source: Source, start: int, end: int) -> tuple[Edit, ...]:
    """The lines from one place to another taken out whole, where nothing else stands on them; else nothing."""
    first, last = source.place(start)[0], source.place(max(start, end - 1))[0]
    begin = source.starts[first - 1]
    stop = source.starts[last] if last < len(source.starts) else len(source.text)
    alone = not source.text[begin:start].strip() and not source.text[end:stop].strip()
    return (Edit(source.path, begin, stop, ""),) if alone else ()
