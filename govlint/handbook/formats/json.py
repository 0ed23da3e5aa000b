"""The handbook for programs, by `schemas/v1/handbook.schema.json`: each page as blocks, in the order of reading."""

from collections.abc import Iterable, Iterator
from typing import Any

from govlint import __version__
from govlint.handbook.formats.blocks import Block, Blocks, Cell, Row, Run, Runs
from govlint.handbook.formats.blocks import Group, Heading, Items, Paragraph, Picture, Table, Terms, Verbatim
from govlint.handbook.formats.leaves import Leaf
from govlint.handbook.site.site import Files, Site
from govlint.language import spoken
from govlint.reporters.sink import strict_json

FORMAT = "govlint-handbook/v1"
START = "handbook.json"


def files(found: Iterable[Leaf], site: Site) -> Files:
    """One document."""
    whole = {
        "format": FORMAT,
        "version": __version__,
        "as_of": site.day,
        "title": site.title,
        "language": spoken(),
        "documents": site.documents,
        "pages": [_page(leaf) for leaf in found],
    }
    return {START: f"{strict_json(whole)}\n".encode()}


def _page(leaf: Leaf) -> dict[str, Any]:
    above = [{"title": link.text, "path": link.target} for link in leaf.page.trail]
    return {"path": leaf.path, "title": leaf.title, "above": above, "blocks": as_data(leaf.blocks)}


def as_data(blocks: Blocks) -> list[dict[str, Any]]:
    """Blocks as plain data. What is empty is left out, but for the parts that every block of its type has."""
    return [{"type": _TYPES[type(block)], **_named(block.id), **_data(block)} for block in blocks]


_TYPES: dict[type, str] = {
    Heading: "heading",
    Paragraph: "paragraph",
    Verbatim: "verbatim",
    Picture: "picture",
    Items: "list",
    Table: "table",
    Terms: "terms",
    Group: "group",
}


def _data(block: Block) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"level": block.level, "text": _runs(block.text)}
    if isinstance(block, Paragraph):
        return {"text": _runs(block.text)}
    if isinstance(block, Verbatim):
        return {"verbatim": block.text}
    if isinstance(block, Picture):
        return {"said": block.said}
    if isinstance(block, Items):
        return {"ordered": block.ordered, "items": [{**_named(one.id), "blocks": as_data(one.blocks)} for one in block.items]}
    if isinstance(block, Terms):
        terms = [{**_named(one.id), "term": _runs(one.term), "blocks": as_data(one.blocks)} for one in block.terms]
        return {"terms": terms}
    if isinstance(block, Table):
        return {"caption": _runs(block.caption), "head": _row(block.head), "rows": [_row(row) for row in block.rows]}
    return {"what": block.what, "blocks": as_data(block.blocks)}


def _named(name: str) -> dict[str, str]:
    return {"id": name} if name else {}


def _row(row: Row) -> dict[str, Any]:
    return {**_named(row.id), "cells": [_cell(cell) for cell in row.cells]}


def _cell(cell: Cell) -> dict[str, Any]:
    return {"head": cell.head, "blocks": as_data(cell.blocks)}


def _runs(text: Runs) -> list[dict[str, Any]]:
    return [dict(_run(run)) for run in text]


def _run(run: Run) -> Iterator[tuple[str, Any]]:
    yield "text", run.text
    if run.marks:
        yield "marks", list(run.marks)
    yield from ((name, value) for name, value in zip(("target", "language", "id"), run[2:], strict=True) if value)
