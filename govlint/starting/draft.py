"""A document before it is text: what it says, and what it leaves for people to say; knows no corridors."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

Fields = dict[str, Any]


class Later(NamedTuple):
    """A value that the text shows behind a `#`, for people to put in place."""

    value: Any


class Draft(NamedTuple):
    """A document to be.

    file: the stem of the file it stands in. sector: the one it is about, where it is about one. rather: what it wishes
    for where a rule asks, and leaves out where none does. notes: field → what people have yet to decide.
    """

    kind: str
    name: str
    title: str
    file: str
    fields: Fields
    sector: str = ""
    rather: Mapping[str, Any] = MappingProxyType({})
    notes: Mapping[str, str] = MappingProxyType({})
    status: str = "in-force"


def merged(fields: Fields, over: Fields) -> Fields:
    """Fields with others laid over them; mappings are joined, all else is replaced."""
    both = dict(fields)
    for name, value in over.items():
        held = both.get(name)
        both[name] = merged(held, value) if isinstance(held, dict) and isinstance(value, dict) else value
    return both


def added(fields: Fields, more: dict[str, list[Any]]) -> Fields:
    """Fields with more entries in some of their lists."""
    return fields | {name: [*fields.get(name, ()), *entries] for name, entries in more.items()}


def value_at(fields: Any, path: tuple[str, ...]) -> Any:
    """The value at a path; None where there is none."""
    for step in path:
        fields = fields.get(step) if isinstance(fields, Mapping) else None
    return fields


def with_value(fields: Fields, path: tuple[str, ...], value: Any) -> Fields:
    """Fields with a value put in at a path."""
    first, *rest = path
    held = fields.get(first)
    below = held if isinstance(held, dict) else {}
    return fields | {first: with_value(below, tuple(rest), value) if rest else value}
