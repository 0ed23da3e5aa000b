"""Comments that silence a rule on their line or on what stands below them."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from govlint.finding import Finding, Location
from govlint.lint.rules import current
from govlint.text.nodes import Mapping, Node, Scalar, Sequence
from govlint.text.read import read
from govlint.text.source import Source

FORM = "# govlint: ignore[pack/rule] because of a reason"
_BREAKS = "\r\n\x85\u2028\u2029"
"""What ends a line, and with it a comment, for a reader of YAML."""
_COMMENT = re.compile(rf"(?<!\S)#[ \t]*[Gg]ovlint(?::[ \t]*[Ii]gnore\b|[ \t]+[Ii]gnore[ \t]*(?=\[))([^{_BREAKS}]*)")
_SAID = re.compile(r"\s*\[([^\]]*)\](?:\s*because\b\s*(.*?))?\s*")
_BETWEEN = re.compile(rf"(?:\s|-(?=\s)|#[^{_BREAKS}]*)*")
_BLOCK_HEAD = re.compile(r"(?:[&!]\S*[ \t]+)*[|>][0-9+-]*[ \t]+")


class Ignore(NamedTuple):
    """One comment. rules: as they are called now. start and end: the characters for which it holds."""

    rules: tuple[str, ...]
    reason: str
    location: Location
    start: int
    end: int


def ignores(source: Source) -> tuple[list[Ignore], list[Finding]]:
    """The ignores in a file, and what is wrong with their form."""
    found: list[Ignore] = []
    malformed: list[Finding] = []
    comments = list(_COMMENT.finditer(source.text))
    roots = [root.node for root in read(source).roots] if comments else []
    reaches = _reaches(source.text, roots, comments)
    for comment, reach in zip(comments, reaches, strict=True):
        if any(_in_text(root, comment.start(), source.text) for root in roots):
            continue
        at = Location(source.path, (), comment.start(), comment.start() + len(comment[0].rstrip()))
        said = _SAID.fullmatch(comment[1]) if ":" in comment[0][: comment.start(1) - comment.start()] else None
        names = [rule.strip() for rule in said[1].split(",")] if said else []
        rules = tuple(dict.fromkeys(current(name) for name in names if name))
        if said and rules and said[2]:
            found.append(Ignore(rules, said[2], at, *reach))
        else:
            missing = "no reason" if said and rules else "another form than it needs"
            malformed.append(Finding("core/ignore-without-reason", f"this ignore has {missing}", at, f"Write {FORM}."))
    return found, malformed


def _in_text(node: Node, offset: int, text: str) -> bool:
    """Whether a place lies inside a text, where a # is no comment; on the line of a | or > it still is one."""
    if isinstance(node, Scalar):
        return node.start < offset < node.end and not _BLOCK_HEAD.fullmatch(text, node.start, offset)
    return any(_in_text(below, offset, text) for below in _below(node) if below.start <= offset < below.end)


def _below(node: Mapping | Sequence) -> Iterator[Node]:
    if isinstance(node, Mapping):
        yield from node.keys.values()
        yield from node.nodes.values()
    else:
        yield from node.nodes


def _reaches(text: str, roots: list[Node], comments: list[re.Match[str]]) -> list[tuple[int, int]]:
    """The characters for which each comment holds: its line, or, alone on its line, the entry below.

    From the last to the first, since of several comments above an entry each holds for what the next one does.
    """
    ends: dict[int, int] = {}
    for start, end in (entry for root in roots for entry in _entries(root)):
        ends[start] = max(end, ends.get(start, end))
    starts = sorted(ends)
    found: list[tuple[int, int]] = []
    for comment, below in zip(reversed(comments), (None, *reversed(comments)), strict=False):
        line = max(text.rfind(mark, 0, comment.start()) for mark in _BREAKS) + 1
        if text[line : comment.start()].strip():
            found.append((line, comment.end()))
        elif below and text[comment.end() : below.start()].isspace():
            found.append(found[-1])
        else:
            at = bisect_left(starts, comment.end())
            start = starts[at] if at < len(starts) and _BETWEEN.fullmatch(text, comment.end(), starts[at]) else -1
            found.append((start, ends[start]) if start >= 0 else (comment.end(), comment.end()))
    return found[::-1]


def _entries(node: Node) -> Iterator[tuple[int, int]]:
    """Where entries begin and end: of a mapping the key with its value, of a list the item."""
    if isinstance(node, Mapping):
        for key, below in node.nodes.items():
            yield node.keys[key].start, max(below.end, node.keys[key].end)
            yield from _entries(below)
    elif isinstance(node, Sequence):
        for item in node.nodes:
            yield item.start, item.end
            yield from _entries(item)
