"""The compiled library of a checkout, kept in the user's cache under the state of its files."""

import os
import shutil
from hashlib import blake2b
from pathlib import Path

from govlint.cache import cache_folder
from govlint.library.compile import PARTS, Parts, by_hand, compile_library, write_parts
from govlint.library.forms import SHARED

PACKAGE = Path(__file__).resolve().parent.parent
CHECKOUT = PACKAGE.parent


def compiled_checkout() -> tuple[str, Parts]:
    """The folder of the compiled library, compiled now where the files have changed since.

    Where the cache cannot be written there is no folder, and the parts come along.
    """
    folder = Path(cache_folder()) / f"library-{_state()}"
    if _is_whole(folder):
        return str(folder), {}
    parts = compile_library(CHECKOUT / "schemas", CHECKOUT / "rules")
    try:
        shutil.rmtree(folder, ignore_errors=True)
        write_parts(parts, folder)
    except OSError:
        return "", parts
    return str(folder), {}


def _is_whole(folder: Path) -> bool:
    """Whether every part is there."""
    schemas = [f"schema-{path.stem}" for path in (CHECKOUT / "schemas").glob("*.yaml") if path.stem not in SHARED]
    return all((folder / f"{name}.json").is_file() for name in (*PARTS, *schemas))


def _state() -> str:
    """Names, sizes and times of the data files and of the code that compiles them."""
    seen = blake2b(digest_size=12)
    for folder in (CHECKOUT / "schemas", CHECKOUT / "rules", PACKAGE / "library", PACKAGE / "text"):
        for at, entry in _entries(folder):
            seen.update(f"{at} {entry.st_mtime_ns} {entry.st_size}\n".encode())
    for path in by_hand(CHECKOUT / "schemas").values():
        seen.update(f"{path} {path.stat().st_mtime_ns} {path.stat().st_size}\n".encode())
    return seen.hexdigest()


def _entries(folder: Path) -> list[tuple[str, os.stat_result]]:
    found: list[tuple[str, os.stat_result]] = []
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.is_dir():
            found += _entries(Path(entry.path)) if entry.name not in ("__pycache__", "v1") else []
        elif entry.name.endswith((".yaml", ".py")):
            found.append((entry.path, entry.stat()))
    return found
