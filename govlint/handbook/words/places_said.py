"""Contexts in words that people use: names of brands and markets, kinds of content."""

from collections.abc import Iterable, Iterator
from typing import Any

from govlint.handbook.book import Book
from govlint.handbook.facings import Facing
from govlint.handbook.once import once
from govlint.handbook.words.naming import brands, named, platform_name
from govlint.handbook.words.quoted import term
from govlint.handbook.words.wording import humane, listed, market
from govlint.language import gettext as _
from govlint.language import gettext_noop
from govlint.policy.bounds import in_words
from govlint.policy.box import NUMBERS, fold_content
from govlint.policy.contexts import Context
from govlint.policy.places import Place

Spot = tuple[str, str]
"""A place in words: the brand or the account, and the market."""

_MOST = 5
_CASES = {
    "minors_likely": {
        "likely": gettext_noop("minors likely"),
        "unlikely": gettext_noop("no minors likely"),
        "unknown": gettext_noop("age unknown"),
    },
    "professional_only": {
        "true": gettext_noop("professionals only"),
        "false": gettext_noop("not only professionals"),
    },
}
_DIMENSIONS = {
    "paid": gettext_noop("payment"),
    "roles": gettext_noop("role"),
    "authors": gettext_noop("author"),
    "groups": gettext_noop("group of people"),
    "languages": gettext_noop("language"),
    "level": gettext_noop("crisis level"),
    "minors_likely": gettext_noop("audience"),
    "relationship": gettext_noop("audience"),
    "professional_only": gettext_noop("audience"),
}


_OWN = ("roles", "authors", "languages", "level")
"""Dimensions whose values are names that an organisation gives."""


def where(book: Book, facing: Facing) -> tuple[str, ...]:
    """The contexts of a facing in words, those of the same kinds of case together; none where it is all there are."""
    if facing.everywhere:
        return ()
    grid = {(place.brand, place.market) for place in _places([facing]) if not place.channel}
    held, whole = _cases_by_spot(book, [facing], grid), _whole(book, facing.control.id)
    by_cases: dict[tuple[str, ...], list[Spot]] = {}
    for spot, cases in held.items():
        told = () if set(cases) == set(whole[spot]) else tuple(cases)
        by_cases.setdefault(told, []).append(spot)
    return tuple(_line(listed(cases, "or"), spots) for cases, spots in by_cases.items())


@once
def _whole(book: Book, control: str) -> dict[Spot, list[str]]:
    """For each place, all kinds of case that a control tells apart there."""
    return _cases_by_spot(book, book.facings[control], set())


def _places(found: Iterable[Facing]) -> Iterator[Place]:
    return (place for facing in found for context in facing.contexts for place in context.places)


def _cases_by_spot(
    book: Book, found: Iterable[Facing], grid: set[tuple[str | None, str | None]]
) -> dict[Spot, list[str]]:
    """For each place, the kinds of case. grid: brands in markets whose accounts need not be named."""
    cases: dict[Spot, list[str]] = {}
    for context in (context for facing in found for context in facing.contexts):
        said = _case(context)
        for place in context.places:
            if not (place.channel and (place.brand, place.market) in grid):
                told = cases.setdefault(_spot(book, context.named, place), [])
                told += [said] if said not in told else []
    return cases


def _line(case: str, spots: list[Spot]) -> str:
    """`Old Mill Ale in Germany and Ireland; @one — paid`."""
    countries: dict[str, list[str]] = {}
    for name, country in spots:
        countries.setdefault(name, []).extend([country] if country else [])
    said = [there(name, _few(found)) for name, found in countries.items()]
    shown = "; ".join(part for part in said[:_MOST] if part)
    if len(said) > _MOST:
        shown = _("%(places)s; and %(count)s more") % {"places": shown, "count": len(said) - _MOST}
    return " — ".join(part for part in (shown, case) if part) or _("everywhere else")


def there(name: str, markets: str) -> str:
    """`Old Mill Ale in Germany`; without the one or the other as well."""
    if name and markets:
        return _("%(brand)s in %(markets)s") % {"brand": name, "markets": markets}
    return name or markets


def _few(names: list[str]) -> str:
    more = [_("%(count)s more") % {"count": len(names) - _MOST}] if len(names) > _MOST else []
    return listed([*names[:_MOST], *more])


def _spot(book: Book, names: tuple[str, ...], place: Place) -> Spot:
    """What tells a place apart: its account, or its brand and its market as far as they matter."""
    if place.channel:
        return named(book, "channel", place.channel).text, ""
    matters = place.brand and len(brands(book)) > 1 and {"brands", "sectors"} & set(names)
    brand = named(book, "brand", place.brand).text if place.brand and matters else ""
    return brand, market(place.market) if place.market and "markets" in names else ""


def _case(context: Context) -> str:
    """The kind of case: `paid or boosted`; for the rest, what it is not."""
    said = [_of_kind(name, values) for name, values in context.case.items() if values]
    if said:
        return ", ".join(said)
    others = dict.fromkeys(_(_DIMENSIONS[name]) if name in _DIMENSIONS else term(name) for name in context.case)
    return _("any other %(dimensions)s") % {"dimensions": listed(others, "or")} if others else ""


def _value(name: str, value: str) -> str:
    """A value of a dimension of case; what an organisation calls by names of its own stands as it is."""
    case = _CASES.get(name, {}).get(value)
    return _(case) if case else humane(value) if name in _OWN else term(value)


def _of_kind(name: str, values: frozenset[str]) -> str:
    if name in NUMBERS:
        said = listed(in_words(name, values), "or")
        return said if name == "time" else _("%(what)s %(bands)s") % {"what": term(name), "bands": said}
    return listed((_value(name, value) for value in _folded(name, values)), "or")


def _folded(name: str, values: frozenset[str]) -> list[str]:
    return fold_content(values) if name == "content" else sorted(values)


def translated(book: Book, contexts: Iterable[str]) -> tuple[str, ...]:
    """Contexts that a finding lists (`GB, IE · old-mill · paid: none`), with the names that people use."""
    return tuple(
        ", ".join(listed((_word(book, word) for word in part.split(", ")), "or") for part in context.split(" · "))
        for context in contexts
    )


def _word(book: Book, word: str) -> str:
    name, more = (*word.split(" and ", 1), "")[:2]
    for what in ("market", "brand", "channel"):
        if name in book.workspace.names.get(what, {}):
            known = named(book, what, name).text
            return listed([known, more]) if more else known
    return term(word)


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
    case = _CASES.get(name, {}).get(value)
    return _(case) if case else _word(book, value)
