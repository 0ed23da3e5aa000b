"""What is said of one thing; knows no things."""

from collections.abc import Iterable
from typing import NamedTuple


class Line(NamedTuple):
    """A paragraph, and how far in it stands."""

    text: str
    indent: str = "  "


class Part(NamedTuple):
    """Some lines under a heading."""

    head: str
    lines: tuple[Line, ...] = ()


class Entry(NamedTuple):
    """One thing. sort: what it is, such as `control`; said: it in a sentence."""

    sort: str
    name: str
    said: str
    parts: tuple[Part, ...]


def part(head: str, texts: Iterable[str]) -> tuple[Part, ...]:
    """A part of these texts; none where there are no texts."""
    lines = tuple(Line(text) for text in texts)
    return (Part(head, lines),) if lines else ()


def short(sort: str, name: str, said: str, *more: str) -> Entry:
    """A thing that a sentence or two explain."""
    lines = tuple(Line(text, "") for text in (said, *more) if text)
    return Entry(sort, name, said, (Part(f"{name} ({sort})", lines),))
