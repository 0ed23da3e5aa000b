"""Anything with a name is explained, and what is misspelt is asked about."""

import re
from pathlib import Path

import pytest

from govlint.cli.commands.explain import command
from govlint.cli.explained.fields import controls_of, fields, meant
from govlint.cli.explained.find import SORTS, find
from govlint.cli.main import WRONG, main
from govlint.errors import GovlintError
from govlint.lint.rules import all_rules
from govlint.lint.ruleset import RuleSet, only
from tests.conftest import Golden
from tests.helpers import HOUSE

SNAPSHOTS = Path(__file__).parent / "snapshots"
RULES = only(all_rules())


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.chdir(HOUSE)


def said(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    assert main(["explain", *args]) == 0
    return capsys.readouterr().out


ASKED = {
    "a field as a message writes it": "accounts[8].age_gate",
    "a field of many kinds": "topics",
    "a value": "declared-age",
    "a source": "social-steve-culture",
    "an idea": "I12",
    "a word": "lifted ceiling",
    "a word and a command": "posture",
    "an exit code": "3",
    "a key": "handbook.accent",
    "the configuration": "configuration",
    "what any setting can have": "overrides",
    "a line": "examples/brewer/crisis.yaml:26",
    "a list": "ideas",
}


def test_one_of_each_sort(golden: Golden, capsys: pytest.CaptureFixture[str]) -> None:
    told = "\n".join(f"$ govlint explain {name}\n{said(capsys, *name.split())}" for name in ASKED.values())
    golden(SNAPSHOTS / "explain-each-sort.txt", told)


def test_every_name_of_the_help_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    named = re.findall(r"such as ([^\s;,]+)", " ".join(str(command.help).split()))
    assert len(named) == 7
    assert all(said(capsys, name.rstrip(".")) for name in named)


@pytest.mark.parametrize("sort", SORTS)
def test_every_name_of_every_sort_is_explained(sort: str) -> None:
    for name in SORTS[sort].names(RULES):
        entry = SORTS[sort].entry(name, RULES)
        assert entry.said
        assert entry.parts[0].head


def test_every_field_means_itself_and_has_a_sentence() -> None:
    assert len(fields()) > 500
    for field in fields():
        assert field in meant(field.name)
        assert field.form.get("description") or field.form.get("title"), field.name


@pytest.mark.parametrize(
    "name",
    ["accounts[8].age_gate", "accounts[gb-youtube].age_gate", "accounts.8.age_gate", "channels.accounts.age_gate"],
)
def test_a_field_is_known_however_it_is_written(name: str) -> None:
    assert [field.name for field in meant(name)] == ["channels.accounts.age_gate"]
    assert controls_of(name) == ["channels.age-gate"]


@pytest.mark.parametrize("name", ["i12", "Engagement.Comments", "DECLARED_AGE", "Lifted Ceiling"])
def test_capitals_and_underscores_count_for_nothing(name: str) -> None:
    assert find(name, RULES).said


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("culture/comment-closed", "the rule culture/comments-closed"),
        ("comments-closed", "the rule culture/comments-closed"),
        ("engagement.coments", "the control engagement.comments"),
        ("influencer-polcy", "the kind influencer-policy"),
        ("age_gat", "the field age_gate"),
        ("social-steve-cultur", "the source social-steve-culture"),
        ("corridr", "the word corridor"),
        ("fail-onn", "the key of the configuration fail-on"),
        ("baselin", "the command baseline"),
        ("handed-im", "the value handed-in"),
    ],
)
def test_what_is_near_is_asked_about(name: str, near: str) -> None:
    with pytest.raises(GovlintError) as raised:
        find(name, RULES)
    assert near in raised.value.help


def test_without_anything_near_it_says_what_can_be_explained() -> None:
    with pytest.raises(GovlintError, match="nothing is called zzzzz") as raised:
        find("zzzzz", RULES)
    assert raised.value.help.startswith("Name a rule, a control, a kind")


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("examples/brewer/crisis.yml:26", "Did you mean examples/brewer/crisis.yaml?"),
        ("examples/brewer/crisis.yaml:9999", "has no document of ours on line 9999"),
        ("examples/brewer/crisis.yaml:0", "has no document of ours on line 0"),
    ],
)
def test_a_line_that_is_not_there(place: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", place]) == WRONG
    assert said in capsys.readouterr().err


def test_every_line_of_an_example_says_what_stands_there() -> None:
    text = (HOUSE / "examples/brewer/channels.yaml").read_text(encoding="utf-8").splitlines()
    for line in range(1, len(text) + 1, 7):
        assert find(f"examples/brewer/channels.yaml:{line}", RULES).said


class TestWhy:
    def test_a_field_path_is_as_good_as_its_control(self, capsys: pytest.CaptureFixture[str]) -> None:
        answers = set()
        for name in ("crisis.authority", "statement_authority", "crisis-plan.statement_authority"):
            assert main(["why", name, "examples/brewer", "--as-of", "2026-11-22"]) == 0
            answers.add(capsys.readouterr().out)
        assert len(answers) == 1

    @pytest.mark.parametrize(
        ("name", "said"),
        [
            ("age_gat", "Did you mean age_gate?"),
            ("statement_autority", "Did you mean statement_authority?"),
            ("zzz", "`govlint explain controls` lists them all."),
            ("approval.length", "Did you mean"),
        ],
    )
    def test_what_is_no_control(self, name: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["why", name, "examples/brewer"]) == WRONG
        assert said in capsys.readouterr().err


def test_own_rules_are_explained_too() -> None:
    own = RuleSet({"ours/a": next(iter(all_rules().values()))._replace(id="ours/a", facts=FACTS)})
    assert find("ours/a", own).said == "We answer within a day"


FACTS = {
    "title": "We answer within a day", "why": "We promised.", "remedy": "Answer.", "sources": [], "force": "good-practice",
    "wall": {"control": "engagement.comments", "ceiling": "followers"}, "form": "wall", "severity": "info",
}  # fmt: skip
