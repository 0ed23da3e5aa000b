"""Documents against the schema of their kind; knows how to say what does not fit, not what is risky."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import jsonschema_rs

from govlint.finding import Finding
from govlint.library.library import built_in
from govlint.text.nodes import Pointer, written
from govlint.workspace.documents import Document
from govlint.workspace.names import near

_FORMATS = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": "a name in small letters, digits and hyphens, such as head-of-social",
    "^(0|[1-9][0-9]*)(m|h|d|bd|w|mo|y)$": "a duration such as 30m, 4h, 2d, 3bd, 1w, 12mo or 1y",
    "^([01][0-9]|2[0-4]):[0-5][0-9]$": "a time such as 09:30",
    "^[A-Z]{2}(-[A-Z0-9]{1,3})?$": "a market by its ISO 3166 code, such as GB or US-CA",
    "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$": "a language such as en, fr or pt-BR",
    "^https?://[^\\s]+$": "an address that starts with https://",
    "^(UTC|[A-Z][A-Za-z_]+(/[A-Za-z_+-]+){1,2})$": "a time zone such as Europe/London",
}
_TYPES = {
    "string": "text",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping",
    "integer": "a whole number",
    "number": "a number",
}
_SAID_AS_BOOLEAN = ("yes", "no", "on", "off", "y", "n")


def _refuse(uri: str) -> Any:
    """Nothing outside is ever fetched: our schemas refer to nothing outside."""
    raise ValueError(f"a schema asks for {uri}")


@cache
def _validator(kind: str) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(
        built_in().text(f"schema-{kind}"), validate_formats=True, retriever=_refuse
    )


def check_schema(document: Document) -> Iterator[Finding]:
    """What in a document does not fit the schema of its kind: one finding a mistake.

    What is missing from a damaged document is not reported, nor is a missing key that was only misspelt.
    """
    validator = _validator(document.kind)
    if validator.is_valid(document.value):
        return
    errors = list(validator.iter_errors(document.value))
    unknown = {
        tuple(error.instance_path): error.kind.unexpected for error in errors if _is(error, "AdditionalProperties")
    }
    for error in errors:
        pointer = tuple(error.instance_path)
        if _is(error, "Required"):
            misspelt = near(error.kind.property, unknown.get(pointer, ())) or _is_setting(error, unknown)
            if not document.damaged and not misspelt:
                yield _missing(document, pointer, error.kind.property)
        elif _is(error, "AdditionalProperties"):
            for key in error.kind.unexpected:
                yield _unknown_key(document, pointer, key)
        else:
            yield _wrong(document, pointer, error)


def _is(error: Any, kind: str) -> bool:
    return type(error.kind).__name__.endswith(kind)


def _is_setting(error: Any, unknown: dict[Pointer, Any]) -> bool:
    """A setting with a stray key has one mistake, not also a missing value."""
    return error.kind.property == "value" and tuple(error.instance_path) in unknown


def _missing(document: Document, pointer: Pointer, key: str) -> Finding:
    where = written(pointer) or f"this {document.kind} document"
    return Finding("core/missing-key", f"{where} has no {key}", document.locate_key(pointer))


def _unknown_key(document: Document, pointer: Pointer, key: str) -> Finding:
    known = _known_keys(document.kind, pointer, document.value)
    suggested = near(key, known)
    where = f"the kind {document.kind}" if not pointer else written(pointer)
    hint = f"Did you mean {suggested}?" if suggested else _offer(known)
    return Finding("core/unknown-key", f"{where} has no field {key}", document.locate_key((*pointer, key)), hint)


def _offer(known: tuple[str, ...]) -> str:
    if not known:
        return ""
    return f"It has: {', '.join(known[:12])}{' …' if len(known) > 12 else ''}."


def _known_keys(kind: str, pointer: Pointer, value: Any) -> tuple[str, ...]:
    """The keys that may stand where a pointer leads, read off the schema."""
    root = built_in().part(f"schema-{kind}")
    places = [root]
    for step in (None, *pointer):
        places = [part for place in places for part in _spread(place if step is None else _step(place, step), root)]
    return tuple(dict.fromkeys(key for place in places for key in place.get("properties", {})))


def _step(schema: dict[str, Any], step: str | int) -> Any:
    if isinstance(step, int):
        return schema.get("items", {})
    return schema.get("properties", {}).get(step, {})


def _spread(schema: Any, root: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A schema and all that it refers to or branches into."""
    if not isinstance(schema, dict):
        return
    yield schema
    if "$ref" in schema:
        yield from _spread(root["$defs"][schema["$ref"].rsplit("/", 1)[1]], root)
    for branch in ("then", "else"):
        if branch in schema:
            yield from _spread(schema[branch], root)


def _wrong(document: Document, pointer: Pointer, error: Any) -> Finding:
    name = type(error.kind).__name__.rsplit("_", 1)[-1]
    field, value = written(pointer) or document.kind, error.instance
    at = document.locate(pointer)
    if name == "Enum":
        options = [str(option) for option in error.kind.options]
        suggested = near(str(value), options)
        hint = f"Did you mean {suggested}?" if suggested else f"It can be: {', '.join(options)}."
        return Finding("core/unknown-value", f"{field} cannot be {_shown(value)}", at, hint)
    if name == "Type":
        return _wrong_type(field, value, error.kind.types, document, pointer)
    if name == "Pattern":
        wanted = _FORMATS.get(error.kind.pattern, f"text of the form {error.kind.pattern}")
        return Finding("core/wrong-format", f"{field} is {_shown(value)}, which is not {wanted}", at)
    if name == "Format":
        return Finding("core/wrong-format", f"{field} is {_shown(value)}, which is no date such as 2026-11-22", at)
    if name in ("MinLength", "MinItems"):
        return Finding("core/wrong-format", f"{field} is empty", at, "Give it a value, or leave it out.")
    if name in ("Minimum", "Maximum"):
        word = "less than" if name == "Minimum" else "more than"
        return Finding("core/out-of-range", f"{field} is {_shown(value)}; it cannot be {word} {error.kind.limit}", at)
    return Finding("core/wrong-format", f"{field}: {error.message}", at)


def _wrong_type(field: str, value: Any, types: Any, document: Document, pointer: Pointer) -> Finding:
    wanted = [_TYPES.get(str(kind), str(kind)) for kind in types]
    if value is None:
        found, at = "has no value", document.locate_key(pointer)
        return Finding(
            "core/wrong-type",
            f"{field} {found}; it takes {' or '.join(wanted)}",
            at,
            "Give it a value, or leave it out.",
        )
    hint = ""
    if "boolean" in map(str, types) and value in _SAID_AS_BOOLEAN:
        hint = f"Write {'true' if value in ('yes', 'on', 'y') else 'false'}."
    elif "array" in map(str, types) and isinstance(value, str):
        hint = f"Write [{value}]."
    return Finding(
        "core/wrong-type", f"{field} is {_shown(value)}; it takes {' or '.join(wanted)}", document.locate(pointer), hint
    )


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    text = (
        {True: "true", False: "false", None: "nothing"}.get(value, str(value))
        if not isinstance(value, (int, float)) or isinstance(value, bool)
        else str(value)
    )
    return f"'{text[:60]}…'" if len(text) > 60 else f"'{text}'"
