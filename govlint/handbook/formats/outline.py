"""The HTML of a page becomes its outline: what it says, as blocks. Knows our elements, not our words."""

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from posixpath import dirname, join, normpath

from govlint.handbook.formats.blocks import (
    Block,
    Blocks,
    Cell,
    Group,
    Heading,
    Item,
    Items,
    Paragraph,
    Picture,
    Row,
    Run,
    Runs,
    Table,
    Term,
    Terms,
    Verbatim,
)
from govlint.handbook.formats.tree import Element, Node, read
from govlint.handbook.words.markdown import is_outside

SELF = "self"
"""The class of a link from a part to itself: for readers who pass a page on, and no words of the page."""

_SPACE = re.compile(r"[ \t\r\n\f]+")
_HEADING = re.compile(r"h[1-6]\Z")
_SILENT = frozenset(("script", "style", "template"))
_GROUPS = frozenset(("section", "article", "aside", "nav", "blockquote", "details"))
_LAYOUT = frozenset(("div", "main", "header", "footer", "figure", "figcaption", "fieldset", "summary", "hgroup"))
_ELEMENTS = {"b": "strong", "strong": "strong", "em": "emphasis", "i": "emphasis", "code": "code", "kbd": "code"}
_CLASSES = {
    "chip": "verdict",
    "place": "place",
    "status": "status",
    "severity": "severity",
    "strength": "strength",
    "force": "force",
    "question": "note",
}


def outline(path: str, html: str) -> Blocks:
    """What a page says. path: its own, from which its links lead on. Its title comes first."""
    main = read(html).find("main")
    if main is None:
        raise RuntimeError(f"{path} has no <main>")
    found = tuple(_Reader(path).blocks(main.inside))
    return tuple(sorted(found, key=lambda block: not (isinstance(block, Heading) and block.level == 1)))


class _Reader:
    """Reads the elements of one page."""

    def __init__(self, path: str) -> None:
        self._path = path

    def blocks(self, nodes: Iterable[Node]) -> Iterator[Block]:
        """Elements as blocks; words between them become paragraphs."""
        words: list[Run] = []
        for node in nodes:
            if isinstance(node, Element) and _is_block(node):
                yield from _paragraph("", words)
                words = []
                yield from self._block(node)
            else:
                words += self._runs([node], Run(""))
        yield from _paragraph("", words)

    def _block(self, one: Element) -> Iterator[Block]:
        name = one.given.get("id", "")
        if _HEADING.match(one.tag):
            yield Heading(name, int(one.tag[1]), self._text(one))
        elif one.tag == "p":
            yield from _paragraph(name, self._runs(one.inside, _base(one)))
        elif one.tag == "pre":
            yield Verbatim(name, one.text().strip("\n"))
        elif one.tag == "svg":
            yield from _picture(one)
        elif one.tag in ("ul", "ol"):
            items = (self._item(held) for held in _children(one, "li") if not _is_silent(held))
            yield Items(name, one.tag == "ol", tuple(items))
        elif one.tag == "dl":
            yield Terms(name, tuple(self._terms(one, "")))
        elif one.tag == "table":
            yield self._table(one)
        else:
            yield from self._group(one, name)

    def _group(self, one: Element, name: str) -> Iterator[Block]:
        held = tuple(self.blocks(_wrapped(one)))
        if name or (one.tag in _GROUPS and held):
            yield Group(name, one.tag if one.tag in _GROUPS else "part", held)
        else:
            yield from held

    def _item(self, one: Element) -> Item:
        return Item(one.given.get("id", ""), tuple(self.blocks(_wrapped(one))))

    def _terms(self, one: Element, name: str) -> Iterator[Term]:
        """Terms with what follows each; those in a <div> share its id."""
        term: Runs = ()
        for held in _children(one, "dt", "dd", "div"):
            if held.tag == "div":
                yield from self._terms(held, held.given.get("id", ""))
            elif held.tag == "dt":
                term = self._text(held)
            else:
                yield Term(held.given.get("id", name), term, tuple(self.blocks(_wrapped(held))))
                term, name = (), ""

    def _table(self, one: Element) -> Table:
        rows = [(row, tuple(self._cells(row))) for row in one.walk() if row.tag == "tr"]
        named = bool(rows) and one.find("thead") is not None
        columns = list(zip_longest(*(cells for _, cells in rows[named:])))
        kept = [number for number, column in enumerate(columns) if any(cell and cell.blocks for cell in column)]
        made = [Row(row.given.get("id", ""), tuple(_cell(cells, number) for number in kept)) for row, cells in rows]
        caption = one.find("caption")
        head = made[0] if named else Row("", ())
        return Table(one.given.get("id", ""), self._text(caption) if caption else (), head, tuple(made[named:]))

    def _cells(self, row: Element) -> Iterator[Cell]:
        for cell in _children(row, "th", "td"):
            yield Cell(cell.tag == "th", tuple(self.blocks(_wrapped(cell))))
            yield from [Cell(False, ())] * (int(cell.given.get("colspan", "1")) - 1)

    def _text(self, one: Element) -> Runs:
        return _tidied(self._runs(one.inside, _base(one)))

    def _runs(self, nodes: Iterable[Node], base: Run) -> Iterator[Run]:
        """The words in elements, each with what it has from those around it."""
        for node in nodes:
            if isinstance(node, str):
                yield base._replace(text=_SPACE.sub(" ", node))
            elif node.tag == "br":
                yield base._replace(text="\n")
            elif not _is_silent(node):
                if node.given.get("id"):
                    yield Run("", id=node.given["id"])
                yield from self._runs(node.inside, self._marked(node, base))

    def _marked(self, one: Element, base: Run) -> Run:
        found = [_ELEMENTS.get(one.tag), *(_CLASSES.get(name) for name in one.names)]
        marks = dict.fromkeys((*base.marks, *(mark for mark in found if mark)))
        leads = one.given.get("href") and SELF not in one.names
        target = self._target(one.given["href"]) if leads else base.target
        return Run("", tuple(marks), target, one.given.get("lang", base.language))

    def _target(self, target: str) -> str:
        """Where a link leads, from the front page: `controls/a.html#wall`."""
        if is_outside(target):
            return target
        file, mark, part = target.partition("#")
        return (normpath(join(dirname(self._path), file)) if file else self._path) + mark + part


def _is_silent(one: Element) -> bool:
    """Whether people read nothing of it where no script runs."""
    return one.waits or one.tag in _SILENT or one.tag == "svg" or one.given.get("aria-hidden") == "true"


def _is_block(one: Element) -> bool:
    """Whether it stands by itself. What nobody reads stands nowhere."""
    if one.tag == "svg":
        return one.given.get("role") == "img"
    named = one.tag in _GROUPS or one.tag in _LAYOUT or one.tag in ("p", "pre", "ul", "ol", "dl", "table")
    return not _is_silent(one) and (named or bool(_HEADING.match(one.tag)))


def _wrapped(one: Element) -> list[Node]:
    """What stands in an element, in the language of that element."""
    language = one.given.get("lang")
    if not language:
        return one.inside
    return [
        held if isinstance(held, Element) and held.given.get("lang") else _in(language, held) for held in one.inside
    ]


def _in(language: str, node: Node) -> Node:
    if isinstance(node, str):
        return Element("span", {"lang": language}, "", [node])
    return node._replace(given=node.given | {"lang": language})


def _base(one: Element) -> Run:
    return Run("", language=one.given.get("lang", ""))


def _children(one: Element, *tags: str) -> Iterator[Element]:
    return (held for held in one.inside if isinstance(held, Element) and held.tag in tags)


def _picture(one: Element) -> Iterator[Picture]:
    title = one.find("title")
    if title is not None:
        yield Picture(title.given.get("id", ""), _SPACE.sub(" ", title.text()).strip(), one.written())


def _cell(cells: tuple[Cell, ...], number: int) -> Cell:
    return cells[number] if number < len(cells) else Cell(False, ())


def _paragraph(name: str, words: Iterable[Run]) -> Iterator[Paragraph]:
    text = _tidied(words)
    if text or name:
        yield Paragraph(name, text)


def _tidied(words: Iterable[Run]) -> Runs:
    """Runs as a browser shows them: no space at either end, nor two in a row; neighbours that are alike are one."""
    found: list[Run] = []
    ended = True
    for run in words:
        text = run.text.lstrip(" ") if ended else run.text
        if run.text == "\n" and found:
            found[-1] = found[-1]._replace(text=found[-1].text.rstrip(" "))
        if found and text and found[-1]._replace(text="") == run._replace(text=""):
            found[-1] = found[-1]._replace(text=found[-1].text + text)
        elif text or run.id:
            found.append(run._replace(text=text))
        ended = text.endswith((" ", "\n")) if text else ended
    if found:
        found[-1] = found[-1]._replace(text=found[-1].text.rstrip(" \n"))
    return tuple(run for run in found if run.text or run.id)
