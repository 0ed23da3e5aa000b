"""How to say what does not fit a schema; knows values and fields, not how they are validated."""

from collections.abc import Callable
from typing import Any, NamedTuple

from govlint.finding import Finding
from govlint.library import within
from govlint.library.library import built_in
from govlint.near import guess
from govlint.text.nodes import Pointer, find, written
from govlint.text.scalars import resolve
from govlint.text.spelling import spelt
from govlint.workspace.documents import Document
from govlint.workspace.meant import DATE, DURATION, LANGUAGE, MARKET, NAME, TIME, URL, in_form, in_type
from govlint.workspace.wanted import TYPES

_FORMATS = {
    NAME: "a name in small letters, digits and hyphens, such as head-of-social",
    DURATION: "a duration such as 30m, 4h, 2d, 3bd, 1w, 12mo or 1y",
    TIME: "a time such as 09:30",
    MARKET: "a market by its ISO 3166 code, such as GB or US-CA",
    LANGUAGE: "a language such as en, fr or pt-BR",
    URL: "an address that starts with https://",
    "^(UTC|[A-Z][A-Za-z_]+(/[A-Za-z_+-]+){1,2})$": "a time zone such as Europe/London",
}

_DERIVED = ("name", "title", "status")
"""Keys of the header that follow from what else is there."""
_GIVE_OR_LEAVE = "Give it a value, or leave it out."


class Misfit(NamedTuple):
    """A value that a schema refuses. asked: what the schema says of it, by the validator's own names."""

    document: Document
    pointer: Pointer
    value: Any
    asked: Any

    @property
    def field(self) -> str:
        """The field in words."""
        return written(self.pointer) or self.document.kind

    @property
    def as_written(self) -> str:
        """A number as it stands in the file, such as `0o17` for 15; at an anchor or an alias, plainly."""
        at = self.document.locate(self.pointer)
        text = self.document.source.text[at.start : at.end]
        return text if resolve(text) == self.value else str(self.value)

    def finding(self, rule: str, said: str, hint: str = "", meant: Any = None) -> Finding:
        """A finding at the value."""
        at = self.document.locate(self.pointer)
        return Finding(f"core/{rule}", f"{self.field} {said}", at, hint, meant=meant)


def missing(document: Document, pointer: Pointer, key: str) -> Finding:
    """A key that must be there and is not."""
    where = written(pointer) or f"this {document.kind} document"
    meant = key if not pointer and key in _DERIVED else None
    return Finding("core/missing-key", f"{where} has no {key}", document.locate_key(pointer or ("kind",)), meant=meant)


def unknown_key(document: Document, pointer: Pointer, key: str) -> Finding:
    """A key that no schema knows there, with the one that was meant if it is near."""
    known = _known_keys(document.kind, pointer)
    where = f"the kind {document.kind}" if not pointer else written(pointer)
    hint, meant = guess(key, known, _offer(known))
    if meant and find(document.node, (*pointer, meant)):
        meant = None
    at, said = document.locate_key((*pointer, key)), f"{where} has no field {key}"
    return Finding("core/unknown-key", said, at, hint, meant=meant)


def wrong_value(misfit: Misfit) -> Finding:
    """A value of the wrong kind, form or size."""
    name = type(misfit.asked).__name__.rsplit("_", 1)[-1]
    return _SAYERS.get(name, _otherwise)(misfit)


def _not_one_of(misfit: Misfit) -> Finding:
    options = [str(option) for option in misfit.asked.options]
    hint, meant = guess(str(misfit.value), options)
    return misfit.finding("unknown-value", f"cannot be {_shown(misfit.value)}", hint, meant)


def _not_of_type(misfit: Misfit) -> Finding:
    types = [str(kind) for kind in misfit.asked.types]
    wanted = " or ".join(TYPES.get(kind, kind) for kind in types)
    if misfit.value is None:
        return misfit.finding("wrong-type", f"has no value; it takes {wanted}", _GIVE_OR_LEAVE)
    number = isinstance(misfit.value, (int, float)) and not isinstance(misfit.value, bool)
    value = misfit.as_written if number else misfit.value
    meant = value if number and "string" in types else in_type(misfit.value, types)
    hint = "" if meant is None else f"Write {spelt(meant)}."
    return misfit.finding("wrong-type", f"is {_shown(value)}; it takes {wanted}", hint, meant)


def _not_of_form(misfit: Misfit) -> Finding:
    wanted = _FORMATS.get(misfit.asked.pattern, f"text of the form {misfit.asked.pattern}")
    return _in_another_form(misfit, misfit.asked.pattern, f"is {_shown(misfit.value)}, which is not {wanted}")


def _no_date(misfit: Misfit) -> Finding:
    return _in_another_form(misfit, DATE, f"is {_shown(misfit.value)}, which is no date such as 2026-11-22")


def _in_another_form(misfit: Misfit, form: str, said: str) -> Finding:
    meant = in_form(str(misfit.value), form)
    return misfit.finding("wrong-format", said, f"Write {meant}." if meant else "", meant)


def _empty(misfit: Misfit) -> Finding:
    return misfit.finding("wrong-format", "is empty", _GIVE_OR_LEAVE)


def _too_small(misfit: Misfit) -> Finding:
    return misfit.finding("out-of-range", f"is {_shown(misfit.value)}; it cannot be less than {misfit.asked.limit}")


def _too_great(misfit: Misfit) -> Finding:
    return misfit.finding("out-of-range", f"is {_shown(misfit.value)}; it cannot be more than {misfit.asked.limit}")


def _otherwise(misfit: Misfit) -> Finding:
    return misfit.finding("wrong-format", f"cannot be {_shown(misfit.value)}")


_SAYERS: dict[str, Callable[[Misfit], Finding]] = {
    "Enum": _not_one_of,
    "Format": _no_date,
    "Maximum": _too_great,
    "Minimum": _too_small,
    "MinItems": _empty,
    "MinLength": _empty,
    "Pattern": _not_of_form,
    "Type": _not_of_type,
}


def _shown(value: Any) -> str:
    if isinstance(value, (dict, list)):
        return TYPES["object"] if isinstance(value, dict) else TYPES["array"]
    if value is None or isinstance(value, bool):
        return {True: "true", False: "false", None: "nothing"}[value]
    text = str(value)
    return f"'{text[:60]}…'" if len(text) > 60 else f"'{text}'"


def _offer(known: tuple[str, ...]) -> str:
    more = " …" if len(known) > 12 else ""
    return f"It has: {', '.join(known[:12])}{more}." if known else ""


def _known_keys(kind: str, pointer: Pointer) -> tuple[str, ...]:
    """The keys that may stand where a pointer leads, read off the schema."""
    root = built_in().part(f"schema-{kind}")
    places = tuple(within.parts(root, root))
    for step in pointer:
        places = within.below(places, step, root)
    return within.keys(places)
