"""Each rule's examples are its tests: alone, with every other rule listening, and against the rule a little changed."""

from pathlib import Path
from typing import Any, ClassVar

import pytest

from govlint.cli.main import CLEAN, FOUND, main
from govlint.library.library import built_in
from govlint.lint.examples import Outcome, complete, run_example
from govlint.lint.rules import Rule, all_rules, build_rule
from govlint.lint.trials import Trial, moved, mutants, trials
from govlint.policy.scale import scale
from tests.helpers import HOUSE, wall_rule

ADVOCACY = "kind: people-policy\nadvocacy:\n  wording: {}\n"
ON_THE_WALL = {"text": ADVOCACY.format("suggestions")}
JUST_BEYOND = {"text": ADVOCACY.format("edit-required  # finding")}
FAR_BEYOND = {"text": ADVOCACY.format("copy-only  # finding")}
FOR_THE_YOUNG = """\
kind: people-policy
advocacy:
  wording:
    value: suggestions
    overrides:
      - when: {audience: {minors_likely: likely}}
        value: copy-only
"""


@pytest.mark.parametrize("rule", all_rules().values(), ids=list(all_rules()))
def test_the_examples_hold_and_would_notice_a_change(rule: Rule) -> None:
    whole = rule._replace(facts=rule.facts | {"examples": built_in().part("examples")[rule.id]})
    assert [trial for trial in trials(whole, all_rules()) if trial.problem] == []


def test_the_program_finds_no_fault_with_our_own_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "test", str(HOUSE / "rules"), "--strict"]) == CLEAN
    assert capsys.readouterr().out.endswith(" 0 wrong, 0 untested.\n")


class TestTheHarness:
    """What would let a wrong rule pass is tested here."""

    def run(self, **example: Any) -> Outcome:
        rule = all_rules()["culture/comments-closed"]
        return run_example(rule, example, {rule.id: rule})

    def test_a_finding_without_a_mark_is_wrong(self) -> None:
        outcome = self.run(text="kind: engagement-policy\ncomments: nobody\n")
        assert (outcome.expected, outcome.found, outcome.right) == ((), (2,), False)

    def test_a_mark_without_a_finding_is_wrong(self) -> None:
        outcome = self.run(text="kind: engagement-policy\ncomments: everyone  # finding\n")
        assert (outcome.expected, outcome.found, outcome.right) == ((2,), (), False)

    def test_a_mark_on_another_line_is_wrong(self) -> None:
        outcome = self.run(text="kind: engagement-policy  # finding\ncomments: nobody\n")
        assert not outcome.right

    def test_lines_are_those_of_the_example_also_after_a_header_was_filled_in(self) -> None:
        text = "kind: teams\n---\nkind: engagement-policy\ncomments: nobody  # finding\n"
        assert self.run(text=text).right

    def test_other_rules_that_speak_must_be_listed(self) -> None:
        rule = all_rules()["culture/comments-closed"]
        text = "kind: engagement-policy\ncomments: nobody  # finding\ncomment_chek: never\n"
        assert not run_example(rule, {"text": text}, all_rules()).right
        assert run_example(rule, {"text": text, "also": ["core/unknown-key"]}, all_rules()).right

    def test_what_silences_an_open_question_is_of_use(self) -> None:
        """Rules that can only say that something is open are left out, but not where an example speaks of it."""
        rule = all_rules()["culture/comments-closed"]
        text = "# govlint: ignore[core/undecided] because we write it in May\nkind: engagement-policy\ncomments: everyone\n"
        assert run_example(rule, {"text": text}, all_rules()).right

    def test_a_bare_example_is_left_as_it_is(self) -> None:
        assert complete("# bare\na: 1\n") == ("# bare\na: 1\n", [])

    def test_what_an_example_says_itself_is_not_filled_in(self) -> None:
        text, added = complete("kind: teams\ntitle: Ours\n---\nkind: teams\n")
        assert text.count("title: Ours") == 1
        assert text.count("title: An example") == 1
        assert [count for _, count in added] == [6, 7]


def copied(examples: dict[str, Any], **facts: Any) -> Rule:
    """A rule, on a control without rules of ours, against words to copy. facts: what its file says beside these."""
    return wall_rule("ours/copied", "people.advocacy-wording", ceiling="suggestions", examples=examples, **facts)


def problems(examples: dict[str, Any], **facts: Any) -> dict[str, str]:
    """What is wrong with these examples, untested changes left out."""
    found = trials(copied(examples, **facts), all_rules())
    return {trial.name: trial.problem for trial in found if trial.problem and not trial.untested}


def untested(examples: dict[str, Any], **facts: Any) -> list[str]:
    """The changes of the rule that these examples do not notice."""
    return [trial.name for trial in trials(copied(examples, **facts), all_rules()) if trial.untested]


class TestWhatIsWrong:
    """What a trial says of examples that do not hold."""

    def test_nothing(self) -> None:
        assert problems({"good": [ON_THE_WALL], "bad": [JUST_BEYOND, FAR_BEYOND]}) == {}

    def test_a_rule_without_examples(self) -> None:
        assert problems({}) == {
            "good": "there is no good example, so nothing is asserted",
            "bad": "there is no bad example, so nothing is asserted",
        }

    def test_what_code_finds_may_show_one_side_only(self) -> None:
        rule = all_rules()["core/unknown-key"]
        rule = rule._replace(facts=rule.facts | {"examples": {"good": [ON_THE_WALL]}})
        assert list(trials(rule, all_rules())) == [Trial(rule.id, "good 1")]

    def test_a_bad_example_without_a_mark(self) -> None:
        said = problems({"good": [ON_THE_WALL], "bad": [JUST_BEYOND, {"text": ADVOCACY.format("copy-only")}]})
        assert said == {"bad 2": "no line is marked with `# finding`, so nothing is asserted"}

    def test_a_good_example_with_a_mark(self) -> None:
        said = problems({"good": [JUST_BEYOND], "bad": [JUST_BEYOND]})
        assert said == {"good 1": "a good example marks no line"}

    def test_a_good_example_in_which_something_is_found(self) -> None:
        said = problems({"good": [{"text": ADVOCACY.format("copy-only")}], "bad": [JUST_BEYOND]})
        assert said == {"good 1": "expected no finding, found a finding on line 3"}

    def test_a_mark_on_a_line_where_nothing_is_found(self) -> None:
        text = ADVOCACY.format("copy-only").replace("advocacy:", "advocacy:  # finding")
        said = problems({"good": [ON_THE_WALL], "bad": [{"text": text}]})
        assert said == {"bad 1": "expected a finding on line 2, found a finding on line 3"}

    def test_others_speak_and_are_not_listed(self) -> None:
        text = JUST_BEYOND["text"] + "advocasy: {}\n"
        said = problems({"good": [ON_THE_WALL], "bad": [{"text": text}]})
        assert said == {"bad 1": "other rules speak that `also` does not list: core/unknown-key"}
        assert problems({"good": [ON_THE_WALL], "bad": [{"text": text, "also": ["core/unknown-key"]}]}) == {}

    def test_others_are_listed_and_silent(self) -> None:
        said = problems({"good": [ON_THE_WALL], "bad": [JUST_BEYOND | {"also": ["core/unknown-key"]}]})
        assert said == {"bad 1": "`also` lists rules that are silent: core/unknown-key"}

    def test_a_rule_that_the_law_pushes_aside(self) -> None:
        """The law asks for guidance at least, so a ceiling below it moves and nothing is found."""
        text = "kind: ai-policy\nliteracy: guidance  # finding\n"
        rule = wall_rule(
            "x/y", "ai.literacy", ceiling="nothing", when={"markets": ["EU"]}, examples={"bad": [{"text": text}]}
        )
        said = {trial.name: trial.problem for trial in trials(rule, all_rules())}
        assert said["bad 1"] == "with all rules on: expected a finding on line 2, found no finding"

    def test_a_place_where_the_rule_speaks_too(self) -> None:
        examples = {"good": [ON_THE_WALL], "bad": [JUST_BEYOND], "elsewhere": [{"markets": [{"code": "NO"}]}]}
        assert problems(examples) == {"elsewhere 1": "the rule speaks there too"}
        assert problems(examples, when={"markets": ["GB"]}) == {}

    def test_an_example_that_cannot_stand_elsewhere(self) -> None:
        whole = "kind: organisation\nstructure: holistic\nmarkets: [{code: GB}]\n---\n" + JUST_BEYOND["text"]
        examples = {"good": [ON_THE_WALL], "bad": [{"text": whole}], "elsewhere": [{"sectors": ["other"]}]}
        assert problems(examples) == {"elsewhere": "there is no bad example that brings no organisation of its own"}


class TestWhatGoesUnnoticed:
    """A rule a little changed, of which no example says that it is another."""

    EXAMPLES: ClassVar[dict[str, Any]] = {"good": [ON_THE_WALL], "bad": [JUST_BEYOND]}

    def test_nothing(self) -> None:
        assert untested(self.EXAMPLES) == []

    def test_no_good_example_stands_on_the_wall(self) -> None:
        good = [{"text": ADVOCACY.format("own-words")}]
        assert untested({"good": good, "bad": [JUST_BEYOND]}) == ["its ceiling at own-words"]

    def test_no_bad_example_stands_just_beyond_it(self) -> None:
        assert untested({"good": [ON_THE_WALL], "bad": [FAR_BEYOND]}) == ["its ceiling at edit-required"]

    def test_where_the_rule_does_not_stand(self) -> None:
        when = {"markets": ["GB"]}
        assert untested(self.EXAMPLES, when=when) == ["`when` without markets"]
        assert untested(self.EXAMPLES | {"elsewhere": [{"markets": [{"code": "NO"}]}]}, when=when) == []

    def test_what_the_rule_leaves_out(self) -> None:
        unless = {"audience": {"minors_likely": ["likely"]}}
        assert untested(self.EXAMPLES, unless=unless) == ["the rule without `unless`"]
        good = [ON_THE_WALL, {"text": FOR_THE_YOUNG}]
        assert untested(self.EXAMPLES | {"good": good}, unless=unless) == []

    def test_a_sector_policy_is_for_the_sector_it_moves_to(self) -> None:
        text = "kind: sector-policy\nsector: alcohol\nhours_closed: {}\n"
        examples = {
            "good": [{"text": text.format("8")}],
            "bad": [{"text": text.format("9  # finding"), "also": ["alcohol/hours-restricted"]}],
            "elsewhere": [{"sectors": ["other"]}],
        }
        rule = wall_rule("ours/hours", "sector.hours", ceiling=8, when={"sectors": ["alcohol"]}, examples=examples)
        assert [trial for trial in trials(rule, all_rules()) if trial.problem] == []

    def test_it_fails_only_where_strictness_is_asked_for(self, tmp_path: Path) -> None:
        sketched = ["rules", "new", "ours/copied", "--control", "people.advocacy-wording", "--ceiling", "suggestions"]
        assert main([*sketched, "--folder", str(tmp_path)]) == CLEAN
        path = tmp_path / "ours" / "copied.yaml"
        path.write_text(path.read_text("utf-8").replace("edit-required  #", "copy-only  #"), "utf-8")
        assert main(["rules", "test", str(tmp_path)]) == CLEAN
        assert main(["rules", "test", str(tmp_path), "--strict"]) == FOUND


class TestMutants:
    def test_each_change_by_itself(self) -> None:
        rule = copied({}, when={"markets": ["GB"], "paid": ["none"]}, unless={"content": ["reply"]})
        found = {said: changed for changed, said in mutants(rule)}
        assert list(found) == [
            *("its ceiling at edit-required", "its ceiling at own-words"),
            *("`when` without markets", "`when` without paid", "the rule without `unless`"),
        ]
        assert found["`when` without paid"].region == {"markets": frozenset(("GB",))}
        assert found["its ceiling at own-words"].facts["wall"]["ceiling"] == "own-words"

    def test_what_code_finds_is_not_changed(self) -> None:
        assert list(mutants(all_rules()["core/unknown-key"])) == []

    @pytest.mark.parametrize(
        ("kind", "field", "values", "left"),
        [
            ("sector-policy", "sector", ["alcohol"], ["markets"]),
            ("sector-policy", "sector", ["alcohol", "gambling"], ["markets", "sectors"]),
            ("sector-policy", "influencers", ["alcohol"], ["markets", "sectors"]),
            ("channels", "market", ["GB"], ["sectors"]),
            ("content-policy", "scope.markets", ["GB"], ["sectors"]),
            ("content-policy", "market", ["GB"], ["markets", "sectors"]),
        ],
    )
    def test_a_condition_that_where_repeats_is_not_left_out(
        self, kind: str, field: str, values: list[str], left: list[str]
    ) -> None:
        """No example could tell the rule without it from the rule."""
        where = {"all-of": [{"one-of": {"field": field, "values": values}}, {"defined": "title"}]}
        held = {"form": "select", "severity": "info", "direction": "broken", "force": "evidence", "message": "m"}
        when = {"sectors": ["alcohol"], "markets": ["GB"]}
        rule = build_rule("x/y", held | {"select": {"kind": kind}, "where": where, "when": when})
        assert [said.split()[-1] for _, said in mutants(rule)] == left


@pytest.mark.parametrize(
    ("holds", "value", "further_in", "further_out"),
    [
        ("levels", "b", "c", "a"),
        ("levels", "c", None, "b"),
        ("levels", "a", "b", None),
        ("integer", 5, 6, 2),
        ("integer", 0, 1, None),
        ("percent", 100, None, 50),
        ("duration", "2h", "121m", "60m"),
        ("duration", "0h", "1m", None),
        ("boolean", True, None, None),
    ],
)
def test_the_neighbours_of_a_floor(holds: str, value: Any, further_in: Any, further_out: Any) -> None:
    """One step stricter; a level or half the amount more lenient."""
    one = scale(holds, ("a", "b", "c") if holds == "levels" else (), "higher")
    assert moved(one, value, True, True) == further_in
    assert moved(one, value, False, False) == further_out


@pytest.mark.parametrize(
    ("holds", "value", "further_in", "further_out"),
    [
        ("levels", "b", "a", "c"),
        ("integer", 5, 4, 10),
        ("integer", 0, None, 1),
        ("percent", 60, 59, None),
        ("duration", "1d", "1439m", "2880m"),
        ("duration", "0h", None, "60m"),
    ],
)
def test_the_neighbours_of_a_ceiling(holds: str, value: Any, further_in: Any, further_out: Any) -> None:
    """One step stricter; a level or twice the amount more lenient."""
    one = scale(holds, ("a", "b", "c") if holds == "levels" else (), "higher")
    assert moved(one, value, False, True) == further_in
    assert moved(one, value, True, False) == further_out
