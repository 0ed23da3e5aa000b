"""Time zones that are written and that nobody knows here."""

from collections.abc import Iterator
from typing import Any

from govlint.finding import Finding
from govlint.lint.flows.ground import Ground
from govlint.near import suggestion
from govlint.policy.clocks.zones import is_known, known_zones
from govlint.text.nodes import Pointer, written

_FIELD = "timezone"
_MOST_HINTS = 20
"""For so many unknown names it is sought what was meant: who has more of them wants to keep us busy."""
_LIKE = "Write one such as Europe/London."
_NONE_HERE = "This machine knows no time zones: install tzdata."


def unknown_zones(here: Ground) -> Iterator[Finding]:
    """Fields that name a time zone which this machine does not know; their hours are counted in UTC."""
    said_by = (document for document in here.workspace.documents if _FIELD in document.source.text)
    unknown = (
        (document, pointer, name)
        for document in said_by
        for pointer, name in _named(document.value, ())
        if not is_known(name)
    )
    for number, (document, pointer, name) in enumerate(unknown):
        said = f"{written(pointer)} is {name}, which is no time zone known here: its hours count as UTC"
        names = known_zones() if number < _MOST_HINTS else ()
        hint = suggestion(name, names, _LIKE) if known_zones() else _NONE_HERE
        yield Finding("approvals/unknown-time-zone", said, document.locate(pointer), hint)


def _named(value: Any, above: Pointer) -> Iterator[tuple[Pointer, str]]:
    """Every time zone below a value, with the way to it."""
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, held in steps:
        if step == _FIELD and isinstance(held, str):
            yield (*above, step), held
        else:
            yield from _named(held, (*above, step))
