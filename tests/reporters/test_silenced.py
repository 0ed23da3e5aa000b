"""How a report says what does not count."""

import json
from pathlib import Path

import pytest

from govlint.cli.main import main
from tests.conftest import Golden
from tests.helpers import HOUSE, house, write
from tests.reporters.runner import steers_a_terminal

SNAPSHOTS = Path(__file__).parent / "snapshots"
FILES = {
    "organisation.yaml": "kind: organisation\nname: brewer\nstructure: holistic\nmarkets: [{code: GB}, {code: IE}]\n",
    "teams.yaml": "kind: teams\nroles:\n  - {name: head-of-social, holders: [Robin, Kim], function: social}\n"
    "  - {name: legal-lead, holders: [Sam, Alex], function: legal}\n",
    "policy.yaml": "kind: engagement-policy\nname: talk\ncomments: nobody\n"
    "replies: nobody  # govlint: ignore[culture/people-left-unanswered] because the team starts in May\n"
    "direct_messages: closed\n",
    "old/crisis.yaml": "kind: crisis-plan\nname: plan\nstatement_authority: chief-alone\n",
    "exception.yaml": "kind: exception\nname: german-comments\nrule: culture/comments-closed\n"
    "where: {document: talk, contexts: {markets: [IE]}}\nreason: The Irish team that answers starts in spring.\n"
    "approver: legal-lead\ngranted: 2026-09-30\nexpires: 2027-03-31\n",
}
CONFIG = '[[per-path]]\npaths = ["old"]\npacks = {culture = false}\n'


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    house(tmp_path, FILES)
    write(tmp_path, {"govlint.toml": CONFIG})
    house(tmp_path, {"policy.yaml": FILES["policy.yaml"].replace("comments: nobody", "comments: everyone")})
    main(["baseline", "--as-of", "2026-11-22"])
    return house(tmp_path, FILES)


def said(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    capsys.readouterr()
    main(["check", "--as-of", "2026-11-22", *args])
    return capsys.readouterr().out


def test_the_whole_report(capsys: pytest.CaptureFixture[str], golden: Golden) -> None:
    golden(SNAPSHOTS / "silenced.txt", said(capsys))


def test_what_a_person_silenced_is_named_and_the_rest_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys)
    block = " ".join(out[out.index("Not counted:") :].split())
    assert (
        "culture/comments-closed, by exception until 2027-03-31: The Irish team that answers starts in spring." in block
    )
    assert "culture/people-left-unanswered, by ignore: the team starts in May" in block
    assert "by baseline" in block
    assert "1 of culture/only-the-chief-speaks, by configuration" in block


def test_programs_learn_why_and_where(capsys: pytest.CaptureFixture[str]) -> None:
    report = json.loads(said(capsys, "--format", "json"))
    silenced = {one["rule"]: one["silence"] for one in report["silenced"]}
    by_exception = silenced["culture/comments-closed"]
    assert (by_exception["by"], by_exception["until"]) == ("exception", "2027-03-31")
    assert by_exception["place"]["path"] == "exception.yaml"
    assert "place" not in silenced["culture/only-the-chief-speaks"]
    assert (
        silenced["culture/only-the-chief-speaks"]["reason"]
        == f"configured for {Path('old/crisis.yaml')} in govlint.toml"
    )
    assert {one["by"] for one in silenced.values()} == {"exception", "ignore", "baseline", "configuration"}
    assert report["counts"]["warning"] + report["counts"]["info"] + report["counts"]["error"] == len(report["findings"])


def test_it_is_what_its_schema_says(capsys: pytest.CaptureFixture[str]) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((HOUSE / "schemas" / "v1" / "report.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(said(capsys, "--format", "json")))


def test_a_reason_steers_no_terminal(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    evil = "\\x1b[2J\\n::error::gone ##[command] \\u202e"
    house(
        here,
        {
            "exception.yaml": FILES["exception.yaml"]
            .replace("The Irish team", f'"{evil}')
            .replace("spring.", 'spring."')
        },
    )
    comment = FILES["policy.yaml"].replace("the team starts", "::warning::x ##vso[x]")
    house(here, {"policy.yaml": comment})
    out = said(capsys)
    assert "by exception until" in out
    assert not steers_a_terminal(out)
