"""Writes new files that appear together or not at all, and never in the place of others."""

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress

from govlint.errors import GovlintError


def appear(folder: str, files: Mapping[str, str]) -> None:
    """Write new files. files: path, as seen from the folder → text.

    Raises GovlintError where one of them is there already, or where the disk does not let us; nothing is written then.
    """
    refuse_taken(folder, files)
    try:
        with _new_folders() as new, _made_in(os.path.abspath(folder), new) as made:
            ready = {path: os.path.join(made, str(number)) for number, path in enumerate(files)}
            for path, text in files.items():
                _write(ready[path], text)
            _move(ready, os.path.abspath(folder), new)
    except OSError as error:
        raise GovlintError(f"{error.filename or folder}: {error.strerror}", "Nothing was written.") from error


@contextmanager
def _new_folders() -> Iterator[list[str]]:
    """A list of folders that are new, the highest first; they go again where things go wrong."""
    new: list[str] = []
    try:
        yield new
    except BaseException:
        for folder in reversed(new):
            _forgiving(os.rmdir, folder)
        raise


@contextmanager
def _made_in(folder: str, new: list[str]) -> Iterator[str]:
    """A folder in which files are made before they appear: on the disk on which they are to stand."""
    _open(folder, new)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".making-") as made:
        yield made


def refuse_taken(folder: str, files: Iterable[str]) -> None:
    """Raise GovlintError where some of these files are there already."""
    taken = [path for path in files if os.path.lexists(os.path.join(folder, path))]
    if taken:
        said = f"{', '.join(taken)} {'are' if len(taken) > 1 else 'is'} there already"
        raise GovlintError(said, "Nothing was written. Name another folder, or move them out of the way first.")


def _write(path: str, text: str) -> None:
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def _move(ready: Mapping[str, str], folder: str, new: list[str]) -> None:
    """Move files into place; where that is stopped half way, take back what was moved. ready: path → where it is."""
    try:
        for path, made in ready.items():
            target = os.path.join(folder, path)
            _open(os.path.dirname(target), new)
            refuse_taken(folder, [path])
            os.rename(made, target)
    except BaseException:
        # What is no longer where it was made is what was moved, however the moving ended.
        for path in (path for path, made in ready.items() if not os.path.exists(made)):
            _forgiving(os.unlink, os.path.join(folder, path))
        raise


def _open(folder: str, new: list[str]) -> None:
    """Make a folder and those above it. new: gets those that were not there, the highest first."""
    if not os.path.isdir(folder):
        _open(os.path.dirname(folder), new)
        new.append(folder)
        os.mkdir(folder)


def _forgiving(undo: Callable[[str], None], path: str) -> None:
    with suppress(OSError):
        undo(path)
