"""All documents of one organisation, and what they name."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from govlint.finding import Finding
from govlint.text.source import Source
from govlint.workspace.documents import Document
from govlint.workspace.load import Loaded, folder_of
from govlint.workspace.names import Names, check_references, gather

if TYPE_CHECKING:
    from govlint.workspace.conditions import Cuts

ORGANISATION = "organisation"
T = TypeVar("T")


class Workspace(NamedTuple):
    """One organisation's documents. findings: what was wrong with their text, form and names.

    bands: dimension → the bands of numbers or hours that conditions tell apart; none where no document has such a
    condition.
    """

    root: str
    documents: tuple[Document, ...]
    names: Names
    sources: dict[str, Source]
    findings: tuple[Finding, ...]
    bands: Mapping[str, tuple[str, ...]] = MappingProxyType({})

    @property
    def organisation(self) -> Document | None:
        """The document that says who this is, or None."""
        return next((document for document in self.documents if document.kind == ORGANISATION), None)

    @property
    def title(self) -> str:
        """What to call this organisation."""
        return self.organisation.title if self.organisation else self.root or "This organisation"

    @property
    def name(self) -> str:
        """The name of its organisation; empty where no document says who this is."""
        return self.organisation.name if self.organisation else ""

    def by_path(self) -> dict[str, list[Document]]:
        """Its documents by the file they stand in, in order."""
        found: dict[str, list[Document]] = {}
        for document in self.documents:
            found.setdefault(document.path, []).append(document)
        return found

    def of_kind(self, kind: str) -> tuple[Document, ...]:
        """Its documents of a kind that are not retired."""
        return tuple(document for document in self.documents if document.kind == kind and document.status != "retired")


def workspaces(loaded: Loaded, also: "Cuts | None" = None) -> tuple[Workspace, ...]:
    """Each organisation's own workspace.

    One organisation document: all documents are its. Several: a document belongs to the organisation in the nearest
    folder above it, and those outside all of them make a workspace without an organisation.
    also: bounds of numbers and hours that are to be told apart beside those that documents set.
    """
    roots = sorted({folder_of(document.path) for document in loaded.documents if document.kind == ORGANISATION})
    if len(roots) <= 1:
        root, texts = roots[0] if roots else "", loaded.lost.values()
        return (_assemble(root, loaded.documents, loaded.findings, texts, loaded.sources, also or {}),)
    documents = _split(roots, [(document.path, document) for document in loaded.documents])
    findings = _split(roots, [(finding.location.path, finding) for finding in loaded.findings])
    lost = _split(roots, list(loaded.lost.items()))
    return tuple(
        _assemble(root, documents.get(root, ()), findings.get(root, ()), lost.get(root, ()), loaded.sources, also or {})
        for root in sorted(documents.keys() | findings.keys())
    )


def _split(roots: list[str], things: list[tuple[str, T]]) -> dict[str, list[T]]:
    """Things by the root that the file they stand in belongs to; '' for those outside all."""
    found: dict[str, list[T]] = {}
    for path, thing in things:
        folder = folder_of(path)
        root = max((root for root in roots if f"{folder}/".startswith(f"{root}/")), key=len, default="")
        found.setdefault(root, []).append(thing)
    return found


def _assemble(
    root: str,
    documents: Iterable[Document],
    findings: Iterable[Finding],
    lost: Iterable[str],
    sources: dict[str, Source],
    also: "Cuts",
) -> Workspace:
    """A workspace with its names checked. lost: texts of it that could not be read."""
    documents = tuple(documents)
    names, twice = gather(documents)
    unknown = check_references(documents, names, "\n".join(lost))
    found = Workspace(root, documents, names, sources, (*findings, *twice, *unknown))
    return _cut(found, also) if also or any(document.conditions for document in documents) else found


def _cut(workspace: Workspace, also: "Cuts") -> Workspace:
    """With its conditions on numbers and hours as sets of bands. also: what else is to be told apart."""
    from govlint.workspace.conditions import banded, cuts_of, impossible, too_many

    own = cuts_of(workspace.documents)
    cuts = {name: (*own.get(name, ()), *also.get(name, ())) for name in dict.fromkeys((*own, *also))}
    documents, bands = banded(workspace.documents, cuts)
    wrong = *impossible(workspace.documents), *too_many(workspace.documents, own)
    names, _ = gather(documents)
    findings = (*workspace.findings, *wrong)
    return workspace._replace(documents=documents, names=names, findings=findings, bands=bands)
