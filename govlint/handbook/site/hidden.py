"""The hidden folder beside a handbook in which the next one is made, and what killed runs have left of theirs."""

import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

NEW, OLD = "new", "old"
"""What stands in it: the handbook that is made, and the one that made way."""


@contextmanager
def beside(folder: Path) -> Iterator[Path]:
    """A hidden folder of our own, on the disk on which the handbook is to stand; it goes again in the end.

    Raises OSError where the disk does not let us.
    """
    above = folder.absolute().parent
    above.mkdir(parents=True, exist_ok=True)
    place = above / f".{folder.name}-{os.getpid()}-{token_hex(4)}"
    place.mkdir()
    try:
        with _held(place):
            yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def put_right(folder: Path) -> None:
    """Take away what killed runs left beside a handbook. One that was about to make way is put back first.

    Where the disk does not let us, it stays.
    """
    with suppress(OSError):
        for place in _left(folder):
            with suppress(OSError), _held(place) as free:
                if free:
                    _put_back(place / OLD, folder)
                    shutil.rmtree(place)


def _left(folder: Path) -> Iterator[Path]:
    """What may be left of other runs; an empty one has only just begun."""
    name = re.compile(rf"\.{re.escape(folder.name)}-\d+-[0-9a-f]{{8}}")
    for place in folder.absolute().parent.iterdir():
        if name.fullmatch(place.name) and place.is_dir() and not place.is_symlink() and any(place.iterdir()):
            yield place


def _put_back(old: Path, folder: Path) -> None:
    if old.is_dir() and not os.path.lexists(folder):
        os.replace(old, folder)


@contextmanager
def _held(place: Path) -> Iterator[bool]:
    """Whether a folder is ours alone. The system lets go of it with the process, however that ends.

    Windows knows no such locks: nothing is ours alone there.
    """
    if sys.platform == "win32":
        yield False
        return
    import fcntl

    lock = os.open(place, os.O_RDONLY)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
        else:
            yield True
    finally:
        os.close(lock)
