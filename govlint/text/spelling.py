"""Plain data as YAML writes it, on one line."""

import json
import re
from typing import Any

from govlint.text.scalars import resolve

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
    if quote == "'" and "\n" not in text:
        return "'" + text.replace("'", "''") + "'"
    plain = not quote and _PLAIN.match(text) and resolve(text) == text
    return text if plain else json.dumps(text, ensure_ascii=False)
