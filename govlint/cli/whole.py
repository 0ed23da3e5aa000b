"""A file that appears whole or not at all; several files, all of them or none."""

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress


def write_whole(path: str, text: str) -> None:
    """Write a file in place of the one that may stand there.

    Raises OSError where the disk does not let us. Whatever goes wrong, what stood there stays and nothing is left over.
    """
    # Several runs may write the same file at once, each from a file of its own.
    made = f"{path}.{os.getpid()}"
    try:
        with open(made, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.replace(made, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(made)
        raise


def replace_all(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> None:
    """Write files in place of those that stand there, with the same permissions. before, after: contents by path.

    Raises OSError where the disk does not let us: then all files are as they were. Only where the machine itself stops
    in between can some be new and some old; each is whole even then.
    """
    made = {path: f"{path}.{os.getpid()}" for path in after}
    done: list[str] = []
    try:
        for path, content in after.items():
            _lay(path, made[path], content)
        for path in after:
            os.replace(made[path], path)
            done.append(path)
    except BaseException:
        for path in done:
            _lay(path, made[path], before[path])
            os.replace(made[path], path)
        for name in made.values():
            with suppress(OSError):
                os.unlink(name)
        raise


def _lay(path: str, beside: str, content: bytes) -> None:
    """Write a content beside a file, with its permissions."""
    with open(beside, "xb") as file:
        file.write(content)
    shutil.copymode(path, beside)
