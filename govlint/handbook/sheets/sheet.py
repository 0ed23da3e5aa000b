"""A sheet: which fields are said on a handout, in which order, and in which words."""

from collections.abc import Mapping
from typing import NamedTuple

from govlint.text.nodes import Pointer

EACH, ANY = "*", ""
FREE = "free"
"""The part of a handout that says what is left to people."""


class Said(NamedTuple):
    """A sentence. part: of the handout; text: with places for what the field holds, such as `%(value)s`.

    Of an entry of a list, each of its fields has a place by its name.
    """

    part: str
    text: str


Sheet = Mapping[Pointer, Mapping[str, Said]]
"""Field → value → what is said; ANY for all other values, EACH in a pointer for each entry of a list."""
