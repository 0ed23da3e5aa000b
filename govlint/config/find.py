"""Where the configuration stands; knows names of files and tables, not what is in them."""

import os
from typing import Any

from govlint.errors import GovlintError

OWN, SHARED = "govlint.toml", "pyproject.toml"


def find_config(start: str) -> str:
    """The nearest configuration at or above a folder; empty where there is none up to the repository's root."""
    folder = os.path.abspath(start)
    while True:
        for name in (OWN, SHARED):
            path = os.path.join(folder, name)
            if os.path.isfile(path) and (name == OWN or _speaks_of_us(path)):
                return os.path.relpath(path)
        above = os.path.dirname(folder)
        if above == folder or os.path.lexists(os.path.join(folder, ".git")):
            return ""
        folder = above


def _speaks_of_us(path: str) -> bool:
    """Whether a shared file has a table for us, however that is written."""
    text = text_of(path)
    return "govlint" in text and "govlint" in tool_of(parsed(path, text))


def text_of(path: str) -> str:
    """The text of a configuration. Raises GovlintError where it cannot be read."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            return file.read()
    except OSError as error:
        raise GovlintError(f"{path}: {error.strerror}") from error
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
        hint = "A name with / stands in quotes." if "after a key" in str(error) else ""
        raise GovlintError(f"{path}: this is not TOML: {error}", hint) from error


def tool_of(table: dict[str, Any]) -> dict[str, Any]:
    """The tables of tools in a shared file."""
    tool = table.get("tool")
    return tool if isinstance(tool, dict) else {}
