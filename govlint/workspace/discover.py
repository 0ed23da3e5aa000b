"""Which files are read; knows folders and patterns, not their content."""

import glob
import os
import stat
from collections.abc import Iterable, Iterator
from errno import ENXIO
from fnmatch import fnmatch

from govlint.errors import CHECK_PATH, GovlintError
from govlint.near import path_suggestion

SKIPPED = frozenset({"node_modules", "__pycache__", "venv", "site-packages", "build", "dist"})
"""Folders that hold what tools made; so do all whose name starts with a dot."""


def discover(paths: Iterable[str], exclude: tuple[str, ...] = ()) -> list[str]:
    """The YAML files of paths, folders and patterns, each once, in order.

    A file that is named is read whatever its ending. exclude: patterns of paths to pass over, as they
    are named or as they lie below a folder that is named.
    Raises GovlintError where a path leads nowhere.
    """
    found: dict[str, None] = {}
    for path in paths:
        for file in _files(path):
            if not exclude or not excluded(_names(file, path), exclude):
                found[file] = None
    return list(found)


def _names(file: str, path: str) -> tuple[str, str, str]:
    """How a pattern may mean a file: as it is found, as it lies below what was named, by its whole path."""
    return file, os.path.relpath(file, path), os.path.abspath(file)


def _files(path: str) -> Iterator[str]:
    for one in named(path):
        if os.path.isdir(one):
            yield from _walk(one)
        else:
            yield os.path.normpath(one)


def named(path: str) -> list[str]:
    """The files and folders that a path or a pattern names, in order. Raises GovlintError where it leads nowhere."""
    found = [path] if os.path.lexists(path) else sorted(glob.glob(path, recursive=True))
    if not found:
        hint = path_suggestion(path, "Name a file, a folder or a pattern such as 'policies/*.yaml'.")
        raise GovlintError(f"{path}: no such file or folder", hint)
    return found


def _walk(folder: str) -> Iterator[str]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise GovlintError(f"{folder}: {error.strerror}", CHECK_PATH) from error
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if not entry.name.startswith(".") and entry.name not in SKIPPED:
                yield from _walk(entry.path)
        elif entry.name.endswith((".yaml", ".yml")):
            yield os.path.normpath(entry.path)


def excluded(names: Iterable[str], patterns: tuple[str, ...]) -> bool:
    """Whether a file, by one of its names, or a folder it lies in fits one of the patterns."""
    return any(
        fnmatch(name, pattern) or fnmatch(name, f"{pattern.rstrip('/')}/*") for name in names for pattern in patterns
    )


def plain_file_size(path: str) -> int | None:
    """The size of an ordinary file in bytes; None for a link, a pipe or a device.

    Raises OSError where nothing is there.
    """
    state = os.lstat(path)
    return state.st_size if stat.S_ISREG(state.st_mode) else None


def not_followed(path: str, flags: int) -> int:
    """Opens no link that took the place of a file since it was looked at."""
    return not_waited_for(path, flags | getattr(os, "O_NOFOLLOW", 0))


def not_waited_for(path: str, flags: int) -> int:
    """Opens nothing but a file, and waits for no pipe that took its place, which would pass for an empty file."""
    opened = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    if not stat.S_ISREG(os.fstat(opened).st_mode):
        os.close(opened)
        raise OSError(ENXIO, "it is no plain file any more")
    return opened
