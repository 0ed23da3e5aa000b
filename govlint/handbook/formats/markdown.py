"""The handbook as a folder of Markdown, for wikis, for MkDocs and for whoever reads files in a repository.

Anchors are ours: each stands there as `<a id="…"></a>`, so that a link leads to the same part whoever shows the page.
Nothing else in it is HTML.
"""

from collections.abc import Iterable, Iterator, Mapping
from html import escape as html_escape
from itertools import groupby
from posixpath import dirname, relpath

from govlint.handbook.formats import escape
from govlint.handbook.formats.blocks import (
    Block,
    Blocks,
    Group,
    Heading,
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
    parts,
)
from govlint.handbook.formats.leaves import Leaf, chapters, is_beside, leads, targets
from govlint.handbook.site.site import Files, Site
from govlint.handbook.words.markdown import is_outside

START, CONTENTS = "README.md", "SUMMARY.md"
_INDENT = " " * 4
_BETWEEN = " · "
_MARKS = {"strong": "**", "verdict": "**", "emphasis": "*", "note": "*", "force": "*", "strength": "*"}


def files(found: Iterable[Leaf], site: Site) -> Files:
    """A file for each page, and one that lists them in order, by the name that mdBook and others look for."""
    found = tuple(found)
    known = targets(found)
    made = {path_of(leaf.path): _Writer(leaf, known).page() for leaf in found}
    return {path: text.encode("utf-8") for path, text in (made | {CONTENTS: _contents(found, site)}).items()}


def path_of(path: str) -> str:
    """The file of a page. The first of a folder is called as those who show folders expect it."""
    folder, _, name = path.rpartition("/")
    made = "README.md" if name == "index.html" else f"{name.removesuffix('.html')}.md"
    return f"{folder}/{made}" if folder else made


def _contents(found: tuple[Leaf, ...], site: Site) -> str:
    lines = [f"# {escape.text(site.title)}", ""]
    for chapter in chapters(found):
        for leaf in chapter.leaves:
            below = "" if leaf.path == chapter.path or not chapter.path else _INDENT
            lines.append(f"{below}- [{escape.text(leaf.title)}]({escape.address(path_of(leaf.path))})")
    return "\n".join(lines) + "\n"


class _Writer:
    """Writes one page."""

    def __init__(self, leaf: Leaf, known: frozenset[str]) -> None:
        self._leaf, self._known = leaf, known
        self._charts: Mapping[str, str] = leaf.page.charts

    def page(self) -> str:
        """The whole file."""
        return self.blocks(self._leaf.blocks) + "\n"

    def blocks(self, blocks: Blocks) -> str:
        """Blocks one below the other."""
        pairs = zip((None, *blocks), blocks, strict=False)
        shown = [block for before, block in pairs if block.id in self._charts or not _repeats(block, before)]
        return "\n\n".join(part for block in shown for part in self._parts(block) if part)

    def _parts(self, block: Block) -> Iterator[str]:
        if isinstance(block, Heading):
            yield f"{'#' * block.level} {anchor(block.id)}{escape.ending(self.runs(block.text))}"
        elif isinstance(block, Paragraph):
            yield anchor(block.id) + self.line(block.text)
        elif isinstance(block, Verbatim):
            yield anchor(block.id)
            yield "\n".join(f"{_INDENT}{one}" for one in block.text.split("\n"))
        elif isinstance(block, Picture):
            yield from self._picture(block)
        elif isinstance(block, Table):
            yield anchor(block.id)
            yield from self._table(block)
        elif isinstance(block, Group):
            yield self.blocks(_named(block.id, block.blocks))
        else:
            yield anchor(block.id)
            found = list(self._listed(block))
            # Where an entry goes on below its line, older readers need a line between entries.
            yield ("\n\n" if any("\n" in one for one in found) else "\n").join(found)

    def _picture(self, picture: Picture) -> Iterator[str]:
        yield self.line((Run(picture.said, ("emphasis",)),))
        chart = self._charts.get(picture.id)
        if chart:
            yield f"```mermaid\n{chart}\n```"

    def _listed(self, block: Items | Terms) -> Iterator[str]:
        if isinstance(block, Items):
            for number, one in enumerate(block.items, 1):
                # Readers count by themselves; a third digit would move what stands below out of the item.
                yield _item(f"{min(number, 99)}." if block.ordered else "-", self.blocks(_named(one.id, one.blocks)))
            return
        for term in block.terms:
            yield _item("-", self._said(term))

    def _said(self, term: Term) -> str:
        """A term and what is said of it: on its line, where that is a line."""
        head = self.runs(tuple(run if "note" in run.marks else run._replace(marks=("strong",)) for run in term.term))
        if not head:
            return self.blocks(_named(term.id, term.blocks))
        said, rest = anchor(term.id) + escape.line(head), term.blocks
        brief = not any(run.target or "note" in run.marks for run in term.term)
        if brief and rest and isinstance(rest[0], Paragraph) and not rest[0].id:
            said, rest = f"{said}: {self.runs(rest[0].text)}", rest[1:]
        return "\n\n".join(part for part in (said, self.blocks(rest)) if part)

    def _table(self, table: Table) -> Iterator[str]:
        """A table of pipes: one line a row, so that blocks in a cell stand side by side."""
        if table.caption:
            yield self.line((*(run._replace(marks=("emphasis",)) for run in table.caption),))
        count = max((len(row.cells) for row in (table.head, *table.rows)), default=0)
        if count:
            rows = [self._row(row, count) for row in (table.head, *table.rows)]
            yield "\n".join((rows[0], f"|{'---|' * count}", *rows[1:]))

    def _row(self, row: Row, count: int) -> str:
        cells = [self._flat(cell.blocks) for cell in row.cells]
        cells += [""] * (count - len(cells))
        cells[0] = anchor(row.id) + cells[0]
        return f"| {' | '.join(cells)} |"

    def _flat(self, blocks: Blocks) -> str:
        """Blocks on one line."""
        return _BETWEEN.join(part for block in blocks for part in self._bits(block) if part)

    def _bits(self, block: Block) -> Iterator[str]:
        if isinstance(block, (Heading, Paragraph)):
            yield anchor(block.id) + self.runs(block.text)
        elif isinstance(block, Terms):
            for one in block.terms:
                yield f"{anchor(one.id)}{self.runs(one.term)}: {self._flat(one.blocks)}"
        elif isinstance(block, Verbatim):
            yield anchor(block.id) + escape.text(" ".join(block.text.split()))
        elif isinstance(block, Picture):
            yield escape.text(block.said)
        else:
            yield anchor(block.id)
            yield from (self._flat(held) for held in parts(block))

    def line(self, given: Runs) -> str:
        """A paragraph. A line break in it stays one."""
        return "  \n".join(escape.line(one.strip()) for one in self.runs(given, "\n").split("\n"))

    def runs(self, given: Runs, newline: str = " ") -> str:
        """Text on one line, unless it may have several."""
        said = ""
        for target, group in groupby(given, key=lambda run: run.target):
            held = tuple(run._replace(text=run.text.replace("\n", newline)) for run in group)
            where = self._address(target)
            inner = _worded(held, "[" if where else said)
            said += f"[{inner}]({where})" if where and inner.strip() else inner
        return said.strip(" ")

    def _address(self, target: str) -> str:
        """Where a link leads from this page; empty where it leads nowhere."""
        if not target or is_outside(target):
            return escape.address(target)
        path, _, part = target.partition("#")
        if is_beside(target):
            return escape.address(self._relative(path))
        if not leads(target, self._known):
            return ""
        mark = f"#{part}" if part and part != "main" else ""
        if path == self._leaf.path and mark:
            return escape.address(mark)
        return escape.address(self._relative(path_of(path)) + mark)

    def _relative(self, path: str) -> str:
        """A file of this folder, from this page."""
        return relpath(path, dirname(path_of(self._leaf.path)) or ".")


def _repeats(block: Block, before: Block | None) -> bool:
    """Whether a picture says no more than the line above it."""
    if not (isinstance(block, Picture) and isinstance(before, Paragraph) and before.text):
        return False
    said = before.text[-1].text.strip()
    return bool(said) and block.said.endswith(said)


def _named(name: str, blocks: Blocks) -> Blocks:
    """Blocks with an anchor before them: in the first line, where that is one."""
    first = blocks[0] if blocks else None
    if isinstance(first, (Heading, Paragraph)) and not first.id:
        return (first._replace(id=name), *blocks[1:])
    return (Paragraph(name, ()), *blocks) if name else blocks


def anchor(name: str) -> str:
    """The part of a page that a link leads to."""
    return f'<a id="{html_escape(name)}"></a>' if name else ""


def _item(mark: str, content: str) -> str:
    """An entry of a list, with what belongs to it moved below its first line."""
    first, *rest = content.split("\n")
    return "\n".join((f"{mark} {first}", *(f"{_INDENT}{line}" if line else "" for line in rest)))


def _worded(runs: Runs, before: str) -> str:
    """Runs with their marks. before: what stands to their left."""
    made = ""
    for number, run in enumerate(runs):
        after = runs[number + 1] if number + 1 < len(runs) else Run("")
        made += anchor(run.id) + _marked(run, (before + made)[-1:], after)
    return made


def _marked(run: Run, before: str, after: Run) -> str:
    """A run in its marks; without them where they would touch a letter or another mark, for then readers differ."""
    core = run.text.strip()
    if "code" in run.marks:
        return escape.code(run.text)
    mark = "".join(dict.fromkeys(_MARKS[name] for name in run.marks if name in _MARKS))
    left, right = run.text[: len(run.text) - len(run.text.lstrip())], run.text[len(run.text.rstrip()) :]
    free = (left or not _touches(before)) and (right or not _touches(after.text[:1], bool(after.marks)))
    if not (mark and core and free and "\n" not in core):
        return escape.text(run.text)
    return f"{left}{mark}{escape.text(core)}{mark[::-1]}{right}"


def _touches(sign: str, marked: bool = False) -> bool:
    """Whether a sign beside a mark could change what that means."""
    return bool(sign) and not sign.isspace() and (marked or sign.isalnum() or sign in "*_\\")
