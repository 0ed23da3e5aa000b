"""Blocks as plain data: what is written as JSON, and what is handed to those who set type."""

from collections.abc import Iterator
from typing import Any

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
    Terms,
    Verbatim,
)

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


def as_data(blocks: Blocks, drawn: bool = False) -> list[dict[str, Any]]:
    """Blocks as plain data. drawn: with the drawings, as SVG.

    An id, marks, a target or a language that is empty is left out.
    """
    return [{"type": _TYPES[type(block)], **_named(block.id), **_data(block, drawn)} for block in blocks]


def _data(block: Block, drawn: bool) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"level": block.level, "text": _runs(block.text)}
    if isinstance(block, Paragraph):
        return {"text": _runs(block.text)}
    if isinstance(block, Verbatim):
        return {"verbatim": block.text}
    if isinstance(block, Picture):
        return {"said": block.said, **({"drawing": block.drawing} if drawn else {})}
    if isinstance(block, Items):
        items = [{**_named(one.id), "blocks": as_data(one.blocks, drawn)} for one in block.items]
        return {"ordered": block.ordered, "items": items}
    if isinstance(block, Terms):
        return {
            "terms": [
                {**_named(one.id), "term": _runs(one.term), "blocks": as_data(one.blocks, drawn)} for one in block.terms
            ]
        }
    if isinstance(block, Table):
        rows = [_row(row, drawn) for row in block.rows]
        return {"caption": _runs(block.caption), "head": _row(block.head, drawn), "rows": rows}
    return {"what": block.what, "blocks": as_data(block.blocks, drawn)}


def _named(name: str) -> dict[str, str]:
    return {"id": name} if name else {}


def _row(row: Row, drawn: bool) -> dict[str, Any]:
    return {**_named(row.id), "cells": [{"head": one.head, "blocks": as_data(one.blocks, drawn)} for one in row.cells]}


def _runs(text: Runs) -> list[dict[str, Any]]:
    return [dict(_run(run)) for run in text]


def _run(run: Run) -> Iterator[tuple[str, Any]]:
    yield "text", run.text
    if run.marks:
        yield "marks", list(run.marks)
    yield from ((name, value) for name, value in zip(("target", "language", "id"), run[2:], strict=True) if value)
