"""Assertions read a document as it reads where the rule holds."""

from govlint.lint.rules import Rule, build_rule
from tests.helpers import found

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
