"""The handbook for programs keeps to its published schema and says what the pages say."""

import json
from typing import Any

import jsonschema
from hypothesis import given, settings

from govlint.handbook.formats.blocks import runs
from govlint.handbook.formats.json import START, files
from govlint.handbook.formats.leaves import Leaf
from govlint.handbook.page import Page
from govlint.handbook.paths import SEARCH
from govlint.handbook.site.site import Site
from tests.helpers import HOUSE

from ..conftest import DAY, Book
from .made import harmful, leaf, texts

SCHEMA: dict[str, Any] = json.loads((HOUSE / "schemas" / "v1" / "handbook.schema.json").read_text(encoding="utf-8"))
JUDGE = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())


def said(value: Any) -> list[str]:
    """All text of runs, in their order."""
    if isinstance(value, list):
        return [text for one in value for text in said(one)]
    if not isinstance(value, dict):
        return []
    if "text" in value and isinstance(value["text"], str):
        return [value["text"]]
    return [text for one in value.values() for text in said(one)]


def test_it_keeps_to_its_schema(book: Book, all_leaves: tuple[Leaf, ...], house: Site, pages: dict[str, Page]) -> None:
    whole = json.loads(files(all_leaves, house)[START])
    assert [error.message for error in JUDGE.iter_errors(whole)] == []
    assert (whole["as_of"], whole["title"], whole["documents"]) == (DAY, "Old Mill & Sons", len(book.documents))
    assert [page["path"] for page in whole["pages"]] == [path for path in pages if path != SEARCH]
    for page, one in zip(whole["pages"], all_leaves, strict=True):
        assert "".join(said(page["blocks"])) == "".join(run.text for run in runs(one.blocks))


def test_the_schema_would_see_a_slip(house: Site) -> None:
    whole = json.loads(files([leaf("<h1>T</h1>")], house)[START])
    assert list(JUDGE.iter_errors(whole)) == []
    whole["pages"][0]["blocks"][0]["level"] = 7
    assert list(JUDGE.iter_errors(whole)) != []


@settings(deadline=None, max_examples=50)
@given(texts)
def test_any_text_is_kept(text: str) -> None:
    found = leaf(harmful(text))
    content = files([found], Site(text, DAY, 1, ()))[START]
    whole = json.loads(content)
    assert [error.message for error in JUDGE.iter_errors(whole)] == []
    assert "".join(said(whole["pages"])) == "".join(run.text for run in runs(found.blocks))
    assert b"##" not in content
