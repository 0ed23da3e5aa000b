"""Reads the configuration; what is wrong in it stops the run, with its place."""

import os
import re
from typing import Any

import jsonschema_rs

from govlint.config.config import Config, build_config
from govlint.config.find import SHARED, text_of
from govlint.errors import GovlintError
from govlint.library.library import built_in
from govlint.workspace.names import near


def read_config(path: str) -> Config:
    """The configuration of a file. Raises GovlintError, with the line, where it is no such thing."""
    text = text_of(path)
    table = _parsed(path, text)
    if os.path.basename(path) == SHARED:
        table = table.get("tool", {}).get("govlint", {})
    check_config(path, text, table)
    return build_config(path, table)


def _parsed(path: str, text: str) -> dict[str, Any]:
    try:
        import tomllib
    except ModuleNotFoundError:  # before Python 3.11
        import tomli as tomllib  # type: ignore[no-redef, import-not-found, unused-ignore]
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise GovlintError(f"{path}: this is not TOML: {error}") from error


def check_config(path: str, text: str, table: Any) -> None:
    """Refuse what the schema does not admit. Raises GovlintError with the first mistake."""
    schema = built_in().part("schema-config")
    for error in jsonschema_rs.Draft202012Validator(schema).iter_errors(table):
        where = [str(step) for step in error.instance_path]
        asked: Any = error.kind
        if type(asked).__name__.endswith("AdditionalProperties"):
            key = asked.unexpected[0]
            known = _known(schema, error.instance_path)
            suggested = near(key, known)
            hint = f"Did you mean {suggested}?" if suggested else f"Known here: {', '.join(known)}."
            raise GovlintError(f"{_at(path, text, key)}: there is no key {'.'.join([*where, key])}", hint)
        key = next((step for step in reversed(where) if not step.isdigit()), "")
        raise GovlintError(f"{_at(path, text, key)}: {'.'.join(where) or 'this file'}: {_said(asked, error.message)}")


def _said(asked: Any, message: str) -> str:
    options = getattr(asked, "options", None)
    return f"it can be {', '.join(map(str, options))}" if options else message


def _known(schema: dict[str, Any], where: list[Any]) -> list[str]:
    """The keys that the schema knows at a place."""
    here = schema
    for step in where:
        below = here.get("properties", {}).get(step) or here.get("items") or here.get("additionalProperties") or {}
        below = schema["$defs"][below["$ref"].rsplit("/", 1)[1]] if "$ref" in below else below
        here = below.get("then", below)
    return list(here.get("properties", {}))


def _at(path: str, text: str, key: str) -> str:
    """The file with the line on which a key is first written."""
    found = re.search(rf"^.*(?<![\w/-]){re.escape(key)}(?![\w/-])", text, re.MULTILINE) if key else None
    return f"{path}:{text.count(chr(10), 0, found.start()) + 1}" if found else path
