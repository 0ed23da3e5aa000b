"""Where the configuration stands; knows names of files, not what is in them."""

import os
import re

from govlint.errors import GovlintError

OWN, SHARED = "govlint.toml", "pyproject.toml"
_TABLE = re.compile(r"^\s*\[+\s*tool\s*\.\s*govlint\b", re.MULTILINE)


def find_config(start: str) -> str:
    """The nearest configuration at or above a folder; empty where there is none up to the repository's root."""
    folder = os.path.abspath(start)
    while True:
        for name in (OWN, SHARED):
            path = os.path.join(folder, name)
            if os.path.isfile(path) and (name == OWN or _TABLE.search(text_of(path))):
                return os.path.relpath(path)
        above = os.path.dirname(folder)
        if above == folder or os.path.lexists(os.path.join(folder, ".git")):
            return ""
        folder = above


def text_of(path: str) -> str:
    """The text of a configuration. Raises GovlintError where it cannot be read."""
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError as error:
        raise GovlintError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise GovlintError(f"{path}: this is not UTF-8", "Save it as UTF-8.") from error
