"""What a page says, without how it looks: blocks in their order, and runs of text in them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Run(NamedTuple):
    """Text that is alike. A line break in it is one to the reader.

    marks: `strong`, `emphasis`, `code`, and what the words are: `verdict`, `place`, `status` …; target: where it leads,
    an address or a page of the handbook with its part; language: where it is another than the page's; id: its anchor.
    """

    text: str
    marks: tuple[str, ...] = ()
    target: str = ""
    language: str = ""
    id: str = ""


Runs = tuple[Run, ...]
Blocks = tuple["Block", ...]


class Heading(NamedTuple):
    """level: from 1, the title of the page."""

    id: str
    level: int
    text: Runs


class Paragraph(NamedTuple):
    """A paragraph, or a line by itself."""

    id: str
    text: Runs


class Verbatim(NamedTuple):
    """Text in which every space counts."""

    id: str
    text: str


class Picture(NamedTuple):
    """A drawing. said: the same in words; drawing: as SVG."""

    id: str
    said: str
    drawing: str


class Item(NamedTuple):
    """One of a list."""

    id: str
    blocks: Blocks


class Items(NamedTuple):
    """A list. ordered: whether its order says something."""

    id: str
    ordered: bool
    items: tuple[Item, ...]


class Cell(NamedTuple):
    """head: whether it names its row or column."""

    head: bool
    blocks: Blocks


class Row(NamedTuple):
    """All rows of a table have as many cells."""

    id: str
    cells: tuple[Cell, ...]


class Table(NamedTuple):
    """head: the row that names the columns; it has no cells where they have no names."""

    id: str
    caption: Runs
    head: Row
    rows: tuple[Row, ...]


class Term(NamedTuple):
    """A term, and what is said of it."""

    id: str
    term: Runs
    blocks: Blocks


class Terms(NamedTuple):
    """Terms, and what is said of each."""

    id: str
    terms: tuple[Term, ...]


class Group(NamedTuple):
    """Blocks that belong together. what: `section`, `article`, `aside`, `nav`, `blockquote` …"""

    id: str
    what: str
    blocks: Blocks


Block = Heading | Paragraph | Verbatim | Picture | Items | Table | Terms | Group
NAVIGATION = "nav"
"""A group that only leads to other parts."""


def parts(block: Block) -> Iterator[Blocks]:
    """The blocks in a block, place by place."""
    if isinstance(block, Group):
        yield block.blocks
    elif isinstance(block, Items):
        yield from (one.blocks for one in block.items)
    elif isinstance(block, Terms):
        yield from (one.blocks for one in block.terms)
    elif isinstance(block, Table):
        yield from (cell.blocks for row in (block.head, *block.rows) for cell in row.cells)


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """All blocks, at any depth."""
    for block in blocks:
        yield block
        for held in parts(block):
            yield from walk(held)


def runs(blocks: Iterable[Block]) -> Iterator[Run]:
    """All runs of text, at any depth, in the order of reading; not what is said instead of a picture."""
    for block in blocks:
        if isinstance(block, (Heading, Paragraph)):
            yield from block.text
        elif isinstance(block, Verbatim):
            yield Run(block.text, ("code",))
        elif isinstance(block, Terms):
            for one in block.terms:
                yield from (*one.term, *runs(one.blocks))
        else:
            yield from block.caption if isinstance(block, Table) else ()
            for held in parts(block):
                yield from runs(held)


def anchors(blocks: Iterable[Block]) -> Iterator[str]:
    """All ids that a link can lead to, at any depth."""
    for block in walk(blocks):
        yield block.id
        if isinstance(block, Items):
            yield from (one.id for one in block.items)
        elif isinstance(block, Terms):
            yield from (one.id for one in block.terms)
        elif isinstance(block, Table):
            yield from (row.id for row in block.rows)
    yield from (run.id for run in runs(blocks))
