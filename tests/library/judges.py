"""Two judges of documents that know nothing of one another, and the documents they must agree on."""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import jsonschema
import jsonschema_rs
from jsonschema.protocols import Validator

from govlint.library.library import built_in
from govlint.lint.examples import complete
from govlint.workspace.documents import Document
from govlint.workspace.load import load
from tests.helpers import HOUSE

SCHEMAS = HOUSE / "schemas"
V1 = SCHEMAS / "v1"


@cache
def published(kind: str) -> dict[str, Any]:
    """The published schema of a kind."""
    schema: dict[str, Any] = json.loads((V1 / f"{kind}.schema.json").read_text(encoding="utf-8"))
    return schema


@cache
def judge(kind: str) -> Validator:
    """The second judge, which reads the published schema, words and all."""
    return jsonschema.Draft202012Validator(
        published(kind), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )


@cache
def running(kind: str) -> jsonschema_rs.Draft202012Validator:
    """The judge of the running path, which reads the schema without its words."""
    return jsonschema_rs.Draft202012Validator(built_in().text(f"schema-{kind}"), validate_formats=True)


def rule_documents() -> Iterator[Document]:
    """Every document of every rule's examples, the bad ones too."""
    for examples in built_in().part("examples").values():
        for side in ("good", "bad"):
            for one in examples.get(side) or ():
                given = {"example.yaml": complete(one["text"])[0].encode()}
                yield from load(given, given).documents


def example_documents() -> Iterator[Document]:
    """Every document of the organisations in `examples/`."""
    paths = [str(path) for path in sorted((HOUSE / "examples").rglob("*.yaml"))]
    yield from load(paths).documents


def places(errors: Iterable[Any]) -> set[tuple[str | int, ...]]:
    """The ways to all that is wrong."""
    return {tuple(error) for error in errors}
