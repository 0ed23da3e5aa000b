"""What a preview shows: the last good handbook, and what is wrong since; knows pages, not connections."""

import threading
from html import escape
from typing import NamedTuple

from govlint.handbook.paths import HOME
from govlint.handbook.site.folder import Files

VERSION, RELOAD = ".govlint/version", ".govlint/reload.js"
"""Paths that no handbook has: which state this is, and what asks for it."""

_RELOAD = b"""\
"use strict";
(() => {
  const shown = document.currentScript.dataset.version;
  const ask = async () => {
    try {
      const answer = await fetch("/.govlint/version", { cache: "no-store" });
      if (answer.ok && (await answer.text()) !== shown) {
        location.reload();
        return;
      }
    } catch {
      // The preview has ended, or is not there yet.
    }
    setTimeout(ask, 500);
  };
  setTimeout(ask, 500);
})();
"""
_POLICY, _ASKS = b"base-uri 'none'", b"connect-src 'self'; base-uri 'none'"
_HEAD, _MAIN = b"</head>", b'<main id="main"'


class State(NamedTuple):
    """One state of a preview. number: of the state; wrong: what keeps a newer handbook from being shown, in lines."""

    number: int
    files: Files
    wrong: tuple[str, ...] = ()

    def page(self, path: str) -> bytes | None:
        """What stands at a path, with what a preview needs; None where nothing does."""
        name = f"{path}{HOME}" if not path or path.endswith("/") else path
        if name == VERSION:
            return str(self.number).encode()
        if name == RELOAD:
            return _RELOAD
        held = self.files.get(name)
        return self._alive(held) if held is not None and name.endswith(".html") else held

    def _alive(self, page: bytes) -> bytes:
        """A page that asks whether there is a newer one, and says what is wrong."""
        script = f'<script src="/{RELOAD}" data-version="{self.number}"></script>\n'.encode()
        page = page.replace(_POLICY, _ASKS, 1).replace(_HEAD, script + _HEAD, 1)
        return page.replace(_MAIN, self._banner() + _MAIN, 1) if self.wrong else page

    def _banner(self) -> bytes:
        lines = "<br>".join(map(escape, self.wrong))
        said = f"<p>This is the last handbook that could be made.<br>{lines}</p>"
        return f'<div class="banner" role="alert">{said}</div>\n'.encode("utf-8", "replace")


class Shown:
    """The state that is shown now; one hand changes it while others read."""

    def __init__(self, files: Files) -> None:
        self._lock = threading.Lock()
        self._state = State(1, files)

    @property
    def state(self) -> State:
        """The state now."""
        with self._lock:
            return self._state

    def show(self, files: Files | None, wrong: tuple[str, ...] = ()) -> None:
        """Show other files, or say what is wrong beside those there are."""
        with self._lock:
            self._state = State(self._state.number + 1, self._state.files if files is None else files, wrong)
