"""govlint test as a user calls it."""

import json
from pathlib import Path

import jsonschema
import pytest
from junitparser import Error, Failure, JUnitXml

from govlint.cli.main import CLEAN, FOUND, NOTHING_CHECKED, WRONG, main
from tests.conftest import Golden
from tests.decision.small import ORGANISATION, TEAMS, flow
from tests.helpers import HOUSE, house

FLOW = flow(
    "posts", timing="before-publication", silence_means="go", stages="[{name: law, approvers: counsel, clock: 4h}]"
)
GOOD = "kind: scenario\nname: good\nstatus: in-force\ngiven: {content: reply, market: GB}\nexpect: {allowed: after-approval}\n"
WRONG_WAY = GOOD.replace("good", "wrong-way").replace("after-approval", '"yes"')
PROOF = "kind: scenario\nname: signed\nstatus: in-force\nnever: [{when: {markets: [GB]}, without: [counsel]}]\n"
EMPTY = "kind: scenario\nname: empty\nstatus: in-force\n"


@pytest.fixture
def policies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    files = {"organisation.yaml": ORGANISATION, "teams.yaml": TEAMS, "flow.yaml": FLOW}
    return house(
        tmp_path, {**files, "good.yaml": GOOD, "bad.yaml": WRONG_WAY, "proof.yaml": PROOF, "empty.yaml": EMPTY}
    )


def said(*args: str) -> int:
    return main(["test", "--as-of", "2026-11-22", *args])


class TestExitCodes:
    def test_something_failed(self, policies: Path) -> None:
        assert said() == FOUND

    def test_all_is_as_expected(self, policies: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert said("--scenario", "good") == CLEAN
        assert capsys.readouterr().out == "1 statement: 1 passed.\n"

    def test_no_scenario(self, policies: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert said("flow.yaml", "teams.yaml") == NOTHING_CHECKED
        assert "No scenario was found" in capsys.readouterr().err

    @pytest.mark.parametrize(
        "args", [["--scenario", "goood"], ["--format", "tap"], ["--require-coverage", "101"], ["no/"]]
    )
    def test_a_wrong_call(self, args: list[str], policies: Path) -> None:
        assert said(*args) == WRONG

    def test_too_little_is_reached(self, policies: Path) -> None:
        (policies / "flow.yaml").write_text((policies / "flow.yaml").read_text() + "\npre_approved: [{kind: offer}]\n")
        assert said("--scenario", "good", "--require-coverage", "60") == CLEAN
        assert said("--scenario", "good", "--require-coverage", "90") == FOUND


def test_text(policies: Path, capsys: pytest.CaptureFixture[str], golden: Golden) -> None:
    said("--coverage", "--mutants")
    golden(Path(__file__).parent / "snapshots" / "test.txt", capsys.readouterr().out)


def test_json_is_by_its_schema(policies: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said("--format", "json", "--coverage", "--mutants") == FOUND
    document = json.loads(capsys.readouterr().out)
    schema = json.loads((HOUSE / "schemas" / "v1" / "scenarios.schema.json").read_bytes())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(document, schema)
    (one,) = document["organisations"]
    assert {statement["scenario"]: statement["outcome"] for statement in one["statements"]} == {
        "wrong-way": "failed",
        "empty": "broken",
        "good": "passed",
        "signed": "failed",
    }


def test_junit_is_read_by_those_who_read_it(policies: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said("--format", "junit") == FOUND
    (suite,) = JUnitXml.fromstring(capsys.readouterr().out.encode())
    assert (suite.tests, suite.failures, suite.errors) == (4, 2, 1)
    results = {case.name: [type(result) for result in case.result] for case in suite}
    assert results == {"wrong-way": [Failure], "empty": [Error], "good": [], "signed: never 1": [Failure]}
    signed = next(case for case in suite if case.classname == "signed")
    assert signed._elem.get("file") == "proof.yaml"
    assert "silence counts as consent" in signed.result[0].text


def test_hostile_names_steer_nothing(policies: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hostile = WRONG_WAY.replace("name: wrong-way", 'name: wrong-way\ntitle: "\\e[31m::error::x & <y>"')
    house(policies, {"bad.yaml": hostile})
    said()
    assert "\x1b" not in capsys.readouterr().out
    said("--format", "junit")
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert JUnitXml.fromstring(out.encode())


@pytest.mark.parametrize("name", ["brewer", "bookmaker", "bank", "charity"])
def test_examples_are_as_their_owners_expect(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(str(HOUSE / "examples" / name)) == CLEAN, capsys.readouterr().out
