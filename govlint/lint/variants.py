"""A document as it reads in each of the places where it holds, its overrides taken in."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from govlint.policy.box import CASE, PLACE, UNJUDGED, Box, admits, box
from govlint.policy.byplace import ByPlace
from govlint.policy.places import Place
from govlint.text.nodes import Pointer
from govlint.workspace.documents import Document

_MARK = "overrides"


class _Override(NamedTuple):
    """One override. number: in the order of the text. setting: what it stands in. cases: those that it is about."""

    number: int
    setting: Pointer
    cases: Box
    value: Any


class Variants:
    """The variants of documents on a day, each made once."""

    def __init__(self, day: str) -> None:
        self._day = day
        self._made: dict[tuple[int, tuple[int, ...]], dict[str, Any]] = {}
        self._read: dict[int, ByPlace[_Override] | None] = {}

    def of(self, document: Document, lying: Iterable[Place], region: Box) -> Iterator[dict[str, Any]]:
        """The plain data of a document as it reads where a region and its places meet, each variant once.

        An override for some cases is taken in only where the region is about these cases alone.
        """
        overrides = self._overrides(document)
        if overrides is None:
            yield document.value
            return
        here = [place for place in lying if admits(region, place.facts, PLACE)]
        taken = (_taken(overrides.at(place), region) for place in here)
        for numbers, those in {tuple(one.number for one in those): those for those in taken}.items():
            key = document.key, numbers
            if key not in self._made:
                self._made[key] = _taken_in(document.value, those)
            yield self._made[key]

    def _overrides(self, document: Document) -> ByPlace[_Override] | None:
        """The overrides of a document by where they hold; None where it has none."""
        if document.key not in self._read:
            found = list(_overrides(document.value)) if _MARK in document.source.text else []
            self._read[document.key] = ByPlace(self._live(found)) if found else None
        return self._read[document.key]

    def _live(self, found: Iterable[tuple[Pointer, dict[str, Any]]]) -> Iterator[tuple[Box, _Override]]:
        """Those that have not ended, each with where it holds; without those of which nobody can tell."""
        for number, (setting, one) in enumerate(found):
            when, ended = box(one["when"]), str(one.get("until") or "9999") < self._day
            if not ended and UNJUDGED not in when:
                cases = {name: values for name, values in when.items() if name in CASE}
                yield when, _Override(number, setting, cases, one["value"])


def _is_override(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("when"), dict) and "value" in value


def _of_setting(value: Any) -> list[dict[str, Any]]:
    """The overrides of a setting written as a mapping."""
    many = value.get(_MARK) if isinstance(value, dict) else None
    return [one for one in many if _is_override(one)] if isinstance(many, list) else []


def _overrides(value: Any, pointer: Pointer = ()) -> Iterator[tuple[Pointer, dict[str, Any]]]:
    """All overrides of a document with the pointers of their settings, in the order of the text."""
    for one in _of_setting(value):
        yield pointer, one
    for step, below in _below(value):
        yield from _overrides(below, (*pointer, step))


def _below(value: Any) -> Iterable[tuple[str | int, Any]]:
    if isinstance(value, dict):
        return [(key, below) for key, below in value.items() if key != _MARK]
    return enumerate(value) if isinstance(value, list) else ()


def _taken(here: Iterable[_Override], region: Box) -> list[_Override]:
    """Of the overrides that hold at a place, the last of each setting whose cases cover those of a region."""
    covering = (one for one in sorted(here) if _covers(one.cases, region))
    return list({one.setting: one for one in covering}.values())


def _covers(cases: Box, region: Box) -> bool:
    return all(name in region and region[name] <= values for name, values in cases.items())


def _taken_in(whole: dict[str, Any], taken: Iterable[_Override]) -> dict[str, Any]:
    """The same data with the values of overrides in place of their settings' own; all else is shared, not copied."""
    # What stands in a setting comes after it in the text: the outer value is put over the inner one.
    for one in sorted(taken, reverse=True):
        whole = _with(whole, one.setting, one.value)
    return whole


def _with(whole: Any, setting: Pointer, value: Any) -> Any:
    if not setting:
        return whole | {"value": value}
    first, *others = setting
    changed = whole.copy()
    changed[first] = _with(whole[first], tuple(others), value)
    return changed
