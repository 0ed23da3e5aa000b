"""What a plain scalar means, by the core schema of YAML 1.2 (specification 1.2.2, section 10.3.2)."""

import re

_WORDS: dict[str, bool | float | None] = {"": None, "~": None, "null": None, "Null": None, "NULL": None}
_WORDS.update(dict.fromkeys(("true", "True", "TRUE"), True))
_WORDS.update(dict.fromkeys(("false", "False", "FALSE"), False))
_WORDS.update(dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf")))
_WORDS.update(dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")))
_WORDS.update(dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")))

_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_BASED = re.compile(r"0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")

# Longer numbers are identifiers, and Python refuses to convert very long ones.
_LONGEST_NUMBER = 100


def resolve(text: str) -> str | int | float | bool | None:
    """The value of a plain (unquoted) scalar. `NO`, `on`, `2026-01-01` and `12:30` stay text."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "-+.0123456789" or len(text) > _LONGEST_NUMBER:
        return text
    if _INTEGER.match(text):
        return int(text)
    if _BASED.match(text):
        return int(text[2:], 8 if text[1] == "o" else 16)
    return float(text) if _FLOAT.match(text) else text


def as_word(value: object) -> str:
    """A single value as one word: true, not Python's True."""
    return str(value).lower() if isinstance(value, bool) else str(value)
