"""Files become a folder that appears whole or not at all, and never takes the place of something that is not ours."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from govlint.errors import GovlintError

MARK = ".govlint-handbook"
"""The file that says that a folder is a handbook, and lists what was written into it."""

_LITTER = (".DS_Store", "Thumbs.db", "desktop.ini")

Files = dict[str, bytes]
"""Path → content."""


def write_folder(files: Files, folder: Path) -> None:
    """Write a handbook in place of the one that may stand there.

    Raises GovlintError where something else stands there, or where the disk does not let us.
    """
    check_free(folder)
    try:
        folder.absolute().parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.absolute().parent, prefix=f".{folder.name}-") as made:
            fresh = Path(made) / "new"
            _fill(files, fresh)
            _swap(fresh, folder, Path(made) / "old")
    except OSError as error:
        said = f"{folder}: the handbook could not be written: {error.strerror or error}"
        raise GovlintError(said, "Nothing was changed. Choose another folder with -o.") from error


def check_free(folder: Path) -> None:
    """Raise GovlintError unless the folder is absent, empty, or a handbook that nobody has added to."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise GovlintError(f"{folder} is not a folder", "Choose another place with -o.")
    held = {_relative(path, folder) for path in folder.rglob("*") if path.name not in _LITTER and not path.is_dir()}
    if not held:
        return
    if MARK not in held:
        raise GovlintError(f"{folder} holds something else than a handbook", "Choose another folder with -o.")
    known = (folder / MARK).read_text(encoding="utf-8", errors="replace").splitlines()
    foreign = sorted(held - {MARK, *known})
    if foreign:
        said = f"{folder} holds files that are not of the handbook: {', '.join(foreign[:3])}"
        raise GovlintError(said, "Move them away, or choose another folder with -o.")


def _relative(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _fill(files: Files, folder: Path) -> None:
    folder.mkdir()
    for path, content in _with_mark(files):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _with_mark(files: Files) -> Iterator[tuple[str, bytes]]:
    yield from files.items()
    listed = "".join(f"{path}\n" for path in sorted(files))
    yield MARK, f"A govlint handbook. Made by `govlint render`; do not edit. It holds:\n{listed}".encode()


def _swap(fresh: Path, folder: Path, old: Path) -> None:
    """Put the new folder in the place of the old one; whatever goes wrong, one of them stands there."""
    if not folder.exists():
        os.replace(fresh, folder)
        return
    os.replace(folder, old)
    try:
        os.replace(fresh, folder)
    except BaseException:
        os.replace(old, folder)
        raise
    shutil.rmtree(old, ignore_errors=True)
