"""What can be done about a finding: the fixes that are known, and the comment that silences it."""

from collections.abc import Iterator
from typing import NamedTuple

from govlint.fix.edit import Edit
from govlint.fix.fixes import fixes
from govlint.lint.report import Entry, Report
from govlint.lint.silence.ignores import ignores
from govlint.lsp.view import View
from govlint.text.source import Source


class Action(NamedTuple):
    """Edits that somebody can choose. entry: the finding they are about; mends: whether it is mended, else silenced.

    best: whether nothing is decided otherwise by it.
    """

    title: str
    entry: Entry
    mends: bool
    best: bool
    edits: tuple[Edit, ...]


def actions(view: View, path: str, start: int, end: int) -> Iterator[Action]:
    """What can be done about the findings that stand between two places of a file."""
    report = view.judged or view.own(path)
    here = tuple(one for one in report.entries if _touches(one, path, start, end))
    known = {one.finding: one for one in here}
    for fix in fixes(report._replace(entries=here)):
        title = fix.title[:1].upper() + fix.title[1:]
        yield Action(title, known[fix.finding], True, fix.safe, fix.edits)
    for entry in here:
        yield from _silence(report, entry)


def _touches(entry: Entry, path: str, start: int, end: int) -> bool:
    at = entry.finding.location
    return at.path == path and at.start <= end and start <= at.end


def _silence(report: Report, entry: Entry) -> Iterator[Action]:
    """A comment at the end of the line. It waits for a reason: without one it is a finding itself."""
    rule, at = entry.rule, entry.finding.location
    source = report.sources.get(at.path)
    if source is None or rule.legal or rule.unsilenceable:
        return
    line = source.place(at.start)[0]
    end = source.starts[line - 1] + len(source.line(line))
    edit = Edit(at.path, end, end, f" # govlint: ignore[{rule.id}] because ")
    if _is_comment(source, edit):
        yield Action(f"Silence {rule.id} here, with a reason", entry, False, False, (edit,))


def _is_comment(source: Source, edit: Edit) -> bool:
    """Whether what is put in would be read as a comment, and not as part of a text."""
    changed = Source(source.path, source.text[: edit.start] + edit.text + source.text[edit.end :])
    found, malformed = ignores(changed)
    places = [*(one.location for one in found), *(one.location for one in malformed)]
    return any(at.start >= edit.start for at in places)
