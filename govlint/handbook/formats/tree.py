"""HTML of ours becomes a tree of elements. It must be well formed; what is not is a bug of a template."""

from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser
from typing import NamedTuple, Union

CONTROLS = ("form", "button", "input", "select", "textarea", "option", "datalist", "label")
"""What people fill in or press; without a script it does nothing."""
WAITING = ("hidden", "data-script")
"""Attributes of what waits for a script, or leads to what only a script can do."""
VOID = frozenset(("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))

Node = Union["Element", str]


class Element(NamedTuple):
    """An element with what stands in it. start: its tag as it is written."""

    tag: str
    given: dict[str, str]
    start: str
    inside: list[Node]

    @property
    def names(self) -> list[str]:
        """Its classes."""
        return self.given.get("class", "").split()

    @property
    def waits(self) -> bool:
        """Whether it waits for a script: nobody can do anything with it where none runs."""
        return self.tag in CONTROLS or any(name in self.given for name in WAITING)

    def find(self, tag: str) -> "Element | None":
        """The first element of a tag in it, at any depth."""
        return next((one for one in self.walk() if one.tag == tag), None)

    def walk(self) -> Iterator["Element"]:
        """All elements in it, in their order."""
        for one in self.inside:
            if isinstance(one, Element):
                yield one
                yield from one.walk()

    def text(self) -> str:
        """All text in it."""
        return "".join(one if isinstance(one, str) else one.text() for one in self.inside)

    def written(self) -> str:
        """It as HTML, its attributes as they were."""
        held = "".join(escape(one, quote=False) if isinstance(one, str) else one.written() for one in self.inside)
        return self.start if self.is_bare else f"{self.start}{held}</{self.tag}>"

    @property
    def is_bare(self) -> bool:
        """Whether nothing can stand in it, so that nothing closes it."""
        return self.tag in VOID or self.start.endswith("/>")


def read(html: str) -> Element:
    """The tree of a page. Raises RuntimeError where an element is closed that is not open, or never closed."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if len(reader.open) > 1:
        raise RuntimeError(f"<{reader.open[-1].tag}> is never closed")
    return reader.open[0]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {}, "", [])]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins, and is over where nothing can stand in it."""
        made = self._add(tag, attrs)
        if tag not in VOID:
            self.open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element of a drawing that holds nothing."""
        self._add(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """The element ends that is open."""
        if self.open[-1].tag != tag:
            raise RuntimeError(f"line {self.getpos()[0]}: </{tag}> closes nothing")
        self.open.pop()

    def handle_data(self, data: str) -> None:
        """Text."""
        self.open[-1].inside.append(data)

    def _add(self, tag: str, attrs: list[tuple[str, str | None]]) -> Element:
        given = {name: value or "" for name, value in attrs}
        made = Element(tag, given, self.get_starttag_text() or "", [])
        self.open[-1].inside.append(made)
        return made
