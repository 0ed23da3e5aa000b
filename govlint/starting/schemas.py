"""The JSON Schemas that editors read beside documents, kept where the documents are: they work without a network."""

import json
import os

from govlint.library.forms import Forms
from govlint.library.library import built_in
from govlint.library.schema import kind_schema

FOLDER = ".govlint/schemas"
"""Where they stand, as seen from the folder that holds the documents of an organisation."""


def schema_text(kind: str) -> str:
    """The JSON Schema of a kind, words and all."""
    schema = kind_schema(kind, Forms(**built_in().part("forms")))
    return json.dumps(schema, ensure_ascii=False, separators=(",", ":")) + "\n"


def schema_path(kind: str) -> str:
    """The path of a kind's schema, as seen from the folder that holds the schemas' folder."""
    return f"{FOLDER}/{kind}.schema.json"


def seen_from(file: str, schema: str) -> str:
    """The path to a schema as a line of a file says it: both paths start from the same folder."""
    return os.path.relpath(schema, os.path.dirname(file) or ".").replace(os.sep, "/")
