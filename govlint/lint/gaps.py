"""What floors ask for and nobody decided becomes findings, few of them."""

from collections.abc import Iterator

from govlint.finding import Finding, Location
from govlint.library.library import built_in
from govlint.lint.corridors import Gap, asked
from govlint.policy.box import box
from govlint.policy.byplace import ByPlace
from govlint.policy.contexts import in_words
from govlint.workspace.documents import Document
from govlint.workspace.workspace import Workspace

RULE = "core/undecided"
SHOWN = 6


def gap_findings(workspace: Workspace, gaps: list[Gap]) -> Iterator[Finding]:
    """What nobody decided, first what counts, then what exceptions leave out."""
    for silence in dict.fromkeys(gap.silence for gap in gaps):
        alike = [gap for gap in gaps if gap.silence == silence]
        for finding in _gap_findings(workspace, alike):
            yield finding._replace(silence=silence)


def _gap_findings(workspace: Workspace, gaps: list[Gap]) -> Iterator[Finding]:
    """One finding for each document that leaves something open, one for each kind that a binding rule of the
    organisation's own sectors asks for and that is missing, and one for all other kinds that are missing.
    """
    by_kind: dict[str, ByPlace[Document]] = {}
    leaving: dict[int, tuple[Document, list[Gap]]] = {}
    missing: dict[str, list[Gap]] = {}
    for gap in gaps:
        kind = gap.control.kind
        if kind not in by_kind:
            by_kind[kind] = ByPlace((box(document.scope), document) for document in workspace.of_kind(kind))
        document = _widest(by_kind[kind], gap)
        if document:
            leaving.setdefault(document.key, (document, []))[1].append(gap)
        else:
            missing.setdefault(kind, []).append(gap)
    for document, found in leaving.values():
        said = f"this document leaves open what rules ask about: {_listed(found)}"
        yield _finding(said, document.locate_key(("kind",)), "", found, "" if _binding(found) else "info")
    yield from _missing_findings(workspace, missing)


def _missing_findings(workspace: Workspace, missing: dict[str, list[Gap]]) -> Iterator[Finding]:
    others: list[Gap] = []
    titles = []
    for kind, found in sorted(missing.items()):
        if _binding(found) and any("sectors" in gap.wall.region for gap in found):
            said = f"no {_title(kind)}{_here(workspace, kind)} says: {_listed(found)}"
            yield _finding(said, _organisation(workspace), f"Write a document of the kind {kind}.", found)
        else:
            others += found
            titles.append(kind)
    if others:
        said = f"nothing is decided about: {', '.join(_title(kind) + _somewhere(workspace, kind) for kind in titles)}"
        hint = f"Where it matters to you, write one: kind {', '.join(titles)}."
        yield _finding(said, _organisation(workspace), hint, others, "info")


def _somewhere(workspace: Workspace, kind: str) -> str:
    return " (outside the scope of the documents there are)" if workspace.of_kind(kind) else ""


def _here(workspace: Workspace, kind: str) -> str:
    return " that holds here" if workspace.of_kind(kind) else ""


def _finding(said: str, at: Location, hint: str, gaps: list[Gap], severity: str = "") -> Finding:
    also = tuple(sorted({gap.wall.rule for gap in gaps}))
    return Finding(RULE, said, at, hint, (), in_words(gap.context for gap in gaps), also, severity)


def _binding(gaps: list[Gap]) -> bool:
    return any(gap.wall.severity == "error" for gap in gaps)


def _listed(gaps: list[Gap]) -> str:
    """Controls with the least that is asked, the weightiest first."""
    weighed = {gap.control.id: gap for gap in sorted(gaps, key=lambda gap: gap.wall.weight)}
    titles = [f"{gap.control.field} ({asked(gap.control, gap.wall)})" for gap in reversed(weighed.values())]
    more = f"; and {len(titles) - SHOWN} more" if len(titles) > SHOWN else ""
    return "; ".join(titles[:SHOWN]) + more


def _title(kind: str) -> str:
    title: str = built_in().part("kinds")["titles"][kind]
    return title[0].lower() + title[1:] if title[1:2].islower() else title


def _widest(documents: ByPlace[Document], gap: Gap) -> Document | None:
    """The document that should decide: of those that hold in the gap's context, the widest that decides most."""
    for place in gap.context.places:
        found = min(documents.at(place), key=_wide_and_full, default=None)
        if found:
            return found
    return None


def _wide_and_full(document: Document) -> tuple[int, int]:
    return len(document.scope), -len(document.stated)


def _organisation(workspace: Workspace) -> Location:
    """Where to say that a document is missing: at the organisation, or at the first document there is."""
    document = workspace.organisation or workspace.documents[0]
    return document.locate_key(("kind",))
