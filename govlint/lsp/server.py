"""The server that an editor speaks to: what is open, what has changed, and what is shown of it."""

import asyncio
import os
import traceback
from collections.abc import Callable, Iterable

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from govlint import __version__
from govlint.lsp.board import Board
from govlint.lsp.desk import Desk
from govlint.lsp.diagnostics import Diagnostic
from govlint.lsp.folder import Bar, Folder
from govlint.lsp.positions import UNITS
from govlint.lsp.protocol import Speaker
from govlint.lsp.view import View
from govlint.reporters.sink import safe
from govlint.text.source import Source, decode

PAUSE = 0.3
"""How long, in seconds, nobody types before all documents are judged."""
_WATCHED = ("**/*.{yaml,yml,toml}", "**/*baseline*.json")


class Server(LanguageServer):
    """One editor's server. bar: the rules of a folder; today: gives the day that counts (ISO)."""

    def __init__(self, bar: Bar, today: Callable[[], str]) -> None:
        super().__init__("govlint", __version__, types.TextDocumentSyncKind.Full)
        self.desk = Desk(bar, today)
        self._board = Board(self._send)
        self._uris: dict[str, str] = {}
        self._versions: dict[str, int] = {}
        self._turn = 0
        self._judging: asyncio.Task[None] | None = None
        self._complaints: dict[str, str] = {}

    def speaker(self, view: View, *sources: Source) -> Speaker:
        """Says places in the files of a view. sources: files beside them."""
        agreed = types.PositionEncodingKind(self.workspace.position_encoding or "utf-16")
        known = {**view.loaded.sources, **{source.path: source for source in sources}}
        return Speaker(known, self._uris, UNITS[agreed.value])

    def source(self, path: str) -> Source:
        """The text that the editor holds of a file, be it one of ours or not."""
        return decode(path, self.desk.texts.get(path, b""))[0]

    @property
    def reads_snippets(self) -> bool:
        """Whether the editor can be told where to go on typing."""
        asked = self.client_capabilities.text_document
        item = asked.completion.completion_item if asked and asked.completion else None
        return bool(item and item.snippet_support)

    def path(self, uri: str) -> str:
        """The whole path of a file; what is no file of this machine is called by its URI, and read alone."""
        path = to_fs_path(uri)
        return os.path.normpath(path) if path else uri

    def tell(self, text: str, kind: types.MessageType = types.MessageType.Error) -> None:
        """Write to the editor's log."""
        self.window_log_message(types.LogMessageParams(kind, safe(text)))

    def open_folders(self, added: Iterable[str], removed: Iterable[str] = ()) -> None:
        """Read these folders, and those no more, by their URI."""
        for uri in removed:
            self.desk.close_folder(self.path(uri))
        for uri in added:
            self.desk.open_folder(self.path(uri))
        self.judge(0)

    def put(self, document: types.TextDocumentItem | types.VersionedTextDocumentIdentifier, text: str) -> None:
        """The editor holds this text of a file."""
        path = self.path(document.uri)
        self._uris[path], self._versions[path] = document.uri, document.version
        self.desk.put(path, text)
        self._at_once(path)
        self.judge(PAUSE)

    def drop(self, uri: str) -> None:
        """The editor has closed a file."""
        path = self.path(uri)
        self.desk.drop(path)
        self._board.clear(path, self._nothing)
        self._versions.pop(path, None)
        self.judge(0)

    def look_again(self) -> None:
        """Something on disk has changed."""
        self.desk.changed()
        self.judge(PAUSE)

    def rest(self) -> None:
        """Judge no more."""
        self._turn += 1
        if self._judging:
            self._judging.cancel()

    def judge(self, pause: float) -> None:
        """Judge all that has changed, after a pause in which nothing else does."""
        self.rest()
        self._judging = asyncio.get_running_loop().create_task(self._judge(pause, self._turn))

    def _at_once(self, path: str) -> None:
        folder = self.desk.folder_of(path)
        try:
            self._board.at_once(folder.path, folder.view(self.desk.texts), path)
        except Exception:  # a bug of ours must not cost the editor its server
            self.tell(traceback.format_exc())

    async def _judge(self, pause: float, turn: int) -> None:
        await asyncio.sleep(pause)
        self._board.forget({folder.path for folder in self.desk.folders}, self._nothing)
        for folder in self.desk.folders:
            try:
                await self._judge_one(folder, turn)
            except Exception:
                self.tell(traceback.format_exc())

    async def _judge_one(self, folder: Folder, turn: int) -> None:
        view = await asyncio.to_thread(folder.view, self.desk.texts)
        report = view.judged or await asyncio.to_thread(view.report, lambda: turn != self._turn)
        if report and turn == self._turn:
            self._complain(folder)
            self._board.all(folder.path, view, report, lambda path: self.desk.folder_of(path) is folder)

    def _complain(self, folder: Folder) -> None:
        """Say once what is wrong with the configuration of a folder."""
        said = " ".join(filter(None, (str(folder.wrong), folder.wrong.help))) if folder.wrong else ""
        if said and said != self._complaints.get(folder.path):
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, safe(f"govlint: {said}")))
        self._complaints[folder.path] = said

    def _send(self, view: View, path: str, found: tuple[Diagnostic, ...]) -> None:
        said = self.speaker(view).diagnostics(path, found, self._versions.get(path))
        self.text_document_publish_diagnostics(said)

    def _nothing(self, path: str) -> None:
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(Speaker({}, self._uris, len).uri(path), [])
        )

    async def watch(self) -> None:
        """Ask the editor to tell of changes that others make, where it can."""
        workspace = self.client_capabilities.workspace
        watching = workspace.did_change_watched_files if workspace else None
        if watching and watching.dynamic_registration:
            watchers = [types.FileSystemWatcher(pattern) for pattern in _WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            asked = types.RegistrationParams([types.Registration("files", method, options)])
            try:
                await self.client_register_capability_async(asked)
            except JsonRpcException as error:  # it said that it can, and cannot; saving still makes us look
                self.tell(f"This editor does not tell of changes on disk: {error}", types.MessageType.Warning)
