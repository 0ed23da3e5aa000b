"""Our results as the Language Server Protocol says them; knows no documents."""

import re
from collections.abc import Iterable

from lsprotocol import types

from govlint.finding import Location
from govlint.fix.edit import Edit
from govlint.lsp.actions import Action
from govlint.lsp.completion import GO_ON, KEY, NAME, VALUE, Offer
from govlint.lsp.diagnostics import Diagnostic, diagnostic
from govlint.lsp.inlays import Inlay
from govlint.lsp.lenses import Lens
from govlint.lsp.positions import Position, offset, position
from govlint.lsp.symbols import FIELD, LIST, Named, Symbol
from govlint.lsp.symbols import VALUE as HELD
from govlint.reporters import Look
from govlint.reporters.spots import Unit, uri_of
from govlint.text.source import Source

SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
_KINDS = {
    KEY: types.CompletionItemKind.Property,
    VALUE: types.CompletionItemKind.EnumMember,
    NAME: types.CompletionItemKind.Reference,
}
_NAME = types.SymbolKind.Key
_SYMBOLS = {
    "document": types.SymbolKind.File,
    FIELD: types.SymbolKind.Object,
    LIST: types.SymbolKind.Array,
    HELD: types.SymbolKind.Property,
}


class Speaker:
    """Says places of some sources in the unit that editor and server agreed on.

    uris: path → how the editor called that file when it last opened it.
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

    def edits(self, edits: Iterable[Edit]) -> types.WorkspaceEdit:
        """Edits of several files."""
        changes: dict[str, list[types.TextEdit]] = {}
        for edit in edits:
            span = self.range(edit.path, edit.start, edit.end)
            changes.setdefault(self.uri(edit.path), []).append(types.TextEdit(span, edit.text))
        return types.WorkspaceEdit(changes)

    def symbol(self, path: str, symbol: Symbol) -> types.DocumentSymbol:
        """A part of a file, with its parts."""
        return types.DocumentSymbol(
            symbol.name,
            _SYMBOLS[symbol.what],
            self.range(path, symbol.start, symbol.end),
            self.range(path, symbol.at.start, symbol.at.end),
            symbol.detail,
            children=[self.symbol(path, one) for one in symbol.below],
        )

    def named(self, one: Named) -> types.WorkspaceSymbol:
        """A name that a document gives."""
        return types.WorkspaceSymbol(
            self.location(one.at), one.name, _SYMBOLS.get(one.what, _NAME), container_name=one.inside
        )

    def offer(self, offer: Offer, number: int, span: types.Range, snippets: bool) -> types.CompletionItem:
        """Something that can be typed. number: its place in the list; snippets: whether the editor reads them."""
        put = _snippet(offer.put) if snippets else offer.put.replace(GO_ON, "")
        form = types.InsertTextFormat.Snippet if snippets else types.InsertTextFormat.PlainText
        return types.CompletionItem(
            offer.label,
            kind=_KINDS[offer.what],
            detail=offer.detail or None,
            documentation=types.MarkupContent(types.MarkupKind.Markdown, offer.said) if offer.said else None,
            preselect=offer.best or None,
            sort_text=f"{number:04}",
            filter_text=offer.label,
            insert_text_format=form,
            text_edit=types.TextEdit(span, put),
        )

    def action(self, action: Action) -> types.CodeAction:
        """What can be done about a finding."""
        about = [self.diagnostic(diagnostic(action.entry))]
        kind = types.CodeActionKind.QuickFix
        return types.CodeAction(action.title, kind, about, action.best or None, edit=self.edits(action.edits))

    def lens(self, lens: Lens) -> types.CodeLens:
        """A line above a setting, which does nothing when it is clicked."""
        return types.CodeLens(self.location(lens.at).range, types.Command(lens.said, ""))

    def inlay(self, path: str, inlay: Inlay) -> types.InlayHint:
        """What is said behind a value."""
        at = self.range(path, inlay.offset, inlay.offset).start
        return types.InlayHint(at, inlay.said, tooltip=inlay.more, padding_left=True)


def _snippet(put: str) -> str:
    """What is put, as a snippet: in it $, } and a backslash are signs of their own."""
    return re.sub(r"[\\$}]", r"\\\g<0>", put).replace(GO_ON, "$0")


def _spoken(at: Position) -> types.Position:
    return types.Position(at.line, at.units)


def heard(at: types.Position) -> Position:
    """A place, as the editor says it."""
    return Position(at.line, at.character)
