"""Findings for people: where, what, why it matters, what to do, who says so."""

from collections import Counter
from collections.abc import Iterator
from textwrap import wrap

from govlint.finding import SEVERITIES, Location
from govlint.lint.report import Entry, Report
from govlint.reporters import Look
from govlint.reporters.frame import GUTTER, frame
from govlint.reporters.said import DIRECTIONS, plural, remedy, sources, words
from govlint.reporters.sink import one_line, safe

_STYLES = {"error": "1;31", "warning": "1;33", "info": "1;36", "dim": "2", "strong": "1", "good": "1;32"}
_INDENT = 10
MAX_CONTEXTS = 6
MAX_PLACES = 3
MAX_ROOTS = 20


def lines(report: Report, look: Look) -> Iterator[str]:
    """The whole report."""
    paint = Painter(look.colour)
    for entry in report.entries:
        yield from _entry(report, entry, look, paint)
        yield ""
    if report.silenced:
        yield from _silenced(report, look, paint)
        yield ""
    yield from _roots(report)
    yield from summary(report, paint)
    yield from _mendable(report)


def _roots(report: Report) -> Iterator[str]:
    """How much was found in each of several roots, where something was."""
    found = [root for root in report.roots if any(root.counts.values())] if len(report.roots) > 1 else []
    for root in found[:MAX_ROOTS]:
        yield f"{one_line(root.path)}: {_counted(root.counts)} in {plural(root.documents, 'document')}"
    if len(found) > MAX_ROOTS:
        yield f"and {plural(len(found) - MAX_ROOTS, 'root')} more"
    if found:
        yield ""


def _mendable(report: Report) -> Iterator[str]:
    """How much can be mended: what is broken, and of which it is known what was meant."""
    count = sum(entry.severity == "error" and _is_plain(entry) for entry in report.entries)
    if count:
        yield f"`govlint fix` can mend {f'{count:,} of them' if len(report.entries) > 1 else 'it'}."


def _is_plain(entry: Entry) -> bool:
    return entry.rule.direction == "broken" and entry.finding.meant is not None


class Painter:
    """Colours text, or leaves it as it is."""

    def __init__(self, colour: bool) -> None:
        self.colour = colour

    def __call__(self, style: str, text: str) -> str:
        """The text in a style by its name."""
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.colour and text else text


def _entry(report: Report, entry: Entry, look: Look, paint: Painter) -> Iterator[str]:
    finding = entry.finding
    source = report.sources.get(finding.location.path)
    place = ":".join(map(str, source.place(finding.location.start))) if source and source.text else "1:1"
    weight = paint(entry.severity, f"{entry.severity}: {DIRECTIONS[entry.rule.direction]}")
    yield f"{paint('strong', one_line(finding.location.path))}:{place} {weight} {paint('dim', one_line(entry.rule.id))}"
    yield from (f"  {paint('strong', line)}" for line in _wrapped(finding.message, look.width - 2))
    if source:
        yield from _framed(frame(source, finding.location, look.width), entry.severity, paint)
    for at in finding.related[:MAX_PLACES]:
        yield from _related(report, at, look, paint)
    if len(finding.related) > MAX_PLACES:
        yield f"  {paint('dim', '──')} and {plural(len(finding.related) - MAX_PLACES, 'place')} more"
    for name, said in _facts(entry):
        yield from _fact(name, said, look.width, paint)


def _silenced(report: Report, look: Look, paint: Painter) -> Iterator[str]:
    """What does not count: each finding that a person silenced, the others by how many of each rule there are."""
    yield paint("strong", f"Not counted: {plural(len(report.silenced), 'finding')}")
    many: Counter[tuple[str, str]] = Counter()
    for finding, rule, _ in report.silenced:
        silence, source = finding.silence, report.sources.get(finding.location.path)
        if silence and silence.origin and source:
            until = f" until {silence.until}" if silence.until else ""
            line = source.place(finding.location.start)[0]
            said = f"{finding.location.path}:{line} {rule.id}, by {silence.by}{until}: {silence.reason}"
            yield from (f"  {one}" for one in _wrapped(said, look.width - 2))
        elif silence:
            many[silence.by, rule.id] += 1
    for (by, name), count in sorted(many.items()):
        yield f"  {count:,} of {one_line(name)}, by {by}"


def _related(report: Report, at: Location, look: Look, paint: Painter) -> Iterator[str]:
    """Another place: with its lines where something is said about it, else its name alone."""
    source = report.sources.get(at.path)
    if source:
        yield f"  {paint('dim', '──')} {one_line(at.path)}:{':'.join(map(str, source.place(at.start)))}"
        if at.label:
            yield from _framed(frame(source, at, look.width), "dim", paint)


def _framed(rows: Iterator[tuple[str, str]], severity: str, paint: Painter) -> Iterator[str]:
    for gutter, text in rows:
        shown = text if gutter else paint(severity, text)
        yield f"  {paint('dim', f'{gutter:>{GUTTER}} |')} {shown}".rstrip()


def _facts(entry: Entry) -> Iterator[tuple[str, str]]:
    """What is said below the frame, in order."""
    finding, said = entry.finding, words(entry)
    if finding.contexts:
        more = len(finding.contexts) - MAX_CONTEXTS
        yield "where", "; ".join(finding.contexts[:MAX_CONTEXTS]) + (f"; and {more} more" if more > 0 else "")
    yield "why", said.why
    yield "do", remedy(entry)
    for source in sources(entry.rule, said.sources):
        yield "says", source.citation
    for source in sources(entry.rule, said.not_required):
        yield "not asked", source.says
    if said.unsure:
        yield "unsure", said.unsure
    if finding.also:
        name = "asked by" if entry.rule.direction == "undecided" else "also"
        yield name, ", ".join(finding.also[:MAX_CONTEXTS]) + (" …" if len(finding.also) > MAX_CONTEXTS else "")


def _fact(name: str, said: str, width: int, paint: Painter) -> Iterator[str]:
    for number, line in enumerate(_wrapped(said, width - _INDENT - 2)):
        label = paint("dim", f"{name:<{_INDENT}}") if number == 0 else " " * _INDENT
        yield f"  {label}{line}"


def _wrapped(text: str, width: int) -> list[str]:
    # Made safe again after wrapping: `::` that was harmless inside a line can now begin one.
    return [safe(line) for line in wrap(safe(text), max(30, width), break_on_hyphens=False, break_long_words=False)]


def summary(report: Report, paint: Painter) -> Iterator[str]:
    """What was found in all, in one line."""
    read = plural(report.documents, "document") + (f" of {plural(len(report.roots), 'root')}" if report.roots else "")
    left = f"; {plural(report.other_files, 'other YAML file')} left alone" if report.other_files else ""
    if not report.entries:
        found = paint("good", "Nothing found") if report.documents else "Nothing to check"
        yield f"{found} in {read}{left}."
        return
    directions = Counter(entry.rule.direction for entry in report.entries)
    kinds = [f"{directions[name]:,} {word}" for name, word in DIRECTIONS.items() if directions[name]]
    worst = next(name for name in SEVERITIES if report.counts()[name])
    found = paint(worst, plural(len(report.entries), "finding"))
    yield f"{found} in {read}: {_counted(report.counts())} ({', '.join(kinds)}){left}."


def _counted(counts: dict[str, int]) -> str:
    """How many findings there are of each severity that has any."""
    found = ((name, count) for name, count in counts.items() if count)
    return ", ".join(f"{count:,} info" if name == "info" else plural(count, name) for name, count in found)
