"""Serves a preview to browsers of this machine alone. What is asked for is looked up among pages, never on the disk."""

import mimetypes
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingTCPServer
from urllib.parse import unquote, urlsplit

from govlint import __version__
from govlint.cli.preview.shown import Shown
from govlint.errors import GovlintError

LOOPBACK = "127.0.0.1"
_NAMES = (LOOPBACK, "localhost")


class Server(ThreadingTCPServer):
    """Listens on the loopback address and nowhere else."""

    # A port that was used a moment ago can be used again; threads end with the program.
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, port: int, shown: Shown) -> None:
        self.shown = shown
        try:
            super().__init__((LOOPBACK, port), _Handler)
        except OSError as error:
            hint = "Name another one with --port, or let --port 0 take one that is free."
            raise GovlintError(f"port {port} cannot be used: {error.strerror}", hint) from error

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return int(self.server_address[1])

    @property
    def address(self) -> str:
        """What to open in a browser."""
        return f"http://{LOOPBACK}:{self.port}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle is nothing to speak of."""


class _Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD; any other method is refused by the class below."""

    server: Server
    server_version, sys_version = f"govlint/{__version__}", ""
    timeout = 10
    error_content_type, error_message_format = "text/plain; charset=utf-8", "%(code)d %(message)s\n"

    def do_GET(self) -> None:
        self._answer(True)

    def do_HEAD(self) -> None:
        self._answer(False)

    def _answer(self, whole: bool) -> None:
        # A page from elsewhere can lead its own name to this address; the browser then still says that name.
        if self.headers.get_all("Host") not in [[f"{name}:{self.server.port}"] for name in _NAMES]:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, "this address is not asked for by that name")
            return
        path = unquote(urlsplit(self.path).path).removeprefix("/")
        page = self.server.shown.state.page(path)
        if page is None:
            self.send_error(HTTPStatus.NOT_FOUND, "the handbook has no such page")
            return
        self.send_response(HTTPStatus.OK)
        for name, value in _headers(path, len(page)):
            self.send_header(name, value)
        self.end_headers()
        if whole:
            self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for changes."""


def _headers(path: str, length: int) -> tuple[tuple[str, str], ...]:
    found = mimetypes.guess_type(path)[0] or ("text/html" if not path or path.endswith("/") else "text/plain")
    text = found.startswith("text/") or found.endswith(("javascript", "json", "xml"))
    return (
        ("Content-Type", f"{found}; charset=utf-8" if text else found),
        ("Content-Length", str(length)),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("X-Frame-Options", "DENY"),
    )
