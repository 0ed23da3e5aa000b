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
    return text if plain else seen(json.dumps(text, ensure_ascii=False))


def seen(text: str) -> str:
    """YAML in which what nobody sees stands between double quotes only, with each such character by its number."""
    return HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04X}", text)
