"""Each rule's examples are its tests: alone, and with every other rule listening."""

from typing import Any, NamedTuple

import pytest

from govlint.library.library import built_in
from govlint.lint.examples import Outcome, complete, run_example
from govlint.lint.rules import Rule, all_rules, build_rule
from govlint.policy.controls import controls
from govlint.policy.scale import hours


class Case(NamedTuple):
    rule: Rule
    side: str
    example: dict[str, Any]


def cases() -> list[Any]:
    return [
        pytest.param(Case(all_rules()[name], side, example), id=f"{name} {side} {number}")
        for name, examples in built_in().part("examples").items()
        for side in ("good", "bad")
        for number, example in enumerate(examples.get(side) or ())
    ]


def right(case: Case, outcome: Outcome) -> None:
    assert outcome.found == outcome.expected
    assert bool(outcome.expected) == (case.side == "bad"), (
        "a bad example marks a line with `# finding`, a good one none"
    )


@pytest.mark.parametrize("case", [param for param in cases() if param.values[0].rule.form != "found_by"])
def test_the_rule_alone(case: Case) -> None:
    right(case, run_example(case.rule, case.example, {case.rule.id: case.rule}))


@pytest.mark.parametrize("case", cases())
def test_with_every_other_rule(case: Case) -> None:
    outcome = run_example(case.rule, case.example, all_rules())
    right(case, outcome)
    assert outcome.others == outcome.expected_others, "what other rules say stands under `also`"
    assert outcome.right


@pytest.mark.parametrize("name", [rule.id for rule in all_rules().values() if rule.form != "found_by"])
def test_a_rule_shows_what_is_right_and_what_is_wrong(name: str) -> None:
    examples = built_in().part("examples")[name]
    assert examples.get("good")
    assert examples.get("bad")


def one_step_stricter(rule: Rule) -> Rule | None:
    """The rule with its wall one step further in; None where the scale ends."""
    wall = rule.facts["wall"]
    scale = controls()[wall["control"]].scale
    side = "floor" if "floor" in wall else "ceiling"
    step = 1 if side == "floor" else -1
    value = wall[side]
    if scale.holds == "levels":
        at = scale.levels.index(value) + step
        stricter = scale.levels[at] if 0 <= at < len(scale.levels) else None
    elif isinstance(value, bool):
        stricter = None
    else:
        minutes = round((hours(value) or 0) * 60) if isinstance(value, str) else value
        moved = minutes + step * scale.sign
        stricter = None if moved < 0 else f"{moved}m" if isinstance(value, str) else moved
    if stricter is None:
        return None
    return build_rule(rule.id, rule.facts | {"wall": wall | {side: stricter}})


STRICTER = [moved for rule in all_rules().values() if rule.form == "wall" and (moved := one_step_stricter(rule))]


@pytest.mark.parametrize("moved", STRICTER, ids=lambda rule: rule.id)
def test_a_good_example_stands_exactly_on_the_wall(moved: Rule) -> None:
    """Moved by one step, the wall must catch one of them."""
    goods = built_in().part("examples")[moved.id]["good"]
    assert any(run_example(moved, example, {moved.id: moved}).found for example in goods)


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

    def test_a_bare_example_is_left_as_it_is(self) -> None:
        assert complete("# bare\na: 1\n") == ("# bare\na: 1\n", [])

    def test_what_an_example_says_itself_is_not_filled_in(self) -> None:
        text, added = complete("kind: teams\ntitle: Ours\n---\nkind: teams\n")
        assert text.count("title: Ours") == 1
        assert text.count("title: An example") == 1
        assert [count for _, count in added] == [6, 7]
