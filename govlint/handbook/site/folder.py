"""Files become a folder that appears whole or not at all, and never takes the place of something that is not ours."""

import os
import shutil
import tempfile
from pathlib import Path

from govlint.errors import GovlintError

MARK = ".govlint-handbook"
"""The file that says that a folder is a handbook, of which day and by which govlint, and lists what it holds."""

AS_OF, MADE_BY = "As of: ", "By: govlint "
"""How the lines of the mark begin that say the day and the version."""

_LITTER = (".DS_Store", "Thumbs.db", "desktop.ini")

Files = dict[str, bytes]
"""Path → content."""


def write_folder(files: Files, folder: Path) -> None:
    """Write a marked handbook in place of the one that may stand there.

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
    foreign = sorted(check_ours(folder) - listed(folder))
    if foreign:
        said = f"{folder} holds files that are not of the handbook: {', '.join(foreign[:3])}"
        raise GovlintError(said, "Move them away, or choose another folder with -o.")


def check_ours(folder: Path) -> set[str]:
    """What a handbook holds. Raises GovlintError unless the folder is absent, empty, or a handbook."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise GovlintError(f"{folder} is not a folder", "Choose another place with -o.")
    held = _held(folder)
    if held and MARK not in held:
        raise GovlintError(f"{folder} holds something else than a handbook", "Choose another folder with -o.")
    return held


def listed(folder: Path) -> set[str]:
    """What the mark of a handbook says that it holds."""
    return {MARK, *read_mark(folder)}


def read_mark(folder: Path) -> list[str]:
    """The lines of the mark; none where there is no such file."""
    mark = folder / MARK
    if mark.is_symlink() or not mark.is_file():
        return []
    return mark.read_text(encoding="utf-8", errors="replace").splitlines()


def marked(files: Files, day: str, version: str) -> Files:
    """The files of a handbook with the mark that names them. day: of which it speaks; version: of govlint."""
    head = f"A govlint handbook. Made by `govlint render`; do not edit.\n{AS_OF}{day}\n{MADE_BY}{version}\nIt holds:\n"
    return files | {MARK: (head + "".join(f"{path}\n" for path in sorted(files))).encode()}


def _held(folder: Path) -> set[str]:
    """What a folder holds, at any depth."""
    found = (path for path in folder.rglob("*") if path.name not in _LITTER)
    return {path.relative_to(folder).as_posix() for path in found if path.is_symlink() or not path.is_dir()}


def _fill(files: Files, folder: Path) -> None:
    folder.mkdir()
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


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
