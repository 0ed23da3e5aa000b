"""Where this user's programs keep what can be made again, and what tells one content from the next; knows no more."""

import os
import stat

try:
    # hashlib loads OpenSSL, which takes longer than reading a document.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

MARK = 16
"""How many bytes a mark has."""


def marking() -> blake2b:
    """A mark in the making, of bytes that come one after the other."""
    return blake2b(digest_size=MARK)


def mark_of(content: bytes) -> bytes:
    """What tells these bytes from all others."""
    return blake2b(content, digest_size=MARK).digest()


def cache_folder() -> str:
    """The folder of govlint in the user's cache; it need not be there."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    # A relative one would lie in whatever folder is checked, and hold what somebody else put there.
    if not os.path.isabs(base):
        base = os.path.join(os.path.expanduser("~"), ".cache")
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
