"""The posture as people and programs get it: whole outputs, its schema, and what it can be compared with."""

import json
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from govlint.cli.main import CLEAN, NOTHING_CHECKED, WRONG, main
from tests.conftest import Golden
from tests.helpers import HOUSE, TEAMS, govlint, house, write
from tests.reporters.runner import HOSTILE, commands, steers_a_terminal

SNAPSHOTS = Path(__file__).parent / "snapshots"
SCHEMA = json.loads((HOUSE / "schemas" / "v1" / "posture.schema.json").read_text(encoding="utf-8"))
MILL = {
    "mill/organisation.yaml": """
kind: organisation
name: old-mill
title: Old Mill
structure: hub-and-spoke
sectors: [gambling]
markets: [{code: GB}, {code: IT}]
brands: [{name: old-mill}]
""",
    "mill/teams.yaml": TEAMS,
    "mill/engagement.yaml": """
kind: engagement-policy
comments: {value: everyone, overrides: [{when: {markets: [IT]}, value: nobody}]}
removal: {power: listed-grounds, notice: house-rules-linked}
reply_within: 48h
""",
    "mill/gambling.yaml": """
kind: sector-policy
sector: gambling
influencers: none
""",
    "mill/measures.yaml": """
kind: measurement-plan
measures: [{name: views, stage: attention}, {name: letters, stage: advocacy}]
""",
}
WELL = {
    "well/organisation.yaml": """
kind: organisation
name: deep-well
title: Deep Well
structure: holistic
sectors: []
markets: [{code: GB}]
""",
    "well/engagement.yaml": """
kind: engagement-policy
comments: followers
removal: {power: listed-grounds, notice: told-which-rule}
reply_within: 12h
""",
}
ON = ("--as-of", "2026-11-22")


@pytest.fixture(autouse=True)
def there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    return house(tmp_path, {**MILL, **WELL})


def said(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    assert main(["posture", *args, *ON]) == CLEAN
    out, err = capsys.readouterr()
    assert err == ""
    return out


def valid(capsys: pytest.CaptureFixture[str], *args: str) -> Any:
    """The JSON that is printed, once it fits its schema."""
    data = json.loads(said(capsys, *args, "--format", "json"))
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    jsonschema.Draft202012Validator(SCHEMA, format_checker=checker).validate(data)
    return data


class TestText:
    @pytest.mark.parametrize(
        ("name", "args"),
        [
            ("posture", ["mill"]),
            ("posture-by-market", ["mill", "--by", "market"]),
            ("posture-against", ["mill", "--against", "well"]),
            ("posture-several", ["."]),
        ],
    )
    def test_the_whole_output(
        self, name: str, args: list[str], golden: Golden, capsys: pytest.CaptureFixture[str]
    ) -> None:
        golden(SNAPSHOTS / f"{name}.txt", said(capsys, *args))

    def test_on_a_narrow_terminal(
        self, golden: Golden, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setenv("COLUMNS", "40")
        out = said(capsys, "mill", "--by", "market", "--against", "well")
        golden(SNAPSHOTS / "posture-narrow.txt", out)
        assert max(map(len, out.splitlines())) <= 40

    def test_many_groups_stand_in_tables_one_below_the_other(
        self, there: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setenv("COLUMNS", "60")
        brands = ", ".join(f"{{name: brand-number-{number}}}" for number in range(30))
        house(
            there,
            {
                "mill/organisation.yaml": f"kind: organisation\nstructure: holistic\nmarkets: [{{code: GB}}]\nbrands: [{brands}]\n"
            },
        )
        out = said(capsys, "mill", "--by", "brand")
        assert all(f"brand-number-{number}" in out for number in range(30))
        assert max(map(len, out.splitlines())) <= 60

    def test_colour_adds_nothing_else(self, capsys: pytest.CaptureFixture[str]) -> None:
        plain, coloured = said(capsys, "mill"), said(capsys, "mill", "--color", "always")
        assert coloured.replace("\x1b[1m", "").replace("\x1b[0m", "") == plain
        assert "\x1b[1mOld Mill" in coloured

    def test_it_needs_no_more_than_ascii(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert said(capsys, "well").isascii()

    def test_nothing_decided_is_no_index(self, there: Path, capsys: pytest.CaptureFixture[str]) -> None:
        house(there / "bare", {"organisation.yaml": "kind: organisation\ntitle: Bare\nmarkets: [{code: GB}]\n"})
        assert said(capsys, "bare").startswith("Bare: no posture yet")

    def test_few_controls_are_called_few(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert "too few to speak of an index" in " ".join(said(capsys, "well").split())


class TestJson:
    def test_the_schema_is_one_and_closed(self) -> None:
        jsonschema.Draft202012Validator.check_schema(SCHEMA)
        for shape in [SCHEMA, *SCHEMA["$defs"].values()]:
            if "properties" in shape:
                assert shape["additionalProperties"] is False
                assert set(shape["required"]) == shape["properties"].keys()

    @pytest.mark.parametrize("by", [[], ["--by", "market"], ["--by", "brand"], ["--by", "sector"]])
    @pytest.mark.parametrize("against", [[], ["--against", "well"]])
    def test_it_fits_its_schema(self, by: list[str], against: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        (one,) = valid(capsys, "mill", *by, *against)["organisations"]
        assert one["by"] == (by[1] if by else None)
        assert bool(one["groups"]) == bool(by)
        assert bool(one["against"]) == bool(against)

    def test_costs_and_index_make_a_hundred(self, capsys: pytest.CaptureFixture[str]) -> None:
        for one in valid(capsys, ".")["organisations"]:
            assert one["index"] + sum(cost["points"] for cost in one["costs"]) == pytest.approx(100, abs=0.1)

    def test_a_cost_points_at_its_setting(self, there: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (one,) = valid(capsys, "mill")["organisations"]
        written = {"engagement.comments", "engagement.reply-within", "org.structure", "sector.influencers"}
        found = [cost for cost in one["costs"] if cost["control"] in written]
        assert {cost["control"] for cost in found} == written
        for cost in found:
            line = (there / cost["place"]["path"]).read_text(encoding="utf-8").splitlines()[cost["place"]["line"] - 1]
            assert line[cost["place"]["column"] - 1 :].startswith(cost["value"])

    def test_each_control_says_why_it_does_not_count(self, capsys: pytest.CaptureFixture[str]) -> None:
        (one,) = valid(capsys, "mill")["organisations"]
        statuses = {control["control"]: control["status"] for control in one["controls"]}
        assert statuses["engagement.comments"] == "counted"
        assert statuses["measurement.path"] == "no-wall"
        assert statuses["crisis.authority"] == "undecided"
        (ruled,) = one["law_decides"]
        assert ruled == {
            "control": "sector.influencers",
            "rules": ["gambling/italy-creators-used"],
            "contexts": ["IT · old-mill"],
        }

    def test_the_same_documents_give_the_same_bytes(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert said(capsys, "mill", "well", "--format", "json") == said(capsys, "well", "mill", "--format", "json")


class TestAgainst:
    def test_a_file_says_the_same_as_the_folder_it_was_made_of(
        self, there: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        write(there, {"well.json": said(capsys, "well", "--format", "json")})
        assert said(capsys, "mill", "--against", "well.json") == said(capsys, "mill", "--against", "well")
        by_file = valid(capsys, "mill", "--against", "well.json")
        assert by_file == valid(capsys, "mill", "--against", "well")

    def test_beside_itself_nothing_differs(self, there: Path, capsys: pytest.CaptureFixture[str]) -> None:
        write(there, {"mill.json": said(capsys, "mill", "--format", "json")})
        (one,) = valid(capsys, "mill", "--against", "mill.json")["organisations"]
        assert one["against"]["difference"] == 0
        assert {part["difference"] for part in one["against"]["dimensions"]} == {0, None}
        assert "Furthest apart" not in said(capsys, "mill", "--against", "mill.json")

    def test_only_controls_that_count_on_both_sides_are_compared(self, capsys: pytest.CaptureFixture[str]) -> None:
        (one,) = valid(capsys, "mill", "--against", "well")["organisations"]
        assert one["against"]["controls"] == 5
        assert (one["counted"], one["against"]["title"]) == (7, "Deep Well")

    def test_nothing_in_common(self, there: Path, capsys: pytest.CaptureFixture[str]) -> None:
        house(there / "bare", {"organisation.yaml": "kind: organisation\ntitle: Bare\nmarkets: [{code: GB}]\n"})
        assert "No control counts on both sides." in said(capsys, "mill", "--against", "bare")
        (one,) = valid(capsys, "mill", "--against", "bare")["organisations"]
        assert (one["against"]["here"], one["against"]["difference"]) == (None, None)

    def test_another_version_is_named(self, there: Path, capsys: pytest.CaptureFixture[str]) -> None:
        older = json.loads(said(capsys, "well", "--format", "json")) | {"version": "0.0.1"}
        write(there, {"old.json": json.dumps(older)})
        assert "govlint 0.0.1, whose rules may differ" in " ".join(
            said(capsys, "mill", "--against", "old.json").split()
        )

    @pytest.mark.parametrize(
        ("against", "words"),
        [
            ("HEAD~1", "there is no such folder, file or git revision"),
            ("nowhere.json", "there is no such folder, file or git revision"),
            ("/dev/zero", "there is no such folder, file or git revision"),
            ("mill/teams.yaml", "is no posture in JSON"),
            (".", "holds 2 organisations"),
            ("empty", "holds 0 organisations"),
        ],
    )
    def test_anything_else_is_a_wrong_call(
        self, against: str, words: str, there: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (there / "empty").mkdir()
        assert main(["posture", "mill", "--against", against, *ON]) == WRONG
        out, err = capsys.readouterr()
        assert out == ""
        assert words in err

    def test_with_a_git_revision(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        for words in (["init", "-q"], ["add", "--all"], [*who, "commit", "-q", "-m", "m"]):
            subprocess.run(["git", *words], check=True, capture_output=True)
        assert main(["posture", "mill", "--against", "HEAD", "--format", "json", *ON]) == CLEAN
        (one,) = json.loads(capsys.readouterr().out)["organisations"]
        assert one["against"]["title"] == "Old Mill"
        assert one["against"]["here"] == one["against"]["there"]

    @pytest.mark.parametrize(
        "content",
        [
            "", "[]", "{}", "null", '{"format": "govlint-report/v1"}', "[" * 100_000, "\x00", "1" * 10_000,
            '{"format": "govlint-posture/v1"}',
            '{"format": "govlint-posture/v1", "organisations": [{}, {}]}',
            '{"format": "govlint-posture/v1", "organisations": [7]}',
            '{"format": "govlint-posture/v1", "organisations": [{"controls": {}}]}',
            '{"format": "govlint-posture/v1", "organisations": [{"controls": [7]}]}',
        ],
    )  # fmt: skip
    def test_a_file_that_is_none_of_ours(self, content: str, there: Path, capsys: pytest.CaptureFixture[str]) -> None:
        write(there, {"x.json": content})
        assert main(["posture", "mill", "--against", "x.json", *ON]) == WRONG
        assert "x.json" in capsys.readouterr().err

    @pytest.mark.parametrize("index", [-1, 101, True, "50", None, float("nan"), float("inf"), [50], 10**400])
    def test_a_figure_that_was_changed(self, index: Any, there: Path, capsys: pytest.CaptureFixture[str]) -> None:
        whole = json.loads(said(capsys, "well", "--format", "json"))
        counted = next(one for one in whole["organisations"][0]["controls"] if one["status"] == "counted")
        write(there, {"x.json": json.dumps(whole).replace(json.dumps(counted), json.dumps(counted | {"index": index}))})
        assert main(["posture", "mill", "--against", "x.json", *ON]) == WRONG
        assert "was changed after it was written" in capsys.readouterr().err


def test_without_documents(there: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(there, {"empty/x.yaml": "a: 1\n"})
    assert main(["posture", "empty"]) == NOTHING_CHECKED
    assert "was found" in capsys.readouterr().err


def test_text_that_could_not_be_read_is_said_not_to_count(there: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(there, {"mill/broken.yaml": "govlint: v1\nkind: crisis-plan\nstatement_authority: [a\nx: 1\n"})
    assert main(["posture", "mill", *ON]) == CLEAN
    out, err = capsys.readouterr()
    assert out.startswith("Old Mill: ")
    assert err == "Some text could not be read, and does not count: `govlint check` says which.\n"


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_no_text_steers_the_terminal(text: str, there: Path, capsys: pytest.CaptureFixture[str]) -> None:
    quoted = json.dumps(text, ensure_ascii=False).encode("utf-8", errors="replace").decode()
    organisation = (
        f"kind: organisation\ntitle: {quoted}\nstructure: centralised\nmarkets: [{{code: GB}}, {{code: {quoted}}}]\n"
        f"brands: [{{name: {quoted}}}, {{name: b}}]\n"
    )
    policy = f"kind: engagement-policy\ntitle: {quoted}\nscope: {{brands: [{quoted}]}}\ncomments: nobody\n"
    house(there / "bad", {"organisation.yaml": organisation, f"{text.replace('/', '_')}.yaml": policy})
    whole = {"format": "govlint-posture/v1", "version": text, "as_of": text}
    held = [
        {"control": name, "dimension": text, "status": "counted", "index": 9} for name in (text, "engagement.comments")
    ]
    write(there, {"bad.json": json.dumps(whole | {"organisations": [{"title": text, "controls": held}]})})
    for form in ("text", "json"):
        for by in ("market", "brand"):
            main(["posture", "bad", "--by", by, "--against", "bad.json", "--format", form])
            out, _ = capsys.readouterr()
            assert commands(out) == []
            assert steers_a_terminal(out) == []


def test_in_a_process_of_its_own(there: Path) -> None:
    done = govlint("posture", "mill", *ON, cwd=there, environment={"PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (CLEAN, b"")
    assert b"Old Mill: " in done.stdout
