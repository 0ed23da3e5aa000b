"""Cells: every situation lies in one, nothing in one is told apart, and they are as many as they must be."""

import pytest

from govlint.decision.cells import FORBIDDEN, Cells
from govlint.policy.box import box
from govlint.policy.regions import Undecided
from tests.decision.small import CONTENT, decider_of, flow, situations

NARROW = flow(
    "narrow", covers="{content: [reply], markets: [FR], authors: [desk]}", stages="[{name: a, approvers: lead}]"
)
WIDE = flow(
    "wide",
    stages="[{name: a, approvers: editor}, {name: b, approvers: counsel, only_when: {paid: [paid], roles: [lead]}}]",
    urgent="{route: one-approver, approvers: lead, within: 1h}",
    pre_approved="[{kind: offer, by: editor}]",
)


def test_every_situation_lies_in_one_cell_and_goes_the_way_of_it() -> None:
    decider = decider_of(NARROW, WIDE)
    cells = Cells(decider)
    found = list(cells.within({}))
    for one in situations():
        named = {"content": one.content, "paid": one.paid, "authors": one.author or "any other"}
        named["urgent"] = "yes" if one.urgent else "no"
        holding = [
            cell
            for cell in found
            if any((place.brand, place.market) == (one.brand, one.market) for place in cell.places)
            and all(value in cell.case.get(name, (value,)) for name, value in named.items())
        ]
        assert len(holding) == 1, one
        facts = decider.here(one).facts
        ways = decider.enough(cells.chosen(holding[0].situation), "")
        assert ways == decider.enough(decider.chosen(one, facts), "")


def test_no_cell_is_in_a_place_that_is_not_there() -> None:
    found = Cells(decider_of(WIDE, flow("gb", covers="{brands: [lager], markets: [GB]}"))).within({})
    assert {(place.brand, place.market) for cell in found for place in cell.places} == {
        ("ale", "GB"),
        ("ale", "FR"),
        ("lager", "FR"),
    }


def test_only_what_matters_to_the_flow_that_holds_cuts() -> None:
    alone = Cells(decider_of(flow("wide", stages="[{name: a, approvers: editor}]")))
    assert len(list(alone.within({}))) == 1
    asked = Cells(decider_of(WIDE)).within(box({"content": ["reply"]}))
    # Urgent or not, and then whether a lead is paid for it.
    assert len(list(asked)) <= 6


def test_a_topic_is_a_dimension_of_its_own() -> None:
    topical = flow(
        "topical", covers="{content: [organic-post], topics: [Tax, War]}", stages="[{name: a, approvers: lead}]"
    )
    cells = Cells(decider_of(topical, WIDE))
    about = {cell.situation.topics for cell in cells.within({}) if cell.flows[0].document.name == "topical"}
    assert about == {("tax",), ("war",)}


def test_a_part_that_is_forbidden_is_told_apart() -> None:
    reposting = "kind: content-policy\nname: c\nstatus: in-force\nreposting: {from: nobody}"
    cells = Cells(decider_of(WIDE, reposting))
    when = box({"content": ["shared", *CONTENT]})
    openness = {
        content: cells.open(part) is not None
        for cell in cells.within(when)
        for part in cells.parts(cell, FORBIDDEN)
        for content in part.case.get("content", ())
    }
    assert not openness["user-content-reshare"]
    assert openness["organic-post"]


def test_past_the_budget_nothing_is_said() -> None:
    with pytest.raises(Undecided):
        list(Cells(decider_of(WIDE), budget=3).within({}))


def test_four_hundred_conditions_make_few_cells() -> None:
    words = ("organic-post", "story", "live", "job-post", "reply", "direct-message", "reaction", "stance")
    stages = ", ".join(
        f"{{name: s{at}, approvers: lead, only_when: {{content: [{words[at % 8]}], paid: [{('none', 'paid')[at % 2]}]}}}}"
        for at in range(10)
    )
    many = [flow(f"f{at}", covers=f"{{languages: [l{at}]}}", stages=f"[{stages}]") for at in range(40)]
    found = list(Cells(decider_of(*many)).within({}))
    assert 40 < len(found) < 5_000
