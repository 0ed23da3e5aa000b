"""What a check finds, and what is silenced, as a table."""

from govlint.exchange.tables.table import ABOUT, ORIGIN, Cell, Table, day_of
from govlint.finding import Location
from govlint.lint.identity import fingerprints
from govlint.lint.report import Entry, Report
from govlint.reporters.said import DIRECTIONS, Source, remedy, sources, where, words
from govlint.workspace.documents import Document, document_at

_COLUMNS = (
    *("Severity", "Side", "Rule", "Finding", "Where", "Why", "What to do", "Force", "Who says so", "Not asked"),
    *("Unsure", "Counts", "Silenced by", "Reason", "Until"),
    *(*ORIGIN, "Column", "Mark", *ABOUT),
)


def findings_table(report: Report, folder: str, revision: str = "") -> Table:
    """A row for each finding, those that count first. folder: where paths start from."""
    marks = fingerprints(report, folder)
    documents = {path: found for one in report.workspaces for path, found in one.by_path().items()}
    about = day_of(report.day), revision
    rows = (
        (*_said(one), *_silence(one), *_place(report, documents, one.finding.location), marks[one.finding], *about)
        for one in (*report.entries, *report.silenced)
    )
    return Table("Findings", _COLUMNS, tuple(rows))


def _said(entry: Entry) -> tuple[Cell, ...]:
    told, rule = words(entry), entry.rule
    return (
        *(entry.severity, DIRECTIONS[rule.direction], rule.id, entry.finding.message, where(entry)),
        *(told.why, remedy(entry), rule.force, _cited(sources(rule, told.sources))),
        *(_cited(sources(rule, told.not_required)), told.unsure),
    )


def _cited(found: tuple[Source, ...]) -> str:
    """Sources, one a line."""
    return "\n".join(f"{source.citation}{f' ({source.url})' if source.url else ''}" for source in found)


def _silence(entry: Entry) -> tuple[Cell, ...]:
    silence = entry.finding.silence
    if silence is None:
        return "yes", None, None, None
    return "no", silence.by, silence.reason, day_of(silence.until or None)


def _place(report: Report, documents: dict[str, list[Document]], at: Location) -> tuple[Cell, ...]:
    document = document_at(documents.get(at.path, []), at.start)
    source = report.sources.get(at.path)
    row, column = source.place(at.start) if source else (1, 1)
    named = (document.title, str(document.value.get("owner") or "")) if document else (None, None)
    return (*named, at.path, row, column)
