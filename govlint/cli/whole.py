"""A file that appears whole or not at all; several files, all of them or none."""

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress


def write_whole(path: str, content: str | bytes) -> None:
    """Write a file in place of the one that may stand there. Text is written as UTF-8.

    Raises OSError where the disk does not let us. Whatever goes wrong, what stood there stays and nothing is left over.
    """
    made = _beside(path)
    try:
        with open(made, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
        os.replace(made, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(made)
        raise


def write_new(path: str, content: str | bytes) -> None:
    """Write a file where none stands.

    Raises FileExistsError where one does, OSError where the disk does not let us.
    """
    if os.path.lexists(path):
        raise FileExistsError(path)
    write_whole(path, content)


def replace_all(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> None:
    """Write files in place of those that stand there, with the same permissions. before, after: contents by path.

    Raises OSError where the disk does not let us: then all files are as they were. Only where the machine itself stops
    in between can some be new and some old; each is whole even then.
    """
    made: list[str] = []
    done: list[str] = []
    try:
        for path, content in after.items():
            _lay(path, content, made)
        for path in after:
            os.replace(_beside(path), path)
            done.append(path)
    except BaseException:
        for path in done:
            _lay(path, before[path], made)
            os.replace(_beside(path), path)
        for name in made:
            with suppress(OSError):
                os.unlink(name)
        raise


def _beside(path: str) -> str:
    # Several runs may write the same file at once, each from a file of its own.
    return f"{path}.{os.getpid()}"


def _lay(path: str, content: bytes, made: list[str]) -> None:
    """Write a content beside a file, with its permissions. made: gets its name once it is ours, and may be deleted."""
    beside = _beside(path)
    with open(beside, "xb") as file:
        made.append(beside)
        file.write(content)
    shutil.copymode(path, beside)
