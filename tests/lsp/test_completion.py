"""What is offered while somebody types; `|` marks the place."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.lsp.completion import Offer, Offered, completion
from govlint.lsp.view import View
from govlint.text.source import Source
from tests.lsp.editor import BREWER, brewer, view_of

POLICY = "govlint: v1\nkind: engagement-policy\n"


@pytest.fixture(scope="module")
def view() -> View:
    return brewer()


def offered(view: View, text: str) -> Offered:
    at = text.index("|")
    return completion(view, Source(str(BREWER / "new.yaml"), text[:at] + text[at + 1 :]), at)


def labels(view: View, text: str) -> list[str]:
    return [one.label for one in offered(view, text).offers]


def one(view: View, text: str, label: str) -> Offer:
    (found,) = [offer for offer in offered(view, text).offers if offer.label == label]
    return found


def test_an_empty_file_begins_with_what_every_document_needs(view: View) -> None:
    assert labels(view, "|")[:6] == ["govlint", "kind", "name", "title", "owner", "status"]


def test_kinds_say_what_they_decide(view: View) -> None:
    found = one(view, "govlint: v1\nkind: eng|\n", "engagement-policy")
    assert found.said == "How we listen, answer, moderate and talk with people."


def test_the_word_that_stands_there_is_replaced_whole(view: View) -> None:
    found = offered(view, "govlint: v1\nkind: eng|agement\nname: x\n")
    assert (found.start, found.end) == (18, 28)


def test_keys_that_are_there_are_left_out(view: View) -> None:
    found = labels(view, f"{POLICY}comments: nobody\n|\nowner: x\n")
    assert "replies" in found
    assert not {"govlint", "kind", "comments", "owner"} & set(found)


def test_keys_come_with_what_follows_them(view: View) -> None:
    text = f"{POLICY}|\n"
    assert one(view, text, "comments").put == "comments: "
    assert one(view, text, "review").put == "review:"
    assert one(view, text, "locks").put == "locks: [\0]"
    assert one(view, f"{POLICY}com|: nobody\n", "comments").put == "comments"


def test_levels_stand_from_loose_to_tight_with_walls_and_what_is_recommended(view: View) -> None:
    found = offered(view, f"{POLICY}comments: |\nowner: x\n").offers
    assert [(offer.label, offer.detail) for offer in found] == [
        ("everyone", "loosest · recommended"),
        ("followers", "2 of 4"),
        ("invited", "3 of 4 · too tight"),
        ("nobody", "tightest · too tight"),
        ("not-stated", ""),
        ("to-be-decided", ""),
    ]
    assert [offer.label for offer in found if offer.best] == ["everyone"]
    assert "too tight by alcohol/comments-closed (good-practice) in GB" in found[3].said


def test_walls_are_those_of_the_scope_that_is_written(view: View) -> None:
    everywhere = one(view, f"{POLICY}comments: |\n", "nobody").said
    america = one(view, f"{POLICY}scope: {{markets: [US]}}\ncomments: |\n", "nobody").said
    assert "in GB" in everywhere
    assert "GB" not in america


@pytest.mark.parametrize(
    "text",
    [
        f"{POLICY}comments: {{value: |}}\n",
        f"{POLICY}comments:\n  value: |\n",
        f"{POLICY}comments:\n  value: nobody\n  overrides:\n    - when: {{markets: [FR]}}\n      value: |\n",
        f'{POLICY}comments: "|"\n',
        f"{POLICY}comments:\r\n  value: |\r\n".replace("\n", "\r\n").replace("\r\r", "\r"),
        f"{POLICY}replies: 'broken\ncomments: |\nowner: [a\n",
        f"{POLICY}comments: |",
    ],
)
def test_a_level_is_offered_wherever_it_can_stand(view: View, text: str) -> None:
    assert labels(view, text)[:4] == ["everyone", "followers", "invited", "nobody"]


def test_a_setting_can_be_a_word_or_a_mapping(view: View) -> None:
    found = labels(view, f"{POLICY}comments:\n  |\n")
    assert {"everyone", "value", "overrides", "defined-elsewhere"} <= set(found)


def test_names_are_offered_with_what_they_stand_for(view: View) -> None:
    found = one(view, f"{POLICY}owner: |\n", "head-of-social")
    assert found.detail == "role · Who does what"
    assert "- function: social" in found.said


@pytest.mark.parametrize(("text", "put"), [("owner: |", '"2024"'), ('owner: "|"', "2024"), ("owner: '2|'", "2024")])
def test_a_name_gets_the_quotes_that_it_needs_once(text: str, put: str) -> None:
    teams = {"teams.yaml": "kind: teams\nname: people\nroles: [{name: '2024', holder: A. Person, function: social}]\n"}
    known = view_of(teams)
    at = f"{POLICY}{text}\n".index("|")
    (found,) = completion(known, Source("/org/new.yaml", f"{POLICY}{text}\n".replace("|", "")), at).offers
    assert found.put == put


def test_the_organisation_is_that_of_the_folder_not_of_its_first_letters() -> None:
    house = {
        path: f"kind: organisation\nname: {path[:2]}\nmarkets: [{{code: {path[:2].upper()}, languages: [en]}}]\n"
        for path in ("be/o.yaml", "fr/o.yaml")
    }
    known = view_of(house)
    assert known.organisation_near("/org/be/new.yaml")
    assert known.organisation_near("/org/beta/new.yaml") is None


def test_a_long_word_costs_its_length(view: View) -> None:
    begun = time.process_time()
    offered(view, f"{POLICY}summary: {'x' * 400_000} \nowner: |\n")
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("text", ["scope: {markets: [GB, |]}\n", "scope:\n  markets:\n    - GB\n    - |\n"])
def test_names_that_are_there_are_left_out(view: View, text: str) -> None:
    assert labels(view, POLICY + text) == ["US", "FR", "NO"]


def test_accounts_flows_and_rules_are_names_too(view: View) -> None:
    assert "alcohol/comments-closed" in labels(view, "govlint: v1\nkind: exception\nrule: |\n")
    channel = labels(view, f"{POLICY}scope: {{channels: [|]}}\n")
    assert channel
    assert set(channel) == set(view.organisations[0].workspace.names["channel"])


def test_what_is_not_ours_is_left_alone(view: View) -> None:
    assert labels(view, "services:\n  web: |\n") == []
    assert labels(view, "services:\n  |\n") == []


def test_inside_a_text_nothing_is_offered(view: View) -> None:
    assert labels(view, f"{POLICY}summary: we are |\n") == []
    assert labels(view, f"{POLICY}# comments: |\n") == []


@given(st.data())
def test_every_place_of_every_text_has_an_answer(view: View, data: st.DataObject) -> None:
    text = (BREWER / "engagement.yaml").read_text()
    at = data.draw(st.integers(0, len(text)))
    typed = data.draw(st.text(st.sampled_from("ab-: \n[]{}'\"&*#|>\t"), max_size=4))
    found = completion(view, Source(str(BREWER / "new.yaml"), text[:at] + typed + text[at:]), at + len(typed))
    assert found.start <= at + len(typed) <= found.end
