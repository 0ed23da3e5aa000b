"""A document as it reads in each of the places where it holds, its overrides taken in."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from govlint.policy.box import CASE, PLACE, UNJUDGED, Box, admits, box
from govlint.policy.places import Place
from govlint.workspace.documents import Document

_MARK = "overrides"


class Variants:
    """The variants of documents on a day, each made once."""

    def __init__(self, day: str) -> None:
        self._day = day
        self._made: dict[tuple[int, tuple[bool, ...]], dict[str, Any]] = {}
        self._written: dict[int, list[tuple[dict[str, Any], Box]]] = {}

    def of(self, document: Document, lying: Iterable[Place], region: Box) -> Iterator[dict[str, Any]]:
        """The plain data of a document as it reads where a region and its places meet, each variant once.

        An override for some cases is taken in only where the region is about these cases alone.
        """
        overrides = self._overrides(document)
        if not overrides:
            yield document.value
            return
        live = [when if self._is_live(one, when, region) else None for one, when in overrides]
        here = [place for place in lying if admits(region, place.facts, PLACE)]
        for applied in dict.fromkeys(self._applied(live, place) for place in here):
            key = document.key, applied
            if key not in self._made:
                self._made[key] = _taken_in(document.value, iter(applied).__next__)
            yield self._made[key]

    def _overrides(self, document: Document) -> list[tuple[dict[str, Any], Box]]:
        """The overrides of a document, each with where it holds."""
        if document.key not in self._written:
            found = _overrides(document.value) if _MARK in document.source.text else ()
            self._written[document.key] = [(override, box(override["when"])) for override in found]
        return self._written[document.key]

    def _is_live(self, override: dict[str, Any], when: Box, region: Box) -> bool:
        """Whether an override has not ended and covers the cases that a region is about."""
        ended = str(override.get("until") or "9999") < self._day
        cases = ((name, values) for name, values in when.items() if name in CASE)
        covered = all(name in region and region[name] <= values for name, values in cases)
        return covered and not ended and UNJUDGED not in when

    @staticmethod
    def _applied(live: list[Box | None], place: Place) -> tuple[bool, ...]:
        return tuple(when is not None and admits(when, place.facts, PLACE) for when in live)


def _is_override(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("when"), dict) and "value" in value


def _of_setting(value: Any) -> list[dict[str, Any]]:
    """The overrides of a setting written as a mapping."""
    many = value.get(_MARK) if isinstance(value, dict) else None
    return [one for one in many if _is_override(one)] if isinstance(many, list) else []


def _overrides(value: Any) -> Iterator[dict[str, Any]]:
    """All overrides of a document, in the order of the text."""
    yield from _of_setting(value)
    for below in _below(value):
        yield from _overrides(below)


def _below(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return [below for key, below in value.items() if key != _MARK]
    return value if isinstance(value, list) else ()


def _taken_in(value: Any, applies: Callable[[], bool]) -> Any:
    """The same data with the value of the last override that applies in place of a setting's own.

    applies: whether the next override does, in the order of `_overrides`.
    """
    if isinstance(value, list):
        return [_taken_in(below, applies) for below in value]
    if not isinstance(value, dict):
        return value
    chosen = [override for override in _of_setting(value) if applies()]
    whole = {key: below if key == _MARK else _taken_in(below, applies) for key, below in value.items()}
    return whole | {"value": chosen[-1]["value"]} if chosen else whole
