"""What an editor can ask, each answered in one of the modules beside this one."""

import logging
import traceback
from collections.abc import Callable
from functools import wraps
from inspect import iscoroutinefunction
from typing import Any, BinaryIO, NamedTuple

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams

from govlint.errors import GovlintError
from govlint.lsp.actions import actions
from govlint.lsp.completion import completion
from govlint.lsp.cursor import Here, here
from govlint.lsp.definition import definition, references
from govlint.lsp.folder import Bar
from govlint.lsp.hover import hover
from govlint.lsp.inlays import inlays
from govlint.lsp.lenses import lenses
from govlint.lsp.protocol import Speaker, heard
from govlint.lsp.rename import nameable, rename
from govlint.lsp.server import Server
from govlint.lsp.symbols import named, symbols
from govlint.lsp.view import View
from govlint.reporters.sink import safe


def serve(bar: Bar, today: Callable[[], str], hear: BinaryIO, say: BinaryIO) -> None:
    """Answer one editor until it leaves. hear, say: where its messages come from, and where ours go."""
    # What goes wrong is told to the editor; its library would tell it once more, to nobody.
    logging.getLogger("pygls").setLevel(logging.CRITICAL)
    server = Server(bar, today)
    for method, (handler, options) in _HANDLERS.items():
        server.feature(method, options)(_guarded(handler))
    server.start_io(hear, say)


def _guarded(handler: Callable[..., Any]) -> Callable[..., Any]:
    """A handler whose bugs cost one answer and not the server."""
    if iscoroutinefunction(handler):
        return handler

    @wraps(handler)
    def guarded(ls: Server, params: Any) -> Any:
        try:
            return handler(ls, params)
        except GovlintError as error:
            raise JsonRpcInvalidParams(safe(f"{error}. {error.help}")) from error
        except Exception:
            ls.tell(traceback.format_exc())
            return None

    return guarded


class _Asked(NamedTuple):
    """Where in a file a question is asked."""

    view: View
    path: str
    offset: int
    speaker: Speaker

    @property
    def here(self) -> Here | None:
        return here(self.view, self.path, self.offset)


def _asked(ls: Server, document: types.TextDocumentIdentifier, position: types.Position) -> _Asked:
    path = ls.path(document.uri)
    view = ls.desk.view(path)
    speaker = ls.speaker(view)
    return _Asked(view, path, speaker.offset(path, heard(position)), speaker)


async def _initialized(ls: Server, _: types.InitializedParams) -> None:
    folders = [folder.uri for folder in ls.workspace.folders.values()]
    ls.open_folders(folders or filter(None, [ls.workspace.root_uri]))
    await ls.watch()


def _shutdown(ls: Server, _: None) -> None:
    ls.rest()


def _folders(ls: Server, params: types.DidChangeWorkspaceFoldersParams) -> None:
    event = params.event
    ls.open_folders((folder.uri for folder in event.added), (folder.uri for folder in event.removed))


def _open(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
    ls.put(params.text_document, params.text_document.text)


def _change(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
    ls.put(params.text_document, params.content_changes[-1].text)


def _close(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
    ls.drop(params.text_document.uri)


def _look_again(ls: Server, _: object) -> None:
    ls.look_again()


def _hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    asked = _asked(ls, params.text_document, params.position)
    found = asked.here
    said = hover(asked.view, found) if found else ""
    if not found or not said:
        return None
    content = types.MarkupContent(types.MarkupKind.Markdown, said)
    return types.Hover(content, asked.speaker.range(asked.path, found.start, found.end))


def _completion(ls: Server, params: types.CompletionParams) -> types.CompletionList:
    path = ls.path(params.text_document.uri)
    source, view = ls.source(path), ls.desk.view(path)
    speaker = ls.speaker(view, source)
    offered = completion(view, source, speaker.offset(path, heard(params.position)))
    span = speaker.range(path, offered.start, offered.end)
    snippets = ls.reads_snippets
    items = [speaker.offer(one, number, span, snippets) for number, one in enumerate(offered.offers)]
    return types.CompletionList(False, items)


def _definition(ls: Server, params: types.DefinitionParams) -> types.Location | None:
    asked = _asked(ls, params.text_document, params.position)
    found = definition(asked.here) if asked.here else None
    return asked.speaker.location(found) if found else None


def _references(ls: Server, params: types.ReferenceParams) -> list[types.Location]:
    asked = _asked(ls, params.text_document, params.position)
    found = references(asked.here, params.context.include_declaration) if asked.here else ()
    return [asked.speaker.location(at) for at in found]


def _nameable(ls: Server, params: types.PrepareRenameParams) -> types.Range | None:
    asked = _asked(ls, params.text_document, params.position)
    found = nameable(asked.here) if asked.here else None
    return asked.speaker.location(found).range if found else None


def _rename(ls: Server, params: types.RenameParams) -> types.WorkspaceEdit | None:
    asked = _asked(ls, params.text_document, params.position)
    return asked.speaker.edits(rename(asked.here, params.new_name)) if asked.here else None


def _symbols(ls: Server, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
    path = ls.path(params.text_document.uri)
    view = ls.desk.view(path)
    return [ls.speaker(view).symbol(path, one) for one in symbols(view, path)]


def _named(ls: Server, params: types.WorkspaceSymbolParams) -> list[types.WorkspaceSymbol]:
    views = [folder.view(ls.desk.texts) for folder in ls.desk.folders]
    return [ls.speaker(view).named(one) for view in views for one in named(view, params.query)]


def _actions(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    asked = _asked(ls, params.text_document, params.range.start)
    end = asked.speaker.offset(asked.path, heard(params.range.end))
    return [asked.speaker.action(one) for one in actions(asked.view, asked.path, asked.offset, end)]


def _lenses(ls: Server, params: types.CodeLensParams) -> list[types.CodeLens]:
    path = ls.path(params.text_document.uri)
    view = ls.desk.view(path)
    return [ls.speaker(view).lens(one) for one in lenses(view, path)]


def _inlays(ls: Server, params: types.InlayHintParams) -> list[types.InlayHint]:
    asked = _asked(ls, params.text_document, params.range.start)
    end = asked.speaker.offset(asked.path, heard(params.range.end))
    return [asked.speaker.inlay(asked.path, one) for one in inlays(asked.view, asked.path, asked.offset, end)]


_HANDLERS: dict[str, tuple[Callable[..., Any], Any]] = {
    types.INITIALIZED: (_initialized, None),
    types.SHUTDOWN: (_shutdown, None),
    types.TEXT_DOCUMENT_DID_OPEN: (_open, None),
    types.TEXT_DOCUMENT_DID_CHANGE: (_change, None),
    types.TEXT_DOCUMENT_DID_CLOSE: (_close, None),
    types.TEXT_DOCUMENT_DID_SAVE: (_look_again, None),
    types.WORKSPACE_DID_CHANGE_WATCHED_FILES: (_look_again, None),
    types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: (_folders, None),
    types.TEXT_DOCUMENT_HOVER: (_hover, None),
    types.TEXT_DOCUMENT_COMPLETION: (_completion, types.CompletionOptions(trigger_characters=[" ", "[", ","])),
    types.TEXT_DOCUMENT_DEFINITION: (_definition, None),
    types.TEXT_DOCUMENT_REFERENCES: (_references, None),
    types.TEXT_DOCUMENT_PREPARE_RENAME: (_nameable, None),
    types.TEXT_DOCUMENT_RENAME: (_rename, types.RenameOptions(prepare_provider=True)),
    types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: (_symbols, None),
    types.WORKSPACE_SYMBOL: (_named, None),
    types.TEXT_DOCUMENT_CODE_ACTION: (_actions, types.CodeActionOptions([types.CodeActionKind.QuickFix])),
    types.TEXT_DOCUMENT_CODE_LENS: (_lenses, None),
    types.TEXT_DOCUMENT_INLAY_HINT: (_inlays, None),
}
