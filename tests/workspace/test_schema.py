"""What does not fit the schema of a kind: one finding a mistake, at the exact node, with what to write instead."""

import pytest

from govlint.near import near
from tests.helpers import ORGANISATION, TEAMS, findings, underlined


def wrong(text: str, kind: str = "engagement-policy") -> list[tuple[str, str, str, str]]:
    """Rule, marked text, message and hint of every mistake of form."""
    files = {"a.yaml": f"kind: {kind}\n{text}\n", "b.yaml": TEAMS, "c.yaml": ORGANISATION}
    found = [one for one in findings(files, {}) if one.location.path == "a.yaml"]
    return [(one.rule.removeprefix("core/"), underlined(one, files), one.message, one.hint) for one in found]


LEVELS = "It can be: everyone, followers, invited, nobody, not-stated, to-be-decided."
MISTAKES = {
    "a misspelt key": ("coments: everyone", "unknown-key", "coments", "the kind engagement-policy has no field coments", "Did you mean comments?"),
    "a misspelt key further down": ("removal: {grunds: [spam]}", "unknown-key", "grunds", "removal has no field grunds", "Did you mean grounds?"),
    "a misspelt level": ("comments: evryone", "unknown-value", "evryone", "comments cannot be 'evryone'", "Did you mean everyone?"),
    "a level of another time": ("comments: all-and-sundry", "unknown-value", "all-and-sundry", "comments cannot be 'all-and-sundry'", LEVELS),
    "a list for a level": ("comments: [everyone]", "unknown-value", "comments", "comments cannot be a list", "Did you mean everyone?"),
    "nothing for a level": ("comments:", "unknown-value", "", "comments cannot be nothing", LEVELS),
    "an empty title": ("title: ''", "wrong-format", "''", "title is empty", "Give it a value, or leave it out."),
    "no title": ("title:", "wrong-type", "", "title has no value; it takes text", "Give it a value, or leave it out."),
    "a number that is not written as one": ("title: 0o17", "wrong-type", "0o17", "title is '0o17'; it takes text", 'Write "0o17".'),
    "a number for a title": ("title: 12", "wrong-type", "12", "title is '12'; it takes text", 'Write "12".'),
    "a word for a list": ("scope: {markets: GB}", "wrong-type", "GB", "scope.markets is 'GB'; it takes a list", "Write [GB]."),
    "a name with a capital": ("name: Comments", "wrong-format", "Comments", "name is 'Comments', which is not a name in small letters, digits and hyphens, such as head-of-social", "Write comments."),
    "no date": ("effective: 1 March 2026", "wrong-format", "1 March 2026", "effective is '1 March 2026', which is no date such as 2026-11-22", "Write 2026-03-01."),
    "a date that does not exist": ("effective: 2026-02-30", "wrong-format", "2026-02-30", "effective is '2026-02-30', which is no date such as 2026-11-22", ""),
    "no duration": ("review: {last: 2026-01-01, every: yearly}", "wrong-format", "yearly", "review.every is 'yearly', which is not a duration such as 30m, 4h, 2d, 3bd, 1w, 12mo or 1y", "Write 1y."),
    "a setting's stray key": ("comments: {value: everyone, raeson: x}", "unknown-key", "raeson", "comments has no field raeson", "Did you mean reason?"),
    "a setting's misspelt value": ("comments: {vlaue: everyone}", "unknown-key", "vlaue", "comments has no field vlaue", "Did you mean value?"),
    "a wrong level in a mapping": ("comments: {value: evryone}", "unknown-value", "evryone", "comments.value cannot be 'evryone'", "Did you mean everyone?"),
    "a wrong level in an override": ("comments: {value: everyone, overrides: [{when: {paid: [none]}, value: nobdy}]}", "unknown-value", "nobdy", "comments.overrides[0].value cannot be 'nobdy'", "Did you mean nobody?"),
    "an override without a case": ("comments: {value: everyone, overrides: [{value: nobody}]}", "missing-key", "value", "comments.overrides[0] has no when", ""),
    "a mapping for text": ("summary: {a: b}", "wrong-type", "summary", "summary is a group of fields; it takes text", ""),
}  # fmt: skip


@pytest.mark.parametrize(("text", "rule", "marked", "message", "hint"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_one_finding(text: str, rule: str, marked: str, message: str, hint: str) -> None:
    assert wrong(text) == [(rule, marked, message, hint)]


@pytest.mark.parametrize(
    ("kind", "text", "rule", "message"),
    [
        ("sector-policy", "sector: gambling\naudience: {adult_share: 120}", "out-of-range", "audience.adult_share is '120'; it cannot be more than 100"),
        ("sector-policy", "sector: gambling\naudience: {adult_share: -1}", "out-of-range", "audience.adult_share is '-1'; it cannot be less than 0"),
        ("sector-policy", "sector: gambling\naudience: {minimum_age: old}", "wrong-type", "audience.minimum_age is 'old'; it takes a whole number"),
        ("organisation", "listed_company: yes", "wrong-type", "listed_company is 'yes'; it takes true or false"),
        ("approval-flow", "stages: [{name: a, clock: 4h, approvers: {all_of: []}}]", "wrong-format", "stages[0].approvers.all_of is empty"),
        ("approval-flow", "stages: [{name: a, clock: 4h, approvers: {vote: most}}]", "wrong-format", "stages[0].approvers.vote is 'most', which is not text of the form"),
    ],
)  # fmt: skip
def test_values_of_the_wrong_kind_or_size(kind: str, text: str, rule: str, message: str) -> None:
    (found,) = wrong(text, kind)
    assert found[0] == rule
    assert found[2].startswith(message)


@pytest.mark.parametrize(
    ("word", "written"),
    [("yes", "true"), ("on", "true"), ("y", "true"), ("no", "false"), ("off", "false"), ("n", "false")],
)
def test_words_that_once_were_truth_values_are_explained(word: str, written: str) -> None:
    (found,) = wrong(f"listed_company: {word}", "organisation")
    assert found[3] == f"Write {written}."


def test_five_mistakes_are_five_findings() -> None:
    text = "coments: everyone\nreply_within: soon\nremoval: {notice: perhaps}\nsummary: 7\neffective: never\n"
    assert sorted((marked, rule) for rule, marked, _, _ in wrong(text)) == [
        ("7", "wrong-type"),
        ("coments", "unknown-key"),
        ("never", "wrong-format"),
        ("perhaps", "unknown-value"),
        ("soon", "wrong-format"),
    ]


def test_a_truth_for_text_is_shown_in_quotes() -> None:
    ((_, _, _, hint),) = wrong("title: true")
    assert hint == 'Write "true".'


def test_a_market_in_small_letters_is_one_mistake() -> None:
    assert [rule for rule, _, _, _ in wrong("scope: {markets: [gb]}")] == ["wrong-format"]


def test_a_long_value_is_cut() -> None:
    (found,) = wrong(f"comments: {'x' * 300}")
    assert len(found[2]) < 100
    assert "…" in found[2]


@pytest.mark.parametrize(
    ("word", "meant"),
    [("coments", "comments"), ("comment", "comments"), ("Comments", "comments"), ("xyz", ""), ("", "")],
)
def test_near_names(word: str, meant: str) -> None:
    assert near(word, ["comments", "replies", "messages"]) == meant
