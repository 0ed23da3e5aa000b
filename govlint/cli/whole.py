"""A file that appears whole or not at all; several files, all of them or none."""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from errno import EEXIST
from secrets import token_hex


def write_whole(path: str, content: str | bytes) -> None:
    """Write a file in place of the one that may stand there. Text is written as UTF-8.

    Raises OSError where the disk does not let us. Whatever goes wrong, what stood there stays and nothing is left over.
    """
    with _made(path) as made:
        _lay(made, content)
        os.replace(made, path)


def write_new(path: str, content: str | bytes) -> None:
    """Write a file where none stands.

    Raises FileExistsError where one does, OSError where the disk does not let us.
    """
    with _made(path) as made:
        _lay(made, content)
        _name(made, path)
        _take_away(made)


def replace_all(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> None:
    """Write files in place of those that stand there, with the same permissions. before, after: contents by path.

    Raises OSError where the disk does not let us: then all files are as they were. Only where the machine itself stops
    in between can some be new and some old; each is whole even then.
    """
    made = {path: _beside(path) for path in after}
    done: list[str] = []
    try:
        for path, content in after.items():
            with _refused(path):
                _lay_like(path, made[path], content)
        for path in after:
            with _refused(path):
                os.replace(made[path], path)
            done.append(path)
    except BaseException:
        for path in done:
            _lay_like(path, made[path], before[path])
            os.replace(made[path], path)
        for name in made.values():
            _take_away(name)
        raise


@contextmanager
def _made(path: str) -> Iterator[str]:
    """Where a file is made before it appears; whatever goes wrong, nothing is left there."""
    made = _beside(path)
    try:
        with _refused(path):
            yield made
    except BaseException:
        _take_away(made)
        raise


@contextmanager
def _refused(path: str) -> Iterator[None]:
    """What a disk refuses is told of the file that was meant: nobody knows the one beside it."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, path) from error


def _beside(path: str) -> str:
    """Where a file is made before it appears: a name that nobody can have thought of, be it for a link elsewhere."""
    return f"{path}.{token_hex(4)}"


def _lay(beside: str, content: str | bytes) -> None:
    """Write a content where nothing stands."""
    with open(beside, "xb") as file:
        file.write(content.encode() if isinstance(content, str) else content)


def _lay_like(path: str, beside: str, content: bytes) -> None:
    """Write a content beside a file, with its permissions."""
    _lay(beside, content)
    shutil.copymode(path, beside)


def _name(made: str, path: str) -> None:
    """Give a file its name, unless another has it: of two runs at once only one can."""
    try:
        os.link(made, path)
    except FileExistsError:
        raise
    except OSError:  # a disk that knows no second names
        if os.path.lexists(path):
            raise FileExistsError(EEXIST, os.strerror(EEXIST)) from None
        os.replace(made, path)


def _take_away(made: str) -> None:
    with suppress(OSError):
        os.unlink(made)
