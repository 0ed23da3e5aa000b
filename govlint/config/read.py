"""Reads the configuration; what is wrong in it stops the run, with its place."""

import os
import re
from typing import Any

from govlint.config.config import Config, build_config
from govlint.config.find import SHARED, Given, parsed, text_of, tool_of
from govlint.errors import GovlintError
from govlint.library.library import built_in
from govlint.library.validator import Mistake, asked, is_stray, validator
from govlint.near import near, suggestion
from govlint.workspace.wanted import TYPES, wanted

_TYPES = TYPES | {"object": "a table", "string": "a text in quotes"}


def read_config(path: str, given: Given = None) -> Config:
    """The configuration of a file. given: contents instead of those on disk.

    Raises GovlintError, with the line, where it is no such thing.
    """
    text = text_of(path, given)
    table: Any = parsed(path, text)
    if os.path.basename(path) == SHARED:
        table = tool_of(table).get("govlint", {})
    check_config(path, text, table)
    return build_config(path, table)


def check_config(path: str, text: str, table: Any) -> None:
    """Refuse what the schema does not admit. Raises GovlintError with the first mistake."""
    schema = built_in().part("schema-config")
    errors = list(validator(schema).iter_errors(_plain(table)))
    # A key that nobody knows comes first: what it was meant for is missing too, and that says less.
    for error in sorted(errors, key=lambda one: not is_stray(one)):
        where: list[Any] = list(error.instance_path)
        wants = asked(error)
        if is_stray(error):
            key = wants.unexpected[0]
            known = _known(schema, where)
            hint = suggestion(key, known)
            at = _at(path, text, [*where, key])
            raise GovlintError(f"{at}: there is no key {'.'.join(map(str, [*where, key]))}", hint)
        said = f"{'.'.join(map(str, where)) or 'this file'}: {wanted(wants, _TYPES)}"
        raise GovlintError(f"{_at(path, text, where)}: {said}", _meant(error) or _explained(where))


def _plain(value: Any) -> Any:
    """TOML as JSON knows it: a date, and a number without end, is no value of ours."""
    if isinstance(value, dict):
        return {key: _plain(below) for key, below in value.items()}
    if isinstance(value, list):
        return [_plain(below) for below in value]
    endless = isinstance(value, float) and value - value != 0
    return value if isinstance(value, (str, int, float)) and not endless else None


def _meant(error: Mistake) -> str:
    """The word of a closed list that was meant, if one is near."""
    options = [str(one) for one in getattr(asked(error), "options", ())]
    return suggestion(str(error.instance), options) if near(str(error.instance), options) else ""


def _explained(where: list[Any]) -> str:
    """Where it stands what a key takes."""
    key = ".".join(step for step in where if isinstance(step, str))
    return f"`govlint explain {key}` says what it takes." if key else "`govlint explain configuration` lists its keys."


def _known(schema: dict[str, Any], where: list[Any]) -> list[str]:
    """The keys that the schema knows at a place."""
    here = schema
    for step in where:
        below = here.get("properties", {}).get(step) or here.get("items") or here.get("additionalProperties") or {}
        below = schema["$defs"][below["$ref"].rsplit("/", 1)[1]] if "$ref" in below else below
        here = below.get("then", below)
    return list(here.get("properties", {}))


def place_of(path: str, *where: str) -> str:
    """The file of a configuration with the line on which a key is written, for what is found wrong in it later."""
    return _at(path, text_of(path), list(where))


def _at(path: str, text: str, where: list[Any]) -> str:
    """The file with the line on which a place is written.

    Of the lines that hold its last key it is the first with which the file, read up to the next such line, has it.
    """
    key = next((step for step in reversed(where) if isinstance(step, str)), "")
    if not key:
        return path
    whole = ["tool", "govlint", *where] if os.path.basename(path) == SHARED else where
    lines = text.split("\n")
    written = [
        number for number, line in enumerate(lines) if re.search(rf"(?<![\w/-]){re.escape(key)}(?![\w/-])", line)
    ]
    for number, following in zip(written, [*written[1:], len(lines)], strict=False):
        try:
            here: Any = parsed(path, "\n".join(lines[:following]))
            for step in whole:
                here = here[step]
        except (GovlintError, KeyError, IndexError, TypeError):
            continue
        return f"{path}:{number + 1}"
    return path
