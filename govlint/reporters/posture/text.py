"""The posture for people: bars, what costs the most freedom, where the law decides, and how others stand."""

from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Any

from govlint import __version__
from govlint.lint.corridors import shown
from govlint.policy.control import Control
from govlint.posture.costs import Cost, Ruled
from govlint.posture.freedom import LOOSE, NO_WALL
from govlint.posture.index import Held, Score, both, score
from govlint.posture.posture import Other, Posture
from govlint.reporters import Look
from govlint.reporters.posture.figures import NO_FIGURE, bars, figure, figures, points, table
from govlint.reporters.said import plural
from govlint.reporters.sink import one_line, safe

DEAREST = 3
"""How many settings are named, of those that cost the most and of those furthest apart."""
FEW = 10
"""With fewer controls than that no index is worth its name; a judgement of ours."""
_INDENT = " " * 9


def lines(postures: Iterable[Posture], day: str, look: Look, other: Other | None = None, by: str = "") -> Iterator[str]:
    """The posture of each organisation. by: the word for its groups (`market`, `brand`, `sector`)."""
    for number, posture in enumerate(postures):
        if number:
            yield ""
        yield from _posture(posture, day, look, by)
        if other:
            yield from _comparison(posture, other, look)


def _posture(posture: Posture, day: str, look: Look, by: str) -> Iterator[str]:
    whole = score(posture.held)
    said = f"{figure(whole)} of 100" if whole.counted else "no posture yet"
    yield _heading(f"{posture.title}: {said}, as of {day}", look)
    yield from _wrapped(_meaning(whole), look)
    if whole.counted:
        yield from _section("", bars(posture.held, look.width), look)
    yield from _section("Costs the most freedom", _costs(posture.costs, look), look)
    yield from _section("The law decides", (line for one in posture.ruled for line in _ruled(one, look)), look)
    yield from _section("No wall to be measured by", _without_wall(posture.held, look), look)
    if posture.groups:
        groups = [(one_line(name), figures(held)) for name, held in posture.groups.items()]
        yield from _section(f"By {by}", table(groups, look.width), look)


def _meaning(whole: Score) -> str:
    if whole.figure is None:
        return f"None of {plural(whole.controls, 'control')} that count is decided by a text in force."
    said = "0 is co-dependent, 100 interdependent, within what the law leaves"
    few = " That is too few to speak of an index." if whole.counted < FEW else ""
    counted = f"{whole.counted} of {plural(whole.controls, 'control')} count; {whole.decided} are decided"
    return f"{said}. {counted}.{few} On the right: how many count."


def _section(title: str, body: Iterable[str], look: Look) -> Iterator[str]:
    """A part with its heading, or nothing where there is nothing to say."""
    for number, line in enumerate(body):
        if number == 0:
            yield ""
            yield from [_heading(title, look)] if title else []
        yield line


def _costs(costs: Iterable[Cost], look: Look) -> Iterator[str]:
    """The dearest of what can be changed; and what walls that are no law keep as it is."""
    costs = tuple(costs)
    for cost in [cost for cost in costs if cost.better is not None][:DEAREST]:
        yield from _cost(cost, look)
    kept = sum(cost.points for cost in costs if cost.better is None)
    if kept:
        yield from _wrapped(f"{kept:>5.1f}  is asked for by walls that are not law", look, "  ")


def _cost(cost: Cost, look: Look) -> Iterator[str]:
    setting, control = cost.setting, cost.control
    line = setting.document.source.place(setting.origin.start)[0]
    yield one_line(f"  {cost.points:>5.1f}  {setting.document.path}:{line}")
    yield from _wrapped(f"{control.field} is {shown(control, setting.value)}", look, _INDENT)
    yield from _wrapped(f"raised by: {_step(control, cost.better)}", look, _INDENT)
    if cost.contexts:
        yield from _wrapped(f"where: {'; '.join(cost.contexts)}", look, _INDENT)


def _step(control: Control, value: Any) -> str:
    """A level with its sentence, the amount a wall asks for, or the end a percentage should move to."""
    if control.scale.ordered_by_words:
        said = control.levels.get(value, "") if isinstance(value, str) else ""
        return f"{shown(control, value)}{f'. {said}' if said else ''}"
    most = (control.posture == LOOSE) == (control.scale.sign > 0)
    word = "towards" if control.scale.holds == "percent" else "at most" if most else "at least"
    return f"{word} {shown(control, value)}"


def _ruled(one: Ruled, look: Look) -> Iterator[str]:
    where = f" where {'; '.join(one.contexts)}" if one.contexts else ""
    yield from _wrapped(f"{one.control.id}{where} ({', '.join(one.rules)})", look, "  ")


def _without_wall(held: Iterable[Held], look: Look) -> Iterator[str]:
    found = [one.control for one in held if one.status == NO_WALL]
    if found:
        yield from _wrapped(", ".join(found), look, "  ")


def _comparison(posture: Posture, other: Other, look: Look) -> Iterator[str]:
    pairs = both(posture.held, other.held)
    yield ""
    yield _heading(f"Beside {other.title}, as of {other.day}", look)
    if not pairs:
        yield from _wrapped("No control counts on both sides.", look)
        return
    older = (
        f" It was worked out by govlint {other.version}, whose rules may differ."
        if other.version != __version__
        else ""
    )
    yield from _wrapped(f"Over the {plural(len(pairs), 'control')} that count on both sides.{older}", look)
    ours, theirs = (tuple(side) for side in zip(*pairs, strict=True))
    here, there = figures(ours), figures(theirs)
    gaps = {name: _gap(here[name], there[name]) for name in here}
    yield from table([("here", here), ("there", there), ("", gaps)], look.width)
    yield from _section("Furthest apart", _furthest(pairs, look), look)


def _gap(here: str, there: str) -> str:
    """The difference of two figures as they are shown, so that it agrees with them."""
    if NO_FIGURE in (here, there):
        return ""
    gap = int(here) - int(there)
    return f"{gap:+d}" if gap else "0"


def _furthest(pairs: Iterable[tuple[Held, Held]], look: Look) -> Iterator[str]:
    gaps = [(one, points(100 * (one.share or 0)), points(100 * (other.share or 0))) for one, other in pairs]
    for one, here, there in sorted(gaps, key=lambda gap: -abs(gap[1] - gap[2]))[:DEAREST]:
        if here != there:
            yield from _wrapped(f"{one.control}: {here} here, {there} there", look, "  ")


def _heading(text: str, look: Look) -> str:
    said = one_line(text)
    return f"\x1b[1m{said}\x1b[0m" if look.colour else said


def _wrapped(text: str, look: Look, indent: str = "") -> Iterator[str]:
    said = wrap(
        one_line(text),
        look.width,
        initial_indent=indent,
        subsequent_indent=indent,
        break_on_hyphens=False,
        break_long_words=False,
    )
    # Made safe again: `::` that was harmless inside a line can now begin one.
    yield from map(safe, said)
