"""The schema of all kinds, which editors look into: it judges as those of the kinds do, and says what each word means."""

import json
from functools import cache
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.library.library import built_in
from tests.library.judges import SCHEMAS, V1, example_documents, rule_documents, running

FORMS = built_in().part("forms")
SCHEMA = json.loads((V1 / "govlint.schema.json").read_text(encoding="utf-8"))
BROKEN = (None, True, 5, "", "nobdy", "not-stated", "4h", [], ["x"], {}, {"value": 5}, {"value": "nobdy"})
MORE = ({"within": "4h"}, {"defined-elsewhere": None}, {"value": [], "overrides": [{"when": {}, "value": 5}]})


@cache
def judge() -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(SCHEMA, validate_formats=True)


@cache
def documents() -> list[Any]:
    return [document.value for document in (*rule_documents(), *example_documents())]


def spots(value: Any) -> list[tuple[Any, Any]]:
    """Each place in a document: what holds it, and its key."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else []
    return [spot for key in keys for spot in ((value, key), *spots(value[key]))]


def alike(document: Any) -> bool:
    return judge().is_valid(document) == running(document["kind"]).is_valid(document)


def test_it_is_a_schema_and_holds_every_kind() -> None:
    jsonschema_rs.meta.validate(SCHEMA)
    assert SCHEMA["properties"]["kind"]["enum"] == list(FORMS["kinds"])


def test_it_judges_every_document_as_the_schema_of_its_kind_does() -> None:
    assert [document for document in documents() if not alike(document)] == []


@settings(deadline=None)
@given(st.data())
def test_it_judges_a_document_with_a_mistake_as_the_schema_of_its_kind_does(data: st.DataObject) -> None:
    document = json.loads(json.dumps(data.draw(st.sampled_from(documents()))))
    held, key = data.draw(st.sampled_from([spot for spot in spots(document) if spot[1] != "kind"]))
    held[key] = data.draw(st.sampled_from(BROKEN + MORE))
    assert alike(document)


@pytest.mark.parametrize(("wrong", "said"), [({"kind": "engagment-policy"}, "kind"), ({"govlint": "v2"}, "govlint")])
def test_what_no_kind_knows_is_wrong(wrong: dict[str, str], said: str) -> None:
    header = {"govlint": "v1", "kind": "engagement-policy", "name": "a", "title": "A", "owner": "o", "status": "draft"}
    assert judge().is_valid(header)
    assert {next(iter(error.instance_path)) for error in judge().iter_errors(header | wrong)} == {said}


def test_each_level_says_where_it_stands_between_loose_and_tight() -> None:
    comments = SCHEMA["$defs"]["value-engagement-policy-comments"]
    assert dict(zip(comments["enum"], comments["enumDescriptions"], strict=True)) == {
        "everyone": "Loosest. Anyone may comment.",
        "followers": "2 of 4 from loose to tight. Only people who follow us may comment.",
        "invited": "3 of 4 from loose to tight. Only people we invite may comment.",
        "nobody": "Tightest. Comments are closed.",
        "not-stated": "The text this comes from does not say.",
        "to-be-decided": "Not decided yet.",
    }


def test_a_number_says_which_way_is_tighter() -> None:
    fields = SCHEMA["$defs"]["kind-engagement-policy"]["properties"]
    assert (
        fields["comment_check_every"]["description"] == "How often at least do we look at comments? Lower is tighter."
    )


def test_no_word_is_left_without_its_sentence_where_the_forms_have_one() -> None:
    def lists(part: Any) -> list[Any]:
        below = part.values() if isinstance(part, dict) else part if isinstance(part, list) else []
        own = [part] if isinstance(part, dict) and isinstance(part.get("enumDescriptions"), list) else []
        return own + [found for one in below for found in lists(one)]

    found = lists(SCHEMA)
    assert len(found) > 200
    assert [one for one in found if len(one["enum"]) != len(one["enumDescriptions"])] == []


def test_the_catalogue_names_schemas_that_there_are() -> None:
    catalogue = json.loads((SCHEMAS / "catalog.json").read_text(encoding="utf-8"))
    for entry in catalogue["schemas"]:
        assert set(entry) == {"name", "description", "fileMatch", "url"}
        assert (V1 / entry["url"].rpartition("/schemas/v1/")[2]).is_file()
