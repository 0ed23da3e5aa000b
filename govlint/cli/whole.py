"""A file that appears whole or not at all."""

import os
from contextlib import suppress


def write_whole(path: str, content: str | bytes) -> None:
    """Write a file in place of the one that may stand there. Text is written as UTF-8.

    Raises OSError where the disk does not let us. Whatever goes wrong, what stood there stays and nothing is left over.
    """
    # Several runs may write the same file at once, each from a file of its own.
    made = f"{path}.{os.getpid()}"
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
