"""An approval flow as a picture: a lane for each role, a column for each step, the time allowed in the box."""

from collections.abc import Iterator
from textwrap import wrap

from markupsafe import Markup

from govlint.handbook.drawings.side import across, turned
from govlint.handbook.words.steps import Step

_LABEL, _LANE, _BOX = 17.0, 84, 60
_PIXELS = {4: 760, 6: 1040, 9: 1480}
_LETTER = 7.2


def lanes(steps: tuple[Step, ...], name: str, title: str) -> Markup:
    """The picture. name: an id for its title."""
    rows = list(dict.fromkeys(step.lane for step in steps))
    count = max(step.column for step in steps) + 1
    width = next((pixels for most, pixels in _PIXELS.items() if count <= most), count * 170)
    column = (100 - _LABEL) / count
    parts = [
        *_rows(rows, width),
        *(line for step in steps for line in _arrows(steps, step, rows, column, name)),
        *(box for step in steps for box in _box(step, rows, column, int(width * column / 100))),
    ]
    return Markup(
        '<svg class="flow" role="img" aria-labelledby="{name}" width="{width}" height="{height}"><title id="{name}">'
        '{title}</title><defs><marker id="{name}-head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7"'
        ' markerHeight="7" orient="auto"><path class="head" d="M0 0 8 4 0 8Z" fill="#5b6875"/></marker></defs>'
        "{parts}</svg>"
    ).format(name=name, width=width, height=len(rows) * _LANE + 2, title=title, parts=Markup("").join(parts))


def _rows(rows: list[str], width: int) -> Iterator[Markup]:
    for number, row in enumerate(rows):
        yield Markup(
            '<rect class="lane lane-{}" x="0" y="{}" width="100%" height="{}" fill="{}" stroke="#c5ccd3"/>'
        ).format(number % 2, number * _LANE + 1, _LANE, ("#f3f5f8", "#fff")[number % 2])
        lines = _lines(row, int(width * _LABEL / 100 / _LETTER) - 2, 3)
        yield from _text("lane-name", "98.5%" if turned() else "10", "start", number * _LANE + _LANE // 2 + 1, lines)


def _box(step: Step, rows: list[str], column: float, pixels: int) -> Iterator[Markup]:
    x, top = _LABEL + step.column * column + column * 0.06, rows.index(step.lane) * _LANE + (_LANE - _BOX) // 2 + 1
    dashes = Markup(' stroke-dasharray="5 3"') if step.sometimes else ""
    yield Markup(
        '<rect class="step" x="{:.2f}%" y="{}" width="{:.2f}%" height="{}" rx="5" fill="#fff" stroke="#14202b"{}/>'
    ).format(across(x, column * 0.82), top, column * 0.82, _BOX, dashes)
    lines = _lines(step.name, int(pixels * 0.82 / _LETTER) - 1, 2 if step.time else 3)
    centre = f"{across(x + column * 0.41):.2f}%"
    yield from _text("step-name", centre, "middle", top + _BOX // 2 - (8 if step.time else 0), lines)
    if step.time:
        yield from _text("step-time", centre, "middle", top + _BOX - 10, [step.time])


def _arrows(steps: tuple[Step, ...], step: Step, rows: list[str], column: float, name: str) -> Iterator[Markup]:
    """From each step before: out at its end, up or down in the gap, in at the beginning."""
    end_x, end_y = _LABEL + step.column * column + column * 0.06, _middle(step, rows)
    turn = end_x - column * 0.09
    for other in (steps[at] for at in step.before):
        start_x, start_y = _LABEL + other.column * column + column * 0.88, _middle(other, rows)
        yield _line(start_x, start_y, turn, start_y)
        if start_y != end_y:
            yield _line(turn, start_y, turn, end_y)
    yield _line(turn, end_y, end_x, end_y, f"{name}-head") if step.before else Markup("")


def _middle(step: Step, rows: list[str]) -> int:
    return rows.index(step.lane) * _LANE + _LANE // 2 + 1


def _line(x1: float, y1: int, x2: float, y2: int, head: str = "") -> Markup:
    marker = Markup(' marker-end="url(#{})"').format(head) if head else ""
    return Markup(
        '<line class="arrow" x1="{:.2f}%" y1="{}" x2="{:.2f}%" y2="{}" stroke="#5b6875" stroke-width="1.5"{}/>'
    ).format(across(x1), y1, across(x2), y2, marker)


def _text(name: str, x: str, turned: str, middle: int, lines: list[str]) -> Iterator[Markup]:
    top = middle - (len(lines) - 1) * 8 + 4
    for number, line in enumerate(lines):
        yield Markup('<text class="{}" x="{}" y="{}" text-anchor="{}" font-size="12">{}</text>').format(
            name, x, top + number * 16, turned, line
        )


def _lines(text: str, letters: int, most: int) -> list[str]:
    found = wrap(text, max(8, letters)) or [""]
    return found if len(found) <= most else [*found[: most - 1], found[most - 1][: max(3, letters - 1)] + "…"]
