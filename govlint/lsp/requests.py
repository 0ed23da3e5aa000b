"""What an editor can ask, each answered in one of the modules beside this one."""

from collections.abc import Callable
from typing import Any, BinaryIO, NamedTuple

from lsprotocol import types

from govlint.lsp.cursor import Here, here
from govlint.lsp.folder import Bar
from govlint.lsp.hover import hover
from govlint.lsp.protocol import Speaker, heard
from govlint.lsp.server import Server
from govlint.lsp.view import View


def serve(bar: Bar, today: Callable[[], str], hear: BinaryIO, say: BinaryIO) -> None:
    """Answer one editor until it leaves. hear, say: where its messages come from, and where ours go."""
    server = Server(bar, today)
    for method, (handler, options) in _HANDLERS.items():
        server.feature(method, options)(handler)
    server.start_io(hear, say)


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
    ls.open_folders(ls.workspace.folders or filter(None, [ls.workspace.root_uri]))
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
}
