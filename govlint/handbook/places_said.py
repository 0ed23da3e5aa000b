"""Contexts in words that people use: names of brands and markets, kinds of content."""

from collections.abc import Iterable
from typing import Any

from govlint.handbook.book import Book
from govlint.handbook.facings import Facing
from govlint.handbook.naming import named, platform_name
from govlint.handbook.wording import humane, listed, market
from govlint.policy.effective import Context
from govlint.policy.places import Place

_MOST = 4
_CASES = {
    "minors_likely": {"likely": "minors likely", "unlikely": "no minors likely", "unknown": "age unknown"},
    "professional_only": {"true": "professionals only", "false": "not only professionals"},
}
_DIMENSIONS = {
    "paid": "payment",
    "roles": "role",
    "authors": "author",
    "groups": "group of people",
    "languages": "language",
    "level": "crisis level",
    "minors_likely": "audience",
    "relationship": "audience",
    "professional_only": "audience",
}


def where(book: Book, facing: Facing) -> tuple[str, ...]:
    """The contexts of a facing in words, each once; none where it is all there are."""
    if facing.everywhere:
        return ()
    by_case: dict[str, list[str]] = {}
    for context in facing.contexts:
        by_case.setdefault(_case(context), []).extend(_places(book, context))
    return tuple(_line(case, tuple(dict.fromkeys(found))) for case, found in by_case.items())


def _line(case: str, places: tuple[str, ...]) -> str:
    named_places = tuple(place for place in places if place)
    shown = named_places[:_MOST]
    more = f" and {len(named_places) - _MOST} more" if len(named_places) > _MOST else ""
    told = "; ".join(shown) + more
    return " — ".join(part for part in (told, case) if part) or "everywhere else"


def _places(book: Book, context: Context) -> list[str]:
    return [_place(book, context.named, place) for place in context.places]


def _place(book: Book, names: tuple[str, ...], place: Place) -> str:
    """What tells a place apart: its account, or its brand and market as far as they matter."""
    if place.channel:
        return named(book, "channel", place.channel).text
    brand = named(book, "brand", place.brand).text if place.brand and {"brands", "sectors"} & set(names) else ""
    country = market(place.market) if place.market and "markets" in names else ""
    return ", ".join(part for part in (brand, country) if part)


def _case(context: Context) -> str:
    """The kind of case: `paid or boosted`; for the rest, what it is not."""
    said = [
        listed((_CASES.get(name, {}).get(value) or humane(value) for value in sorted(values)), "or")
        for name, values in context.case.items()
        if values
    ]
    if said:
        return ", ".join(said)
    others = dict.fromkeys(_DIMENSIONS.get(name, name) for name in context.case)
    return f"any other {listed(others, 'or')}" if others else ""


def translated(book: Book, contexts: Iterable[str]) -> tuple[str, ...]:
    """Contexts that a finding lists (`GB · old-mill · paid`), with the names that people use."""
    return tuple(", ".join(_word(book, word) for word in context.split(" · ")) for context in contexts)


def _word(book: Book, word: str) -> str:
    for what in ("market", "brand", "channel"):
        if word in book.workspace.names.get(what, {}):
            return named(book, what, word).text
    return humane(word)


def when_words(book: Book, when: dict[str, Any]) -> tuple[str, ...]:
    """Where a rule holds: its `when`, one phrase a dimension; none for everywhere."""
    return tuple(
        listed(
            (_when_word(book, name, str(value)) for value in (values if isinstance(values, list) else [values])), "or"
        )
        for name, values in when.items()
    )


def _when_word(book: Book, name: str, value: str) -> str:
    if name == "markets":
        return market(value)
    if name == "platforms":
        return platform_name(value)
    return _CASES.get(name, {}).get(value) or _word(book, value)
