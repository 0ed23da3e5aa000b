"""The lines of a file around a place, with the place underlined."""

from collections.abc import Iterator

from govlint.finding import Location
from govlint.reporters.sink import one_line
from govlint.text.source import Source

_CONTEXT = 1
GUTTER = 4
"""The least width of a line number, so that frames stand under one another."""


def frame(source: Source, at: Location, width: int) -> Iterator[tuple[str, str]]:
    """Gutter and text of each line, then one whose text underlines the place.

    Long lines are cut to the width so that the place stays in sight.
    """
    if not source.text:
        return
    line, column = source.place(at.start)
    first = max(1, line - _CONTEXT)
    room = max(20, width - max(GUTTER, len(str(line))) - len("   | ") - 1)
    shift = max(0, column - room + 20)
    for number in range(first, line + 1):
        if number == line or source.line(number).strip():
            yield str(number), _cut(source.line(number), shift, room)
    shown = one_line(source.line(line)[shift : column - 1])
    marked = one_line(source.line(line)[column - 1 : column - 1 + max(1, at.end - at.start)])
    carets = "^" * max(1, min(len(marked), room - len(shown)))
    label = f" {at.label}" if at.label else ""
    yield "", " " * (len(shown) + (1 if shift else 0)) + carets + label


def _cut(line: str, shift: int, room: int) -> str:
    text = one_line(line[shift:])
    start = "…" if shift else ""
    return start + (text if len(text) <= room else text[: room - 1] + "…")
