"""Names that documents give and use."""

import pytest

from govlint.finding import Finding
from tests.helpers import ORGANISATION, TEAMS, findings, underlined

BRANDS = "kind: organisation\nmarkets: [{code: GB}, {code: US-CA}]\nbrands: [{name: old-mill}, {name: new-mill}]\n"
CHANNELS = "kind: channels\naccounts: [{id: gb-x, platform: x, market: GB}]\n"


def named(files: dict[str, str]) -> list[tuple[str, str]]:
    """Rules about names, with what they mark."""
    of_names = ("core/unknown-name", "core/names-unknown", "core/duplicate-name")
    return [
        (one.rule.removeprefix("core/"), underlined(one, files)) for one in findings(files, {}) if one.rule in of_names
    ]


def policy(more: str, owner: str = "head-of-social") -> dict[str, str]:
    policy = f"kind: engagement-policy\nowner: {owner}\n{more}\n"
    return {"a.yaml": BRANDS, "b.yaml": TEAMS, "c.yaml": CHANNELS, "d.yaml": policy}


@pytest.mark.parametrize(
    "more",
    [
        "scope: {brands: [old-mill], markets: [GB], channels: [gb-x]}",
        "scope: {markets: [US-CA]}",
        "scope: {markets: [US]}",
        "scope: {markets: [GB-SCT]}",
        "comments: {value: everyone, overrides: [{when: {roles: [care-team], channels: [gb-x]}, value: nobody}]}",
        "listening: {owner: care-team}",
        "routing: [{kind: complaint, to: legal-lead}]",
    ],
)
def test_names_that_exist(more: str) -> None:
    assert named(policy(more)) == []


@pytest.mark.parametrize(
    ("more", "marked"),
    [
        ("scope: {brands: [old-mil]}", "old-mil"),
        ("scope: {markets: [GB, FR]}", "FR"),
        ("scope: {channels: [gb-xx]}", "gb-xx"),
        ("comments: {value: everyone, overrides: [{when: {roles: [care-teem]}, value: nobody}]}", "care-teem"),
        ("comments: {value: everyone, overrides: [{when: {channels: [x]}, value: nobody}]}", "x"),
        ("listening: {owner: nobody-here}", "nobody-here"),
    ],
)
def test_a_name_that_does_not_exist_is_marked_where_it_is_used(more: str, marked: str) -> None:
    assert named(policy(more)) == [("unknown-name", marked)]


def test_another_state_of_a_known_state_s_country_is_not_known() -> None:
    assert named(policy("scope: {markets: [US-NY]}")) == [("unknown-name", "US-NY")]


def hint(name: str) -> str:
    return next(one.hint for one in findings(policy("", owner=name), {}) if one.rule == "core/unknown-name")


def test_a_near_name_is_suggested() -> None:
    assert hint("head-of-socal") == "Did you mean head-of-social?"


def test_without_a_near_name_those_there_are_are_listed() -> None:
    assert hint("zzz") == "Name it in a document of the kind teams. It can be: head-of-social, legal-lead, care-team."


EXPRESSIONS = [
    "nobody-1",
    "{role: nobody-1}",
    "{all_of: [legal-lead, nobody-1]}",
    "{any_of: [legal-lead, {all_of: [care-team, nobody-1]}]}",
    "{quorum: 1, of: [nobody-1, legal-lead]}",
    "{role: legal-lead, veto: [nobody-1]}",
    "{no_objection_within: 1d, from: nobody-1}",
    "{role: legal-lead, on_behalf: {after: 1d, by: nobody-1}}",
]


@pytest.mark.parametrize("approvers", EXPRESSIONS)
def test_roles_are_found_at_every_depth_of_approvers(approvers: str) -> None:
    files = {
        "a.yaml": ORGANISATION,
        "b.yaml": TEAMS,
        "c.yaml": f"kind: approval-flow\nstages: [{{name: s, approvers: {approvers}}}]\n",
    }
    assert named(files) == [("unknown-name", "nobody-1")]
    assert named({**files, "c.yaml": files["c.yaml"].replace("nobody-1", "care-team")}) == []


def test_the_author_is_a_role_that_nobody_names() -> None:
    files = {"b.yaml": TEAMS, "c.yaml": "kind: approval-flow\nstages: [{name: s, approvers: author}]\n"}
    assert named(files) == []


def test_a_team_may_stand_where_a_role_is_asked() -> None:
    teams = "kind: teams\nteams: [{name: care}]\nroles: [{name: head-of-social, holders: [A]}]\n"
    assert named({"a.yaml": teams, "b.yaml": "kind: engagement-policy\nowner: care\n"}) == []


def test_where_nobody_names_roles_that_is_said_once() -> None:
    files = {
        "a.yaml": "kind: teams\n",
        "b.yaml": "kind: engagement-policy\nowner: x\n",
        "c.yaml": "kind: crisis-plan\nowner: y\n",
    }
    assert named(files) == [("names-unknown", "head-of-social")]


def test_a_retired_document_still_gives_its_names() -> None:
    teams = TEAMS + "status: retired\n"
    assert named({"a.yaml": teams, "b.yaml": "kind: engagement-policy\nowner: care-team\n"}) == []


class TestAfterDamage:
    """What a lost line may have said is not held against others: no echo."""

    def names(self, lost: str) -> list[tuple[str, str]]:
        teams = f"kind: teams\nroles:\n  - {{name: head-of-social, holders: [A]}}\n{lost}"
        return named({"a.yaml": teams, "b.yaml": "kind: engagement-policy\nowner: care-team\n"})

    def test_a_name_in_a_lost_line_may_be_given_there(self) -> None:
        assert self.names("  - {name: care-team, holders: [A\n") == []

    def test_a_name_that_stands_nowhere_is_still_unknown(self) -> None:
        assert self.names("  - {name: other-team, holders: [A\n") == [("unknown-name", "care-team")]

    def test_in_a_file_that_cannot_be_read_at_all(self) -> None:
        depth = "x: " + "[" * 100 + "]" * 100 + "\n"
        files = {
            "a.yaml": TEAMS.replace("care-team", "caring") + "govlint: v1\n",
            "b.yaml": f"govlint: v1\nkind: teams\nname: other\n{depth}# care-team\n",
        }
        files["c.yaml"] = "kind: engagement-policy\nowner: care-team\n"
        assert named(files) == []


class TestTwice:
    def twice(self, *texts: str) -> list[Finding]:
        files = {f"{number}.yaml": text for number, text in enumerate(texts)}
        return [one for one in findings(files, {}) if one.rule == "core/duplicate-name"]

    def test_a_role_in_two_documents(self) -> None:
        (finding,) = self.twice(TEAMS, "kind: teams\nname: more\nroles: [{name: care-team, holders: [A]}]\n")
        assert finding.location.path == "1.yaml"
        assert [(at.path, at.label) for at in finding.related] == [("0.yaml", "it is first given here")]
        assert finding.message == "the role or team care-team is named twice"

    @pytest.mark.parametrize(
        ("text", "word"),
        [
            ("kind: organisation\nbrands: [{name: a}, {name: a}]\n", "brand"),
            ("kind: organisation\nmarkets: [{code: GB}, {code: GB}]\n", "market"),
            ("kind: channels\naccounts: [{id: a, platform: x}, {id: a, platform: x}]\n", "account"),
            ("kind: teams\nteams: [{name: a}, {name: a}]\n", "team"),
        ],
    )
    def test_two_entries_of_one_name(self, text: str, word: str) -> None:
        found = self.twice(text)
        assert found
        assert any(f"the {word} " in one.message for one in found)

    def test_a_team_that_is_named_twice_is_one_mistake(self) -> None:
        assert len(self.twice("kind: teams\nteams: [{name: a}, {name: a}]\n")) == 1

    def test_two_documents_of_one_kind_and_name(self) -> None:
        (finding,) = self.twice("kind: engagement-policy\nname: a\n", "kind: engagement-policy\nname: a\n")
        assert finding.message == "two documents of the kind engagement-policy are called a"

    def test_documents_of_two_kinds_may_share_a_name(self) -> None:
        assert self.twice("kind: engagement-policy\nname: a\n", "kind: crisis-plan\nname: a\n") == []

    def test_a_retired_document_does_not_get_in_the_way(self) -> None:
        assert (
            self.twice("kind: engagement-policy\nname: a\nstatus: retired\n", "kind: engagement-policy\nname: a\n")
            == []
        )
        retired = TEAMS + "name: old\nstatus: retired\n"
        assert self.twice(retired, TEAMS) == []
        assert self.twice(TEAMS, retired) == []
