"""OSCAL that its own library takes: every link leads somewhere, every identifier stays, every finding has its line."""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from govlint.cli.main import CLEAN, main
from tests.helpers import CLEAN_FILES, DAY, HOUSE, ORGANISATION, house

MODELS = {"catalogue": "catalog", "controls": "component-definition", "findings": "assessment-results"}
BREWER = "examples/brewer"


def exported(subject: str, path: Path, *args: str) -> dict[str, Any]:
    assert main(["export", subject, BREWER, "--format", "oscal", "--as-of", DAY, "-o", str(path), *args]) == CLEAN
    found = json.loads(path.read_text(encoding="utf-8"))
    assert list(found) == [MODELS[subject]]
    return dict(found[MODELS[subject]])


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("oscal")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(HOUSE)
        for subject in MODELS:
            exported(subject, folder / f"{subject}.json")
    return {subject: folder / f"{subject}.json" for subject in MODELS}


@pytest.fixture(scope="module")
def told(files: dict[str, Path]) -> dict[str, dict[str, Any]]:
    return {name: json.loads(path.read_text(encoding="utf-8"))[MODELS[name]] for name, path in files.items()}


def below(value: Any) -> Iterator[tuple[str, Any]]:
    """Every key with its value, at any depth."""
    for key, held in value.items() if isinstance(value, dict) else ():
        yield key, held
    for held in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from below(held)


def all_of(value: Any, *keys: str) -> list[Any]:
    return [held for key, held in below(value) if key in keys]


@pytest.mark.skipif(sys.version_info < (3, 11), reason="the library that judges OSCAL needs Python 3.11")
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("subject", MODELS)
def test_the_library_of_oscal_takes_it(subject: str, files: dict[str, Path]) -> None:
    from trestle.core.duplicates_validator import DuplicatesValidator
    from trestle.core.refs_validator import RefsValidator
    from trestle.oscal import assessment_results, catalog, component

    models = catalog.Catalog, component.ComponentDefinition, assessment_results.AssessmentResults
    model = dict(zip(MODELS, models, strict=True))[subject]
    found = model.oscal_read(files[subject])
    assert found is not None
    assert DuplicatesValidator().model_is_valid(found, quiet=True)
    assert RefsValidator().model_is_valid(found, quiet=True)


@pytest.mark.skipif(sys.version_info < (3, 11), reason="the library that judges OSCAL needs Python 3.11")
@pytest.mark.filterwarnings("ignore")
def test_the_judge_refuses_what_is_wrong(told: dict[str, dict[str, Any]]) -> None:
    from trestle.oscal.assessment_results import AssessmentResults

    wrong = json.loads(json.dumps(told["findings"]))
    wrong["results"][0]["findings"][0]["target"]["type"] = "control"
    with pytest.raises(ValueError, match="target"):
        AssessmentResults(**wrong)


def test_every_control_and_objective_stands_in_the_catalogue(told: dict[str, dict[str, Any]]) -> None:
    known = set(all_of(told["catalogue"], "id"))
    assert set(all_of(told["controls"], "control-id", "param-id")) <= known
    assert set(all_of(told["findings"], "target-id")) <= known
    assert len(all_of(told["catalogue"], "id")) == len(known)


def test_every_finding_has_its_observation_risk_and_line(told: dict[str, dict[str, Any]]) -> None:
    (result,) = told["findings"]["results"]
    uuids = {one["uuid"] for name in ("observations", "risks") for one in result[name]}
    assert len(result["findings"]) == 22
    assert set(all_of(result["findings"], "observation-uuid", "risk-uuid")) == uuids
    assert set(all_of(result, "subject-uuid")) == {told["controls"]["components"][0]["uuid"]}
    for href in all_of(result["observations"], "href"):
        path, line = unquote(href).split("#L")
        assert len((HOUSE / path).read_text(encoding="utf-8").splitlines()) >= int(line)


def test_a_departure_that_was_agreed_to_says_until_when(told: dict[str, dict[str, Any]]) -> None:
    (agreed,) = (risk for risk in told["findings"]["results"][0]["risks"] if risk["status"] != "open")
    assert (agreed["status"], agreed["deadline"]) == ("deviation-approved", "2027-01-31T00:00:00Z")


def test_a_setting_says_its_value_its_walls_and_its_line(told: dict[str, dict[str, Any]]) -> None:
    requirements = told["controls"]["components"][0]["control-implementations"][0]["implemented-requirements"]
    (crisis,) = (one for one in requirements if one["control-id"] == "crisis.authority")
    assert crisis["set-parameters"] == [{"param-id": "crisis.authority_prm", "values": ["chief-alone"]}]
    assert (
        crisis["description"] == "- everywhere: chief-alone, too tight; ceiling group (culture/only-the-chief-speaks)"
    )
    assert crisis["links"][0]["href"] == "examples/brewer/crisis.yaml#L26"


def test_the_same_documents_make_the_same_file(
    files: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(HOUSE)
    for subject, path in files.items():
        exported(subject, tmp_path / "again.json")
        assert (tmp_path / "again.json").read_bytes() == path.read_bytes()


def test_identifiers_stay_on_another_day_and_the_document_is_another(
    told: dict[str, dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(HOUSE)
    later = exported("findings", tmp_path / "later.json", "--as-of", "2026-11-23")
    assert later["uuid"] != told["findings"]["uuid"]
    before, after = (set(all_of(one["results"], "observation-uuid")) for one in (told["findings"], later))
    assert len(before & after) >= len(before) - 2
    assert all(re.fullmatch(r"[0-9a-f-]{36}", uuid) for uuid in before)


def test_the_catalogue_has_the_rules_that_are_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HOUSE)
    config = tmp_path / "govlint.toml"
    config.write_text('[rules]\n"culture/comments-closed" = "off"\n', encoding="utf-8")
    held = exported("catalogue", tmp_path / "off.json", "--config", str(config))
    ids = all_of(held, "id")
    assert "rule.culture.comments-closed_obj" not in ids
    assert "rule.culture.comments-closed_obj" in all_of(exported("catalogue", tmp_path / "on.json"), "id")


@pytest.mark.parametrize("subject", ["controls", "findings"])
def test_an_organisation_without_a_title(subject: str, tmp_path: Path) -> None:
    house(tmp_path, {**CLEAN_FILES, "organisation.yaml": f"name: mill\ntitle: ' '\n{ORGANISATION.lstrip()}"})
    path = tmp_path / "out.json"
    assert main(["export", subject, str(tmp_path), "--format", "oscal", "--as-of", DAY, "-o", str(path)]) == CLEAN
    assert all(title.strip() for title in all_of(json.loads(path.read_text(encoding="utf-8")), "title"))
