"""What the schemas call kinds, fields and choices, in the language that is spoken: translated once, read anywhere."""

from typing import Any

from govlint.handbook.words.quoted import told
from govlint.language import ENGLISH, spoken

TEXTS, WORDED = ("title", "description"), ("choice", "levels", "words")
"""The keys whose text people read, and those below which every word has one."""


def in_words(forms: dict[str, Any]) -> dict[str, Any]:
    """The forms of the library with every title, description and choice translated; for English those themselves."""
    return forms if spoken() == ENGLISH else {name: _said(name, below) for name, below in forms.items()}


def _said(name: str, below: Any) -> Any:
    if isinstance(below, dict):
        inner = "title" if name in WORDED else ""
        return {key: _said(inner or key, value) for key, value in below.items()}
    return told(below) if name in TEXTS and isinstance(below, str) else below
