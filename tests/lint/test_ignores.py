"""Comments that silence: what is one, what it reaches, and what is wrong with it."""

import pytest

from govlint.finding import Finding
from govlint.lint.silence.needless import MOST_HINTS
from tests.helpers import wall_rule
from tests.lint.silencing import CEILING, COMMENTS, LAW, TIGHT, counted, guards, judged, raw, ruleset, silent

RULES = ruleset(CEILING)
IGNORE = "# govlint: ignore[x/ceiling] because the team starts in May"
HEAD = "govlint: v1\nkind: engagement-policy\nname: talk\n"


def found(text: str) -> list[Finding]:
    return judged((text,), RULES)


def policy(lines: str) -> str:
    return f"kind: engagement-policy\n{lines}\n"


@pytest.mark.parametrize(
    "lines",
    [
        f"comments: nobody  {IGNORE}",
        f"comments: nobody\t{IGNORE}",
        f'comments: "nobody" {IGNORE}',
        f"{IGNORE}\ncomments: nobody",
        f"      {IGNORE}\ncomments: nobody",
        f"{IGNORE}\n\n# a word about it\n\ncomments: nobody",
        f"{IGNORE}\ncomments: {{value: nobody, reason: x}}",
        f"{IGNORE}\ncomments:\n  value: nobody\n  reason: x",
        f"comments:\n  {IGNORE}\n  value: nobody",
        f"comments:\n  value: nobody {IGNORE}",
        f"comments: {{\n  {IGNORE}\n  value: nobody}}",
        f"comments: {{value: nobody,  {IGNORE}\n  reason: x}}",
    ],
)
def test_on_the_line_or_alone_above(lines: str) -> None:
    got = found(policy(lines))
    assert counted(got, "x/ceiling") == []
    (finding,) = silent(got, "x/ceiling")
    assert finding.silence
    assert (finding.silence.by, finding.silence.reason) == ("ignore", "the team starts in May")
    assert finding.silence.origin
    assert finding.silence.origin.path == "0.yaml"


@pytest.mark.parametrize(
    "comment",
    [
        "#govlint: ignore[x/ceiling] because x",
        "#  govlint: ignore[x/ceiling] because x",
        "#\tgovlint:ignore [x/ceiling] because x",
        "# govlint: ignore[ x/ceiling ,] because x",
        "# Govlint: Ignore[x/ceiling] because x",
        "# govlint: ignore[x/other, x/ceiling]   because   x   ",
    ],
)
def test_spaces_and_capitals_make_no_difference(comment: str) -> None:
    got = found(policy(f"comments: nobody {comment}"))
    assert counted(got, "x/ceiling") == []
    assert [one.silence.reason for one in silent(got, "x/ceiling") if one.silence] == ["x"]


def test_above_an_item_of_a_list_it_reaches_the_whole_item() -> None:
    rule = wall_rule("x/ceiling", "channels.age-gate", ceiling="platform-setting")
    text = """
kind: channels
accounts:
  # govlint: ignore[x/ceiling] because the platform asks it
  - id: a
    platform: youtube
    age_gate: verified-age
  - id: b
    platform: youtube
    age_gate: verified-age
"""
    got = judged((text,), ruleset(rule))
    assert [one.message.split(" ")[0] for one in counted(got, "x/ceiling")] == ["accounts[b].age_gate"]
    assert [one.message.split(" ")[0] for one in silent(got, "x/ceiling")] == ["accounts[a].age_gate"]


@pytest.mark.parametrize("item", ["- id: a\n", "-\n    id: a\n", "- # the first\n    id: a\n"])
def test_however_the_item_begins(item: str) -> None:
    rule = wall_rule("x/ceiling", "channels.age-gate", ceiling="platform-setting")
    comment = "# govlint: ignore[x/ceiling] because x"
    text = f"kind: channels\naccounts:\n  {comment}\n  {item}    age_gate: verified-age\n"
    assert counted(judged((text,), ruleset(rule)), "x/ceiling") == []


def test_one_above_the_list_reaches_all_of_it() -> None:
    rule = wall_rule("x/ceiling", "channels.age-gate", ceiling="platform-setting")
    comment = "# govlint: ignore[x/ceiling] because x"
    text = f"kind: channels\n{comment}\naccounts:\n  - {{id: a, age_gate: verified-age}}\n  - {{id: b, age_gate: verified-age}}\n"
    got = judged((text,), ruleset(rule))
    assert (len(counted(got, "x/ceiling")), len(silent(got, "x/ceiling"))) == (0, 2)


class TestWhatItDoesNotReach:
    @pytest.mark.parametrize(
        "lines",
        [
            f"{IGNORE}\ntitle: x\ncomments: nobody",
            f"comments: nobody\n{IGNORE}",
            f"comments: nobody\n{IGNORE}\ntitle: x",
            f"comments:\n  {IGNORE}\n  reason: x\n  value: nobody",
            f"title: x  {IGNORE}\ncomments: nobody",
            f"comments: {IGNORE}\n  value: nobody",
        ],
    )
    def test_another_line_or_node(self, lines: str) -> None:
        got = found(policy(lines))
        assert len(counted(got, "x/ceiling")) == 1
        assert guards(got) == ["core/ignore-unused"]

    def test_the_first_key_of_a_document_is_not_the_document(self) -> None:
        got = raw(f"{IGNORE}\n{HEAD}comments: nobody\n", RULES)
        assert len(counted(got, "x/ceiling")) == 1
        assert guards(got) == ["core/ignore-unused"]
        assert guards(raw(f"# govlint: ignore[x/ceiling] because x\ncomments: nobody\n{HEAD}", RULES)) == []

    def test_the_next_document(self) -> None:
        text = f"{HEAD}{IGNORE}\n---\ncomments: nobody\ngovlint: v1\nkind: engagement-policy\nname: other\n"
        got = raw(text, RULES)
        assert len(counted(got, "x/ceiling")) == 1
        assert guards(got) == ["core/ignore-unused"]

    def test_another_file(self) -> None:
        got = judged((policy(f"{IGNORE}\nreplies: nobody"), TIGHT), RULES)
        assert len(counted(got, "x/ceiling")) == 1
        assert guards(got) == ["core/ignore-unused"]

    def test_another_rule(self) -> None:
        other = wall_rule("x/other", "engagement.replies", ceiling="everyone")
        got = judged((policy(f"comments: {{value: nobody}}\nreplies: nobody {IGNORE}"),), ruleset(CEILING, other))
        assert (len(counted(got, "x/ceiling")), len(counted(got, "x/other"))) == (1, 1)

    @pytest.mark.parametrize("line_break", ["\r", "\u2028", "\x85"])
    def test_what_ends_a_line_for_yaml_ends_a_comment(self, line_break: str) -> None:
        text = f"title: x  {IGNORE}{line_break}comments: nobody\n"
        assert silent(found(policy(text)), "x/ceiling") == []


class TestLineBreaks:
    @pytest.mark.parametrize("line_break", ["\r\n", "\r"])
    @pytest.mark.parametrize(
        "lines", ["comments: nobody  {}", "{}\ncomments: nobody", "{}\n\ncomments:\n  value: nobody"]
    )
    def test_those_of_other_systems(self, line_break: str, lines: str) -> None:
        text = f"{HEAD}{lines.format(IGNORE)}\n".replace("\n", line_break)
        got = raw(text, RULES)
        assert counted(got, "x/ceiling") == []
        assert [one.silence.reason for one in silent(got, "x/ceiling") if one.silence] == ["the team starts in May"]

    def test_a_mark_at_the_start_and_no_break_at_the_end(self) -> None:
        text = f"\ufeff{HEAD}comments: nobody {IGNORE}"
        assert counted(raw(text, RULES), "x/ceiling") == []
        assert counted(raw(text.encode("utf-16"), RULES), "x/ceiling") == []


class TestTextIsNoComment:
    @pytest.mark.parametrize(
        "title",
        [
            f'"a {IGNORE}"',
            f"'a {IGNORE}'",
            f'"a\n  {IGNORE}\n  b"',
            f"|\n  a\n  {IGNORE}",
            f">-\n  a\n\n  {IGNORE}\n  b",
            f"|2\n  {IGNORE}",
            f"a\n  {IGNORE.replace('# ', '#')}".replace("\n  #", "#"),
        ],
    )
    def test_in_quotes_and_blocks(self, title: str) -> None:
        got = found(policy(f"title: {title}\ncomments: nobody"))
        assert len(counted(got, "x/ceiling")) == 1
        assert guards(got) == []

    def test_in_a_key(self) -> None:
        got = found(policy(f'"a {IGNORE}": 1\ncomments: nobody'))
        assert guards(got) == []

    def test_in_a_document_of_somebody_else(self) -> None:
        got = raw(f"{HEAD}comments: nobody\n---\nnotes: |\n  {IGNORE}\n", RULES)
        assert guards(got) == []

    def test_on_the_line_on_which_a_block_begins_it_is_one(self) -> None:
        got = found(policy(f"comments: >- {IGNORE}\n  nobody"))
        assert (len(silent(got, "x/ceiling")), guards(got)) == (1, [])

    def test_right_below_a_block_it_is_one(self) -> None:
        got = found(policy(f"title: |\n  a\n{IGNORE}\ncomments: nobody"))
        assert counted(got, "x/ceiling") == []


class TestWhatIsWrongWithIt:
    @pytest.mark.parametrize(
        ("comment", "said"),
        [
            ("# govlint: ignore[x/ceiling]", "no reason"),
            ("# govlint: ignore[x/ceiling] because", "no reason"),
            ("# govlint: ignore[x/ceiling] because   ", "no reason"),
            ("# govlint: ignore[x/ceiling] becausewe", "another form"),
            ("# govlint: ignore[x/ceiling] we like it", "another form"),
            ("# govlint: ignore[] because x", "another form"),
            ("# govlint: ignore[,] because x", "another form"),
            ("# govlint: ignore x/ceiling because x", "another form"),
            ("# govlint: ignore", "another form"),
            ("# govlint: ignore[x/ceiling because x", "another form"),
            ("# govlint ignore[x/ceiling] because x", "another form"),
        ],
    )
    def test_malformed(self, comment: str, said: str) -> None:
        got = found(policy(f"comments: nobody  {comment}"))
        assert len(counted(got, "x/ceiling")) == 1
        (guard,) = counted(got, "core/ignore-without-reason")
        assert said in guard.message
        assert guard.hint == "Write # govlint: ignore[pack/rule] because of a reason."

    def test_unknown_with_what_was_meant(self) -> None:
        got = found(policy("comments: nobody  # govlint: ignore[x/celing] because x"))
        (guard,) = counted(got, "core/ignore-unknown")
        assert (guard.message, guard.hint) == ("no rule is called x/celing", "Did you mean x/ceiling?")
        assert len(counted(got, "x/ceiling")) == 1

    def test_what_is_to_stand_in_its_place(self) -> None:
        """Of the other rules that it names nothing is taken away; where nobody can tell, nothing is offered."""
        got = found(policy("comments: nobody  # govlint: ignore[x/celing, x/ceiling] because x"))
        assert [one.meant for one in counted(got, "core/ignore-unknown")] == [("x/ceiling", "x/ceiling")]
        got = found(policy("comments: nobody  # govlint: ignore[core/undecided, x/ceiling, q/zzzz] because x"))
        assert [one.meant for one in counted(got, "core/ignore-unknown")] == [None]
        assert [one.meant for one in counted(got, "core/ignore-unused")] == [("x/ceiling", "q/zzzz")]

    def test_of_very_many_misspelt_rules_only_the_first_are_looked_for(self) -> None:
        names = ", ".join(f"x/ceiling-{at:02}" for at in range(MOST_HINTS + 2))
        got = counted(found(policy(f"comments: nobody  # govlint: ignore[{names}] because x")), "core/ignore-unknown")
        assert len(got) == MOST_HINTS + 2
        assert sum(one.hint == "Did you mean x/ceiling?" for one in got) == MOST_HINTS

    def test_unused_is_said_of_each_rule(self) -> None:
        got = found(policy("comments: nobody  # govlint: ignore[x/ceiling, core/undecided, x/gone] because x"))
        assert sorted(guards(got)) == ["core/ignore-unknown", "core/ignore-unused"]

    def test_of_two_the_second_is_of_no_use(self) -> None:
        got = found(policy(f"{IGNORE}\ncomments: nobody  {IGNORE}"))
        assert guards(got) == ["core/ignore-unused"]

    def test_nothing_is_said_to_be_unused_in_a_file_that_is_broken(self) -> None:
        got = found(policy(f"{IGNORE}\ntitle: a: b\ncomments: everyone"))
        assert "core/ignore-unused" not in guards(got)

    def test_not_even_where_another_document_of_the_file_is_whole(self) -> None:
        fine, broken = policy(f"{IGNORE}\ncomments: everyone"), policy("title: a: b\ncomments: everyone")
        assert guards(found(fine + "---\ngovlint: v1\n" + policy("comments: everyone"))) == ["core/ignore-unused"]
        got = found(fine + "---\ngovlint: v1\n" + broken)
        assert counted(got, "core/yaml-syntax")
        assert guards(got) == []

    @pytest.mark.parametrize(("rule", "said"), [("x/law", "is the law"), ("core/unknown-key", "can only be mended")])
    def test_refused(self, rule: str, said: str) -> None:
        text = policy(
            f"comments: nobody  # govlint: ignore[{rule}] because x\ncoments: x # govlint: ignore[{rule}] because x"
        )
        got = judged((text,), ruleset(LAW))
        assert [one for one in got if one.silence] == []
        refused = counted(got, "core/ignore-refused")
        assert len(refused) == 2
        assert said in refused[0].message

    @pytest.mark.parametrize("guard", ["unused", "unknown", "without-reason", "refused"])
    def test_a_guard_silences_no_guard(self, guard: str) -> None:
        comment = f"# govlint: ignore[core/ignore-{guard}, x/nothing] because x"
        got = found(policy(f"comments: everyone {comment}"))
        assert not any(one.silence for one in got)
        assert "core/ignore-refused" in guards(got)


class TestWhatStandsBehind:
    OTHER = wall_rule("x/other", COMMENTS, ceiling="followers", severity="info")
    WEAK_LAW = wall_rule("x/weak-law", COMMENTS, ceiling="followers", force="statute", severity="info")

    def test_the_next_wall_speaks(self) -> None:
        got = judged((policy(f"comments: nobody {IGNORE}"),), ruleset(CEILING, self.OTHER))
        assert len(silent(got, "x/ceiling")) == 1
        assert len(counted(got, "x/other")) == 1

    def test_the_law_does_not_hide_behind_a_heavier_rule(self) -> None:
        got = judged((policy(f"comments: nobody {IGNORE}"),), ruleset(CEILING, self.WEAK_LAW))
        assert len(silent(got, "x/ceiling")) == 1
        assert len(counted(got, "x/weak-law")) == 1

    def test_all_of_them_by_one_comment(self) -> None:
        text = policy("comments: nobody  # govlint: ignore[x/other, x/ceiling] because x")
        got = judged((text,), ruleset(CEILING, self.OTHER))
        assert counted(got, "x/ceiling") + counted(got, "x/other") == []
        assert guards(got) == []


class TestWhatNobodyDecided:
    FLOOR = wall_rule("x/floor", COMMENTS, floor="followers")
    LAW = wall_rule("x/reply-law", "engagement.replies", floor="everyone", force="statute", severity="error")
    TEXT = "# govlint: ignore[core/undecided] because x\nkind: engagement-policy\n"

    def test_what_rules_ask_can_be_ignored(self) -> None:
        got = judged((self.TEXT,), ruleset(self.FLOOR))
        assert counted(got, "core/undecided") == []
        assert len(silent(got, "core/undecided")) == 1

    def test_what_the_law_asks_stays(self) -> None:
        got = judged((self.TEXT,), ruleset(self.FLOOR, self.LAW))
        assert len(silent(got, "core/undecided")) == 1
        (left,) = counted(got, "core/undecided")
        assert left.also == ("x/reply-law",)
        assert left.message == "this document leaves open what rules ask about: replies (at least everyone)"

    def test_where_the_law_alone_asks_it_is_refused(self) -> None:
        got = judged((self.TEXT,), ruleset(self.LAW))
        assert silent(got, "core/undecided") == []
        assert len(counted(got, "core/undecided")) == 1
        (refused,) = counted(got, "core/ignore-refused")
        assert refused.message == "core/undecided speaks for the law here"


class TestWhatIsGathered:
    """Rules that make one finding for many places."""

    FIRST = "kind: engagement-policy\nname: first\nreview: {last: 2020-01-01, every: 1y}\n"
    OTHER = "kind: crisis-plan\nname: other\nreview: {last: 2020-01-01, every: 1y}\n"
    RULE = "core/review-overdue"

    def test_one_place_is_silenced_alone(self) -> None:
        silenced = self.FIRST.replace("1y}", f"1y}}  # govlint: ignore[{self.RULE}] because x")
        got = judged((silenced, self.OTHER), ruleset())
        assert [one.location.path for one in silent(got, self.RULE)] == ["0.yaml"]
        assert [one.location.path for one in counted(got, self.RULE)] == ["1.yaml"]

    def test_so_is_one_of_the_others(self) -> None:
        silenced = self.OTHER.replace("1y}", f"1y}}  # govlint: ignore[{self.RULE}] because x")
        got = judged((self.FIRST, silenced), ruleset())
        assert [one.location.path for one in silent(got, self.RULE)] == ["1.yaml"]
        assert [(one.location.path, one.related) for one in counted(got, self.RULE)] == [("0.yaml", ())]
        assert guards(got) == []


class TestSeveralAbove:
    def test_each_holds_for_the_entry_below_them_all(self) -> None:
        other = wall_rule("x/other", COMMENTS, ceiling="followers", severity="info")
        text = policy(f"{IGNORE}\n# govlint: ignore[x/other] because y\ncomments: nobody")
        got = judged((text,), ruleset(CEILING, other))
        assert [one.silence.reason for one in silent(got, "x/ceiling") if one.silence] == ["the team starts in May"]
        assert [one.silence.reason for one in silent(got, "x/other") if one.silence] == ["y"]
        assert guards(got) == []

    def test_but_not_for_what_a_comment_on_a_line_is_about(self) -> None:
        got = found(policy(f"{IGNORE}\ntitle: x {IGNORE}\ncomments: nobody"))
        assert len(counted(got, "x/ceiling")) == 1
        assert guards(got) == ["core/ignore-unused", "core/ignore-unused"]

    def test_a_file_full_of_them_is_read(self) -> None:
        lines = "".join(f"{IGNORE}\nk{at}: x\n" for at in range(3_000))
        assert "core/ignore-unused" in guards(found(policy(f"{lines}{f'{IGNORE}{chr(10)}' * 5_000}comments: nobody")))
