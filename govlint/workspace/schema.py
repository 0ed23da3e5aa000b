"""Documents against the schema of their kind; knows what does not fit, not what is risky."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import jsonschema_rs

from govlint.finding import Finding
from govlint.library.library import built_in
from govlint.near import near
from govlint.text.nodes import Pointer
from govlint.workspace.documents import Document


def _refuse(uri: str) -> Any:
    """Nothing outside is ever fetched: our schemas refer to nothing outside."""
    raise ValueError(f"the library points to {uri}")


@cache
def _validator(kind: str) -> jsonschema_rs.Draft202012Validator:
    schema = built_in().text(f"schema-{kind}")
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=True, retriever=_refuse)


def check_schema(document: Document) -> Iterator[Finding]:
    """What in a document does not fit the schema of its kind: one finding a mistake.

    What is missing from a damaged document is not reported, nor is a missing key that was only misspelt.
    """
    validator = _validator(document.kind)
    if validator.is_valid(document.value):
        return
    # Most documents fit: how to say what does not is imported only now.
    from govlint.workspace.misfit import Misfit, missing, unknown_key, wrong_value

    errors = [(tuple(error.instance_path), error) for error in validator.iter_errors(document.value)]
    stray = {pointer: _asked(error).unexpected for pointer, error in errors if _is(error, "AdditionalProperties")}
    for pointer, error in errors:
        asked = _asked(error)
        if _is(error, "Required"):
            if not document.damaged and not _misspelt(asked.property, pointer, stray):
                yield missing(document, pointer, asked.property)
        elif _is(error, "AdditionalProperties"):
            for key in asked.unexpected:
                yield unknown_key(document, pointer, key)
        else:
            yield wrong_value(Misfit(document, pointer, error.instance, asked))


def _asked(error: jsonschema_rs.ValidationError) -> Any:
    return error.kind


def _is(error: jsonschema_rs.ValidationError, kind: str) -> bool:
    return type(error.kind).__name__.endswith(kind)


def _misspelt(key: str, pointer: Pointer, stray: dict[Pointer, list[str]]) -> bool:
    """Whether a missing key is only misspelt; a setting with a stray key has one mistake, not two."""
    return bool(near(key, stray.get(pointer, ()))) or (key == "value" and pointer in stray)
