"""A summary of a pull request, in the Markdown of GitHub and GitLab.

Text from files stands in elements of HTML, where no Markdown is read: it makes no headings, links or images, and calls
nobody by `@name`. All of it fits a comment, and so a step summary too; what does not fit is counted in the last line.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from govlint.finding import SEVERITIES
from govlint.lint.report import Entry, Report
from govlint.reporters import Look
from govlint.reporters.comment import MOST_BYTES, html_text
from govlint.reporters.said import SIDES, brief, plural, remedy, sources, where, words
from govlint.reporters.spots import spot, utf8

_ROOM_TO_END = 200


def lines(report: Report, look: Look) -> Iterator[str]:
    """The counts, then the findings of each direction, the most severe first."""
    head, last = "\n".join(_head(report)), _last(report)
    shown = list(_fitting(_blocks(report, look), MOST_BYTES - utf8(head) - utf8(last) - _ROOM_TO_END))
    yield head
    yield from shown
    left = len(report.entries) - len(shown)
    if left:
        yield f"\n{plural(left, 'finding')} left out, for this text can be no longer. Another format has them all."
    yield last


def _fitting(blocks: Iterable[str], room: int) -> Iterator[str]:
    """As many of the first blocks as fit into so many bytes."""
    for block in blocks:
        room -= utf8(block) + 1
        if room < 0:
            return
        yield block


def _head(report: Report) -> Iterator[str]:
    yield "## govlint\n"
    if not report.entries:
        found = "Nothing found" if report.documents else "Nothing to check"
        yield f"{found} in {plural(report.documents, 'document')}."
        return
    counts = Counter((entry.rule.direction, entry.severity) for entry in report.entries)
    yield f"| | {' | '.join(SEVERITIES)} |\n|---|{'--:|' * len(SEVERITIES)}"
    for direction, head in SIDES.items():
        numbers = [counts[direction, severity] for severity in SEVERITIES]
        if any(numbers):
            yield f"| {head} | {' | '.join(f'{number:,}' for number in numbers)} |"


def _last(report: Report) -> str:
    silenced = f"; {plural(len(report.silenced), 'finding')} not counted" if report.silenced else ""
    return f"\n{plural(report.documents, 'document')} read, as of {report.day}{silenced}."


def _blocks(report: Report, look: Look) -> Iterator[str]:
    """A piece of text for each finding; the first of a direction has its head above it."""
    for direction, title in SIDES.items():
        head = f"\n### {title}\n\n"
        entries = [entry for entry in report.entries if entry.rule.direction == direction]
        for entry in sorted(entries, key=lambda entry: SEVERITIES.index(entry.severity)):
            yield head + _block(report, entry, look)
            head = ""


def _block(report: Report, entry: Entry, look: Look) -> str:
    """A finding that can be unfolded. It is one block of HTML, for no line of it is empty."""
    at = spot(report, entry.finding.location, look)
    said = words(entry)
    facts = {
        "Where": where(entry),
        "Why": said.why,
        "What to do": remedy(entry),
        "Who says so": "; ".join(source.citation for source in sources(entry.rule, said.sources)),
        "Rule": entry.rule.id,
    }
    listed = "".join(f"<li><b>{name}</b>: {html_text(fact)}</li>\n" for name, fact in facts.items() if fact)
    place = f"<code>{html_text(f'{at.path}:{at.line}')}</code>"
    head = f"<summary>{entry.severity} {place} {html_text(brief(entry))}</summary>"
    return f"<details>{head}\n<ul>\n{listed}</ul></details>\n"
