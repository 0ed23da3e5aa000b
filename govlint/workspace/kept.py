"""What was read of files before, kept under a mark of their bytes; a file that is as it was is not read again.

Kept in SQLite, which many runs can use at once, and which a run that is ended leaves whole. What cannot be had from it,
whatever the reason, is read: nothing depends on it. Each form stands with a mark of its own, so that a spoilt one is no
answer.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from importlib.util import find_spec
from typing import TYPE_CHECKING, TypeVar

from govlint import __version__
from govlint.cache import MARK, mark_of, own_folder
from govlint.library.library import INSTALLED

if TYPE_CHECKING:
    import sqlite3

T = TypeVar("T")
MOST_FILES = 120_000
"""What was kept first is forgotten first: some 170 MB."""
_PATIENCE = 2.0
"""Seconds to wait for another run that is writing."""
_TABLE = "CREATE TABLE IF NOT EXISTS files (mark BLOB PRIMARY KEY, form BLOB)"
_FORGET = "DELETE FROM files WHERE rowid <= (SELECT max(rowid) FROM files) - ?"


class Kept:
    """Forms by the mark of the file's bytes, in one file of this version of govlint. path: empty to keep nothing."""

    def __init__(self, path: str) -> None:
        self._path = path

    def recall(self, marks: Iterable[bytes]) -> dict[bytes, bytes]:
        """The forms that are known and whole."""
        return self._asked(lambda database: dict(_whole(database, marks))) or {}

    def keep(self, forms: Mapping[bytes, bytes]) -> None:
        """Keep forms, all or none; where that cannot be, nothing is lost."""
        if forms:
            self._asked(lambda database: _keep(database, forms))

    def _asked(self, ask: "Callable[[sqlite3.Connection], T]") -> T | None:
        """An answer of the database; None where it cannot be had. A spoilt one is thrown away."""
        if not self._path:
            return None
        import sqlite3  # some builds of Python have none: then there is no path

        try:
            with closing(sqlite3.connect(self._path, timeout=_PATIENCE)) as database:
                # If the power fails it may be spoilt, and is made again.
                database.execute("PRAGMA synchronous = OFF")
                database.execute(_TABLE)
                return ask(database)
        except sqlite3.OperationalError:  # busy, full, not to be written
            return None
        except sqlite3.DatabaseError:
            with suppress(OSError):
                os.remove(self._path)
            return None


def _keep(database: "sqlite3.Connection", forms: Mapping[bytes, bytes]) -> None:
    rows = ((mark, mark_of(form) + form) for mark, form in forms.items())
    database.executemany("INSERT OR REPLACE INTO files VALUES (?, ?)", rows)
    database.execute(_FORGET, (MOST_FILES,))
    database.commit()


def _whole(database: "sqlite3.Connection", marks: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    for mark in marks:
        row = database.execute("SELECT form FROM files WHERE mark = ?", (mark,)).fetchone()
        if row and isinstance(row[0], bytes) and row[0][:MARK] == mark_of(row[0][MARK:]):
            yield mark, row[0][MARK:]


def kept() -> Kept:
    """What this installation keeps; nothing in a checkout, whose own code may change what is read of a file."""
    if not os.path.isdir(INSTALLED) or find_spec("_sqlite3") is None:
        return Kept("")
    version = f"{__version__} {os.stat(INSTALLED).st_mtime_ns} {sys.implementation.cache_tag}"
    folder = own_folder("files")
    return Kept(folder and os.path.join(folder, f"{mark_of(version.encode()).hex()}.sqlite"))
