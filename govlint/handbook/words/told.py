"""One decision with all that goes with it: the value, its state, place, reason, corridor and overrides."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from govlint.handbook.book import Book
from govlint.handbook.drawings.strips import Strip, strip
from govlint.handbook.facings import Facing, worst
from govlint.handbook.paths import anchor
from govlint.handbook.words.markdown import phrase
from govlint.handbook.words.places_said import where
from govlint.handbook.words.quoted import quoted, term
from govlint.handbook.words.said import Said, marked
from govlint.handbook.words.values import say
from govlint.handbook.words.wording import day
from govlint.language import gettext as _
from govlint.language import gettext_noop
from govlint.library.forms import ELSEWHERE, UNDECIDED, Form, is_setting
from govlint.policy.box import UNJUDGED
from govlint.text.nodes import Mapping, Node, Pointer, Sequence, written
from govlint.workspace.documents import Document

MOST_STRIPS = 3
_STATES = {
    "not-stated": gettext_noop("Not stated: the text this comes from does not say."),
    "to-be-decided": gettext_noop("To be decided: nobody has settled this yet."),
}


class Told(NamedTuple):
    """A decision. state: `decided`, `not-stated`, `to-be-decided` or `defined-elsewhere`; more: strips not shown.

    free: verdicts where no wall stands, each with the place.
    """

    said: Said
    state: str
    place: str
    strength: str = ""
    reason: str = ""
    source: str = ""
    notes: tuple[str, ...] = ()
    verdict: str = ""
    strips: tuple[Strip, ...] = ()
    more: int = 0
    free: tuple[tuple[str, str], ...] = ()


class Override(NamedTuple):
    """Another value in certain contexts."""

    when: Said
    told: Told


def tell(book: Book, document: Document, form: Form, node: Node, pointer: Pointer) -> Told:
    """The decision of a field, however it is written."""
    if not isinstance(node, Mapping) or not _is_mapping(form, node):
        return _told(book, document, form, node, pointer)
    value = node.value
    if ELSEWHERE in value:
        return _with_reasons(_elsewhere(book, document, node, pointer), value, document)
    inner = node.nodes.get("value")
    if inner is None:
        return _told(book, document, {}, node, pointer)
    return _with_reasons(_told(book, document, form, inner, (*pointer, "value")), value, document)


def overrides(book: Book, document: Document, form: Form, node: Node, pointer: Pointer) -> Iterator[Override]:
    """The overrides of a field, in order."""
    held = node.nodes.get("overrides") if _is_mapping(form, node) and isinstance(node, Mapping) else None
    when_form = book.forms["shapes"]["when"]
    for at, below in enumerate(held.nodes if isinstance(held, Sequence) else ()):
        inner = below.nodes.get("value") if isinstance(below, Mapping) else None
        if isinstance(below, Mapping) and inner is not None:
            here = (*pointer, "overrides", at, "value")
            told = _with_reasons(_told(book, document, form, inner, here), below.value, document)
            when = below.value.get("when")
            yield Override(say(book, when_form, when), _judged(told, when))


def _judged(told: Told, when: Any) -> Told:
    if isinstance(when, dict) and UNJUDGED in when:
        return told._replace(notes=(*told.notes, _("No text can tell when this is so; it is shown, never judged.")))
    return told


def _is_mapping(form: Form, node: Node) -> bool:
    """Whether a field is written as a mapping with value, reason and overrides."""
    speaks = "control" in form or "sets" in form or is_setting(form)
    return speaks and isinstance(node, Mapping) and ("value" in node.nodes or ELSEWHERE in node.nodes)


def _told(book: Book, document: Document, form: Form, node: Node, pointer: Pointer) -> Told:
    value, place = node.value, book.place(document.locate(pointer))
    field = next((step for step in reversed(pointer) if isinstance(step, str) and step != "value"), "")
    state = value if isinstance(value, str) and value in UNDECIDED else "decided"
    said = Said(_(_STATES[state])) if state in _STATES else marked(say(book, form, value, field), document)
    return _faced(book, document, Told(said, state, place), pointer)


def _elsewhere(book: Book, document: Document, node: Mapping, pointer: Pointer) -> Told:
    named = node.value[ELSEWHERE]
    said = _("Decided elsewhere: %(place)s") % {"place": named} if named else _(_NOWHERE)
    told = Told(Said(said), ELSEWHERE, book.place(document.locate((*pointer, ELSEWHERE))))
    return _faced(book, document, told, (*pointer, ELSEWHERE))


_NOWHERE = gettext_noop("Decided elsewhere; it does not say where.")


def _faced(book: Book, document: Document, told: Told, pointer: Pointer) -> Told:
    """With the corridors that the setting here faces."""
    key = id(document.node), pointer
    if key not in book.setting_at:
        return told
    found = book.facings_of.get(key, ())
    if not found:
        return told._replace(notes=(_("A narrower setting holds wherever this one would."),))
    name = anchor("strip", written(pointer))
    walled = [facing for facing in found if facing.walls]
    return told._replace(
        verdict=worst(facing.verdict for facing in found),
        strips=tuple(strip(book, facing, f"{name}-{number}") for number, facing in enumerate(walled[:MOST_STRIPS])),
        more=max(0, len(walled) - MOST_STRIPS),
        free=tuple((facing.verdict, _free(book, facing)) for facing in found if not facing.walls),
    )


def _free(book: Book, facing: Facing) -> str:
    """Where no wall stands; nothing where that is everywhere."""
    return "; ".join(where(book, facing))


def _with_reasons(told: Told, value: dict[str, Any], document: Document) -> Told:
    """With what a mapping says beside the value."""
    return told._replace(
        strength=term(str(value.get("strength") or "")),
        reason=quoted(phrase(str(value.get("reason") or "")), document),
        source=quoted(phrase(str(value.get("source") or "")), document),
        notes=(*told.notes, *_notes(value)),
    )


def _notes(value: dict[str, Any]) -> Iterator[str]:
    if value.get("follows"):
        yield _("Follows: %(text)s") % {"text": value["follows"]}
    if value.get("where_platform_allows") is True:
        yield _("Only where the platform offers it.")
    unless = value.get("unless")
    if isinstance(unless, dict):
        yield _("Unless the platform proves “%(proof)s”; then “%(value)s”.") % {
            "proof": unless.get("platform_proves", ""),
            "value": unless.get("value", ""),
        }
    if value.get("until"):
        yield _("Until %(day)s") % {"day": day(value["until"])}
