"""What `govlint new` writes: one document that is valid wherever it stands."""

import shutil
from pathlib import Path

import pytest
import yaml

from govlint.cli.main import CLEAN, WRONG, main
from govlint.starting.one import kinds
from tests.helpers import CLEAN_FILES, DAY, house

TODAY = ("--as-of", DAY)
# Only people can mend these: a document alone says nothing of markets and roles, and an exception needs something to
# depart from.
ALONE = {"core/organisation-without-markets", "core/undecided", "core/names-unknown", "core/exception-unused"}
ALONE |= {"approvals/content-no-flow-covers"}


def findings(capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    main(["check", "--format", "concise", *TODAY])
    lines = capsys.readouterr().out.splitlines()
    return [line for line in lines if line.rsplit("[", 1)[-1].rstrip("]") not in ALONE]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_alone(kind: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", kind, "our-own", *TODAY]) == CLEAN
    assert findings(capsys) == []
    text = (here / "our-own.yaml").read_text(encoding="utf-8")
    assert text.startswith(f"# yaml-language-server: $schema=.govlint/schemas/{kind}.schema.json\n")
    assert yaml.safe_load(text)["name"] == "our-own"


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_with_all_that_is_left_for_later(kind: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever takes every mark away has settings in order; only what belongs together must be said together."""
    main(["new", kind, "our-own", *TODAY])
    path = here / "our-own.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(map(uncovered, lines)) + "\n", encoding="utf-8")
    said = [line for line in findings(capsys) if ": broken: " in line or ": error: " in line]
    assert said == []


def uncovered(line: str) -> str:
    """A line without the mark that leaves it for later."""
    inside = line.lstrip()
    before = line[: len(line) - len(inside)]
    field = inside.removeprefix("# ")
    name = field.lstrip().split(":")[0]
    is_field = inside != field and (name.replace("_", "").isalpha() and name.islower() and ":" in field)
    return before + field if is_field or field.lstrip().startswith(("- ", "# ")) else line


def test_beside_others_it_takes_their_owner_and_holds_back(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    house(here, {**CLEAN_FILES, "policy.yaml": "kind: crisis-plan\nstatement_authority: lead-on-duty\n"})
    assert main(["new", "crisis-plan", "next", *TODAY]) == CLEAN
    assert "It is a draft" in capsys.readouterr().out
    written = yaml.safe_load((here / "next.yaml").read_text(encoding="utf-8"))
    assert (written["status"], written["owner"]) == ("draft", "head-of-social")
    assert [line for line in findings(capsys) if "next.yaml" in line] == []


def test_after_init_it_follows_the_same_walls(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["init", "--sector", "alcohol", "--market", "FR", "--yes", *TODAY])
    assert main(["new", "sector-policy", "spirits", *TODAY]) == CLEAN
    assert "$schema=../.govlint/schemas/sector-policy.schema.json" in (here / "policies/spirits.yaml").read_text(
        "utf-8"
    )
    assert [line for line in findings(capsys) if "spirits" in line] == []


def test_it_is_for_the_organisation_whose_folder_it_is(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, market in (("first", "GB"), ("second", "US")):
        main(["init", name, "--sector", "alcohol", "--market", market, "--yes", *TODAY])
    (here / "govlint.toml").write_text('paths = ["first/policies", "second/policies"]\n', encoding="utf-8")
    for name in ("first", "second"):
        (here / name / "govlint.toml").unlink()
        main(["new", "sector-policy", "spirits", "--dir", f"{name}/policies", *TODAY])
    ages = [(here / name / "policies/spirits.yaml").read_text("utf-8") for name in ("first", "second")]
    assert ["Great Britain" in text for text in ages] == [True, False]
    assert ["United States" in text for text in ages] == [False, True]


def test_what_no_command_reads_is_said(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["init", "--yes", *TODAY])
    capsys.readouterr()
    said = {}
    for folder in ("policies", "polices", "nowhere", "nowhere", "policies/deep"):
        assert main(["new", "ai-policy", f"n{len(said)}", "--dir", folder, *TODAY]) == CLEAN
        said[f"{folder} {len(said)}"] = capsys.readouterr().out
    assert ["outside of `paths`" in out for out in said.values()] == [False, True, True, True, False]
    assert ["Did you mean policies?" in out for out in said.values()] == [False, True, False, False, False]


def test_a_kind_in_capitals_is_the_kind(here: Path) -> None:
    assert main(["new", "AI-Policy", "our-ai", *TODAY]) == CLEAN
    assert yaml.safe_load((here / "our-ai.yaml").read_text(encoding="utf-8"))["kind"] == "ai-policy"


def test_schemas_that_were_deleted_come_again(here: Path) -> None:
    main(["init", "--yes", *TODAY])
    schemas = here / ".govlint/schemas"
    before = {path.name for path in schemas.iterdir()}
    shutil.rmtree(schemas)
    main(["new", "exception", "once", *TODAY])
    assert {path.name for path in schemas.iterdir()} == {*before, "exception.schema.json"}


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["ai-polcy", "x"], "ai-polcy is no kind\n         Did you mean ai-policy?"),
        (["ai-policy", "Our AI"], "Our AI is no name for a document"),
        (["ai-policy", "x" * 81], "is no name for a document"),
        (["ai-policy", "../x"], "../x is no name for a document"),
    ],
)
def test_a_wrong_call(args: list[str], said: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", *args]) == WRONG
    assert said in capsys.readouterr().err
    assert list(here.iterdir()) == []


def test_nothing_is_overwritten(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "ours.yaml").write_text("mine", encoding="utf-8")
    assert main(["new", "ai-policy", "ours"]) == WRONG
    assert "ours.yaml is there already" in capsys.readouterr().err
    assert [path.name for path in here.iterdir()] == ["ours.yaml"]
