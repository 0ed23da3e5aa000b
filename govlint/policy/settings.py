"""The settings that documents state: each with its value, where it holds, and where it stands."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from govlint.finding import Location
from govlint.library.forms import ELSEWHERE, UNDECIDED
from govlint.policy.box import CASE, NUMBERS, UNJUDGED, Box, both, box
from govlint.text.nodes import Pointer
from govlint.workspace.documents import Document, Stated
from govlint.workspace.shapes import words

DECIDED = "decided"
MUST = "must"
_WIDTHS = {"sectors": 1, "brands": 2, "markets": 3, "platforms": 5, "channels": 6}


class Setting(NamedTuple):
    """One value of a control in one document.

    state: `decided`, `not-stated`, `to-be-decided` or `defined-elsewhere`. strength: must, should, may or discouraged.
    region: where it holds. rank: the greater holds where several do. pointer: where the value stands. until: the last
    day of an override (ISO). binds: false in a draft, and before the document takes effect.
    """

    control: str
    value: Any
    state: str
    strength: str
    region: Box
    rank: tuple[int, ...]
    document: Document
    pointer: Pointer
    reason: str = ""
    until: str = ""
    binds: bool = True

    @property
    def origin(self) -> Location:
        """Where the value stands."""
        return self.document.locate(self.pointer)


def settings_of(document: Document) -> Iterator[Setting]:
    """All settings of a document: the value of each control it speaks of, then its overrides."""
    if document.stated:
        scope = box(document.scope)
        wide = rank(scope)
        for stated in document.stated:
            account = _account(document, stated.pointer)
            if stated.pointer[0] == "sets":
                yield from _of_set(document, stated, scope)
            elif account:
                here = both(scope, account)
                yield from _settings(document, stated, here, rank(here))
            else:
                yield from _settings(document, stated, scope, wide)


def _of_set(document: Document, stated: Stated, scope: Box) -> Iterator[Setting]:
    """A time of a kind of records holds for its content and market, as an override does; else nobody can place it."""
    entry = document.value["sets"][stated.pointer[1]]
    named = {"content": entry.get("content"), "markets": entry.get("market")} if isinstance(entry, dict) else {}
    when = box({name: value for name, value in named.items() if words(value)})
    if when:
        region, narrow = both(scope, when), rank(scope, when)
        state = _state(stated.value)
        yield Setting(stated.control, stated.value, state, "must", region, narrow, document, stated.pointer)


def _account(document: Document, pointer: Pointer) -> Box:
    """A setting inside an entry of the account register holds for that account."""
    if document.kind != "channels" or len(pointer) < 2 or pointer[0] != "accounts":
        return {}
    account = document.value["accounts"][pointer[1]]
    return {"channels": frozenset((str(account.get("id")),))} if isinstance(account, dict) else {}


def _settings(document: Document, stated: Stated, scope: Box, wide: tuple[int, ...]) -> Iterator[Setting]:
    """A setting and its overrides. wide: how narrow its scope is."""
    value, pointer = stated.value, stated.pointer
    if not isinstance(value, dict) or "within" in value:
        yield Setting(stated.control, value, _state(value), "must", scope, wide, document, pointer)
        return
    yield _written(document, stated.control, value, pointer, scope, wide)
    overrides = value.get("overrides")
    for at, override in enumerate(overrides if isinstance(overrides, list) else ()):
        when = override.get("when") if isinstance(override, dict) else None
        if isinstance(when, dict):
            region = both(scope, box(when))
            if UNJUDGED not in region:
                here = (*pointer, "overrides", at)
                yield _written(document, stated.control, override, here, region, rank(scope, box(when)))


def _written(
    document: Document, control: str, value: dict[str, Any], pointer: Pointer, region: Box, rank: tuple[int, ...]
) -> Setting:
    """A setting from its mapping form."""
    strength, reason = str(value.get("strength", "must")), str(value.get("reason") or "")
    if ELSEWHERE in value:
        where = (*pointer, ELSEWHERE)
        return Setting(control, value[ELSEWHERE], ELSEWHERE, strength, region, rank, document, where, reason)
    held = value.get("value")
    where, until = (*pointer, "value"), str(value.get("until", ""))
    return Setting(control, held, _state(held), strength, region, rank, document, where, reason, until)


def _state(value: Any) -> str:
    return value if value in UNDECIDED and isinstance(value, str) else DECIDED


def rank(scope: Box, when: Box | None = None) -> tuple[int, ...]:
    """How narrow a setting is.

    First the document's scope (organisation, sector, brand, market, brand and market, platform, account), then what
    kind of case it covers, then whether it is an override, and how exact that is.
    """
    width = _WIDTHS["brands"] + _WIDTHS["markets"] - 1 if {"brands", "markets"} <= scope.keys() else 0
    width = max([width, *(wide for name, wide in _WIDTHS.items() if name in scope)])
    cases = [name for name in CASE if name in scope]
    override = when or {}
    return (
        width,
        len(cases),
        *_exactness(scope, cases),
        len(override),
        *_exactness(override, override),
    )


def _exactness(region: Box, names: Iterable[str]) -> tuple[int, int]:
    """How few values a region admits in some dimensions; then how few numbers, however many bands they are cut in."""
    words = [name for name in names if name not in NUMBERS]
    numbers = [name for name in names if name in NUMBERS]
    return -sum(len(region[name]) for name in words), -_breadth(region, numbers) if numbers else 0


def _breadth(region: Box, names: Iterable[str]) -> int:
    from govlint.workspace.bands import breadth

    return sum(breadth(region[name]) for name in names)
