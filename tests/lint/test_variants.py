"""Assertions read a document as it reads where the rule holds."""

import sys
from typing import Any

from govlint.lint.rules import Rule, build_rule
from govlint.lint.variants import Variants
from govlint.policy.places import places
from govlint.workspace.workspace import workspaces
from tests.helpers import DAY, documents, findings, found

ORGANISATION = "kind: organisation\nmarkets: [{code: GB}, {code: FR}]\nsectors: [gambling, alcohol]\n"
MIXED = """
kind: content-policy
reactions:
  value: {base}
  overrides:
    - {{when: {{markets: [FR]{more}}}, value: never{until}}}
"""


def asks(**when: list[str]) -> dict[str, Rule]:
    """A rule that asks a content policy to say that likes are never used."""
    facts = {
        "form": "select",
        "select": {"kind": "content-policy"},
        "where": {"defined": "reactions"},
        "require": {"one-of": {"field": "reactions", "values": ["never"]}},
        "at": "reactions",
        "direction": "too-loose",
        "severity": "warning",
        "force": "good-practice",
        "message": "likes are used",
        "title": "t",
        "why": "w",
        "remedy": "r",
        "sources": [],
        "when": when,
    }
    return {"x/likes": build_rule("x/likes", facts)}


def likes(base: str = "freely", more: str = "", until: str = "", day: str = "2026-11-22", **when: list[str]) -> int:
    policy = MIXED.format(base=base, more=more, until=until)
    return len(found("x/likes", ORGANISATION, policy, day=day, rules=asks(**when)))


def test_an_override_answers_for_its_market() -> None:
    assert likes(markets=["FR"]) == 0


def test_and_for_no_other() -> None:
    assert likes(markets=["GB"]) == 1
    assert likes() == 1
    assert likes(base="never") == 0


def test_an_override_that_has_ended_answers_no_more() -> None:
    assert likes(until=", until: 2026-11-21", markets=["FR"]) == 1
    assert likes(until=", until: 2026-11-22", markets=["FR"]) == 0


def test_an_override_for_some_cases_answers_only_for_these() -> None:
    assert likes(more=", content: [story]", markets=["FR"]) == 1
    assert likes(more=", content: [story]", markets=["FR"], content=["story"]) == 0


def test_a_condition_in_words_answers_for_nothing() -> None:
    assert likes(more=", situation: A live show", markets=["FR"]) == 1


def test_a_rule_about_one_sector_leaves_the_document_of_another_alone() -> None:
    rules = {
        "x/hours": build_rule(
            "x/hours",
            {
                "form": "select",
                "select": {"kind": "sector-policy"},
                "require": {"defined": "placement"},
                "direction": "too-loose",
                "severity": "warning",
                "force": "good-practice",
                "message": "no places",
                "title": "t",
                "why": "w",
                "remedy": "r",
                "sources": [],
                "when": {"sectors": ["gambling"]},
            },
        )
    }
    assert len(found("x/hours", ORGANISATION, "kind: sector-policy\nsector: gambling\n", rules=rules)) == 1
    assert found("x/hours", ORGANISATION, "kind: sector-policy\nsector: alcohol\n", rules=rules) == []


def narrower(more: str) -> int:
    """A wide policy that breaks the rule in France, beside a narrower one that keeps it."""
    wide = "kind: content-policy\nreactions: freely\n"
    narrow = f"kind: content-policy\nscope: {{markets: [FR]}}\nreactions: never\n{more}"
    return len(found("x/likes", ORGANISATION, wide, narrow, rules=asks(markets=["FR"])))


def test_a_narrower_document_answers_for_its_market() -> None:
    assert narrower("") == 0


def test_a_draft_or_one_that_takes_effect_later_answers_for_nobody() -> None:
    assert narrower("status: draft\n") == 1
    assert narrower("effective: 2027-01-01\n") == 1


def test_a_document_for_some_cases_answers_only_for_these() -> None:
    facts = asks(markets=["FR"])["x/likes"].facts | {
        "select": {"kind": "influencer-policy"},
        "where": {"defined": "repost"},
        "require": {"one-of": {"field": "repost", "values": ["agreed"]}},
        "at": "repost",
    }
    rules = {"x/likes": build_rule("x/likes", facts)}
    wide = "kind: influencer-policy\nrepost: freely\n"
    gifted = "kind: influencer-policy\nties: [gifted]\nrepost: agreed\n"
    assert len(found("x/likes", ORGANISATION, wide, gifted, rules=rules)) == 1


def read(*texts: str) -> list[Any]:
    """How the last of some documents reads, variant by variant."""
    (workspace,) = workspaces(documents({f"{at}.yaml": text for at, text in enumerate(texts)}))
    return list(Variants(DAY).of(workspace.documents[-1], places(workspace).grid, {}))


def test_of_several_overrides_the_last_is_read_and_the_rest_of_the_document_stays() -> None:
    more = "    - {when: {markets: [FR]}, value: sometimes}\ncomments: [x, {value: a, overrides: []}]\n"
    british, french = read(ORGANISATION, MIXED.format(base="freely", more="", until="") + more)
    assert (british["reactions"]["value"], french["reactions"]["value"]) == ("freely", "sometimes")
    assert {**french, "reactions": british["reactions"]} == british


def test_a_setting_in_a_list_has_overrides_of_its_own() -> None:
    one = "{value: a, overrides: [{when: {markets: [FR]}, value: b}]}"
    british, french = read(ORGANISATION, f"kind: content-policy\nx: [{one}, {one.replace('FR', 'GB')}]\n")
    assert [[entry["value"] for entry in each["x"]] for each in (british, french)] == [["a", "b"], ["b", "a"]]


def test_an_override_stands_before_those_inside_of_what_it_replaces() -> None:
    inner = "{value: a, overrides: [{when: {markets: [FR]}, value: b}]}"
    outer = f"{{value: {{y: {inner}}}, overrides: [{{when: {{markets: [FR]}}, value: c}}]}}"
    british, french = read(ORGANISATION, f"kind: content-policy\nx: {outer}\n")
    assert british["x"]["value"]["y"]["value"] == "a"
    assert french["x"]["value"] == "c"


def calls(brands: int) -> int:
    """How many calls of Python a check takes where one setting has an override for each of so many brands."""
    names = [f"b{at}" for at in range(brands)]
    organisation = "kind: organisation\nmarkets: [{code: GB}]\nbrands:\n" + "".join(f"- {{name: {b}}}\n" for b in names)
    overrides = "".join(f"  - {{when: {{brands: [{name}]}}, value: never}}\n" for name in names)
    made = 0

    def count(frame: object, event: str, _: object) -> None:
        nonlocal made
        made += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        findings({"0.yaml": organisation, "1.yaml": f"kind: content-policy\nreactions:\n  overrides:\n{overrides}"})
    finally:
        sys.setprofile(before)
    return made


def test_twice_as_many_overrides_are_twice_the_work() -> None:
    calls(10)  # What is read once in a process.
    assert calls(400) < 2.5 * calls(200)
