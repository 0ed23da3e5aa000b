"""What a schema asks for where a value does not fit, in words; knows what validators name, not what files say."""

from collections.abc import Callable
from typing import Any

TYPES = {
    "string": "text",
    "boolean": "true or false",
    "array": "a list",
    "object": "a group of fields",
    "integer": "a whole number",
    "number": "a number",
}
"""What values are called in YAML."""
_LOOKS = {
    "^#[0-9A-Fa-f]{6}$": "#0b4f55",
    "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$": "en or pt-BR",
    r"^https://[^/{}\s]+/": "https://git.example.org/policies/blob/main/{path}#L{line}",
}
"""Patterns of schemas, by an example of what they admit."""
_OTHERWISE = "it does not fit here"


def wanted(asked: Any, types: dict[str, str]) -> str:
    """What would fit, such as `it must be a list`. asked: by the validator's names. types: its types → words."""
    name = type(asked).__name__.rsplit("_", 1)[-1]
    return _SAID[name](asked, types) if name in _SAID else _OTHERWISE


def _all_types(_: Any, types: dict[str, str]) -> str:
    return f"it must be {types['string']}, {types['number']}, {types['boolean']}"


_SAID: dict[str, Callable[[Any, dict[str, str]], str]] = {
    "AnyOf": _all_types,
    "Const": lambda asked, _: f"it must be {asked.expected_value}",
    "Enum": lambda asked, _: f"it can be {', '.join(map(str, asked.options))}",
    "Format": lambda *_: "it must be a date such as 2026-11-22",
    "MaxItems": lambda asked, _: f"it must not hold more than {asked.limit}",
    "MaxLength": lambda asked, _: f"it must not be longer than {asked.limit} characters",
    "Maximum": lambda asked, _: f"it must not be more than {asked.limit}",
    "MinItems": lambda *_: "it must not be empty",
    "MinLength": lambda *_: "it must not be empty",
    "Minimum": lambda asked, _: f"it must not be less than {asked.limit}",
    "MinProperties": lambda asked, _: f"it needs {asked.limit} keys",
    "Pattern": lambda asked, _: f"it must look like {_LOOKS[asked.pattern]}" if asked.pattern in _LOOKS else _OTHERWISE,
    "Required": lambda asked, _: f"the key {asked.property} is missing",
    "Type": lambda asked, types: f"it must be {' or '.join(types.get(one, one) for one in asked.types)}",
}
