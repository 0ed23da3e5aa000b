"""A Neovim without a screen, with the settings that our page shows, driven by keys and asked what it shows."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest

from tests.helpers import HOUSE

PAGE = HOUSE / "docs" / "how-to" / "editors" / "neovim.md"
BINARIES = HOUSE / "tests" / "editors" / "node" / "node_modules" / ".bin"
_PERSON = Path(__file__).with_name("person.lua")
_PATIENCE = 30.0  # seconds, for two slow cores
Seen = TypeVar("Seen")


def shown_settings(heading: str) -> str:
    """The Lua that our page shows under a heading."""
    section = PAGE.read_text(encoding="utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    blocks = re.findall(r"^```lua\n(.*?)^```$", section, re.M | re.S)
    assert blocks, f"{PAGE} shows no settings under {heading}"
    return "\n".join(blocks)


def path_of_neovim() -> str:
    """The nvim of this environment or of the machine; skips the test where there is none that is new enough."""
    found = shutil.which("nvim", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if found is None:
        pytest.skip("Neovim is not installed, and its wheel is only for Linux on x86-64, macOS and Windows")
    said = subprocess.run([found, "--version"], capture_output=True, text=True, check=True).stdout
    version = re.match(r"NVIM v(\d+)\.(\d+)", said)
    if version is None or (int(version[1]), int(version[2])) < (0, 11):
        pytest.skip(f"this needs Neovim 0.11, and here is {said.splitlines()[0]}")
    return found


class Neovim:
    """One running Neovim; the other side of its socket is Neovim's own way to be driven from outside."""

    def __init__(self, nvim: str, socket: str, environment: Mapping[str, str]) -> None:
        self._nvim, self._socket, self._environment = nvim, socket, environment

    def _remote(self, how: str, what: str, check: bool = True) -> str:
        words = [self._nvim, "--server", self._socket, how, what]
        done = subprocess.run(
            words, capture_output=True, text=True, env=self._environment, timeout=2 * _PATIENCE, check=False
        )
        assert done.returncode == 0 or not check, done.stderr
        return done.stdout

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """A function of person.lua."""

        def ask(*given: Any) -> Any:
            told = json.dumps(list(given)).replace("'", "''")
            return json.loads(self._remote("--remote-expr", f"v:lua.Person('{name}', '{told}')"))

        return ask

    def keys(self, typed: str) -> None:
        """Type keys, in Neovim's notation."""
        self._remote("--remote-send", typed)

    def leave(self) -> None:
        """Close Neovim without saving; it hangs up while it is told, which is no fault."""
        self._remote("--remote-send", "<C-\\><C-N>:qall!<CR>", check=False)

    def until(self, seen: Callable[[], Seen], wanted: Callable[[Seen], object] = bool) -> Seen:
        """What is seen as soon as it is what is wanted."""
        end = time.monotonic() + _PATIENCE
        while not wanted(found := seen()):
            assert time.monotonic() < end, f"waited in vain; seen: {found!r}\n{self.messages()}"
            time.sleep(0.05)
        return found

    def hovered(self) -> str | None:
        """What floats over the text at the cursor once a person has asked for it; None while nobody answers."""
        self.keys("K")
        time.sleep(0.3)
        told: str | None = self.floating()
        return told

    def at(self, path: Path, text: str, into: int = 0) -> None:
        """Open a file anew and stand where a text begins in it, or so many characters later."""
        self.open(str(path))
        before, found, _ = path.read_text(encoding="utf-8").partition(text)
        assert found, f"{path} does not hold {text}"
        line = before.rpartition("\n")[2] + text[:into]
        self.go(before.count("\n") + 1, len(line.encode()))


@contextmanager
def neovim(settings: str, folder: Path, home: Path, path: Path) -> Iterator[Neovim]:
    """A Neovim with these settings in a folder; path: where the commands stand that the settings name."""
    nvim = path_of_neovim()
    (home / "nvim").mkdir(parents=True)
    (home / "nvim" / "init.lua").write_text(settings, encoding="utf-8")
    homes = {f"XDG_{kind}_HOME": str(home) for kind in ("CONFIG", "DATA", "STATE", "CACHE")}
    environment = os.environ | homes | {"PATH": f"{path}{os.pathsep}{os.environ['PATH']}"}
    environment.pop("NVIM", None)
    with tempfile.TemporaryDirectory(prefix="nvim") as short:  # the path of a socket cannot be long
        socket = f"{short}/socket"
        words = [nvim, "--headless", "-n", "--listen", socket, "-S", str(_PERSON)]
        with subprocess.Popen(words, cwd=folder, env=environment, stdin=subprocess.DEVNULL) as running:
            driven = Neovim(nvim, socket, environment)
            try:
                _wait_for(Path(socket), running)
                yield driven
            finally:
                driven.leave()
                _end(running)


def _wait_for(socket: Path, running: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + _PATIENCE
    while not socket.exists():
        assert running.poll() is None, "Neovim ended before it could be driven"
        assert time.monotonic() < end, "Neovim did not start"
        time.sleep(0.02)


def _end(running: "subprocess.Popen[bytes]") -> None:
    try:
        running.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        running.kill()
