"""Documents made up from the published schemas, and values damaged in ways that a schema must notice."""

import re
from collections.abc import Iterator
from copy import deepcopy
from random import Random
from typing import Any

from govlint.library.library import built_in
from tests.library.judges import published

KINDS = tuple(built_in().part("forms")["kinds"])
Way = tuple[str | int, ...]
_WORDS = (
    *("head-of-social", "care-team", "policy", "GB", "DE-BY", "EU", "en", "de-AT", "2026-11-22", "2024-02-29", "4h"),
    *("2bd", "0", "12mo", "22:00", "+44 20 7946 0000", "https://example.org/a", "#ad", "a@example.org", "@old_mill"),
    *("1.5", "50%", "Europe/London", "v1", "x", "half", "PT4H", "2026-11-22T17:00"),
)
_JUNK = (None, True, False, 0, -1, 101, 1.5, 10**15, "", "x", "x" * 90, "2026-02-30", "GB", [], [[]], {}, {"value": 1})
_DATE = r"^\d{4}-\d\d-\d\d$"
_DEEP = 6


def document(chance: Random, kind: str) -> dict[str, Any]:
    """A document of a kind with some of its fields, of which most fit."""
    schema = published(kind)
    found: dict[str, Any] = _value(chance, schema, schema["$defs"], 0)
    return {"govlint": "v1", "kind": kind, **found}


def _value(chance: Random, schema: Any, known: dict[str, Any], depth: int) -> Any:
    if not schema or schema is True:
        return chance.choice(_JUNK)
    if "if" in schema:
        branch = schema["then" if chance.random() < 0.2 and depth < _DEEP else "else"]
        beside = {name: part for name, part in schema.items() if name not in ("if", "then", "else")}
        return _value(chance, _joined(branch if isinstance(branch, dict) else {}, beside), known, depth)
    if "$ref" in schema:
        below = known[schema["$ref"].removeprefix("#/$defs/")]
        return _value(chance, _joined(below, schema), known, depth)
    if "const" in schema or "enum" in schema:
        return chance.choice(schema.get("enum") or [schema["const"]])
    kinds = schema.get("type", "string")
    kind = kinds if isinstance(kinds, str) else chance.choice(kinds)
    return _OF_TYPE[kind](chance, schema, known, depth)


def _joined(below: Any, schema: dict[str, Any]) -> Any:
    """What a reference leads to, with what stands beside the reference."""
    own = {name: part for name, part in schema.items() if name != "$ref"}
    fields = {**below.get("properties", {}), **own.get("properties", {})}
    return {**below, **own, **({"properties": fields} if fields else {})}


def _fields(chance: Random, schema: Any, known: dict[str, Any], depth: int) -> dict[str, Any]:
    fields, needed = schema.get("properties", {}), schema.get("required", ())
    most = 0 if depth >= _DEEP else min(len(fields), 4 if depth else 12)
    names = dict.fromkeys((*needed, *chance.sample(sorted(fields), most)))
    return {name: _value(chance, fields.get(name, True), known, depth + 1) for name in names}


def _list(chance: Random, schema: Any, known: dict[str, Any], depth: int) -> list[Any]:
    most = 1 if depth >= _DEEP else 3
    count = chance.randint(schema.get("minItems", 0), most)
    return [_value(chance, schema.get("items", True), known, depth + 1) for _ in range(count)]


def _text(chance: Random, schema: Any, known: dict[str, Any], depth: int) -> str:
    form = _DATE if schema.get("format") == "date" else schema.get("pattern", "")
    fitting = [word for word in _WORDS if re.search(form, word)]
    return chance.choice(fitting or _WORDS)


def _number(chance: Random, schema: Any, known: dict[str, Any], depth: int) -> int:
    return chance.randint(schema.get("minimum", -1), schema.get("maximum", 10_000))


_OF_TYPE: dict[str, Any] = {
    "object": _fields,
    "array": _list,
    "string": _text,
    "integer": _number,
    "number": _number,
    "boolean": lambda chance, *_: chance.random() < 0.5,
    "null": lambda *_: None,
}


def ways(value: Any) -> Iterator[Way]:
    """The way to everything in a document but its first lines."""
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in below:
        if step not in ("govlint", "kind"):
            yield (step,)
            yield from ((step, *more) for more in ways(inner))


def damaged(chance: Random, value: Any) -> Any:
    """A copy in which something is replaced, left out, doubled, put elsewhere, misspelt or of another type."""
    value, found = deepcopy(value), list(ways(value))
    if not found:
        return value
    way = chance.choice(found)
    inner = _at(value, way[:-1])
    change = chance.choice(("replace", "leave out", "double", "move", "misspell", "wrap", "as text"))
    if change == "leave out":
        del inner[way[-1]]
    elif change == "double" and isinstance(inner, list):
        inner.append(deepcopy(inner[int(way[-1])]))
    elif change == "misspell" and isinstance(inner, dict):
        inner[str(way[-1])[:-1] or "x"] = inner.pop(str(way[-1]))
    else:
        here = inner[way[-1]]
        other = deepcopy(_at(value, chance.choice(found)))
        inner[way[-1]] = {"move": other, "wrap": [here], "as text": str(here)}.get(change, chance.choice(_JUNK))
    return value


def _at(value: Any, way: Way) -> Any:
    for step in way:
        value = value[step]
    return value
