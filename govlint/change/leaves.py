"""A document as the single things it says, each under the name of its field; knows names of fields, not directions."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from govlint.policy.box import UNJUDGED, box
from govlint.text.nodes import Pointer
from govlint.workspace.documents import Document

WORDING = frozenset(("title", "description", "reason", "note", "why", "about", "comment"))
"""Fields that only put something into words."""
PARTICULARS = frozenset(
    (
        *("owner", "contact", "contacts", "holder", "holders", "deputies", "review", "effective", "version", "sources"),
        *("handle", "url", "email", "phone", "opened", "last", "reviewed", "assessed", "name", "legal_name"),
    )
)
"""Fields of names, dates and contacts, by which nothing is decided."""
_HEADER = frozenset(("govlint", "kind", "name", "status", "scope"))
_NAMES = ("id", "name", "code")
_BY_FLOWS = {
    "covers": None,
    "urgent": None,
    "stages": frozenset(
        (
            *("name", "approvers", "clock", "only_when", "after", "in_parallel_with", "if_late", "fallback", "may"),
            *("only_if", "qualification", "hours"),
        )
    ),
    "pre_approved": frozenset(("kind", "by")),
}
"""Parts of a flow that are told by who must agree; None for all of a part."""


class Leaf(NamedTuple):
    """One thing that is said. path: its field, entries of lists by their name; top: the first part of it."""

    path: str
    value: Any
    pointer: Pointer

    @property
    def top(self) -> str:
        """The field of the document that it stands in."""
        return self.path.split(".", maxsplit=1)[0].split("[", maxsplit=1)[0]

    def named(self, names: frozenset[str]) -> bool:
        """Whether its field is one of these, or stands in one of them at the top of a document."""
        return self.last in names or self.top in names

    @property
    def last(self) -> str:
        """The innermost field."""
        return self.path.rsplit(".", maxsplit=1)[-1].split("[", maxsplit=1)[0]


def leaves(document: Document) -> Iterator[Leaf]:
    """All that a document says, but for how tight its controls are and who must agree: others tell that."""
    told = {one.pointer for one in document.stated if one.pointer[0] != "sets"}
    for name, value in document.value.items():
        if name not in _HEADER and not (document.kind == "approval-flow" and _BY_FLOWS.get(name, "") is None):
            yield from _below(document, value, name, (name,), told)


def _below(document: Document, value: Any, path: str, at: Pointer, told: set[Pointer]) -> Iterator[Leaf]:
    if at in told:
        yield from _of_control(value, path, at)
    elif isinstance(value, dict):
        for name, held in value.items():
            if not _by_flows(document, at, name):
                yield from _below(document, held, f"{path}.{name}", (*at, name), told)
    elif isinstance(value, list):
        for number, held in enumerate(value):
            # A stage is told by who must agree in it, whatever it is called.
            name = "" if document.kind == "approval-flow" and path == "stages" else _name(held)
            inner = (*at, number)
            if name or path == "stages" or _holds_control(told, inner):
                yield from _below(document, held, f"{path}[{name}]", inner, told)
            else:
                yield Leaf(f"{path}[]", _bare(held), inner)
    else:
        yield Leaf(path, value, at)


def _by_flows(document: Document, at: Pointer, name: Any) -> bool:
    return document.kind == "approval-flow" and name in (_BY_FLOWS.get(str(at[0])) or ())


def _holds_control(told: set[Pointer], at: Pointer) -> bool:
    return any(pointer[: len(at)] == at for pointer in told)


def _name(entry: Any) -> str:
    """What an entry of a list is called."""
    if not isinstance(entry, dict):
        return ""
    return next((str(entry[name]) for name in _NAMES if isinstance(entry.get(name), (str, int))), "")


def _bare(entry: Any) -> Any:
    """An entry without a name, as one thing, but for what is only put into words."""
    return {key: held for key, held in entry.items() if key not in WORDING} if isinstance(entry, dict) else entry


def _of_control(value: Any, path: str, at: Pointer) -> Iterator[Leaf]:
    """What stands beside the value of a control: reasons, and overrides for what nobody can judge."""
    if not isinstance(value, dict) or "within" in value:
        return
    if "reason" in value:
        yield Leaf(f"{path}.reason", value["reason"], (*at, "reason"))
    overrides = value.get("overrides")
    for number, one in enumerate(overrides if isinstance(overrides, list) else ()):
        when = one.get("when") if isinstance(one, dict) else None
        inner = (*at, "overrides", number)
        if isinstance(when, dict) and UNJUDGED not in box(when):
            yield from (Leaf(f"{path}.overrides.{key}", one[key], (*inner, key)) for key in ("reason",) if key in one)
        else:
            yield Leaf(f"{path}.overrides[]", _bare(one), inner)
