"""What was mended for people: what was done, what it decides, and what is left."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from govlint.change.change import Change
from govlint.fix.apply import Done, Mended, Step
from govlint.lint.report import Entry
from govlint.reporters import Look
from govlint.reporters.change.words import GOING, head
from govlint.reporters.said import brief, plural
from govlint.reporters.sink import one_line, safe
from govlint.reporters.text import Painter

_SHOWN, _CONTEXTS = 12, 3
_FIRST = "decided now that it can be read:"
_OTHERWISE = "decides otherwise:"
_SEE = "See what each decides with `--unsafe --diff`."
_SEEN = "found now:"


def lines(mended: Mended, look: Look, would: bool = False) -> Iterator[str]:
    """All of it. would: nothing was written."""
    paint = Painter(look.colour)
    for step in mended.steps:
        yield from _step(step, look, paint)
        yield ""
    if mended.left:
        number = plural(len(mended.left), "fix", "es")
        yield from _wrapped(f"Left, since each may decide something: {number}. {_SEE}", look, "")
        yield from (line for one in mended.left[:_SHOWN] for line in _done(one, look, paint, "  "))
        yield from _more(len(mended.left), "  ")
        yield ""
    yield _summary(mended, would)


def _step(step: Step, look: Look, paint: Painter) -> Iterator[str]:
    for one in step.done:
        yield from _done(one, look, paint)
    for name, texts in (
        (_FIRST if step.safe else _OTHERWISE, [_changed(change, step.safe) for change in step.changes]),
        (_SEEN, list(map(_found, step.found))),
    ):
        if texts:
            yield f"  {paint('dim', name)}"
            yield from (line for text in texts[:_SHOWN] for line in _wrapped(text, look, "    "))
            yield from _more(len(texts), "    ")


def _done(one: Done, look: Look, paint: Painter, indent: str = "") -> Iterator[str]:
    place = f"{one_line(one.fix.finding.location.path)}:{one.line}"
    first, *rest = _wrapped(f"{place} {one.fix.title} ({one.fix.rule})", look, indent)
    yield first.replace(place, paint("strong", place), 1)
    yield from (f"  {line}" for line in rest)


def _changed(change: Change, first: bool) -> str:
    more = len(change.contexts) - _CONTEXTS
    named = "; ".join(change.contexts[:_CONTEXTS]) + (f"; and {more:,} more" if more > 0 else "")
    where = f" (where {named})" if named else ""
    since = f", from {change.since}" if change.since else ""
    said = (
        f"{change.title}: {change.after}" if first or not change.was else f"{GOING[change.direction]}: {head(change)}"
    )
    return f"{said}{where}{since}"


def _found(entry: Entry) -> str:
    return f"{entry.finding.location.path}: {brief(entry)} ({entry.rule.id})"


def _more(count: int, indent: str) -> Iterable[str]:
    return [f"{indent}and {count - _SHOWN:,} more"] if count > _SHOWN else []


def _wrapped(text: str, look: Look, indent: str) -> list[str]:
    width = max(30, look.width - len(indent))
    parts = wrap(one_line(text), width, break_on_hyphens=False, break_long_words=False) or [""]
    return [f"{indent}{safe(part)}" for part in parts]


def _summary(mended: Mended, would: bool) -> str:
    done = [one for step in mended.steps for one in step.done]
    files = {one.fix.finding.location.path for one in done}
    if not done:
        return "Nothing to mend." if not mended.left else "Nothing was changed."
    verb = "can be mended" if would else "mended"
    return f"{plural(len(done), 'finding')} {verb} in {plural(len(files), 'file')}."
