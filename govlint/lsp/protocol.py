"""Our results as the Language Server Protocol says them; knows no documents."""

from collections.abc import Iterable

from lsprotocol import types

from govlint.finding import Location
from govlint.lsp.diagnostics import Diagnostic
from govlint.lsp.positions import Position, offset, position
from govlint.reporters import Look
from govlint.reporters.spots import Unit, uri_of
from govlint.text.source import Source

SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}


class Speaker:
    """Says places of some sources in the unit that editor and server agreed on.

    uris: path → how the editor calls that file, where it has it open.
    """

    def __init__(self, sources: dict[str, Source], uris: dict[str, str], unit: Unit) -> None:
        self._sources = sources
        self._uris = uris
        self._unit = unit

    def uri(self, path: str) -> str:
        """A file, as the editor calls it."""
        return self._uris.get(path) or uri_of(path, Look())

    def range(self, path: str, start: int, end: int) -> types.Range:
        """A stretch of a file. What was not read has no places but its beginning."""
        source = self._sources.get(path) or Source(path, "")
        return types.Range(*(_spoken(position(source, at, self._unit)) for at in (start, max(start, end))))

    def offset(self, path: str, at: Position) -> int:
        """The character that an editor means."""
        return offset(self._sources.get(path) or Source(path, ""), at, self._unit)

    def location(self, at: Location) -> types.Location:
        """A place in a file."""
        return types.Location(self.uri(at.path), self.range(at.path, at.start, at.end))

    def diagnostic(self, said: Diagnostic) -> types.Diagnostic:
        """A finding."""
        related = [types.DiagnosticRelatedInformation(self.location(at), at.label or "see also") for at in said.related]
        at = self.range(said.at.path, said.at.start, said.at.end)
        severity = SEVERITIES[said.severity]
        return types.Diagnostic(
            at, said.message, severity, said.rule, source="govlint", related_information=related or None
        )

    def diagnostics(
        self, path: str, found: Iterable[Diagnostic], version: int | None
    ) -> types.PublishDiagnosticsParams:
        """All findings of a file."""
        return types.PublishDiagnosticsParams(self.uri(path), [self.diagnostic(one) for one in found], version)


def _spoken(at: Position) -> types.Position:
    return types.Position(at.line, at.units)


def heard(at: types.Position) -> Position:
    """A place, as the editor says it."""
    return Position(at.line, at.character)
