"""The texts of a folder: open buffers over files on disk, each read again only when it has changed."""

import os
from collections.abc import Iterable, Mapping

from govlint.workspace.load import Loaded, load_file, together

Mark = bytes | tuple[int, int, int] | None
"""What tells one content of a file from the next: the buffer itself, or time, size and number of the file on disk."""


class Texts:
    """Remembers what was read of each file, and of which content."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[Mark, Loaded]] = {}

    def read(self, paths: Iterable[str], buffers: Mapping[str, bytes]) -> Loaded:
        """All files as one. buffers: path → the text that an editor holds of it."""
        self._held = {path: self._one(path, buffers) for path in paths}
        return together(loaded for _, loaded in self._held.values())

    def _one(self, path: str, buffers: Mapping[str, bytes]) -> tuple[Mark, Loaded]:
        mark: Mark = buffers[path] if path in buffers else _on_disk(path)
        held = self._held.get(path)
        return held if held and held[0] == mark is not None else (mark, load_file(path, buffers.get(path)))


def _on_disk(path: str) -> Mark:
    try:
        told = os.lstat(path)
    except OSError:
        return None
    return told.st_mtime_ns, told.st_size, told.st_ino
