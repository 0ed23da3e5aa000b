"""Conditions on numbers and hours, as documents write them, become sets of bands; imported only where there are some.

All conditions of a workspace are gathered once, and every dimension is cut where any of them begins or ends. Then each
is written as the bands that it admits, and whatever reads documents sees sets of words.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from govlint.finding import Finding
from govlint.text.nodes import Pointer, find, written
from govlint.workspace.bands import DAY, ENDLESS, ENDS, NO_BAND, WEEK, Spans, bands, merged, within
from govlint.workspace.documents import Document, scope_of
from govlint.workspace.shapes import mapping, words

Cuts = dict[str, tuple[Spans, ...]]
"""Dimension → what conditions ask of it."""
MOST = 200
"""So many different conditions on one dimension are told apart: who has more of them wants to keep us busy."""
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Condition(NamedTuple):
    """One condition of a document. name: the dimension; spans: the numbers that it admits."""

    document: Document
    pointer: Pointer
    name: str
    spans: Spans


def conditions_of(documents: Iterable[Document]) -> Iterator[Condition]:
    """The conditions on numbers and hours that documents make; one that says nothing asks nothing."""
    for document in documents:
        for pointer in document.conditions:
            node = find(document.node, pointer)
            name = str(pointer[-1])
            if node and (asked := [one for one in _many(node.value) if one]):
                read = _window if name == "time" else _range
                yield Condition(document, pointer, name, merged(span for one in asked for span in read(one)))


def cuts_of(documents: Iterable[Document]) -> Cuts:
    """What the conditions of documents ask of each dimension, each once; of too many the first."""
    found: dict[str, dict[Spans, None]] = {}
    for one in conditions_of(documents):
        found.setdefault(one.name, {})[one.spans] = None
    return {name: tuple(asked)[:MOST] for name, asked in found.items()}


def banded(documents: tuple[Document, ...], cuts: Cuts) -> tuple[tuple[Document, ...], dict[str, tuple[str, ...]]]:
    """Documents with each condition as the bands that it admits, and all bands of each dimension that any names.

    cuts: what these documents ask of each dimension, and whatever else is to be told apart.
    """
    known = {name: bands(asked, ENDS[name]) for name, asked in cuts.items()}
    told = {name: frozenset(asked) for name, asked in cuts.items()}
    return tuple(_banded(one, known, told) if one.conditions else one for one in documents), known


def _banded(document: Document, known: dict[str, tuple[str, ...]], told: dict[str, frozenset[Spans]]) -> Document:
    value: Any = document.value
    for one in conditions_of((document,)):
        met = within(one.spans, known[one.name]) if one.spans in told[one.name] else ()
        # What nothing can meet must stay so: an empty list would be no condition at all.
        value = _with(value, one.pointer, list(met) or [NO_BAND])
    return document._replace(value=value, scope=scope_of(document.kind, value), stated=_stated(document, value))


def _stated(document: Document, value: Any) -> tuple[Any, ...]:
    return tuple(one._replace(value=_at(value, one.pointer)) for one in document.stated)


def _at(value: Any, pointer: Pointer) -> Any:
    for step in pointer:
        value = value[step]
    return value


def _with(value: Any, pointer: Pointer, held: Any) -> Any:
    """A value with another one where a pointer leads; the value itself stays as it is."""
    if not pointer:
        return held
    step, *rest = pointer
    if isinstance(value, list) and isinstance(step, int):
        return [*value[:step], _with(value[step], tuple(rest), held), *value[step + 1 :]]
    return {**value, step: _with(value[step], tuple(rest), held)}


def impossible(documents: Iterable[Document]) -> Iterator[Finding]:
    """Conditions that nothing can meet: at least more than at most, or no time between two hours."""
    for one in conditions_of(documents):
        if not one.spans:
            what, hint = _HOUR if one.name == "time" else _NUMBER
            said = f"{written(one.pointer)} admits no {what}"
            yield Finding("core/condition-never-met", said, one.document.locate(one.pointer), hint)


def too_many(documents: Iterable[Document], cuts: Cuts) -> Iterator[Finding]:
    """The first condition on each dimension that is one too many to be told apart. cuts: what documents ask of each."""
    passed: set[str] = set()
    for one in conditions_of(documents):
        if one.spans not in cuts[one.name] and one.name not in passed:
            passed.add(one.name)
            said = f"there are more than {MOST} different conditions on {one.name}; from here on none of them is met"
            yield Finding("core/too-many-conditions", said, one.document.locate(one.pointer))


_NUMBER = "number", "Write at_least below at_most, or leave one of them out."
_HOUR = "hour", "Write from and to as two hours, or name days."


def _many(value: Any) -> list[dict[str, Any]]:
    return [mapping(one) for one in (value if isinstance(value, list) else [value])]


def _range(asked: dict[str, Any]) -> Iterable[tuple[int, int]]:
    """`{at_least: 5000, at_most: 9999}`."""
    low, high = _number(asked.get("at_least")), _number(asked.get("at_most"))
    return [(low or 0, ENDLESS if high is None else high + 1)]


def _number(value: Any) -> int | None:
    return max(value, 0) if isinstance(value, int) and not isinstance(value, bool) else None


def _window(asked: dict[str, Any]) -> Iterator[tuple[int, int]]:
    """`{from: "22:00", to: "07:00", days: [friday]}`: from Friday at 22:00 until Saturday at 07:00."""
    begins, ends = _minute(asked.get("from"), 0), _minute(asked.get("to"), DAY)
    ends += DAY if ends < begins else 0
    named = words(asked.get("days"))
    for at, day in enumerate(_DAYS):
        if day in named or not named:
            first, after = at * DAY + begins, at * DAY + ends
            yield first, min(after, WEEK)
            # What begins on Sunday can end on Monday.
            yield max(first - WEEK, 0), max(after - WEEK, 0)


def _minute(written_: Any, otherwise: int) -> int:
    hour, _, minute = written_.partition(":") if isinstance(written_, str) else ("", "", "")
    return min(int(hour) * 60 + int(minute), DAY) if hour.isdigit() and minute.isdigit() else otherwise
