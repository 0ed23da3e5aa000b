"""How soon an editor hears what is wrong after a keystroke, in an estate of a thousand documents."""

import json
import statistics
import subprocess
import time
from pathlib import Path
from typing import IO, Any

from benchmarks.estate import write

DOCUMENTS = 1_000
KEYSTROKES = 15
PUBLISHED = "textDocument/publishDiagnostics"


class Server:
    """A language server that is spoken to over its standard input and output."""

    def __init__(self, program: Path, folder: Path) -> None:
        self._process = subprocess.Popen([program, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        root = {"uri": folder.as_uri(), "name": folder.name}
        self.send("initialize", {"processId": None, "capabilities": {}, "workspaceFolders": [root]}, 1)
        self.until(lambda said: said.get("id") == 1)
        self.send("initialized", {})

    def send(self, method: str, params: dict[str, Any], number: int | None = None) -> None:
        """Tell something, or ask it where it has a number."""
        said = {"jsonrpc": "2.0", "method": method, "params": params, **({"id": number} if number else {})}
        content = json.dumps(said).encode()
        self._pipe(self._process.stdin).write(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
        self._pipe(self._process.stdin).flush()

    def until(self, wanted: Any) -> dict[str, Any]:
        """The next thing said that is wanted."""
        while True:
            said = self._next()
            if wanted(said):
                return said

    def _next(self) -> dict[str, Any]:
        pipe, length = self._pipe(self._process.stdout), 0
        while (line := pipe.readline().strip()) or not length:
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        said: dict[str, Any] = json.loads(pipe.read(length))
        return said

    @staticmethod
    def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
        if pipe is None:
            raise ValueError("this process has no such pipe")
        return pipe

    def end(self) -> None:
        """Stop it."""
        self._process.kill()
        self._process.communicate()


def seconds(program: Path, folder: Path) -> list[float]:
    """From keystrokes that misspell a value to the finding about it, in seconds."""
    path = next(iter(sorted(folder.rglob("engagement-policy*.yaml"))))
    text, server, found = path.read_text(encoding="utf-8"), Server(program, folder), []
    document = {"uri": path.as_uri(), "languageId": "yaml", "version": 0, "text": text}
    server.send("textDocument/didOpen", {"textDocument": document})
    server.until(lambda said: said.get("method") == PUBLISHED)  # all is read; of a clean document nothing is said
    for number in range(1, KEYSTROKES + 1):
        wrong = "everyon" if number % 2 else "everyone"
        changed = text.replace("value: everyone", f"value: {wrong}", 1)
        version = {"uri": path.as_uri(), "version": number}
        start = time.perf_counter()
        server.send("textDocument/didChange", {"textDocument": version, "contentChanges": [{"text": changed}]})
        server.until(lambda said, number=number: _is_about(said, path) and _is_wrong(said) == bool(number % 2))
        found.append(time.perf_counter() - start)
    server.end()
    return found


def _is_about(said: dict[str, Any], path: Path) -> bool:
    return said.get("method") == PUBLISHED and said["params"]["uri"] == path.as_uri()


def _is_wrong(said: dict[str, Any]) -> bool:
    return any(one["code"] == "core/unknown-value" for one in said["params"]["diagnostics"])


def editor_table(programs: Path, made: Path) -> str:
    """A sentence on it."""
    folder = made / "edited"
    write(DOCUMENTS, folder)
    found = seconds(programs / "govlint", folder)
    middle, most = statistics.median(found) * 1000, max(found) * 1000
    return (
        f"### In an editor\n\nIn an estate of {DOCUMENTS:,} documents a finding about a value shows "
        f"{middle:,.0f} ms after the keystroke that made it wrong (median of {KEYSTROKES}; at most {most:,.0f}).\n"
    )
