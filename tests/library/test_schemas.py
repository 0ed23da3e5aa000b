"""The published JSON Schemas: sound, fresh, and read alike by validators that know nothing of one another."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from govlint.library import publish
from govlint.library.compile import published_schemas
from govlint.library.library import built_in
from tests.library.judges import SCHEMAS, V1, example_documents, judge, places, published, rule_documents, running

KINDS = tuple(built_in().part("forms")["kinds"])


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_a_schema(kind: str) -> None:
    jsonschema.Draft202012Validator.check_schema(published(kind))
    assert published(kind)["$schema"] == jsonschema.Draft202012Validator.META_SCHEMA["$id"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_refers_to_nothing_outside(kind: str) -> None:
    def references(part: Any) -> Iterator[str]:
        if isinstance(part, dict):
            yield from ([part["$ref"]] if isinstance(part.get("$ref"), str) else [])
            for below in part.values():
                yield from references(below)
        elif isinstance(part, list):
            for below in part:
                yield from references(below)

    known = published(kind)["$defs"]
    found = set(references(published(kind)))
    assert found <= {f"#/$defs/{name}" for name in known}
    assert {name.removeprefix("#/$defs/") for name in found} == known.keys(), "a part that nothing uses"


@pytest.mark.parametrize("documents", [rule_documents, example_documents])
def test_both_judges_agree_on_every_document(documents: Any) -> None:
    judged = list(documents())
    disagreed = []
    for document in judged:
        here = places(error.instance_path for error in running(document.kind).iter_errors(document.value))
        there = places(error.absolute_path for error in judge(document.kind).iter_errors(document.value))
        if here != there:
            disagreed.append((document.path, document.value, here ^ there))
    assert disagreed == []
    assert judged or documents is example_documents


def test_rule_examples_show_schemas_what_is_wrong_and_what_is_right() -> None:
    """Else the agreement above would say nothing."""
    wrong = [document for document in rule_documents() if not running(document.kind).is_valid(document.value)]
    assert 5 < len(wrong) < 50
    assert {document.kind for document in rule_documents()} >= set(KINDS) - {"scenario"}


def test_the_published_schemas_are_fresh() -> None:
    assert publish.stale(SCHEMAS, V1) == [], "run python -m govlint.library.publish"


def test_every_kind_is_published_and_nothing_else() -> None:
    names = {path.name for path in V1.iterdir()}
    assert names == published_schemas(SCHEMAS).keys() | publish.BY_HAND


class TestPublish:
    def test_writes_what_is_missing_changed_or_gone(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        folder = tmp_path / "v1"
        assert publish.run(["--check"], SCHEMAS, folder) == 1
        assert not folder.exists()
        assert publish.run([], SCHEMAS, folder) == 0
        assert publish.run(["--check"], SCHEMAS, folder) == 0
        (folder / "teams.schema.json").write_text("{}", encoding="utf-8")
        (folder / "gone.schema.json").write_text("{}", encoding="utf-8")
        (folder / "report.schema.json").write_text("{}", encoding="utf-8")
        (folder / "scenario.schema.json").unlink()
        capsys.readouterr()
        assert publish.run(["--check"], SCHEMAS, folder) == 1
        stale = "stale: gone.schema.json\nstale: scenario.schema.json\nstale: teams.schema.json\n"
        assert capsys.readouterr().out == stale
        assert publish.run([], SCHEMAS, folder) == 0
        assert publish.stale(SCHEMAS, folder) == []
        assert (folder / "report.schema.json").read_text(encoding="utf-8") == "{}"
        assert not (folder / "gone.schema.json").exists()

    def test_a_wrong_call(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert publish.run(["--chek"], SCHEMAS, tmp_path) == 2
        assert "usage" in capsys.readouterr().err
        assert list(tmp_path.iterdir()) == []
