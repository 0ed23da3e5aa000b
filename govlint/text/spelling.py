"""Plain data as YAML writes it, on one line."""

import json
import re
from typing import Any

from govlint.text.scalars import resolve
from govlint.text.source import HIDDEN

_PLAIN = re.compile(r"[A-Za-z0-9](?:(?:[A-Za-z0-9 ._/+-]|:(?=[A-Za-z0-9/]))*[A-Za-z0-9.+_-])?\Z")


def spelt(value: Any, quote: str = "") -> str:
    """A text, a number, true or false, nothing, or a list or tuple of these, as YAML.

    quote: the quotes in which a text is put; without any it gets them only where it would be read as something else.
    """
    if value is None or isinstance(value, (bool, int, float)):
        return json.dumps(value)
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(spelt, value))}]"
    text = str(value)
    if quote == "'" and not HIDDEN.search(text) and "\n" not in text:
        return "'" + text.replace("'", "''") + "'"
    plain = not quote and _PLAIN.match(text) and resolve(text) == text
    return text if plain else in_double_quotes(text, HIDDEN)


def in_double_quotes(text: str, numbered: re.Pattern[str]) -> str:
    """A text between double quotes, on one line. numbered: the characters that are written by their number."""
    return numbered.sub(_number, json.dumps(text, ensure_ascii=False))


def _number(found: re.Match[str]) -> str:
    return f"\\U{ord(found[0]):08x}" if found[0] > "\uffff" else f"\\u{ord(found[0]):04x}"
