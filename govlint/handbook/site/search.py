"""What the pages say becomes the index of the search: a script that holds each line once, and where it stands.

A handbook repeats itself: a sentence about a wall stands on the page of its control, of each document that meets it, of
each market. Each line kept once, all that is said is as small as a list of words with their places and first lines, and
the reader sees the very line that was found. Folding and finding are left to the browser, in `script/search.js`.
"""

import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape
from typing import NamedTuple

INDEX = "static/search.js"
_PIECES = re.compile(r"(<[^>]+>)")
_TAG = re.compile(r"<(/?)([a-z0-9]+)")
_ID = re.compile(r' id="([^"]*)"')
_LEFT_OUT = re.compile(
    r'<a class="more".*?</a>|<p class="ends".*?</p>|<dl class="imprint">.*?</dl>'
    r'|<(?:a|span) class="place"[^>]*>[^<]*:\d+</(?:a|span)>',
    re.DOTALL,
)
"""Ways to other pages, the ends of drawings, who answers for a page, the line behind each decision: all too
many to be worth finding."""

_PASSED_OVER = frozenset({"nav", "svg"})
_INLINE = frozenset({"a", "b", "code", "em", "i", "s", "span", "strong"})
_A_LINE = ' class="question"'
"""Is laid out as a line of its own, though it is a span."""


class Section(NamedTuple):
    """A part of a page that a link can lead to: its id (empty for the page itself), its title, its other lines."""

    anchor: str
    title: str
    lines: tuple[str, ...]


class _Tag(NamedTuple):
    """What a tag does to the text around it. into: 1 where what follows is passed over, -1 where that ends."""

    breaks: bool
    anchor: str
    into: int


def sections(title: str, html: str) -> Iterator[Section]:
    """What a page says inside <main>, in order. A part begins where an id stands; its first line is its title."""
    anchor, found = "", [" ".join(title.split())]
    for name, line in _lines(html):
        if name:
            yield from _section(anchor, found)
            anchor, found = name, []
        elif anchor or line != found[0]:
            found.append(line)
    yield from _section(anchor, found)


def _section(anchor: str, found: list[str]) -> Iterator[Section]:
    if found:
        yield Section(anchor, found[0], tuple(found[1:]))


def _lines(html: str) -> Iterator[tuple[str, str]]:
    """Each line, after an empty name; where a part begins, its name, and no line."""
    text: list[str] = []
    depth = 0
    for piece in _PIECES.split(_LEFT_OUT.sub("", _main(html))):
        if not piece.startswith("<"):
            text.append("" if depth else piece)
            continue
        tag = _tag(piece)
        depth += tag.into
        if tag.breaks and not depth:
            if line := " ".join(unescape("".join(text)).split()):
                yield "", line
            text.clear()
            if tag.anchor:
                yield tag.anchor, ""


def _main(html: str) -> str:
    start = html.index(">", html.index("<main ")) + 1
    return html[start : html.index("</main>") + len("</main>")]


@lru_cache(maxsize=4096)
def _tag(text: str) -> _Tag:
    found, given = _TAG.match(text), _ID.search(text)
    closing, name = found.groups() if found else ("", "")
    into = (-1 if closing else 1) if name in _PASSED_OVER else 0
    return _Tag(name not in _INLINE or _A_LINE in text, unescape(given[1]) if given else "", into)


def index(pages: Iterable[tuple[str, Iterable[Section]]]) -> bytes:
    """The script that gives the browser the sections of pages, which come with their paths."""
    numbers: dict[str, int] = {}
    held = [[path, *(_packed(section, numbers) for section in found)] for path, found in pages]
    text = json.dumps({"lines": "\n".join(numbers), "pages": held}, ensure_ascii=False, separators=(",", ":"))
    return f'"use strict";\nglobalThis.handbook = JSON.parse({json.dumps(text, ensure_ascii=False)});\n'.encode()


def _packed(section: Section, numbers: dict[str, int]) -> list[str | int]:
    """The id, then for each line how far its number lies from the one after the line before: mostly 0."""
    packed: list[str | int] = [section.anchor]
    due = 0
    for line in (section.title, *section.lines):
        number = numbers.setdefault(line, len(numbers))
        packed.append(number - due)
        due = number + 1
    return packed
