"""Files that a configuration names for the handbook: plain ones inside its folder, and no larger than asked for."""

import os
import stat
from collections.abc import Iterator

from govlint.config.config import Config
from govlint.config.read import place_of
from govlint.errors import CHECK_PATH, GovlintError
from govlint.near import path_suggestion

_INSIDE = "Name something that lies in the folder of the configuration, without .. and not through a link."

# A pipe would be waited for, and a link may have come since it was looked for.
_QUIETLY = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def refuse(config: Config, key: str, said: str, hint: str) -> GovlintError:
    """The error of a key of the table `handbook`, with its line."""
    return GovlintError(f"{place_of(config.path, 'handbook', key)}: handbook.{key}: {said}", hint)


def inside(config: Config, key: str, path: str) -> str:
    """A path of the configuration, seen from the current folder.

    Raises GovlintError where it leaves the folder of the configuration, or leads through a link.
    """
    steps = [step for step in path.replace(os.sep, "/").split("/") if step not in ("", ".")]
    if os.path.isabs(path) or os.path.splitdrive(path)[0] or ".." in steps or "\0" in path:
        raise refuse(config, key, f"{path} leaves the folder of the configuration", _INSIDE)
    here = config.folder
    for step in steps:
        here = os.path.join(here, step)
        if os.path.islink(here):
            raise refuse(config, key, f"{here} is a link", _INSIDE)
    return here or "."


def content(config: Config, key: str, path: str, most: int) -> bytes:
    """The bytes of a file. most: how many there may be. Raises GovlintError where it is not to be had."""
    try:
        with open(os.open(path, _QUIETLY), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise refuse(config, key, f"{path} is no file", "Name a plain file.")
            held = file.read(most + 1)
    except OSError as error:
        raise refuse(config, key, f"{path}: {error.strerror}", path_suggestion(path, CHECK_PATH)) from error
    if len(held) > most:
        raise refuse(config, key, f"{path} is larger than {most // 1024:,} KiB", "Make it smaller.")
    return held


def below(config: Config, key: str, folder: str, ending: str) -> Iterator[str]:
    """The files of a folder with this ending, before those of the folders in it. Hidden ones are left out."""
    for entry in sorted(os.scandir(folder), key=lambda one: (one.is_dir(follow_symlinks=False), one.name)):
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            raise refuse(config, key, f"{entry.path} is a link", _INSIDE)
        if entry.is_dir():
            yield from below(config, key, entry.path, ending)
        elif entry.name.endswith(ending):
            yield entry.path
