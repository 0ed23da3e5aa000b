"""A change for people: what weakens the gate first, each with its walls, an example and who signs it."""

from collections.abc import Iterator
from textwrap import wrap

from govlint.change.diff import Diff, Found
from govlint.change.direction import MAY_LOOSEN
from govlint.reporters import Look
from govlint.reporters.change import Compared
from govlint.reporters.change.words import GOING, fields, head, summary
from govlint.reporters.sink import one_line, safe
from govlint.reporters.text import Painter

_HEAD = 10


def lines(compared: Compared, look: Look) -> Iterator[str]:
    """The whole report."""
    paint = Painter(look.colour)
    for diff in compared.diffs:
        yield from _diff(diff, compared, look, paint)


def _diff(diff: Diff, compared: Compared, look: Look, paint: Painter) -> Iterator[str]:
    title = f"{diff.title}, {compared.base} → {compared.head}: {diff.verdict}"
    yield paint("strong", safe(one_line(title)))
    yield ""
    for one in diff.found:
        yield from _found(one, look, paint)
        yield ""
    yield summary(diff)


def _found(one: Found, look: Look, paint: Painter) -> Iterator[str]:
    change = one.change
    loud = "error" if change.direction in MAY_LOOSEN else "strong"
    first, *rest = _wrapped(f"{GOING[change.direction]} · {change.kind}: {head(change)}", look, 0)
    yield paint(loud, first)
    yield from (paint(loud, f"  {line}") for line in rest)
    for name, text in fields(one):
        for number, line in enumerate(_wrapped(text, look, _HEAD + 2)):
            yield f"  {name if not number else '':<{_HEAD}}{line}"
    yield f"  {'id':<{_HEAD}}{one.id}"


def _wrapped(text: str, look: Look, indent: int) -> list[str]:
    width = max(30, look.width - indent)
    return [safe(line) for line in wrap(one_line(text), width, break_on_hyphens=False, break_long_words=False)] or [""]
