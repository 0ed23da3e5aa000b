"""Settings beyond their walls, said once for each setting and rule, with all places where it is so."""

import pytest

from govlint.lint.rules import Rule
from tests.helpers import findings, found, underlined, wall_rule

COMMENTS = "engagement.comments"
ORGANISATION = (
    "kind: organisation\nmarkets: [{code: GB}, {code: DE}, {code: IE}]\nbrands: [{name: old-mill}, {name: new-mill}]\n"
)
CEILING = wall_rule("x/ceiling", COMMENTS, ceiling="followers")
FLOOR = wall_rule("x/floor", COMMENTS, floor="followers")


def by(*rules: Rule) -> dict[str, Rule]:
    return {rule.id: rule for rule in rules}


def policy(value: str, more: str = "") -> str:
    return f"kind: engagement-policy\n{more}comments: {value}\n"


def test_too_tight_and_too_loose() -> None:
    (tight,) = found("x/ceiling", policy("nobody"), rules=by(CEILING))
    assert tight.message == "comments is nobody, tighter than the ceiling, followers"
    (loose,) = found("x/floor", policy("everyone"), rules=by(FLOOR))
    assert loose.message == "comments is everyone, looser than the floor, followers"


@pytest.mark.parametrize("value", ["followers", "not-stated", "to-be-decided", "{defined-elsewhere: there}", "evryone"])
def test_what_stands_on_the_wall_or_decides_nothing_crosses_nothing(value: str) -> None:
    assert found("x/ceiling", policy(value), rules=by(CEILING, FLOOR)) == []
    assert found("x/floor", policy(value), rules=by(CEILING, FLOOR)) == []


def test_the_value_is_underlined() -> None:
    for value in ("nobody", "{value: nobody, reason: x}"):
        files = {"a.yaml": policy(value)}
        (finding,) = findings(files, by(CEILING))
        assert underlined(finding, files) == "nobody"


@pytest.mark.parametrize(
    ("strength", "severity"), [("must", ""), ("should", "info"), ("may", "info"), ("discouraged", "info")]
)
def test_only_a_must_meets_a_wall_above_info(strength: str, severity: str) -> None:
    (finding,) = found("x/ceiling", policy(f"{{value: nobody, strength: {strength}}}"), rules=by(CEILING))
    assert finding.severity == severity


def test_one_finding_lists_the_contexts_in_which_it_bites() -> None:
    wall = wall_rule("x/some", COMMENTS, ceiling="followers", when={"markets": ["GB", "IE"]})
    (finding,) = found("x/some", ORGANISATION, policy("nobody"), rules=by(wall))
    assert finding.contexts == ("GB, IE",)


def test_what_is_so_everywhere_lists_no_contexts() -> None:
    (finding,) = found("x/ceiling", ORGANISATION, policy("nobody"), rules=by(CEILING))
    assert finding.contexts == ()


def test_each_override_is_a_setting_of_its_own() -> None:
    value = "{value: nobody, overrides: [{when: {markets: [GB]}, value: invited}, {when: {markets: [IE]}, value: everyone}]}"
    files = {"a.yaml": ORGANISATION, "b.yaml": policy(value)}
    got = {underlined(finding, files): finding.contexts for finding in findings(files, by(CEILING))}
    assert got == {"nobody": ("DE",), "invited": ("GB",)}


def test_two_rules_that_one_setting_breaks_are_one_finding() -> None:
    rules = by(CEILING, wall_rule("x/harder", COMMENTS, ceiling="invited", severity="error"))
    (finding,) = findings({"a.yaml": policy("nobody")}, rules)
    assert (finding.rule, finding.also) == ("x/harder", ("x/ceiling",))


def test_a_wall_with_a_date_is_read_against_the_day() -> None:
    rules = by(wall_rule("x/y", COMMENTS, ceiling="followers", in_force="2027-01-01"))
    assert found("x/y", policy("nobody"), rules=rules, day="2026-12-31") == []
    assert len(found("x/y", policy("nobody"), rules=rules, day="2027-01-01")) == 1


def test_a_wall_stands_only_where_it_says() -> None:
    rules = by(wall_rule("x/y", COMMENTS, ceiling="followers", when={"sectors": ["gambling"], "markets": ["EU"]}))
    here = "kind: organisation\nsectors: [{}]\nmarkets: [{{code: {}}}]\n"
    assert len(found("x/y", here.format("gambling", "IE"), policy("nobody"), rules=rules)) == 1
    assert found("x/y", here.format("gambling", "GB"), policy("nobody"), rules=rules) == []
    assert found("x/y", here.format("alcohol", "IE"), policy("nobody"), rules=rules) == []


def test_a_wall_leaves_out_the_cases_it_excepts() -> None:
    unless = {"audience": {"minors_likely": ["likely"]}}
    rules = by(wall_rule("x/y", COMMENTS, ceiling="followers", unless=unless))
    value = "{value: everyone, overrides: [{when: {audience: {minors_likely: [likely]}}, value: nobody}]}"
    assert found("x/y", policy(value), rules=rules) == []
    assert len(found("x/y", policy("nobody"), rules=rules)) == 1


def test_the_law_lifts_a_ceiling_of_good_practice() -> None:
    law = wall_rule("x/law", COMMENTS, floor="invited", force="statute", severity="error")
    assert findings({"a.yaml": policy("invited")}, by(CEILING, law)) == []
    assert [one.rule for one in findings({"a.yaml": policy("followers")}, by(CEILING, law))] == ["x/law"]
    assert [one.rule for one in findings({"a.yaml": policy("nobody")}, by(CEILING, law))] == ["x/ceiling"]


def test_laws_that_leave_no_value_are_a_finding_that_names_both() -> None:
    least = wall_rule("x/least", COMMENTS, floor="invited", force="statute")
    most = wall_rule("x/most", COMMENTS, ceiling="everyone", force="regulation")
    got = findings({"a.yaml": policy("followers")}, by(least, most))
    (clash,) = [one for one in got if one.rule == "core/laws-contradict"]
    assert "invited (x/least)" in clash.message
    assert "everyone (x/most)" in clash.message


AMOUNTS = {
    "at least": (wall_rule("x/y", "audience.paid-minimum-age", floor=25), "{minimum_age: 18}", "audience.minimum_age is 18; the floor asks for at least 25"),
    "percent": (wall_rule("x/y", "audience.adult-share", floor=75), "{adult_share: 60}", "audience.adult_share is 60 %; the floor asks for at least 75 %"),
}  # fmt: skip


@pytest.mark.parametrize(("rule", "audience", "said"), AMOUNTS.values(), ids=AMOUNTS.keys())
def test_amounts_are_said_as_amounts(rule: Rule, audience: str, said: str) -> None:
    organisation = "kind: organisation\nsectors: [gambling]\nmarkets: [{code: GB}]\n"
    (finding,) = found(
        "x/y", organisation, f"kind: sector-policy\nsector: gambling\naudience: {audience}\n", rules=by(rule)
    )
    assert finding.message == said


def test_a_time_that_is_too_long_is_said_to_be_so() -> None:
    rule = wall_rule("x/y", "engagement.reply-within", ceiling="24h")
    (finding,) = found("x/y", "kind: engagement-policy\nreply_within: {within: 3d}\n", rules=by(rule))
    assert finding.message == "reply_within is 3d; the ceiling asks for at most 24h"


def test_the_length_of_a_list_is_an_amount() -> None:
    rule = wall_rule("x/y", "approval.pre-approved", ceiling=2)
    text = "kind: approval-flow\npre_approved: [thanks]\n"
    (finding,) = found("x/y", text, rules=by(rule))
    assert finding.message == "pre_approved is 1 kind; the ceiling asks for at least 2"


def test_a_measured_setting_is_marked_at_its_key() -> None:
    rule = wall_rule("x/y", "approval.layers", ceiling=1)
    files = {
        "a.yaml": "kind: approval-flow\ncovers: {content: [post]}\nstages: [{name: a, approvers: care-team}, {name: b, approvers: legal-lead}]\n"
    }
    (finding,) = (one for one in findings(files, by(rule)) if one.rule == rule.id)
    assert underlined(finding, files) == "stages"
    assert finding.message == "layers of approval is 2; the ceiling asks for at most 1"


def test_a_setting_of_an_account_is_named_by_its_id() -> None:
    rule = wall_rule("x/y", "channels.age-gate", ceiling="declared-age")
    text = "kind: channels\naccounts:\n  - {id: gb-x, age_gate: none}\n  - {id: de-x, age_gate: verified-age}\n"
    (finding,) = found("x/y", text, rules=by(rule))
    assert finding.message == "accounts[de-x].age_gate is verified-age, tighter than the ceiling, declared-age"
    assert finding.contexts == ("de-x",)


class TestDisagreement:
    def test_documents_of_equal_width_that_disagree(self) -> None:
        (finding,) = found("core/documents-disagree", policy("everyone"), policy("nobody", "name: b\n"), rules={})
        assert "everyone" in finding.message
        assert "nobody" in finding.message
        (related,) = finding.related
        assert {finding.location.path, related.path} == {"0.yaml", "1.yaml"}

    def test_three_that_disagree(self) -> None:
        texts = policy("everyone"), policy("nobody", "name: b\n"), policy("followers", "name: c\n")
        assert len(found("core/documents-disagree", *texts, rules={})) == 1

    def test_a_narrower_document_may_differ(self) -> None:
        texts = ORGANISATION, policy("everyone"), policy("nobody", "name: b\nscope: {markets: [GB]}\n")
        assert found("core/documents-disagree", *texts, rules={}) == []

    def test_where_two_narrow_ones_meet_they_disagree_there(self) -> None:
        texts = (
            ORGANISATION,
            policy("everyone", "name: b\nscope: {markets: [GB, DE]}\n"),
            policy("nobody", "name: c\nscope: {markets: [GB, IE]}\n"),
        )
        (finding,) = found("core/documents-disagree", *texts, rules={})
        assert finding.contexts == ("GB",)


def test_a_wall_with_where_is_about_some_documents_alone() -> None:
    rule = wall_rule(
        "x/likes",
        COMMENTS,
        floor="invited",
        where={"not": {"one-of": {"field": "replies", "values": ["nobody"]}}},
    )
    assert len(found("x/likes", policy("everyone"), rules={rule.id: rule})) == 1
    assert found("x/likes", policy("everyone") + "replies: nobody\n", rules={rule.id: rule}) == []
