"""Regions of contexts: for each dimension that is named, the values it admits."""

from functools import cache
from typing import Any

from govlint.library.library import built_in
from govlint.text.scalars import as_word
from govlint.workspace.shapes import words

Box = dict[str, frozenset[str]]
"""Dimension → admitted values. A dimension that is not named admits all."""

PLACE = ("brands", "markets", "channels", "platforms", "sectors", "facts")
"""Dimensions of where: they follow from the organisation and its register."""
NUMBERS = ("followers", "fee", "time")
"""Dimensions whose values are bands of numbers or of hours (`govlint/workspace/bands.py`)."""
CASE = (
    *("content", "paid", "roles", "authors", "groups", "languages", "level"),
    *NUMBERS,
    *("minors_likely", "relationship", "professional_only"),
)
"""Dimensions of what and who: they differ from post to post."""
_NONE: frozenset[str] = frozenset()
UNJUDGED = "situation"
"""A condition in words: nobody can tell from the policy whether it holds."""

_EU = frozenset(
    (
        *("AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE"),
        *("IT", "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE"),
    )
)
_REGIONS = {
    "EU": _EU,
    "EEA": _EU | {"IS", "LI", "NO"},
    "COE": _EU
    | {
        "AL",
        "AD",
        "AM",
        "AZ",
        "BA",
        "CH",
        "GB",
        "GE",
        "IS",
        "LI",
        "MC",
        "MD",
        "ME",
        "MK",
        "NO",
        "RS",
        "SM",
        "TR",
        "UA",
    },
}


@cache
def market_words(market: str) -> frozenset[str]:
    """All that a market answers to: itself, its country, and the regions the country belongs to."""
    country = market.split("-", maxsplit=1)[0]
    regions = (region for region, members in _REGIONS.items() if country in members)
    return frozenset((market, country, *regions))


@cache
def _narrower() -> dict[str, frozenset[str]]:
    """A content type → all types it covers, itself included."""
    content = built_in().part("kinds")["content"]
    broader = content["broader"]
    return {word: frozenset((word, *broader.get(word, ()))) for word in content["words"]}


def fold_content(values: frozenset[str]) -> list[str]:
    """Content types in as few words as say the same: a broader one for all that it covers."""
    left = set(values)
    folded = []
    for word, covered in _narrower().items():
        if len(covered) > 1 and covered <= left:
            folded.append(word)
            left -= covered
    return sorted(folded) + sorted(left)


def box(written: dict[str, Any]) -> Box:
    """The box of a scope, of `covers`, or of a `when`, as it is written in a document or a rule."""
    found: Box = {}
    for name, values in written.items():
        if name == "audience" and isinstance(values, dict):
            found |= {mark: frozenset(map(as_word, _many(value))) for mark, value in values.items()}
        elif name == "content":
            found[name] = frozenset().union(*(_narrower().get(word, frozenset((word,))) for word in words(values)))
        elif name == UNJUDGED:
            found[name] = frozenset((str(values),))
        elif words(values):
            found[name] = frozenset(words(values))
    return found


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def both(first: Box, second: Box) -> Box:
    """The region that lies in both boxes; a dimension that both name admits what both admit."""
    return first | {name: values & first[name] if name in first else values for name, values in second.items()}


def overlap(first: Box, second: Box) -> bool:
    """Whether some context may lie in both boxes."""
    return all(not values.isdisjoint(second[name]) for name, values in first.items() if name in second)


def admits(region: Box, facts: Box, names: tuple[str, ...]) -> bool:
    """Whether a region admits what is so, over the named dimensions.

    facts: dimension → the values that hold there; a dimension without any meets no region that names it. Of most
    dimensions one shared value is enough; all named `facts` must hold.
    """
    for name in names:
        if name in region:
            held = facts.get(name, _NONE)
            if region[name].isdisjoint(held) or (name == "facts" and not region[name] <= held):
                return False
    return True
