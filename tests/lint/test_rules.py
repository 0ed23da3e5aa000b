"""The rules as a body: who says so, how hard they may speak, and what they promise in words."""

import re
from datetime import date
from typing import Any

import pytest

from govlint.library.forces import FORCES, LEGAL
from govlint.library.library import built_in
from govlint.lint.checks import CHECKS
from govlint.lint.rules import Rule, all_rules, build_rule, build_wall, walls, words_of
from govlint.policy.box import CASE, PLACE, UNJUDGED
from govlint.policy.controls import controls
from govlint.policy.places import places
from tests.helpers import DAY, HOUSE, wall_rule, workspace_of

SOURCES: dict[str, dict[str, Any]] = built_in().part("sources")
RULES = tuple(all_rules().values())
FOR_AN_ERROR = {*LEGAL, "self-regulatory-code"}
each_rule = pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])


@each_rule
def test_whoever_is_cited_is_known_and_says_so_today(rule: Rule) -> None:
    words = words_of(rule)
    for source in (*words.sources, *words.not_required):
        assert source in SOURCES, f"{source} is not in rules/sources.yaml"
        status = SOURCES[source]["status"]
        if status == "upcoming":
            assert rule.facts.get("in_force", "") >= SOURCES[source]["in_force"], f"{source} does not bind yet"
        else:
            assert status in {"in-force", "evidence", "published", "technical-standard"}, source
    if rule.legal:
        assert words.sources, "the law is named"


@each_rule
def test_only_the_law_and_codes_that_bind_are_errors(rule: Rule) -> None:
    if rule.severity != "error" or rule.pack == "core":
        return
    assert rule.force in FOR_AN_ERROR
    assert rule.pack != "culture"
    cited = words_of(rule).sources
    assert cited
    assert [source for source in cited if SOURCES[source].get("cite_ready") is not True] == []


@each_rule
def test_what_is_not_certain_is_said(rule: Rule) -> None:
    words = words_of(rule)
    if any(SOURCES[source].get("cite_ready") is not True for source in words.sources):
        assert words.unsure


@each_rule
def test_words_are_plain(rule: Rule) -> None:
    words = words_of(rule)
    said = f"{words.title} {words.why} {words.remedy} {words.limits}"
    assert not re.search(r"\b(shall|hereby|pursuant|aforesaid|herein)\b", said, re.IGNORECASE)
    assert len(words.title) <= 110
    assert not words.title.endswith(".")
    for text in (words.why, words.remedy):
        assert text.strip().endswith((".", "`.", '".')), text
    assert "\n" not in words.title + words.why + words.remedy


@each_rule
def test_sentences_of_the_reason_are_short(rule: Rule) -> None:
    sentences = re.split(r"(?<=[.!?])\s+", words_of(rule).why)
    too_long = [sentence for sentence in sentences if len(sentence.split()) > 24]
    assert too_long == []
    assert len(sentences) <= 5


@each_rule
def test_dates_are_dates(rule: Rule) -> None:
    for name in ("in_force", "until"):
        if name in rule.facts:
            assert date.fromisoformat(rule.facts[name]).isoformat() == rule.facts[name]
    if {"in_force", "until"} <= rule.facts.keys():
        assert rule.facts["in_force"] <= rule.facts["until"]


@each_rule
def test_conditions_name_what_exists(rule: Rule) -> None:
    when = rule.facts.get("when", {})
    for condition in (when, rule.facts.get("unless", {})):
        assert condition.keys() - {"audience"} <= {*PLACE, *CASE} - {UNJUDGED}
    assert not rule.facts.get("unless", {}).keys() & set(PLACE), "a wall leaves out cases; for places write `when`"
    vocabularies = built_in().part("forms")["vocabularies"]
    for name, vocabulary in (("sectors", "sector"), ("platforms", "platform"), ("content", "content"), ("paid", "paid"), ("groups", "group")):  # fmt: skip
        assert set(when.get(name, ())) <= set(vocabularies[vocabulary]["words"]), name
    for market in when.get("markets", ()):
        assert re.fullmatch(r"[A-Z]{2}(-[A-Z0-9]{1,3})?|EU|EEA|COE", market)
    facts = {
        *("several-markets", "several-brands", "several-accounts", "several-locations", "listed-company"),
        "large-organisation",
        *("has-customers", "restricted-sector", "no-restricted-sector", "not-public-body", "not-news-media"),
    }
    assert set(when.get("facts", ())) <= facts


def checks_named(check: Any) -> set[str]:
    found = set()
    for name, args in check.items():
        if name in ("all-of", "any-of"):
            found |= {inner for part in args for inner in checks_named(part)}
        elif name == "not":
            found |= checks_named(args)
        else:
            found.add(name)
    return found


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.form == "select"], ids=lambda rule: rule.id)
def test_an_assertion_names_checks_and_a_kind_that_exist(rule: Rule) -> None:
    facts = rule.facts
    assert checks_named(facts["require"]) | checks_named(facts.get("where", {})) <= CHECKS.keys()
    kinds = built_in().part("forms")["kinds"]
    assert facts["select"]["kind"] in {*kinds, "any"}
    assert facts["select"].keys() <= {"kind", "path"}


def test_every_check_is_used_by_a_rule_or_named_for_those_who_write_rules() -> None:
    written = (HOUSE / "rules" / "README.md").read_text(encoding="utf-8")
    assert [name for name in CHECKS if f"`{name}:" not in written] == []


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.form == "wall"], ids=lambda rule: rule.id)
def test_a_wall_stands_on_the_scale_of_its_control(rule: Rule) -> None:
    wall = build_wall(rule)
    assert wall.control in controls()
    assert (wall.side == "floor") == (rule.direction == "too-loose")
    assert wall.legal == (rule.force in LEGAL)


def test_every_source_is_cited() -> None:
    cited = {source for rule in RULES for source in (*words_of(rule).sources, *words_of(rule).not_required)}
    assert sorted(SOURCES.keys() - cited) == []


@pytest.mark.parametrize("name", SOURCES)
def test_a_source_says_who_what_and_how_sure(name: str) -> None:
    source = SOURCES[name]
    assert source.keys() >= {
        "citation",
        "says",
        "jurisdiction",
        "force",
        "status",
        "confidence",
        "cite_ready",
        "checked_on",
    }
    assert source["cite_ready"] in (True, False)
    assert date.fromisoformat(source["checked_on"]).isoformat() <= DAY
    assert source.get("url", "https://").startswith(("https://", "http://"))
    assert re.fullmatch(r"\d{4}(-\d{2}){0,2}", str(source.get("in_force", "2026")))
    assert source["confidence"] in {"high", "medium", "low"}


def test_rules_that_ask_the_same_of_the_same_stand_once() -> None:
    """Two walls with one control, side, value and region would say one thing twice."""
    seen: dict[str, str] = {}
    twice = []
    for rule in RULES:
        if rule.form == "wall":
            key = repr(
                (
                    sorted(rule.facts["wall"].items(), key=str),
                    sorted((name, sorted(values)) for name, values in rule.region.items()),
                )
            )
            twice += [(seen[key], rule.id)] if key in seen else []
            seen[key] = rule.id
    assert twice == []


def test_no_wall_of_ours_leaves_no_lawful_value() -> None:
    """Where a floor with the force of law lies above a ceiling with it, their regions must never meet."""
    from govlint.policy.box import overlap

    standing = [rule for rule in RULES if rule.form == "wall" and rule.stands(DAY)]
    legal = [build_wall(rule) for rule in standing if rule.legal]
    floors = [wall for wall in legal if wall.side == "floor"]
    clashes = [
        (floor.rule, ceiling.rule)
        for floor in floors
        for ceiling in legal
        if ceiling.side == "ceiling"
        and ceiling.control == floor.control
        and ceiling.position < floor.position
        and overlap(floor.region, ceiling.region)
    ]
    assert clashes == []


def test_severities_are_of_three_kinds_and_forces_are_known() -> None:
    assert {rule.severity for rule in RULES} == {"error", "warning", "info"}
    assert {rule.force for rule in RULES} <= set(FORCES)


class TestTime:
    RULE = wall_rule("x/y", "engagement.comments", ceiling="followers", in_force="2026-03-01", until="2026-09-30")

    @pytest.mark.parametrize(
        ("day", "stands"),
        [("2026-02-28", False), ("2026-03-01", True), ("2026-09-30", True), ("2026-10-01", False)],
    )
    def test_a_rule_stands_from_its_first_day_to_its_last(self, day: str, stands: bool) -> None:
        assert self.RULE.stands(day) is stands
        assert bool(walls({"x/y": self.RULE}, day, places(workspace_of("kind: organisation\n")))) is stands

    def test_a_rule_without_dates_always_stands(self) -> None:
        rule = wall_rule("x/y", "engagement.comments", ceiling="followers")
        assert rule.stands("0001-01-01")
        assert rule.stands("9998-12-31")

    @pytest.mark.parametrize(("sectors", "stands"), [("[alcohol]", True), ("[finance]", False), ("[]", False)])
    def test_a_wall_that_no_place_meets_is_not_built(self, sectors: str, stands: bool) -> None:
        rule = wall_rule("x/y", "engagement.comments", ceiling="followers", when={"sectors": ["alcohol"]})
        where = places(workspace_of(f"kind: organisation\nsectors: {sectors}\n"))
        assert bool(walls({"x/y": rule}, DAY, where)) is stands


def test_the_pack_is_the_folder() -> None:
    rule = build_rule("culture/x", {"form": "found_by", "severity": "info", "direction": "broken", "force": "evidence"})
    assert (rule.pack, rule.legal) == ("culture", False)
