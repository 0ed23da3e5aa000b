"""What a schema asks at a place, its references and the branches of its conditions followed; knows no documents."""

from collections.abc import Iterable, Iterator
from typing import Any

Schema = dict[str, Any]


def parts(schema: Any, root: Schema) -> Iterator[Schema]:
    """A schema and all that it refers to or branches into. root: the whole, in whose `$defs` references lead."""
    if not isinstance(schema, dict):  # `true`: anything goes
        return
    yield schema
    if "$ref" in schema:
        yield from parts(root["$defs"][schema["$ref"].rpartition("/")[2]], root)
    for branch in ("then", "else"):
        if branch in schema:
            yield from parts(schema[branch], root)


def below(places: Iterable[Schema], step: str | int, root: Schema) -> tuple[Schema, ...]:
    """What is asked one step below places: at a key, or at any entry of a list."""
    held = (
        one.get("items", {}) if isinstance(step, int) else one.get("properties", {}).get(step, {}) for one in places
    )
    return tuple(part for one in held for part in parts(one, root))


def keys(places: Iterable[Schema]) -> tuple[str, ...]:
    """The keys that may stand there."""
    return tuple(dict.fromkeys(name for one in places for name in one.get("properties", ())))
