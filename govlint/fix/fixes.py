"""All that can be offered for what was found; knows which fixer is for which rule."""

from collections.abc import Callable, Iterator

from govlint.fix.decided import deputy, moved_inside, retired
from govlint.fix.edit import Fix
from govlint.fix.marks import ignored, said_twice, shown
from govlint.fix.slips import rewritten
from govlint.fix.spot import Spot
from govlint.fix.words import added_header, meant_value, other_form, renamed_key
from govlint.lint.report import Entry, Report
from govlint.workspace.documents import document_at


def fixes(report: Report) -> Iterator[Fix]:
    """What can be offered for the findings of a report that count, in the order of these. The report must know its
    workspaces. Whether one that is called safe is so, `apply` proves.
    """
    by_path = {path: found for one in report.workspaces for path, found in one.by_path().items()}
    # Where bytes are no text, a place in the text is no place in the file.
    undecoded = {entry.finding.location.path for entry in report.entries if entry.rule.id == "core/not-utf-8"}
    for entry in report.entries:
        at = entry.finding.location
        if at.path in report.sources and at.path not in undecoded:
            document = document_at(by_path.get(at.path, []), at.start)
            # Of a document that is none yet, its kind being misspelt, another of the file must not be taken.
            own = document if document and document.node.start <= at.start <= document.node.end else None
            yield from _offered(entry, Spot(entry.finding, report.sources[at.path], own))


def _offered(entry: Entry, spot: Spot) -> Iterator[Fix]:
    if entry.rule.id in _FIXERS:
        yield from _FIXERS[entry.rule.id](spot)
    elif entry.rule.form == "wall":
        yield from moved_inside(spot)


_FIXERS: dict[str, Callable[[Spot], Iterator[Fix]]] = {
    "core/duplicate-key": said_twice,
    "core/exception-unused": retired,
    "core/hidden-character": shown,
    "core/ignore-unknown": ignored,
    "core/ignore-unused": ignored,
    "core/missing-key": added_header,
    "core/unknown-format": meant_value,
    "core/unknown-key": renamed_key,
    "core/unknown-kind": meant_value,
    "core/unknown-name": meant_value,
    "core/unknown-value": meant_value,
    "core/wrong-format": other_form,
    "core/wrong-type": meant_value,
    "core/yaml-syntax": rewritten,
    "culture/lone-holder": deputy,
}
