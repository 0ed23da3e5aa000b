"""What is said of a change, in the same words for every format."""

from collections import Counter
from collections.abc import Iterable, Iterator

from govlint.change.change import Change, Crossed, Origin
from govlint.change.diff import Diff, Found
from govlint.change.direction import BOTH, LOOSENS, NEUTRAL, TIGHTENS, UNKNOWN
from govlint.change.signing import SignOff
from govlint.decision.lateness import in_words
from govlint.reporters.said import plural
from govlint.reporters.scenarios.words import situation

GOING = {
    LOOSENS: "loosens",
    TIGHTENS: "tightens",
    BOTH: "loosens and tightens",
    UNKNOWN: "may loosen",
    NEUTRAL: "neutral",
}
_COUNTED = {LOOSENS: "looser", BOTH: "both", UNKNOWN: "unclear", TIGHTENS: "tighter", NEUTRAL: "neutral"}
SHOWN = 8
"""How many regions are named in text; `--format json` names all."""
_ALLOWED = {"yes": "at once", "after-approval": "once approved", "no": "never"}
_UNDECIDED = "too large to tell, so it counts as a loosening"


def head(change: Change) -> str:
    """What changed, in a line."""
    if change.undecided:
        return f"{change.title}: {_UNDECIDED}"
    return f"{change.title}: {change.before} → {change.after}"


def fields(found: Found) -> Iterator[tuple[str, str]]:
    """What is said below it: names and texts, a name being empty where it is as before."""
    change = found.change
    if change.since:
        yield "from", change.since
    named = change.contexts
    more = [f"and {len(named) - SHOWN} more"] if len(named) > SHOWN else []
    yield from _many("where", (*named[:SHOWN], *more))
    yield from _many("beyond", map(_crossed, change.walls))
    if change.minutes and change.minutes[0] != change.minutes[1]:
        yield "wait", " → ".join(map(_wait, change.minutes))
    if change.case:
        allowed = dict.fromkeys(_ALLOWED[one] for one in change.case.allowed)
        yield "such as", f"{situation(change.case.situation)}: {' → '.join(allowed)}"
    yield from _many("signs", map(_sign, found.signing.needs))
    if found.signing.note:
        yield "but", found.signing.note
    yield from _many("was at", dict.fromkeys(map(place, change.was[:SHOWN])))
    yield from _many("now at", dict.fromkeys(map(place, change.now[:SHOWN])))


def _many(name: str, texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    for number, text in enumerate(texts):
        yield ("" if number else name), text


def _crossed(wall: Crossed) -> str:
    new = "by this change" if wall.introduced else "as before"
    who = "the law:" if wall.legal else f"the {wall.side}"
    return f"{who} {wall.value}, {wall.rule}, {new}"


def _wait(minutes: int | None) -> str:
    return "no limit" if minutes is None else in_words(minutes)


def _sign(need: SignOff) -> str:
    beside = f" ({need.beside})" if need.beside else ""
    return f"{need.who}, for {need.why}: {'signed' if need.given else 'not signed'}{beside}"


def place(at: Origin) -> str:
    """Where it stands."""
    return f"{at.path}:{at.line}"


def summary(diff: Diff) -> str:
    """How much there is of what."""
    counts = Counter(_COUNTED[one.change.direction] for one in diff.found)
    said = ", ".join(f"{counts[word]:,} {word}" for word in _COUNTED.values() if counts[word])
    unsigned = sum(not one.signing.signed for one in diff.found)
    whole = f"{plural(len(diff.found), 'change')}: {said}" if diff.found else "Nothing is decided otherwise"
    return f"{whole}.{f' {unsigned:,} not signed.' if unsigned else ''}"
