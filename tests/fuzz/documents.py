"""Strategies: documents of the examples and of the schemas, damaged in all ways."""

from random import Random
from typing import Any

from hypothesis import strategies as st

from govlint.text.written import written
from tests.fix.mending import PATH, around
from tests.fuzz.damage import damaged, encoded, texts
from tests.fuzz.made import KINDS, document
from tests.fuzz.made import damaged as misshapen

CHANCES = st.randoms(use_true_random=False)


def _document(chance: Random, kind: str, times: int) -> tuple[str, dict[str, Any]]:
    value = document(chance, kind)
    for _ in range(times):
        value = misshapen(chance, value)
    return kind, value


def _house(chance: Random, text: str, spoilt: bool) -> dict[str, bytes]:
    """A document in a small organisation."""
    return {**around(text), PATH: encoded(chance, damaged(chance, text)) if spoilt else text.encode()}


VALUES = st.builds(_document, CHANCES, st.sampled_from(KINDS), st.integers(0, 3))
"""A kind, and a document of it as plain data."""
TEXTS = st.sampled_from(texts()) | VALUES.map(lambda made: written(made[1]))
BYTES = st.builds(lambda chance, text: encoded(chance, damaged(chance, text)), CHANCES, TEXTS)
HOUSES = st.builds(_house, CHANCES, TEXTS, st.booleans())
