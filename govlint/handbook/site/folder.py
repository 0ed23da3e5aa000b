"""Files become a folder that appears whole or not at all, and never takes the place of something that is not ours."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from govlint.errors import GovlintError
from govlint.handbook.site.hidden import NEW, OLD, beside

MARK = ".govlint-handbook"
"""The file that says that a folder is a handbook, of which day and by which govlint, and lists what it holds."""

AS_OF, MADE_BY = "As of: ", "By: govlint "
"""How the lines of the mark begin that say the day and the version."""

_LITTER = (".DS_Store", "Thumbs.db", "desktop.ini")

Files = dict[str, bytes]
"""Path → content."""


class Changed(NamedTuple):
    """What differs from the handbook that stood there, by path. written: new or with other content."""

    written: frozenset[str]
    kept: frozenset[str]
    gone: frozenset[str]


def write_folder(files: Files, folder: Path) -> Changed:
    """Write a marked handbook in place of the one that may stand there, and say what differs from it.

    A file that is the same byte for byte stays the same file. Raises GovlintError where something else stands there,
    or where the disk does not let us.
    """
    check_free(folder)
    try:
        with _unhurried() as stop, beside(folder) as place:
            kept = _fill(files, place / NEW, folder, stop)
            gone = frozenset(path for path in listed(folder) if path not in files and (folder / path).is_file())
            _swap(place / NEW, folder, place / OLD)
    except OSError as error:
        said = f"{folder}: the handbook could not be written: {error.strerror or error}"
        raise GovlintError(said, "Nothing was changed. Choose another folder with -o.") from error
    return Changed(frozenset(files) - kept, kept, gone)


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


def same(file: Path, content: bytes) -> bool:
    """Whether a file has this content; a link never does, for it can lead to anything."""
    if file.is_symlink() or not file.is_file() or file.stat().st_size != len(content):
        return False
    return file.read_bytes() == content


def _fill(files: Files, fresh: Path, folder: Path, stop: Callable[[], None]) -> frozenset[str]:
    """Make the new folder, from files of the old one where they are the same; gives the paths of those."""
    fresh.mkdir()
    kept: set[str] = set()
    for path, content in files.items():
        stop()
        old, target = folder / path, fresh / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if same(old, content):
            kept.add(path)
            _take_over(old, target, content)
        else:
            target.write_bytes(content)
    return frozenset(kept)


def _take_over(old: Path, target: Path, content: bytes) -> None:
    """The same file under a second name; a copy of the same time where the disk knows no second names."""
    try:
        os.link(old, target)
    except OSError:
        target.write_bytes(content)
        told = old.stat()
        os.utime(target, ns=(told.st_atime_ns, told.st_mtime_ns))


@contextmanager
def _unhurried() -> Iterator[Callable[[], None]]:
    """Let Ctrl-C wait for a moment at which nothing is half done: for the call of what is given, or for the end."""
    waiting: list[int] = []

    def stop() -> None:
        if waiting:
            raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():  # Ctrl-C only ever reaches that one
        yield stop
        return
    before = signal.signal(signal.SIGINT, lambda number, _: waiting.append(number))
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)
    stop()


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
