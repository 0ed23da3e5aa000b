"""The figures of a posture as bars and tables that need neither colour nor a wide alphabet."""

from collections.abc import Iterable, Iterator

from govlint.posture.index import Held, Score, score, scores

WHOLE = "all"
NO_FIGURE = "-"
_NAME = max(map(len, scores(())))
_WIDEST = 40
_TAKEN = len("   || 100  32 of 32")
"""What stands beside the name and the bar of a dimension."""
_LEAST = 3

Column = tuple[str, dict[str, str]]
"""Its name, and its figure in each row."""


def figure(one: Score) -> str:
    """A figure in whole points; a dash where nothing counts."""
    return NO_FIGURE if one.figure is None else str(points(one.figure))


def points(exact: float) -> int:
    """Whole points. A half goes up, even one that the last digits of a sum have blurred."""
    return int(round(exact, 6) + 0.5)


def figures(held: Iterable[Held]) -> dict[str, str]:
    """The index and that of each dimension, by its name."""
    held = tuple(held)
    return {WHOLE: figure(score(held))} | {name: figure(one) for name, one in scores(held).items()}


def bars(held: Iterable[Held], width: int) -> Iterator[str]:
    """Each dimension with its bar, its figure, and how many of its controls count."""
    room = min(_WIDEST, width - _NAME - _TAKEN)
    for name, one in scores(held).items():
        yield f"  {name:<{_NAME}} {_bar(one, room)} {figure(one):>3}  {one.counted:>2} of {one.controls}"


def _bar(one: Score, width: int) -> str:
    if one.figure is None:
        return " " * (width + 2)
    filled = round(width * one.figure / 100)
    return f"|{'#' * filled}{'.' * (width - filled)}|"


def table(columns: list[Column], width: int) -> Iterator[str]:
    """Rows of figures. Columns that find no room stand in a table below."""
    for number, part in enumerate(_fitting(columns, width - _NAME - 2)):
        if number:
            yield ""
        yield f"  {'':<{_NAME}}{''.join(f'  {name:>{_LEAST}}' for name, _ in part)}".rstrip()
        for row in part[0][1]:
            cells = (f"  {found[row]:>{max(_LEAST, len(name))}}" for name, found in part)
            yield f"  {row:<{_NAME}}{''.join(cells)}".rstrip()


def _fitting(columns: list[Column], width: int) -> Iterator[list[Column]]:
    """As many columns at a time as find room, and at least one."""
    part: list[Column] = []
    taken = 0
    for column in columns:
        wide = max(_LEAST, len(column[0])) + 2
        if part and taken + wide > width:
            yield part
            part, taken = [], 0
        part.append(column)
        taken += wide
    if part:
        yield part
