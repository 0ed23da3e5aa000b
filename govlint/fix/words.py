"""Fixers of what is written wrongly: keys, values, names and dates, and the fields of a header that are missing."""

import os
from collections.abc import Iterator

from govlint.fix.edit import Fix
from govlint.fix.spot import Spot, is_alias
from govlint.fix.write import added, replaced, revalued
from govlint.slugs import slug
from govlint.text.nodes import Scalar
from govlint.text.spelling import spelt
from govlint.workspace.meant import day_first

_MOST_SHOWN = 40


def renamed_key(spot: Spot) -> Iterator[Fix]:
    """The key that was meant in place of a misspelt one."""
    above, meant = spot.node(spot.at.pointer[:-1]), spot.finding.meant
    repeated = spot.document and not (above and not is_alias(spot.source, above))
    if meant is not None and not repeated:
        title = f"{shortened(spot.marked)} becomes {meant}"
        yield from spot.fix(title, replaced(spot.source, spot.at.start, spot.at.end, meant))


def meant_value(spot: Spot) -> Iterator[Fix]:
    """The value that was meant in place of one that cannot be."""
    if spot.finding.meant is not None:
        yield from _valued(spot, spot.finding.meant, safe=True)


def other_form(spot: Spot) -> Iterator[Fix]:
    """A date, a duration or a name in the form that it must have; a date such as 28/11/2026 only where asked for."""
    likely = day_first(spot.marked.strip("'\""))
    if spot.finding.meant is not None:
        yield from _valued(spot, spot.finding.meant, safe=True)
    elif likely:
        yield from _valued(spot, likely, safe=False)


def _valued(spot: Spot, value: object, safe: bool) -> Iterator[Fix]:
    node = spot.node() if spot.document else Scalar(spot.at.start, spot.at.end, None)
    if node:
        edits = revalued(spot.source, node, value)
        was = spot.source.text[node.start : node.end]
        title = f"{spot.field}: {shortened(was)} becomes {shortened(spelt(value))}"
        yield from spot.fix(title, edits, safe)


def added_header(spot: Spot) -> Iterator[Fix]:
    """A field of the header that follows from what is there: the name from the file, the title from the name.

    A document without a status is a draft, so writing that down decides nothing.
    """
    document, key = spot.document, spot.finding.meant
    kind = document.node.nodes.get("kind") if document else None
    value = _derived(spot, str(key))
    if document and kind and value and spot.at.pointer in ((), ("kind",)):
        before = next(name for name in ("title", "name", "kind") if name in document.node.nodes)
        entry = f"{key}: {spelt(value)}"
        edits = added(spot.source, document.node, document.node.keys[before], document.node.nodes[before], entry)
        yield from spot.fix(f"{entry} is added", edits)


def _derived(spot: Spot, key: str) -> str:
    """What a field of the header would say; empty where nobody can know."""
    name = spot.document.name if spot.document else ""
    if key == "name":
        stem = os.path.basename(spot.at.path).split(".")[0]
        return slug(stem)
    if key == "title":
        return name.replace("-", " ").capitalize()
    return "draft" if key == "status" else ""


def shortened(text: str) -> str:
    """A text in a line, without its end where it is long."""
    plain = " ".join(text.split())
    return plain if len(plain) <= _MOST_SHOWN else f"{plain[: _MOST_SHOWN - 1]}…"
