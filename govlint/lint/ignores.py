"""Comments that silence a rule on their line or on what stands below them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from govlint.finding import Finding, Location
from govlint.text.nodes import Mapping, Node, Scalar, Sequence
from govlint.text.source import Source

FORM = "# govlint: ignore[pack/rule] because of a reason"
_COMMENT = re.compile(r"(?:(?<=\s)|^)#[ \t]*govlint:[ \t]*ignore\b(.*)$", re.MULTILINE)
_SAID = re.compile(r"\s*\[([^\]]*)\](?:\s*because\b\s*(.*?))?\s*$")


class Ignore(NamedTuple):
    """One comment. start and end: the characters for which it holds."""

    rules: tuple[str, ...]
    reason: str
    location: Location
    start: int
    end: int


def ignores(source: Source, roots: list[Mapping]) -> tuple[list[Ignore], list[Finding]]:
    """The ignores in a file, and what is wrong with their form. roots: its documents."""
    found: list[Ignore] = []
    malformed: list[Finding] = []
    for comment in _COMMENT.finditer(source.text):
        if any(_in_text(root, comment.start()) for root in roots):
            continue
        at = Location(source.path, (), comment.start(), comment.end())
        said = _SAID.match(comment[1])
        rules = tuple(rule.strip() for rule in said[1].split(",") if rule.strip()) if said else ()
        if said and rules and said[2]:
            found.append(Ignore(rules, said[2], at, *_reach(source.text, roots, comment)))
        else:
            missing = "no reason" if said and rules else "another form than it needs"
            malformed.append(Finding("core/ignore-without-reason", f"this ignore has {missing}", at, f"Write {FORM}."))
    return found, malformed


def _in_text(node: Node, offset: int) -> bool:
    """Whether a place lies inside a text, where a # is no comment."""
    if isinstance(node, Scalar):
        return node.start < offset < node.end
    return any(_in_text(below, offset) for below in _below(node) if below.start <= offset < below.end)


def _below(node: Mapping | Sequence) -> Iterator[Node]:
    return iter(node.nodes.values()) if isinstance(node, Mapping) else iter(node.nodes)


def _reach(text: str, roots: list[Mapping], comment: re.Match[str]) -> tuple[int, int]:
    """The characters for which a comment holds: its line, or, alone on its line, the entry below."""
    line = text.rfind("\n", 0, comment.start()) + 1
    if text[line : comment.start()].strip():
        return line, comment.end()
    below = re.compile(r"(?:[ \t]*(?:#.*)?\r?\n)*[ \t]*(?:-[ \t]+)*").match(text, comment.end() + 1)
    start = below.end() if below else comment.end()
    ends = [end for root in roots for end in _ends(root, start)]
    return start, max(ends, default=start)


def _ends(node: Node, start: int) -> Iterator[int]:
    """Where the entries end that begin at a place: of a mapping the key with its value, of a list the item."""
    if isinstance(node, Mapping):
        for key, below in node.nodes.items():
            if node.keys[key].start == start:
                yield max(below.end, node.keys[key].end)
            yield from _ends(below, start)
    elif isinstance(node, Sequence):
        for item in node.nodes:
            if item.start == start:
                yield item.end
            yield from _ends(item, start)
