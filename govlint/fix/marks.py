"""Fixers of the text itself: what cannot be seen, what stands twice, what lacks quotes, what silences nothing."""

import re
from collections.abc import Iterator

from govlint.fix.edit import Edit, Fix
from govlint.fix.spot import Spot
from govlint.fix.write import cut_line
from govlint.text.nodes import Mapping
from govlint.text.read import read
from govlint.text.source import Source
from govlint.text.spelling import spelt

_LOOSE = re.compile(r"(?P<before>[ ]*(?:- +)*[\w-]+:[ ]+)(?P<value>[^\s'\"\[{|>&*!#%@`].*?)(?P<after>\s+#.*|\s*)")
_NAMES = re.compile(r"\[([^\]]*)\]")


def shown(spot: Spot) -> Iterator[Fix]:
    """Characters that cannot be seen taken out, all of a file at once."""
    edits = tuple(Edit(spot.at.path, at, at + 1, "") for at in spot.source.hidden)
    yield from spot.fix("what cannot be seen is taken out", edits)


def quoted(spot: Spot) -> Iterator[Fix]:
    """Quotes around a value in which a colon and a space stand."""
    source, line = spot.source, spot.source.place(spot.at.start)[0]
    found = _LOOSE.fullmatch(source.line(line))
    if found and ": " in found["value"]:
        start = source.starts[line - 1] + found.start("value")
        edit = Edit(spot.at.path, start, start + len(found["value"]), spelt(found["value"], '"'))
        yield from spot.fix("the value is put in quotes", (edit,))


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


def unused_ignore(spot: Spot) -> Iterator[Fix]:
    """A comment that silences nothing, or what in it does, taken out."""
    rule = spot.finding.message.split(" ", maxsplit=1)[0]
    said = _NAMES.search(spot.marked)
    names = [name.strip() for name in said[1].split(",")] if said else []
    if said and rule in names and len(set(names)) > 1:
        left = ", ".join(name for name in dict.fromkeys(names) if name != rule)
        edit = Edit(spot.at.path, spot.at.start + said.start(1), spot.at.start + said.end(1), left)
        yield from spot.fix(f"{rule} is no longer ignored", (edit,))
    elif rule in names:
        yield from spot.fix("the comment that silences nothing is taken out", _comment(spot))


def _comment(spot: Spot) -> tuple[Edit, ...]:
    """A comment taken out with the line that it stands on alone, or with the space before it."""
    alone = cut_line(spot.source, spot.at.start, spot.at.end)
    before = spot.source.text[: spot.at.start].rstrip(" \t")
    return alone or (Edit(spot.at.path, len(before), spot.at.end, ""),)
