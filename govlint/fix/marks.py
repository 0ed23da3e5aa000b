"""Fixers of the text itself: what cannot be seen, what stands twice, what silences nothing."""

import re
from collections.abc import Iterator

from govlint.fix.edit import Edit, Fix
from govlint.fix.spot import Spot
from govlint.fix.write import cut_line
from govlint.text.nodes import Mapping
from govlint.text.read import read
from govlint.text.source import Source

_NAMES = re.compile(r"\[([^\]]*)\]")


def shown(spot: Spot) -> Iterator[Fix]:
    """Characters that cannot be seen taken out, all of a file at once."""
    edits = tuple(Edit(spot.at.path, at, at + 1, "") for at in spot.source.hidden)
    yield from spot.fix("what cannot be seen is taken out", edits)


def said_twice(spot: Spot) -> Iterator[Fix]:
    """The second of two entries with the same key, taken out where it says the same."""
    (first, *_) = spot.finding.related
    one, other = (_entry(spot.source, at.start) for at in (first, spot.at))
    if one and other and one[1] == other[1]:
        yield from spot.fix(f"{spot.marked} stands once", cut_line(spot.source, spot.at.start, other[0]))


def _entry(source: Source, start: int) -> tuple[int, dict[str, object]] | None:
    """Where an entry of one line ends that starts here, and what it says; None where it is longer or has a comment."""
    line = source.place(start)[0]
    end = source.starts[line - 1] + len(source.line(line).rstrip())
    text = source.text[start:end]
    below = source.line(line + 1) if line < len(source.starts) else ""
    column = source.place(start)[1] - 1
    longer = below.strip() and len(below) - len(below.lstrip()) > column
    found = read(Source(source.path, text))
    (root, *others) = found.roots or (None,)
    whole = root and isinstance(root.node, Mapping) and not (found.slips or others or longer or "#" in text)
    return (end, root.node.value) if root and isinstance(root.node, Mapping) and whole else None


def ignored(spot: Spot) -> Iterator[Fix]:
    """The rules that a comment should ignore, or, where it ignores none to any avail, the comment taken out."""
    meant, said = spot.finding.meant, _NAMES.search(spot.marked)
    if meant and said:
        edit = Edit(spot.at.path, spot.at.start + said.start(1), spot.at.start + said.end(1), ", ".join(meant))
        yield from spot.fix(f"[{said[1]}] becomes [{', '.join(meant)}]", (edit,), safe=False)
    elif meant == ():
        yield from spot.fix("the comment that silences nothing is taken out", _comment(spot), safe=False)


def _comment(spot: Spot) -> tuple[Edit, ...]:
    """A comment taken out with the line that it stands on alone, or with the space before it."""
    alone = cut_line(spot.source, spot.at.start, spot.at.end)
    before = spot.source.text[: spot.at.start].rstrip(" \t")
    return alone or (Edit(spot.at.path, len(before), spot.at.end, ""),)
