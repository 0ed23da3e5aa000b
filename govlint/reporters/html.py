"""The report as one page that needs nothing else: no script, nothing loaded, light and dark, for screens and paper."""

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256

from govlint import __version__
from govlint.finding import SEVERITIES, Location
from govlint.lint.report import Entry, Report
from govlint.reporters import Look
from govlint.reporters.page_style import STYLE
from govlint.reporters.said import DIRECTIONS, SIDES, Source, brief, plural, remedy, sources, where, words
from govlint.reporters.sink import html_safe, one_line
from govlint.reporters.spots import Spot, path_of, spot

_MOST_LINE = 500
_BEFORE = 100
_WEB = ("https://", "http://")
_MOST_PLACES = 20


def lines(report: Report, look: Look) -> Iterator[str]:
    """The whole page."""
    yield from _head()
    yield from _counts(report)
    for direction, head in SIDES.items():
        entries = [entry for entry in report.entries if entry.rule.direction == direction]
        if entries:
            yield f'<section aria-labelledby="{direction}">\n<h2 id="{direction}">{head}</h2>'
            for entry in sorted(entries, key=lambda entry: SEVERITIES.index(entry.severity)):
                yield from _finding(report, entry, look)
            yield "</section>"
    yield from _silenced(report, look)
    read = f"{plural(report.documents, 'document')} read, as of {report.day}, by govlint {__version__}"
    yield f"</main>\n<footer><p>{_text(read)}.</p></footer>\n</body>\n</html>"


def _head() -> Iterator[str]:
    # The style stands in the page; its hash lets it in, and nothing else.
    allowed = b64encode(sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">'
    yield f"<title>govlint report</title>\n<style>{STYLE}</style>\n</head>\n<body>"
    yield '<a class="skip" href="#main">Skip to the content</a>'
    yield '<main id="main" tabindex="-1">\n<h1>govlint report</h1>'


def _counts(report: Report) -> Iterator[str]:
    if not report.entries:
        yield f"<p>{'Nothing found' if report.documents else 'Nothing to check'}.</p>"
        return
    counts = Counter((entry.rule.direction, entry.severity) for entry in report.entries)
    cells = "".join(f'<th scope="col">{severity}</th>' for severity in SEVERITIES)
    yield f'<table>\n<caption>Findings</caption>\n<thead><tr><th scope="col">Direction</th>{cells}</tr></thead>'
    yield "<tbody>"
    for direction, head in SIDES.items():
        numbers = [counts[direction, severity] for severity in SEVERITIES]
        if any(numbers):
            cells = "".join(f"<td>{number:,}</td>" for number in numbers)
            yield f'<tr><th scope="row"><a href="#{direction}">{head}</a></th>{cells}</tr>'
    yield "</tbody>\n</table>"


def _finding(report: Report, entry: Entry, look: Look) -> Iterator[str]:
    at = spot(report, entry.finding.location, look)
    direction = entry.rule.direction
    chips = " ".join(f'<span class="chip">{word}</span>' for word in (entry.severity, DIRECTIONS[direction]))
    yield f'<article class="{direction}">\n<h3>{_text(entry.finding.message)}</h3>'
    yield f'<p class="marks">{chips} <code>{_text(_written(at))}</code> <code>{_text(entry.rule.id)}</code></p>'
    yield from _line(report, entry.finding.location, at)
    yield "<dl>"
    for name, fact in _facts(report, entry, look):
        yield f"<dt>{name}</dt><dd>{fact}</dd>"
    yield "</dl>\n</article>"


def _written(at: Spot) -> str:
    return f"{at.path}:{at.line}:{at.column}"


def _line(report: Report, where_it_is: Location, at: Spot) -> Iterator[str]:
    """The line of the file, with the place marked."""
    source = report.sources.get(where_it_is.path)
    if source and source.text:
        text, start, end = source.line(at.line), at.column - 1, at.end_column - 1
        before, marked = text[max(0, start - _BEFORE) : start], text[start:end][:_MOST_LINE]
        shown = f"{_text(before)}<mark>{_text(marked)}</mark>{_text(text[end:][:_MOST_LINE])}"
        yield f'<pre><span class="number">{at.line} </span>{shown}</pre>'


def _facts(report: Report, entry: Entry, look: Look) -> Iterator[tuple[str, str]]:
    """Names and what is said, as HTML, in order."""
    finding, said = entry.finding, words(entry)
    if finding.contexts:
        yield "Where", _text(where(entry))
    yield "Why", _text(said.why)
    yield "What to do", _text(remedy(entry))
    if said.sources:
        yield "Who says so", "<br>".join(map(_cited, sources(entry.rule, said.sources)))
    if said.unsure:
        yield "Unsure", _text(said.unsure)
    if finding.related:
        places = [_related(report, at, look) for at in finding.related[:_MOST_PLACES]]
        more = len(finding.related) - len(places)
        yield "See also", "<br>".join(places) + (f" and {plural(more, 'place')} more" if more else "")


def _cited(source: Source) -> str:
    name = _text(source.citation)
    return f'<a href="{html_safe(source.url)}">{name}</a>' if source.url.startswith(_WEB) else name


def _related(report: Report, at: Location, look: Look) -> str:
    label = f" {_text(at.label)}" if at.label else ""
    return f"<code>{_text(_written(spot(report, at, look)))}</code>{label}"


def _silenced(report: Report, look: Look) -> Iterator[str]:
    """What does not count: what a person silenced by itself, the rest by how many there are."""
    if not report.silenced:
        return
    yield '<section aria-labelledby="silenced">\n<h2 id="silenced">Not counted</h2>\n<ul>'
    many: Counter[tuple[str, str]] = Counter()
    for entry in report.silenced:
        silence = entry.finding.silence
        if silence and silence.origin:
            until = f" until {silence.until}" if silence.until else ""
            said = (
                f"{path_of(entry.finding.location.path, look)}: {brief(entry)} By {silence.by}{until}: {silence.reason}"
            )
            yield f"<li>{_text(said)}</li>"
        elif silence:
            many[silence.by, entry.rule.id] += 1
    for (by, name), count in sorted(many.items()):
        yield f"<li>{count:,} of <code>{_text(name)}</code>, by {by}</li>"
    yield "</ul>\n</section>"


def _text(text: str) -> str:
    return html_safe(one_line(text))
