"""Classes of equal contexts, and how to name them in a few words."""

from collections.abc import Iterable
from typing import NamedTuple

from govlint.policy.box import NUMBERS, Box, fold_content
from govlint.policy.places import Place

SHOWN = 6


class Context(NamedTuple):
    """A class of equal contexts: places (the first stands for all) and a kind of case.

    case: dimension → values that make no difference between them; empty values mean "any other".
    named: the dimensions of place that tell it from other contexts.
    """

    places: tuple[Place, ...]
    case: Box
    named: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The context in a few words, empty where it is every context."""
        return next(iter(in_words([self])), "")


def in_words(found: Iterable[Context]) -> tuple[str, ...]:
    """Contexts in words, those of the same kind of case together: `GB, IE: reply, direct-message`."""
    places: dict[str, list[Place]] = {}
    named: set[str] = set()
    for context in _joined(found):
        places.setdefault(_case(context.case), []).extend(context.places)
        named.update(context.named)
    said = {" · ".join(part for part in (_where(many, named), case) if part) for case, many in places.items()}
    return () if "" in said else tuple(sorted(said))


def _joined(found: Iterable[Context]) -> list[Context]:
    """The same contexts, those that differ in one number or in the hours alone as one."""
    held = list(found)
    for name in NUMBERS:
        if any(name in context.case for context in held):
            held = _joined_in(name, held)
    return held


def _joined_in(name: str, found: list[Context]) -> list[Context]:
    alike: dict[object, tuple[Context, frozenset[str]]] = {}
    for context in found:
        others = frozenset((other, values) for other, values in context.case.items() if other != name)
        key = tuple(map(id, context.places)), others, name in context.case
        held = alike.get(key, (context, frozenset()))[1]
        alike[key] = context, held | context.case.get(name, frozenset())
    return [context._replace(case=_with(name, held, context.case)) for context, held in alike.values()]


def _with(name: str, bands: frozenset[str], case: Box) -> Box:
    """A kind of case with these bands of a number; without a word of it where they are all there are."""
    from govlint.workspace.bands import rest

    said = {name: bands} if bands and rest(name, bands) else {}
    return {other: values for other, values in case.items() if other != name} | said


def _where(places: list[Place], named: set[str]) -> str:
    """Markets, brands and accounts of places, as far as they tell contexts apart."""
    parts = [few(place.market for place in places)] if {"markets", "facts"} & named else []
    parts += [few(place.brand for place in places)] if {"brands", "sectors"} & named else []
    if all(place.channel for place in places):
        parts.append(few(place.channel for place in places))
    return " · ".join(part for part in parts if part)


def _case(case: Box) -> str:
    return " · ".join(_said(name, values) for name, values in case.items() if values)


def _said(name: str, values: frozenset[str]) -> str:
    """`reply, story`; of other dimensions than content also the word: `paid: none`, `minors likely`."""
    if name == "content":
        return few(fold_content(values))
    if name in NUMBERS:
        return few(bands_said(name, values)) if name == "time" else f"{name} {few(bands_said(name, values))}"
    said = few(sorted(values))
    return f"minors {said}" if name == "minors_likely" else f"{name.replace('_', ' ')}: {said}"


def bands_said(name: str, values: Iterable[str]) -> tuple[str, ...]:
    """Bands of a number or of hours, as people say them."""
    from govlint.policy.bounds import in_words as bounds_in_words

    return bounds_in_words(name, values)


def few(names: Iterable[str | None], most: int = SHOWN) -> str:
    """Some names, each once, and how many there are more."""
    found = list(dict.fromkeys(name for name in names if name))
    more = f" and {len(found) - most} more" if len(found) > most else ""
    return ", ".join(found[:most]) + more
