"""Names across files: where they are given and used, and how they are given anew."""

from collections.abc import Iterator, Mapping

import pytest

from govlint.errors import GovlintError
from govlint.fix.edit import edited
from govlint.lsp.cursor import Here
from govlint.lsp.definition import definition, references
from govlint.lsp.rename import nameable, rename
from govlint.lsp.symbols import named, symbols
from govlint.lsp.view import View
from govlint.workspace.load import load
from tests.helpers import CLEAN_FILES, TEAMS
from tests.lsp.editor import BREWER, at, brewer, view_of


@pytest.fixture(scope="module")
def view() -> View:
    return brewer()


def places(view: View, here: Here, with_definition: bool = True) -> set[tuple[str, int]]:
    """File and line of each reference."""
    sources = view.loaded.sources
    return {(view.shown(one.path), sources[one.path].place(one.start)[0]) for one in references(here, with_definition)}


def renamed(view: View, here: Here, new: str) -> View:
    """What is known once a name is given anew."""
    edits = rename(here, new)
    texts = {path: source.text.encode() for path, source in view.loaded.sources.items()}
    made = {path: edited(path, content, edits) for path, content in texts.items()}
    return View(view.root, load(made, made), view.rules, view.day)


def test_a_role_is_given_among_the_teams_and_used_everywhere(view: View) -> None:
    here = at(view, str(BREWER / "engagement.yaml"), "head-of-social")
    found = definition(here)
    assert found
    assert view.shown(found.path) == "teams.yaml"
    used = places(view, here)
    assert ("teams.yaml", view.loaded.sources[found.path].place(found.start)[0]) in used
    assert {path for path, _ in used} > {"access.yaml", "engagement.yaml", "scenarios.yaml"}
    assert used - places(view, here, with_definition=False) == {("teams.yaml", 32)}


def test_the_name_of_a_document_is_one(view: View) -> None:
    files = {
        **CLEAN_FILES,
        "flow.yaml": "kind: approval-flow\nname: quick\nstages: [{name: a, approvers: legal-lead}]\n",
        "people.yaml": "kind: exception\nrule: culture/comments-closed\nwhere: {document: quick}\n",
    }
    known = view_of(files)
    here = at(known, "/org/flow.yaml", "quick")
    assert {path for path, _ in places(known, here)} == {"flow.yaml", "people.yaml"}
    assert definition(at(known, "/org/people.yaml", "quick")) == definition(here)


def test_what_is_no_name_leads_nowhere(view: View) -> None:
    here = at(view, str(BREWER / "engagement.yaml"), "everyone")
    assert definition(here) is None
    assert list(references(here, True)) == []
    assert nameable(here) is None


def every_name(view: View) -> Iterator[tuple[str, Here]]:
    """Each name of the brewer that a document gives, at the place where it is given."""
    for organisation in view.organisations:
        for document in organisation.workspace.documents:
            for mention in document.defined:
                if mention.what != "market":
                    yield mention.name, Here(organisation, document, mention.pointer, False)
            yield document.name, Here(organisation, document, ("name",), False)


def test_whatever_is_renamed_the_same_is_found(view: View) -> None:
    """Each name of the brewer in its turn: all others stay, and nothing is found that was not there."""
    report = view.report()
    assert report
    before = sorted((entry.rule.id, view.shown(entry.finding.location.path)) for entry in report.entries)
    for name, here in list(every_name(view))[::4]:
        after = renamed(view, here, "another-name")
        found = after.report()
        assert found
        assert before == sorted((one.rule.id, after.shown(one.finding.location.path)) for one in found.entries), name
        assert len(list(references(here, True))) == len(rename(here, "another-name"))


@pytest.mark.parametrize("written", ["care-team", "'care-team'", '"care-team"', "&care-team care-team"])
def test_quotes_and_anchors_stay(written: str) -> None:
    known = view_of({**CLEAN_FILES, "policy.yaml": f"kind: engagement-policy\nowner: {written}\ncomments: nobody\n"})
    after = renamed(known, at(known, "/org/teams.yaml", "care-team"), "service")
    begun, _, end = written.rpartition("care-team")
    assert f"owner: {begun}service{end}\n" in after.loaded.sources["/org/policy.yaml"].text


def test_an_alias_says_what_its_anchor_says() -> None:
    policy = "kind: engagement-policy\nowner: &who care-team\nrouting: [{when: all, to: *who}]\n"
    known = view_of({**CLEAN_FILES, "policy.yaml": policy})
    after = renamed(known, at(known, "/org/teams.yaml", "care-team"), "service")
    assert "owner: &who service\nrouting: [{when: all, to: *who}]" in after.loaded.sources["/org/policy.yaml"].text


def test_a_name_that_would_be_read_as_something_else_is_quoted() -> None:
    known = view_of(CLEAN_FILES)
    after = renamed(known, at(known, "/org/teams.yaml", "care-team"), "true")
    assert 'name: "true"' in after.loaded.sources["/org/teams.yaml"].text


REFUSED: Mapping[str, str] = {
    "Care Team": "Care Team is no name",
    "": " is no name",
    "a" * 81: "is no name",
    "legal-lead": "there is a role called legal-lead already",
    "author": "there is a role called author already",
}


@pytest.mark.parametrize("new", REFUSED)
def test_a_name_that_is_none_or_taken_is_refused(new: str) -> None:
    known = view_of(CLEAN_FILES)
    with pytest.raises(GovlintError, match=REFUSED[new]):
        rename(at(known, "/org/teams.yaml", "care-team"), new)


def test_a_market_is_renamed_to_a_market(view: View) -> None:
    with pytest.raises(GovlintError, match="uk is no name") as raised:
        rename(at(view, str(BREWER / "organisation.yaml"), "GB"), "uk")
    assert raised.value.help == "Write a country's two capital letters, as in GB, or a part of it, as in US-CA."


def test_a_name_in_quotes_is_renamed_however_it_is_spelt() -> None:
    known = view_of({**CLEAN_FILES, "x.yaml": 'kind: engagement-policy\nname: x\nowner: "care\\x2dteam"\n'})
    edits = rename(at(known, "/org/teams.yaml", "care-team"), "help-team")
    (edit,) = [one for one in edits if one.path.endswith("x.yaml")]
    assert known.loaded.sources[edit.path].text[edit.start : edit.end] == "care\\x2dteam"


def test_an_alias_of_what_is_no_name_is_refused() -> None:
    known = view_of({**CLEAN_FILES, "x.yaml": "kind: engagement-policy\nname: x\nsummary: &x care-team\nowner: *x\n"})
    with pytest.raises(GovlintError, match=r"x\.yaml:\d+: an alias of another field"):
        rename(at(known, "/org/teams.yaml", "care-team"), "help-team")


def test_nothing_is_renamed_where_no_name_stands() -> None:
    known = view_of(CLEAN_FILES)
    with pytest.raises(GovlintError, match="no name that a document gives stands here"):
        rename(at(known, "/org/teams.yaml", "customer-care"), "x")


def test_documents_of_one_name_are_told_apart_first() -> None:
    same = {"a.yaml": "kind: engagement-policy\nname: same\n", "b.yaml": "kind: content-policy\nname: same\n"}
    known = view_of({**CLEAN_FILES, **same})
    with pytest.raises(GovlintError, match="several documents are called same"):
        rename(at(known, "/org/a.yaml", "same"), "other")


def test_a_file_consists_of_documents_and_their_fields() -> None:
    known = view_of({"teams.yaml": TEAMS})
    (document,) = symbols(known, "/org/teams.yaml")
    assert document.detail == "teams"
    (roles,) = [one for one in document.below if one.name == "roles"]
    assert [one.name for one in roles.below] == ["head-of-social", "legal-lead", "care-team"]
    for outer in (document, *document.below, *roles.below):
        assert outer.start <= outer.at.start <= outer.at.end <= outer.end


def test_names_are_found_by_a_part_of_them(view: View) -> None:
    found = {(one.name, one.what) for one in named(view, "LILLE")}
    assert ("team-lille", "team") in found
    assert ("lead-lille", "role") in found
