"""Where the configuration stands; knows names of files and tables, not what is in them."""

import os
from collections.abc import Mapping
from typing import Any

from govlint.errors import CHECK_PATH, GovlintError
from govlint.near import path_suggestion

OWN, SHARED = "govlint.toml", "pyproject.toml"
_KEYS = "Write key = value, and put a name with / in quotes."
Given = Mapping[str, bytes] | None
"""Contents by path, seen from the current folder, instead of those on disk; None where the disk is read."""


def find_config(start: str, given: Given = None) -> str:
    """The nearest configuration at or above a folder; empty where there is none up to the repository's root.

    given: the files there are, where it is not the disk that is asked.
    """
    folder = os.path.abspath(start)
    while True:
        for name in (OWN, SHARED):
            path = os.path.relpath(os.path.join(folder, name))
            if _is_there(path, given) and (name == OWN or _speaks_of_us(path, given)):
                return path
        above = os.path.dirname(folder)
        if above == folder or os.path.lexists(os.path.join(folder, ".git")):
            return ""
        folder = above


def _is_there(path: str, given: Given) -> bool:
    return os.path.isfile(path) if given is None else path in given


def _speaks_of_us(path: str, given: Given) -> bool:
    """Whether a shared file has a table for us, however that is written."""
    text = text_of(path, given)
    return "govlint" in text and "govlint" in tool_of(parsed(path, text))


def text_of(path: str, given: Given = None) -> str:
    """The text of a configuration. Raises GovlintError where it cannot be read."""
    try:
        if given is not None:
            return given[path].decode("utf-8-sig")
        with open(path, encoding="utf-8-sig") as file:
            return file.read()
    except (KeyError, FileNotFoundError) as error:
        raise GovlintError(f"{path}: no such file", path_suggestion(path, "Name a file that is there.")) from error
    except OSError as error:
        raise GovlintError(f"{path}: {error.strerror}", CHECK_PATH) from error
    except ValueError as error:  # bytes that are no UTF-8, or a path with a zero byte
        raise GovlintError(f"{path}: this is not UTF-8", "Save it as UTF-8.") from error


def parsed(path: str, text: str) -> dict[str, Any]:
    """TOML as plain data. Raises GovlintError where it is none."""
    try:
        import tomllib
    except ModuleNotFoundError:  # before Python 3.11
        import tomli as tomllib  # type: ignore[no-redef, import-not-found, unused-ignore]
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        hint = (
            "Write key = value, and put a name with / in quotes." if "after a key" in str(error) else "Mend this line."
        )
        raise GovlintError(f"{path}: this is not TOML: {error}", hint) from error


def tool_of(table: dict[str, Any]) -> dict[str, Any]:
    """The tables of tools in a shared file."""
    tool = table.get("tool")
    return tool if isinstance(tool, dict) else {}
