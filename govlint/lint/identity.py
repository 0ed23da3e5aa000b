"""What makes a finding the same one in another run: where it stands and what it is about, never its line."""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable
from hashlib import blake2b

from govlint.finding import Finding
from govlint.lint.report import Report
from govlint.lint.rules import lasting
from govlint.lint.silence.baseline import Key, key_of, where_of
from govlint.text.source import Source
from govlint.workspace.documents import Document, document_at
from govlint.workspace.workspace import Workspace

Identify = Callable[[Finding], Key]
"""Gives the key of a finding. Two defects can have the same one."""


def identify(workspaces: Iterable[Workspace], sources: dict[str, Source], folder: str = "") -> Identify:
    """The keys of what was found in workspaces: those of the baseline, and some for what no baseline keeps.

    folder: where paths start from, so that files without a document have the same key wherever the folder lies.
    """
    found = {path: (one.name, documents) for one in workspaces for path, documents in one.by_path().items()}

    def key(finding: Finding) -> Key:
        at = finding.location
        organisation, documents = found.get(at.path, ("", []))
        document = document_at(documents, at.start)
        if document and at.pointer:
            return key_of(finding, organisation, document)
        # Never by the current folder: what is judged may stand on another machine.
        path = os.path.relpath(os.path.join(folder, at.path), folder) if folder else at.path
        where = where_of(document, organisation) if document else path
        return Key(finding.rule, where, "", _mark(finding, document, sources.get(at.path)))

    return key


def _mark(finding: Finding, document: Document | None, source: Source | None) -> str:
    """What a finding about no field says, and of which line."""
    line = source.line(source.place(finding.location.start)[0]).strip() if source and source.text else ""
    return _hashed([finding.message, *map(lasting, finding.also), "" if document is None else line])


def fingerprints(report: Report, folder: str = "") -> dict[Finding, str]:
    """For each finding of a report a text that no other finding of it has.

    It stays when lines move or a rule is renamed. What is silenced has one too, so that a silence changes none.
    folder: where paths start from.
    """
    known = report.marks or marks(report, folder)
    seen: Counter[str] = Counter()
    found = {}
    for finding in sorted(known, key=lambda one: (one.location.path, one.location.start)):
        seen[known[finding]] += 1
        found[finding] = f"{known[finding]}:{seen[known[finding]]}"
    return found


def marks(report: Report, folder: str = "") -> dict[Finding, str]:
    """The key of each finding of a report, as a short text. folder: where paths start from."""
    key = identify(report.workspaces, report.sources, folder)
    keys = {entry.finding: key(entry.finding) for entry in (*report.entries, *report.silenced)}
    return {finding: _hashed([lasting(known.rule), *known[1:]]) for finding, known in keys.items()}


def _hashed(parts: list[str]) -> str:
    return blake2b(json.dumps(parts).encode(), digest_size=8).hexdigest()
