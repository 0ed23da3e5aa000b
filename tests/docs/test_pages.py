"""What a reader finds on the pages of rules, controls and sources, whatever the rules are."""

import re
from functools import cache

import pytest

from docs.generate import DOCS
from docs.reference_pages import controls as control_pages
from docs.reference_pages import rules as rule_pages
from docs.reference_pages import sources as source_pages
from docs.reference_pages.places import inside, place
from docs.reference_pages.related import walls_of, words
from govlint.library.library import built_in
from govlint.lint.rules import Rule, all_rules, build_wall
from govlint.policy.controls import controls
from govlint.reporters.asked import beyond


@cache
def made() -> dict[str, str]:
    return {path: text for maker in (rule_pages, control_pages, source_pages) for path, text in maker.pages()}


def page_of(rule: Rule) -> str:
    return made()[f"rules/{rule.id}.md"]


def part(page: str, head: str) -> str:
    """What stands under a heading."""
    found = re.search(rf"^## {re.escape(head)}\n\n(.*?)(?=^## |\Z)", page, re.M | re.S)
    return found[1] if found else ""


RULES = list(all_rules().values())
WALLS = [rule for rule in RULES if rule.form == "wall"]
ASSERTIONS = [rule for rule in RULES if rule.form == "select"]


def test_every_rule_says_what_why_how_and_who() -> None:
    for rule in RULES:
        page, said = page_of(rule), words(rule.id)
        for head in ("What it checks", "Why", "Examples", "What to do"):
            assert part(page, head), f"{rule.id} has nothing under {head}"
        assert f"| severity | **{rule.severity}**." in page
        assert all(f"../../sources/{name}.md" in part(page, "Who says so") for name in said.sources)
        assert all(f"../../sources/{name}.md" in part(page, "What is not asked") for name in said.not_required)
        assert all(f"ideas.md#{name}" in part(page, "The ideas it rests on") for name in said.ideas)
        assert bool(part(page, "What it cannot see")) == bool(said.limits)
        assert bool(part(page, "What we are unsure of")) == bool(said.unsure)


def test_a_wall_shows_its_levels_and_which_lie_beyond() -> None:
    for rule in WALLS:
        wall, asked = build_wall(rule), part(page_of(rule), "What it checks")
        control = controls()[wall.control]
        assert f"../../controls/{control.id}.md" in asked
        rows = dict(re.findall(r"^\| `([^`]+)` \| .* \| (.*?) \|$", asked, re.M))
        assert list(rows) == list(control.levels)
        assert {level for level, verdict in rows.items() if verdict != "in order"} == set(beyond(control, wall))


def test_an_assertion_names_what_it_requires() -> None:
    for rule in ASSERTIONS:
        asked = part(page_of(rule), "What it checks")
        assert "his must be so:\n\n- " in asked
        assert ("Then this must be so:" in asked) == ("where" in rule.facts)


def test_lines_that_are_found_are_marked() -> None:
    for rule in RULES:
        bad = built_in().part("examples")[rule.id].get("bad", [])
        marks = sum(len(re.findall(r"# finding\s*$", example["text"], re.M)) for example in bad)
        shown = part(page_of(rule), "Examples")
        assert len(re.findall("# <- (?:too|undecided|broken)", shown)) == marks
        assert "# finding" not in shown


def test_the_other_side_of_the_corridor_comes_first() -> None:
    for rule in WALLS:
        sides = re.findall(r"^- (floor|ceiling), ", part(page_of(rule), "Around it"), re.M)
        other = "ceiling" if "floor" in rule.facts["wall"] else "floor"
        assert sides == sorted(sides, key=lambda side: side != other)
        assert len(sides) == len(walls_of(rule.facts["wall"]["control"])) - 1


@pytest.mark.parametrize("name", controls())
def test_a_control_shows_its_scale_and_all_its_walls_in_order(name: str) -> None:
    known = controls()[name]
    page = made()[f"controls/{known.id}.md"]
    assert re.findall(r"^\| `([^`]+)` \|", part(page, "From loose to tight"), re.M) == list(known.levels)
    walls = walls_of(known.id)
    linked = re.findall(
        r"^\| (?:floor|ceiling) \|.*?\(\.\./rules/(.+?)\.md\)", part(page, "Walls, from loose to tight"), re.M
    )
    assert linked == [wall.rule for wall in walls]
    assert [wall.position for wall in walls] == sorted(wall.position for wall in walls)
    assert walls or "No rule puts a wall here. " in page
    assert known.measured or f"kind: {known.kind}" in part(page, "Written in a document")


def test_a_source_lists_the_rules_that_cite_it() -> None:
    for rule in RULES:
        said = words(rule.id)
        for source in said.sources:
            row = next(line for line in made()[f"sources/{source}.md"].splitlines() if f"/{rule.id}.md)" in line)
            assert "what speaks for it" in row
        for source in set(said.not_required) - set(said.sources):
            row = next(line for line in made()[f"sources/{source}.md"].splitlines() if f"/{rule.id}.md)" in line)
            assert "what is not asked" in row


def test_a_source_says_how_sure_we_are() -> None:
    for name, facts in built_in().part("sources").items():
        page = made()[f"sources/{name}.md"]
        assert f"| cite-ready | {'Yes.' if facts['cite_ready'] else 'Not yet.'}" in page
        assert bool(part(page, "What we are unsure of")) == bool(facts.get("unsure"))


def test_every_idea_stands_on_their_page() -> None:
    page = (DOCS / "ideas.md").read_text(encoding="utf-8")
    told = built_in().part("ideas")
    assert len(told) > 30
    assert all(f'<a id="{name}"></a>{name} | {idea["said"]} |' in page for name, idea in told.items())


def test_places_are_called_as_people_call_them() -> None:
    assert [place(code) for code in ("GB", "US-CA", "GLOBAL", "XX")] == [
        "Great Britain",
        "California",
        "Everywhere",
        "XX",
    ]
    assert [inside(code) for code in ("US", "NL", "FR", "EU")] == [
        "the United States", "the Netherlands", "France", "the European Union",
    ]  # fmt: skip
