"""What `check` said before of the very same files, asked the very same way; knows bytes, not documents.

A check is a function of its files, its configuration, the day and how it was asked. So an answer can be kept under a
mark of all of them, and given again without reading a single document. Only an installed govlint remembers: while its
own code is being changed, the same question can have another answer tomorrow.
"""

import json
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple

from govlint import __version__
from govlint.cache import MARK, mark_of, marking, own_folder
from govlint.config.config import Config
from govlint.library.library import INSTALLED
from govlint.workspace.discover import not_followed

MOST_BYTES = 64 * 1024 * 1024
"""The most bytes of files that are held to ask whether they are known; more are checked anew each time."""
MOST_ANSWERS = 100
MOST_TEXT = 2 * 1024 * 1024
"""The most bytes of one answer; longer ones are worked out anew, for a hundred of them would fill a disk."""


class Answer(NamedTuple):
    """What was said: the exit code, the lines on standard output, the line on standard error if there was one.

    files: the texts of the files that were asked for, by path.
    """

    code: int
    lines: list[str]
    error: str
    files: dict[str, str]


class Memory(NamedTuple):
    """The place of one answer. path: empty where nothing is remembered. contents: the files that were read for it."""

    path: str
    contents: dict[str, bytes]

    def recall(self) -> Answer | None:
        """The answer that was kept, if there is one and it is whole."""
        try:
            with open(self.path, "rb") as file:
                mark, content = file.read(MARK), file.read()
            return Answer(*json.loads(content)) if mark == mark_of(content) else None
        except (OSError, ValueError, TypeError):
            return None

    def keep(self, answer: Answer) -> None:
        """Keep an answer, whole or not at all; where that cannot be, nothing is lost."""
        content = json.dumps(answer).encode() if self.path else b""
        if not content or len(content) > MOST_TEXT:
            return
        # Imported where something is kept: what is known is only recalled, and a checkout keeps nothing.
        from govlint.cli.whole import write_whole

        with suppress(OSError, ValueError):
            write_whole(self.path, mark_of(content) + content)
            _forget(os.path.dirname(self.path))


FORGETS = Memory("", {})
"""Remembers nothing."""


def memory(asked: tuple[object, ...], config: Config, files: Iterable[str], given: dict[str, bytes]) -> Memory:
    """The memory of a question. asked: how it was asked, with the day; given: contents that stand in for files.

    Nothing is remembered where a file is no plain one, or where there are too many bytes to hold.
    """
    if not os.path.isdir(INSTALLED):
        return FORGETS
    contents: dict[str, bytes] = {}
    mark, held = marking(), 0
    for part in (__version__, os.stat(INSTALLED).st_mtime_ns, asked, os.getcwd()):
        mark.update(f"{part!r}\n".encode("utf-8", "surrogatepass"))
    for path in (*_of_config(config), *files):
        content = given[path] if path in given else _plain(path)
        held += len(content or b"")
        if content is None or held > MOST_BYTES:
            return FORGETS
        mark.update(f"{path!r} {len(content)}\n".encode("utf-8", "surrogatepass"))
        mark.update(content)
        contents[path] = content
    folder = own_folder("answers")
    return Memory(folder and os.path.join(folder, mark.hexdigest()), contents)


def _of_config(config: Config) -> Iterator[str]:
    """The files that a configuration brings in, itself included."""
    if config.path:
        yield config.path
        if os.path.lexists(config.baseline_path):
            yield config.baseline_path
    for folder in map(config.below, config.rule_folders):
        for above, folders, names in os.walk(folder):
            folders.sort()
            yield from (os.path.join(above, name) for name in sorted(names) if name.endswith(".yaml"))


def _plain(path: str) -> bytes | None:
    """The content of a plain file; None for anything else."""
    try:
        if stat.S_ISREG(os.lstat(path).st_mode):
            with open(path, "rb", opener=not_followed) as file:
                return file.read(MOST_BYTES)
    except OSError:
        pass
    return None


def _forget(folder: str) -> None:
    """Keep the newest answers."""
    there = sorted(os.scandir(folder), key=lambda entry: entry.stat().st_mtime_ns, reverse=True)
    for entry in there[MOST_ANSWERS:]:
        os.remove(entry.path)
