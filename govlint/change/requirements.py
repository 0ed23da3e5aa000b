"""What a change needs, as change control says it: held side against side, so that nobody lowers it unseen."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from govlint.change.change import GATE, Change, Origin, canonical, origin
from govlint.change.direction import LOOSENS, NEUTRAL, TIGHTENS, UNKNOWN, compared, joined
from govlint.change.renames import renamed
from govlint.lint.rules import current
from govlint.policy.flows.agreement import allows_more, said, ways
from govlint.policy.flows.approvers import NOBODY, Approvers, approvers_of
from govlint.policy.policy import IN_FORCE
from govlint.policy.scale import hours
from govlint.text.nodes import Pointer
from govlint.workspace.documents import Document
from govlint.workspace.shapes import entries, words
from govlint.workspace.workspace import Workspace

KIND = "change-control"
_SIGNED = (
    (("loosening", "sign"), "Who signs a loosening"),
    (("loosening", "legal_force"), "Who also signs a loosening where the law stands"),
    (("tightening_past_ceiling", "sign"), "Who signs a tightening past a ceiling"),
    (("exceptions", "approvers"), "Who agrees to an exception"),
    (("text_only", "reviewer"), "Who reads a change of words"),
)
_LISTS = (("exceptions", "never"), ("exceptions", "never_for"))
_ABOUT = ("kind", "documents", "fields", "when")


class Required(NamedTuple):
    """Who must sign something. said: what, in words; asked: who; beside: what else it needs."""

    said: str
    asked: Approvers
    place: Origin
    beside: str = ""


def controls_of(workspace: Workspace) -> tuple[Document, ...]:
    """The documents of change control that are in force."""
    return tuple(document for document in workspace.of_kind(KIND) if document.status == IN_FORCE)


def requirement_changes(was: Workspace, now: Workspace) -> Iterator[Change]:
    """Every requirement that is not what it was."""
    before, after = _required(was, renamed(was, now)), _required(now, {})
    for key in dict.fromkeys((*before, *after)):
        one, other = before.get(key), after.get(key)
        going = _direction(one, other)
        if going != NEUTRAL:
            yield _change(going, key, one, other)
    yield from _longest(was, now)
    yield from _never(was, now)


def _required(workspace: Workspace, names: dict[str, str]) -> dict[str, Required]:
    found: dict[str, Required] = {}
    for document in controls_of(workspace):
        for pointer, title in _SIGNED:
            held = at(document, pointer)
            if held is not None:
                found[".".join(pointer)] = Required(title, approvers_of(held), origin(document, pointer))
        for number, entry in changes_of(document):
            about = {name: entry[name] for name in _ABOUT if name in entry}
            if "documents" in about:
                about["documents"] = sorted(names.get(name, name) for name in words(about["documents"]))
            place = origin(document, ("changes", number))
            found[canonical(about)] = Required(_about(about), approvers_of(entry.get("sign")), place, beside(entry))
    return found


def at(document: Document, pointer: Pointer) -> Any:
    """What stands in a field; None where nothing does."""
    value: Any = document.value
    for step in pointer:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def changes_of(document: Document) -> list[tuple[int, dict[str, Any]]]:
    """The kinds of changes that a document of change control speaks of, each with its number."""
    return entries(document.value.get("changes"))


def beside(entry: dict[str, Any]) -> str:
    """Notice, and who is told, in words."""
    told = ", ".join(words(entry.get("told")))
    said = [f"notice {entry['notice']}" if entry.get("notice") else "", f"told: {told}" if told else ""]
    return "; ".join((*filter(None, said), *([str(entry["how"])] if entry.get("how") else [])))


def _about(about: dict[str, Any]) -> str:
    kind = about.get("kind", "change")
    more = [", ".join(words(about.get(name))) for name in ("documents", "fields") if about.get(name)]
    return f"Who signs a change of the kind {kind}" + (f" in {' · '.join(more)}" if more else "")


def _direction(one: Required | None, other: Required | None) -> str:
    asked = [required.asked if required else NOBODY for required in (one, other)]
    going = approvers_direction(*asked)
    if one and other and (one.beside != other.beside or (going == NEUTRAL and asked[0] != asked[1])):
        return joined((going, UNKNOWN)) if _same_ways(*asked) else going
    if going == NEUTRAL and (one is None) != (other is None) and (one or other).beside != "":  # type: ignore[union-attr]
        return UNKNOWN
    return going


def _same_ways(one: Approvers, other: Approvers) -> bool:
    return ways(one) == ways(other)


def approvers_direction(one: Approvers, other: Approvers) -> str:
    """The direction from one expression of who must agree to another."""
    before, after = ways(one), ways(other)
    if before is None or after is None:
        return NEUTRAL if one == other else UNKNOWN
    found = [LOOSENS] if allows_more(before, after) else []
    return joined((*found, *([TIGHTENS] if allows_more(after, before) else [])))


def _change(going: str, key: str, one: Required | None, other: Required | None) -> Change:
    there = one or other
    assert there is not None  # noqa: S101 - a key is of one of the sides
    return Change(
        GATE,
        going,
        f"{KIND} {key}",
        there.said,
        _said(one),
        _said(other),
        (one.place,) if one else (),
        (other.place,) if other else (),
        part=KIND,
    )


def _said(required: Required | None) -> str:
    if required is None:
        return "nobody"
    more = f" ({required.beside})" if required.beside else ""
    return f"{in_words(required.asked)}{more}"


def in_words(asked: Approvers) -> str:
    """Who must agree, in words."""
    found = ways(asked)
    if found is None:
        return "too many ways to tell"
    return said(found)


def _longest(was: Workspace, now: Workspace) -> Iterator[Change]:
    """The longest time of an exception: the shorter the tighter, and none is the longest."""
    one, other = (_first(side, ("exceptions", "longest")) for side in (was, now))
    lasts = [hours(each) if each else None for each in (one, other)]
    if lasts[0] != lasts[1]:
        going = compared(*(-1 * (float("inf") if each is None else each) for each in lasts))
        yield _plain(going, "exceptions.longest", "The longest time of an exception", one, other)


def _never(was: Workspace, now: Workspace) -> Iterator[Change]:
    for pointer in _LISTS:
        said = ([word for doc in controls_of(side) for word in words(at(doc, pointer))] for side in (was, now))
        one, other = (set(map(current, names)) for names in said)
        if one != other:
            going = joined([LOOSENS] * bool(one - other) + [TIGHTENS] * bool(other - one))
            listed = [", ".join(sorted(each)) or "none" for each in (one, other)]
            yield _plain(going, ".".join(pointer), "What can have no exception", *listed)


def _first(workspace: Workspace, pointer: Pointer) -> Any:
    return next((held for doc in controls_of(workspace) if (held := at(doc, pointer)) is not None), None)


def _plain(going: str, field: str, title: str, one: Any, other: Any) -> Change:
    return Change(GATE, going, f"{KIND} {field}", title, str(one or "none"), str(other or "none"), part=KIND)
