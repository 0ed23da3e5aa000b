"""The register of exceptions: from what, until when, by whose leave, and whether each still holds."""

from collections.abc import Iterable, Iterator
from datetime import date

from govlint.exchange.tables.table import ABOUT, ORIGIN, Cell, Judged, Table, day_of, origin
from govlint.finding import Location
from govlint.lint.report import Report
from govlint.lint.rules import words_of
from govlint.lint.silence.exceptions import exceptions, rule_of
from govlint.policy.policy import RETIRED, binds
from govlint.workspace.documents import Document
from govlint.workspace.shapes import mapping, words
from govlint.workspace.workspace import Workspace

_COLUMNS = (
    *("Organisation", "Exception", "From the rule", "What the rule asks", "Force", "In the document", "Field"),
    *("In the contexts", "Reason", "Instead", "Agreed by", "Granted", "Expires", "Days left", "Holds", "Why not"),
    *("Findings silenced", *ORIGIN, *ABOUT),
)


def exceptions_table(judged: Judged, report: Report) -> Table:
    """A row for each exception, those that hold no more included."""
    silenced = [one.finding.silence.origin for one in report.silenced if one.finding.silence]
    rows = ((one.title, *cells, *judged.about) for one in judged.workspaces for cells in _rows(one, judged, silenced))
    return Table("Exceptions", _COLUMNS, tuple(rows))


def _rows(workspace: Workspace, judged: Judged, silenced: list[Location | None]) -> Iterator[tuple[Cell, ...]]:
    holding, wrong = exceptions(workspace, judged.rules, judged.day)
    held = {one.origin.key for one in holding}
    refused = {(one.location.path, one.location.start): one.message for one in wrong}
    for document in workspace.documents:
        if document.kind == "exception":
            said = "" if document.key in held else _why_not(document, judged.day, refused)
            count = sum(at == document.locate_key(("rule",)) for at in silenced)
            head = document.locate_key(("rule",)).start
            yield (*_cells(document, judged), *_holds(document.key in held, said), count, *origin(document, head))


def _cells(document: Document, judged: Judged) -> tuple[Cell, ...]:
    value, where = document.value, mapping(document.value.get("where"))
    rule = judged.rules.known.get(rule_of(document))
    asks, force = (words_of(rule).title, rule.force) if rule else (None, None)
    contexts = "; ".join(f"{name}: {_listed(held)}" for name, held in mapping(where.get("contexts")).items())
    return (
        *(document.title, str(value.get("rule", "")), asks, force),
        *(str(where.get("document") or ""), str(where.get("pointer") or ""), contexts),
        *(str(value.get("reason", "")), "\n".join(words(value.get("compensates"))), _listed(value.get("approver"))),
        *(day_of(value.get("granted")), day_of(value.get("expires")), _left(value.get("expires"), judged.day)),
    )


def _listed(value: object) -> str:
    """Names in a line; of what is more than a list, each part under its own word."""
    if isinstance(value, dict):
        return "; ".join(f"{str(name).replace('_', ' ')}: {_listed(part)}" for name, part in value.items())
    parts: Iterable[object] = value if isinstance(value, list) else [] if value is None else [value]
    return ", ".join(_listed(part) if isinstance(part, dict) else str(part) for part in parts)


def _left(expires: object, day: str) -> int | None:
    """Days until its last day; below zero where that is over."""
    last = day_of(expires)
    return (last - date.fromisoformat(day)).days if isinstance(last, date) else None


def _holds(holds: bool, why_not: str) -> tuple[Cell, ...]:
    return "yes" if holds else "no", why_not


def _why_not(document: Document, day: str, refused: dict[tuple[str, int], str]) -> str:
    if document.status == RETIRED:
        return "retired"
    for field in ("rule", "approver"):
        at = document.locate((field,))
        if (at.path, at.start) in refused:
            return refused[at.path, at.start]
    if not binds(document, day):
        return "not in force"
    return "over" if str(document.value.get("expires", "")) < day else "not granted yet, or not written whole"
