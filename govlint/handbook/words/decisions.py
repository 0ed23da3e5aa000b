"""A document, field by field in the order of its form: each decision in words, with its place and its corridor."""

from collections.abc import Iterator
from typing import NamedTuple

from govlint.handbook.book import Book
from govlint.handbook.paths import ACCOUNTS, anchor, control_path, fact_anchor
from govlint.handbook.words.said import Said
from govlint.handbook.words.told import Override, Told, overrides, tell
from govlint.language import gettext as _
from govlint.library.forms import ELSEWHERE, Form
from govlint.policy.controls import controls
from govlint.policy.settings import Setting
from govlint.text.nodes import Mapping, Node, Pointer, Sequence, find
from govlint.workspace.documents import Document

_MOST_COLUMNS = 6
_ELSEWHERE = {("accounts",): ACCOUNTS}
"""Lists that have a page of their own."""


class Fact(NamedTuple):
    """One field that a document fills. control: the page of its control, where it has one."""

    anchor: str
    title: str
    question: str
    control: str
    told: Told
    overrides: tuple[Override, ...] = ()


class Row(NamedTuple):
    """One entry of a list. title: what it is called; cells: in the order of the columns, where it is a table."""

    anchor: str
    title: str
    place: str
    facts: tuple[Fact, ...]
    cells: tuple[Said, ...] = ()


class Section(NamedTuple):
    """A heading with facts, sections and entries below it. columns: where the entries make a table."""

    anchor: str
    title: str
    question: str
    facts: tuple[Fact, ...] = ()
    sections: tuple["Section", ...] = ()
    rows: tuple[Row, ...] = ()
    columns: tuple[str, ...] = ()
    target: str = ""


def decisions(book: Book, document: Document) -> tuple[Section, ...]:
    """All that a document decides; fields without a heading of their own come first."""
    walker = _Walker(book, document)
    facts, sections = walker.split(book.forms["kinds"][document.kind]["properties"], document.node, ())
    first = (Section("decisions", _("What holds"), "", facts),) if facts else ()
    return (*first, *sections)


def entry_facts(book: Book, document: Document, field: str, form: Form) -> Iterator[tuple[int, tuple[Fact, ...]]]:
    """Each entry of a list of mappings, with its facts."""
    node = document.node.nodes.get(field)
    walker = _Walker(book, document)
    for at, below in enumerate(node.nodes if isinstance(node, Sequence) else ()):
        if isinstance(below, Mapping):
            yield at, walker.plain_facts(form["list"]["properties"], below, (field, at))


class _Walker:
    """Goes through one document."""

    def __init__(self, book: Book, document: Document) -> None:
        self.book = book
        self.document = document

    def split(self, properties: Form, node: Mapping, pointer: Pointer) -> tuple[tuple[Fact, ...], tuple[Section, ...]]:
        """The facts of a mapping, and the sections below it."""
        facts: list[Fact] = []
        sections: list[Section] = []
        for name, form in properties.items():
            below, at = node.nodes.get(name), (*pointer, name)
            if below is None:
                continue
            section = self.section(form, below, at)
            if section:
                sections.append(section)
            else:
                facts.append(self.fact(form, below, at))
        return tuple(facts), tuple(sections)

    def section(self, form: Form, node: Node, pointer: Pointer) -> Section | None:
        """A section for a mapping or a list of mappings; None for anything else."""
        head = Section(fact_anchor(pointer), form.get("title", ""), form.get("description", ""))
        if self.document.kind == "channels" and pointer in _ELSEWHERE:
            return head._replace(target=_ELSEWHERE[pointer])
        if "control" in form or "sets" in form:
            return None
        if "properties" in form and isinstance(node, Mapping):
            facts, sections = self.split(form["properties"], node, pointer)
            return head._replace(facts=facts, sections=sections)
        properties = self.entry_form(form)
        if properties and isinstance(node, Sequence) and any(isinstance(below, Mapping) for below in node.nodes):
            return self.listed(head, properties, node, pointer)
        return None

    def entry_form(self, form: Form) -> Form:
        """The properties of the entries of a list of mappings."""
        inner = form.get("list", {})
        shape = self.book.forms["shapes"].get(inner.get("use"), {}) if "use" in inner else inner
        properties: Form = shape.get("properties", {})
        return properties

    def listed(self, head: Section, properties: Form, node: Sequence, pointer: Pointer) -> Section:
        """A list of mappings: a table where that is easy to read."""
        rows = tuple(
            self.row(properties, below, (*pointer, at))
            for at, below in enumerate(node.nodes)
            if isinstance(below, Mapping)
        )
        used = {fact.title for row in rows for fact in row.facts}
        columns = tuple(dict.fromkeys(form["title"] for form in properties.values() if form["title"] in used))
        if len(columns) > _MOST_COLUMNS or not all(_is_simple(row) for row in rows):
            return head._replace(rows=rows)
        return head._replace(rows=tuple(row._replace(cells=_cells(row, columns)) for row in rows), columns=columns)

    def row(self, properties: Form, node: Mapping, pointer: Pointer) -> Row:
        """One entry."""
        facts = self.plain_facts(properties, node, pointer)
        first = next(iter(facts), None)
        named = node.value.get("title") or (first.told.said.plain() if first else "")
        place = self.book.place(self.document.locate(pointer))
        return Row(fact_anchor(pointer), str(named), place, facts)

    def plain_facts(self, properties: Form, node: Mapping, pointer: Pointer) -> tuple[Fact, ...]:
        """The fields of an entry, in the order of its form; those that no form knows are left to the findings."""
        known = ((name, form) for name, form in properties.items() if name in node.nodes)
        return tuple(self.fact(form, node.nodes[name], (*pointer, name)) for name, form in known)

    def fact(self, form: Form, node: Node, pointer: Pointer) -> Fact:
        """One field."""
        control = form["control"]["id"] if "control" in form else form.get("sets", "")
        return Fact(
            fact_anchor(pointer),
            form.get("title", ""),
            form.get("description", ""),
            control_path(control) if control in self.book.facings else "",
            tell(self.book, self.document, form, node, pointer),
            tuple(overrides(self.book, self.document, form, node, pointer)),
        )


def _is_simple(row: Row) -> bool:
    return not any(fact.control or fact.told.said.rows or fact.overrides for fact in row.facts) and all(
        not fact.told.said.parts or fact.told.said.is_brief for fact in row.facts
    )


def _cells(row: Row, columns: tuple[str, ...]) -> tuple[Said, ...]:
    held = {fact.title: fact.told.said for fact in row.facts}
    return tuple(held.get(column, Said()) for column in columns)


def setting_target(book: Book, setting: Setting) -> str:
    """Where a setting stands in the handbook."""
    document, pointer = setting.document, setting.pointer
    if document.kind == "channels" and pointer[:1] == ("accounts",):
        return f"{ACCOUNTS}#{account_anchor(document, pointer)}"
    if controls()[setting.control].measured:
        return f"{book.path_of(document)}#measured"
    field = pointer[: pointer.index("overrides")] if "overrides" in pointer else pointer
    field = field[:-1] if field[-1] in ("value", ELSEWHERE) else field
    # What stands in an entry of a list is shown with its entry.
    entry = next((at for at, step in enumerate(field, 1) if isinstance(step, int)), len(field))
    return f"{book.path_of(document)}#{fact_anchor(field[:entry])}"


def account_anchor(document: Document, pointer: Pointer) -> str:
    """The id of an account in the register; one without an id has the place of its entry."""
    entry = find(document.node, pointer[:2])
    name = entry.value.get("id") if isinstance(entry, Mapping) else None
    return anchor("account", name) if isinstance(name, str) else fact_anchor(pointer[:2])
