"""Writes new files that appear together or not at all, and never in the place of others."""

import os
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress

from govlint.errors import GovlintError


def appear(folder: str, files: Mapping[str, str]) -> None:
    """Write new files. files: path, as seen from the folder → text.

    They are made in a hidden folder and moved in as few steps as there can be: a new folder appears in one. Raises
    GovlintError where one of them is there already, or where the disk does not let us; nothing is written then.
    """
    refuse_taken(folder, files)
    base = _lowest(os.path.abspath(folder))
    below = os.path.relpath(os.path.abspath(folder), base)
    wanted = {os.path.normpath(os.path.join(below, path)): text for path, text in files.items()}
    try:
        with tempfile.TemporaryDirectory(dir=base, prefix=".making-") as made:
            for path, text in wanted.items():
                _write(os.path.join(made, path), text)
            _move(made, base, list(dict.fromkeys(_highest(base, path) for path in wanted)))
    except OSError as error:
        raise GovlintError(f"{error.filename2 or folder}: {error.strerror}", "Nothing was written.") from error


def refuse_taken(folder: str, files: Iterable[str]) -> None:
    """Raise GovlintError where some of these files are there already."""
    taken = [path for path in files if os.path.lexists(os.path.join(folder, path))]
    if taken:
        said = f"{', '.join(taken)} {'are' if len(taken) > 1 else 'is'} there already"
        raise GovlintError(said, "Nothing was written. Name another folder, or move them out of the way first.")


def _lowest(folder: str) -> str:
    """The folder, or the nearest above it that is there."""
    while not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    return folder


def _highest(base: str, path: str) -> str:
    """What has to be moved for a file to appear: the file, or the highest folder on its way that is not there."""
    way = path.split(os.sep)
    parts = (os.path.join(*way[:end]) for end in range(1, len(way)))
    return next((part for part in parts if not os.path.lexists(os.path.join(base, part))), path)


def _write(path: str, text: str) -> None:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def _move(made: str, base: str, paths: list[str]) -> None:
    """Move what was made into place; where that is stopped half way, take back what was moved."""
    try:
        for path in paths:
            refuse_taken(base, [path])
            os.rename(os.path.join(made, path), os.path.join(base, path))
    except BaseException:
        # What is no longer where it was made is what was moved, however the moving ended.
        for path in (path for path in paths if not os.path.lexists(os.path.join(made, path))):
            with suppress(OSError):
                os.rename(os.path.join(base, path), os.path.join(made, path))
        raise
