"""The compiled library as the running program sees it; each part is read when it is first asked for."""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parent.parent
INSTALLED = PACKAGE / "_data"
CHECKOUT = PACKAGE.parent


class Library:
    """A folder of compiled parts."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._parts: dict[str, Any] = {}

    def part(self, name: str) -> Any:
        """The plain data of one part, by its file's stem."""
        if name not in self._parts:
            self._parts[name] = json.loads(self.text(name))
        return self._parts[name]

    def text(self, name: str) -> str:
        """The JSON text of one part."""
        return (self.folder / f"{name}.json").read_text(encoding="utf-8")


@cache
def built_in() -> Library:
    """The library of this installation: beside the code in a wheel, compiled from the checkout otherwise."""
    return Library(INSTALLED if INSTALLED.is_dir() else _from_checkout())


def _from_checkout() -> Path:
    """The compiled library of a checkout, kept in the user's cache under the state of its files."""
    folder = _cache() / f"library-{_state()}"
    if not _whole(folder):
        from govlint.library.compile import compile_library, write_parts

        write_parts(compile_library(CHECKOUT / "schemas", CHECKOUT / "rules"), folder)
    return folder


def _whole(folder: Path) -> bool:
    return (folder / "kinds.json").is_file()


def _cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(base) / "govlint"


def _state() -> str:
    """Names, sizes and times of the data files and of the code that compiles them."""
    from hashlib import blake2b

    seen = blake2b(digest_size=12)
    for folder in (CHECKOUT / "schemas", CHECKOUT / "rules", PACKAGE / "library", PACKAGE / "text"):
        for at, entry in _entries(folder):
            seen.update(f"{at} {entry.st_mtime_ns} {entry.st_size}\n".encode())
    return seen.hexdigest()


def _entries(folder: Path) -> list[tuple[str, os.stat_result]]:
    found: list[tuple[str, os.stat_result]] = []
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.is_dir():
            found += _entries(Path(entry.path)) if entry.name not in ("__pycache__", "v1") else []
        elif entry.name.endswith((".yaml", ".py")):
            found.append((entry.path, entry.stat()))
    return found
