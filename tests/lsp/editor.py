"""An editor without a window: texts as it holds them, and a server in a process of its own that it speaks to."""

import asyncio
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities
from pytest_lsp.client import make_test_lsp_client

from govlint.cli import reading
from govlint.lint.examples import complete
from govlint.lint.rules import all_rules
from govlint.lint.ruleset import RuleSet
from govlint.lsp.cursor import Here, here
from govlint.lsp.desk import Desk
from govlint.lsp.view import View
from govlint.workspace.load import load
from tests.helpers import DAY, HOUSE

BREWER = HOUSE / "examples" / "brewer"
_PATIENCE = 60


def view_of(files: Mapping[str, str], whole: bool = False) -> View:
    """What is known of these files; each is given the header fields it lacks, unless it is taken as it is."""
    made = {f"/org/{path}": (text if whole else complete(text.lstrip("\n"))[0]) for path, text in files.items()}
    given = {path: text.encode() for path, text in made.items()}
    return View("/org", load(given, given), RuleSet(all_rules()), DAY)


def brewer() -> View:
    """What is known of the brewer."""
    return desk(BREWER).view(str(BREWER / "organisation.yaml"))


def desk(*folders: Path) -> Desk:
    """A desk with folders, by the rules that `check` would judge them by."""
    found = Desk(lambda path: reading.ruleset(reading.configuration((path,), None)), lambda: DAY)
    for folder in folders:
        found.open_folder(str(folder))
    return found


def at(view: View, path: str, word: str, after: str = "") -> Here:
    """What stands where a word first begins, behind another where that is named."""
    text = view.loaded.sources[path].text
    found = here(view, path, text.index(word, text.index(after)))
    assert found, f"nothing stands at {word}"
    return found


def config(*args: str) -> ClientServerConfig:
    """How the server is started."""
    command = [sys.executable, "-c", "from govlint.cli.main import run; run()", "lsp", "--as-of", DAY, *args]
    return ClientServerConfig(server_command=command, client_factory=_client)


def _client() -> LanguageClient:
    client = make_test_lsp_client()
    client.watched = []

    @client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def register(params: types.RegistrationParams) -> None:
        client.watched += [one.method for one in params.registrations]

    return client


async def begin(client: LanguageClient, *folders: Path, encodings: tuple[str, ...] = ()) -> types.InitializeResult:
    """Say hello as a common editor does."""
    capabilities = client_capabilities("visual-studio-code")
    if encodings:
        capabilities.general = types.GeneralClientCapabilities(position_encodings=list(encodings))
    opened = [types.WorkspaceFolder(folder.as_uri(), folder.name) for folder in folders]
    return await client.initialize_session(types.InitializeParams(capabilities, workspace_folders=opened))


async def until(wanted: Callable[[], Any]) -> Any:
    """Wait until something is so."""

    async def asked() -> Any:
        while not (found := wanted()):
            await asyncio.sleep(0.02)
        return found

    return await asyncio.wait_for(asked(), _PATIENCE)


class Editor:
    """One file that is open in an editor."""

    def __init__(self, client: LanguageClient, path: Path, text: str | None = None) -> None:
        self.client, self.path, self.uri = client, path, path.as_uri()
        self.text = path.read_bytes().decode() if text is None else text
        self.version = 1
        item = types.TextDocumentItem(self.uri, "yaml", 1, self.text)
        client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    @property
    def document(self) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(self.uri)

    def type(self, text: str) -> None:
        """Hold another text."""
        self.text, self.version = text, self.version + 1
        named = types.VersionedTextDocumentIdentifier(version=self.version, uri=self.uri)
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(named, [change]))

    def replace(self, old: str, new: str) -> None:
        assert old in self.text
        self.type(self.text.replace(old, new, 1))

    def close(self) -> None:
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(self.document))

    def found(self) -> list[str]:
        """The rules of the findings that are shown."""
        return sorted(str(one.code) for one in self.client.diagnostics.get(self.uri, ()))

    def place(self, word: str, into: int = 0) -> types.Position:
        """Where a word begins, and so many characters on, in UTF-16."""
        before = self.text[: self.text.index(word) + into].replace("\r\n", "\n").split("\n")
        return types.Position(len(before) - 1, len(before[-1].encode("utf-16-le")) // 2)

    def marked(self, span: types.Range) -> str:
        """The characters of a range, in UTF-16; it must lie on one line."""
        line = self.text.split("\n")[span.start.line].encode("utf-16-le")
        return line[span.start.character * 2 : span.end.character * 2].decode("utf-16-le")
