"""Where this user's programs keep what can be made again; knows folders, not what is kept."""

import os
import stat


def cache_folder() -> str:
    """The folder of govlint in the user's cache; it need not be there."""
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "govlint")


def own_folder(name: str) -> str:
    """A folder of the cache that nobody but this user can write in, made where there is none; else an empty text.

    What others could have written is not believed: it would let them say what is found in our files.
    """
    folder = os.path.join(cache_folder(), name)
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        found = os.lstat(folder)
    except (OSError, ValueError):
        return ""
    ours = not hasattr(os, "getuid") or (found.st_uid == os.getuid() and not found.st_mode & 0o022)
    return folder if ours and stat.S_ISDIR(found.st_mode) else ""
