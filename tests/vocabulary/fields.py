"""What a place in a document is made of: typed values or words; knows the forms of the schemas, not the policies."""

import re
from collections.abc import Iterator
from enum import IntEnum

from govlint.library.forms import Form
from govlint.library.library import built_in
from govlint.text.nodes import Mapping, Node, Scalar, Sequence
from govlint.workspace.documents import Document


class Said(IntEnum):
    """How firmly something is said, the firmest first."""

    TYPED = 0
    MIXED = 1
    TEXT = 2
    FREE = 3
    CANNOT = 4


Place = tuple[Node, Form]
Steps = tuple[str | int, ...]

FIELD = (Said.TYPED, Said.MIXED)
_STEP = re.compile(r"[^.\[\]]+")
_ASIDE = ("strength", "reason", "source")
"""Parts of a mapping that decide nothing by themselves."""
_CATCH_ALL = ("note",)
"""Fields whose description says that anything may stand there."""
_TEXT: Form = {"type": "text"}
_TYPED: Form = {"type": "boolean"}


def steps_of(path: str) -> Steps:
    """The steps of a path as it is written: `accounts[0].cadence`, `routing[*].to`."""
    return tuple(int(step) if step.isdigit() else step for step in _STEP.findall(path))


def places(document: Document, steps: Steps) -> Iterator[Place]:
    """The places that a path leads to in a document, each with its form."""
    forms = built_in().part("forms")
    properties = forms["header"]["properties"] | forms["kinds"][document.kind]["properties"]
    yield from _follow(document.node, {"properties": properties}, steps)


def _follow(node: Node, form: Form, steps: Steps) -> Iterator[Place]:
    if not steps:
        yield node, form
        return
    step, rest = steps[0], steps[1:]
    opened = _opened(node, form)
    if isinstance(node, Mapping) and step in node.nodes:
        yield from _follow(node.nodes[str(step)], _part(opened, str(step)), rest)
    elif isinstance(node, Sequence):
        for at, below in enumerate(node.nodes):
            if step in ("*", at):
                yield from _follow(below, opened.get("list", opened), rest)


def _part(form: Form, name: str) -> Form:
    """The form of a part; every part of an approver expression is again one."""
    found: Form = form if "approver" in form else form["properties"].get(name, _TYPED)
    return found


def _opened(node: Node, form: Form) -> Form:
    """The form that a node takes: a shape is named, a clock and a setting may be written as a mapping."""
    shapes = built_in().part("forms")["shapes"]
    if "use" in form:
        return _opened(node, shapes[form["use"]])
    if not isinstance(node, Mapping) or "approver" in form or "properties" in form:
        return form
    if form.get("type") == "clock" and "within" in node.nodes:
        return _opened(node, shapes["clock"])
    return _setting(form)


def _setting(form: Form) -> Form:
    reasons = {"reason": _TEXT, "source": _TEXT, "follows": _TEXT, "unless": {"use": "unless"}}
    override = {"properties": {"when": {"use": "when"}, "value": form, **reasons}}
    return {"properties": {"value": form, "overrides": {"list": override}, **reasons}}


def weigh(node: Node, form: Form) -> Said:
    """Whether a place holds typed values, words, or both.

    A list is as firm as its weakest entry. A mapping with a typed value beside its words is mixed.
    """
    opened = _opened(node, form)
    if "approver" in opened:
        return Said.TYPED
    if isinstance(node, Scalar):
        return Said.TEXT if opened.get("type") == "text" else Said.TYPED
    if isinstance(node, Sequence):
        return max((weigh(below, opened["list"]) for below in node.nodes), default=Said.TYPED)
    parts = [weigh(below, _part(opened, name)) for name, below in node.nodes.items() if name not in _ASIDE]
    return together(parts)


def together(parts: list[Said]) -> Said:
    """How firm several parts of one statement are: typed values beside words are mixed, else the weakest counts."""
    firmest, weakest = min(parts, default=Said.TEXT), max(parts, default=Said.TEXT)
    return Said.MIXED if firmest in FIELD and weakest == Said.TEXT else weakest


def said_at(document: Document, steps: Steps) -> Said | None:
    """How firmly a document says what stands at a path; None where nothing does."""
    found = [weigh(node, form) for node, form in places(document, steps)]
    if not found:
        return None
    return Said.FREE if steps[-1] in _CATCH_ALL else max(found)
