"""A sheet: which fields are said on a handout, in which order, and in which words."""

from collections.abc import Mapping
from typing import NamedTuple

from govlint.text.nodes import Pointer

EACH, ANY = "*", ""
FREE = "free"
"""The part of a handout that says what is left to people."""


class Said(NamedTuple):
    """A sentence. part: of the handout; text: with places for what the field holds, such as `%(value)s`.

    The fields of a mapping or beside a value have places by their names. beside: those of an entry of a list that are
    told beside the sentence; without it, all that it does not name. otherwise: what is said where a field that the
    text names is not there; nothing where this is empty.
    """

    part: str
    text: str
    beside: tuple[str, ...] | None = None
    otherwise: str = ""


Sheet = Mapping[Pointer, Mapping[str, Said]]
"""Field → value → what is said; ANY for all other values, EACH in a pointer for each entry of a list."""
