"""What floors ask for and nobody decided becomes findings, few of them."""

from collections.abc import Callable, Iterable, Iterator

from govlint.finding import Finding, Location, Silence, Silences
from govlint.library.library import built_in
from govlint.lint.corridors import Gap, asked
from govlint.policy.box import box
from govlint.policy.byplace import ByPlace
from govlint.policy.contexts import Context, in_words
from govlint.text.nodes import Pointer
from govlint.workspace.documents import Document
from govlint.workspace.workspace import Workspace

RULE = "core/undecided"
SHOWN = 6


Excepts = Callable[[str, Document | None, Pointer, Context], Silence | None]
"""The exception from a rule, by its id, at a place of a document (or at none), in a context."""
_Open = list[tuple[Gap, Document | None]]
"""Gaps, each with the document that should decide it, if there is one."""


def gap_findings(
    workspace: Workspace, gaps: list[Gap], excepts: Excepts | None = None, silences: Silences | None = None
) -> Iterator[Finding]:
    """What nobody decided, by what excepts it: nothing, or an exception from the rule that asks.

    Where something silences a finding as a whole, what the law asks for speaks all the same.
    """
    by_silence: dict[Silence | None, _Open] = {}
    for gap, document in _deciding(workspace, gaps):
        for silence, part in _parts(gap, document, excepts):
            by_silence.setdefault(silence, []).append((part, document))
    for silence, alike in by_silence.items():
        for finding, found in _gap_findings(workspace, alike):
            quiet = silence or (silences(finding) if silences else None)
            yield finding._replace(silence=quiet)
            if quiet and not silence:
                yield from (left for left, _ in _gap_findings(workspace, list(_lawful(found))))


def _lawful(found: _Open) -> Iterator[tuple[Gap, Document | None]]:
    """What of gaps the law asks for."""
    for gap, document in found:
        laws = tuple(wall for wall in (gap.wall, *gap.laws) if wall.legal)
        if laws:
            yield gap._replace(wall=laws[0], laws=laws[1:]), document


def _parts(gap: Gap, document: Document | None, excepts: Excepts | None) -> Iterator[tuple[Silence | None, Gap]]:
    """A gap by what excepts the walls that ask; those left speak together."""
    left = []
    for wall in (gap.wall, *gap.laws):
        silence = excepts(wall.rule, document, tuple(gap.control.path), gap.context) if excepts else None
        if silence:
            yield silence, gap._replace(wall=wall, laws=())
        else:
            left.append(wall)
    if left:
        yield None, gap._replace(wall=left[0], laws=tuple(left[1:]))


def _deciding(workspace: Workspace, gaps: list[Gap]) -> Iterator[tuple[Gap, Document | None]]:
    """Gaps with the documents that should decide them."""
    by_kind: dict[str, ByPlace[Document]] = {}
    for gap in gaps:
        kind = gap.control.kind
        if kind not in by_kind:
            by_kind[kind] = ByPlace((box(document.scope), document) for document in workspace.of_kind(kind))
        # What is measured of a document is nothing that it could decide.
        found = _widest(by_kind[kind], gap)
        yield from ((gap, document) for document in found if document is None or not gap.control.measured)


def _gap_findings(workspace: Workspace, found: _Open) -> Iterator[tuple[Finding, _Open]]:
    """One finding for each document that leaves something open, one for each kind that a binding rule of the
    organisation's own sectors asks for and that is missing, and one for all other kinds that are missing; each with
    its gaps.
    """
    leaving: dict[int, tuple[Document, list[Gap]]] = {}
    missing: dict[str, list[Gap]] = {}
    for gap, document in found:
        if document:
            leaving.setdefault(document.key, (document, []))[1].append(gap)
        else:
            missing.setdefault(gap.control.kind, []).append(gap)
    for document, gaps in leaving.values():
        said = f"this document leaves open what rules ask about: {_listed(gaps)}"
        at, severity = document.locate_key(("kind",)), "" if _binding(gaps) else "info"
        yield _finding(said, at, "", gaps, severity), [(gap, document) for gap in gaps]
    for finding, gaps in _missing_findings(workspace, missing):
        yield finding, [(gap, None) for gap in gaps]


def _missing_findings(workspace: Workspace, missing: dict[str, list[Gap]]) -> Iterator[tuple[Finding, list[Gap]]]:
    others: list[Gap] = []
    titles = []
    for kind, found in sorted(missing.items()):
        if _binding(found) and any("sectors" in gap.wall.region for gap in found):
            said = f"no {_title(kind)}{_here(workspace, kind)} says: {_listed(found)}"
            yield _finding(said, _organisation(workspace), f"Write a document of the kind {kind}.", found), found
        else:
            others += found
            titles.append(kind)
    if others:
        said = f"nothing is decided about: {', '.join(_title(kind) + _somewhere(workspace, kind) for kind in titles)}"
        hint = f"Where it matters to you, write one: kind {', '.join(titles)}."
        yield _finding(said, _organisation(workspace), hint, others, "info"), others


def _somewhere(workspace: Workspace, kind: str) -> str:
    return " (outside the scope of the documents there are)" if workspace.of_kind(kind) else ""


def _here(workspace: Workspace, kind: str) -> str:
    return " that holds here" if workspace.of_kind(kind) else ""


def _finding(said: str, at: Location, hint: str, gaps: list[Gap], severity: str = "") -> Finding:
    also = tuple(sorted({wall.rule for gap in gaps for wall in (gap.wall, *gap.laws)}))
    return Finding(RULE, said, at, hint, (), in_words(gap.context for gap in gaps), also, severity)


def _binding(gaps: list[Gap]) -> bool:
    return any(wall.severity == "error" for gap in gaps for wall in (gap.wall, *gap.laws))


def _listed(gaps: list[Gap]) -> str:
    """Controls with the least that is asked, the weightiest first."""
    weighed = {gap.control.id: gap for gap in sorted(gaps, key=lambda gap: gap.wall.weight)}
    titles = [f"{gap.control.field} ({asked(gap.control, gap.wall)})" for gap in reversed(weighed.values())]
    more = f"; and {len(titles) - SHOWN} more" if len(titles) > SHOWN else ""
    return "; ".join(titles[:SHOWN]) + more


def _title(kind: str) -> str:
    title: str = built_in().part("kinds")["titles"][kind]
    return title[0].lower() + title[1:] if title[1:2].islower() else title


def _widest(documents: ByPlace[Document], gap: Gap) -> Iterable[Document | None]:
    """The documents that should decide: of those that hold in a place of the gap, the widest that decides most; None
    alone where none holds in any.
    """
    found = (min(documents.at(place), key=_wide_and_full, default=None) for place in gap.context.places)
    return {document.key: document for document in found if document}.values() or (None,)


def _wide_and_full(document: Document) -> tuple[int, int]:
    return len(document.scope), -len(document.stated)


def _organisation(workspace: Workspace) -> Location:
    """Where to say that a document is missing: at the organisation, or at the first document there is."""
    document = workspace.organisation or workspace.documents[0]
    return document.locate_key(("kind",))
