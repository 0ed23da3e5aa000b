"""A threshold that moves decides otherwise in the band between the old and the new one, and nowhere else."""

from pathlib import Path

import pytest

from tests.change.house import HOUSE, between


def house(when: str) -> dict[str, str]:
    """The organisation with a stage that is needed only when this is so; always without it."""
    only = f", only_when: {{{when}}}" if when else ""
    stages = "- {name: brand, approvers: {all_of: [brand-lead]}, clock: 4h}"
    text = HOUSE["adverts.yaml"].replace(stages, f"{stages}\n  - {{name: money, approvers: editor, clock: 4h{only}}}")
    assert text != HOUSE["adverts.yaml"]
    return HOUSE | {"adverts.yaml": text}


def fee(number: int) -> dict[str, str]:
    return house(f"fee: {{at_least: {number}}}")


@pytest.mark.parametrize(("before", "after", "direction"), [(5000, 8000, "loosens"), (8000, 5000, "tightens")])
def test_a_threshold_that_moves(tmp_path: Path, before: int, after: int, direction: str) -> None:
    found = between(tmp_path, fee(before), fee(after))
    (change,) = [one.change for one in found.found if one.change.subject == "who must agree"]
    assert change.direction == direction
    assert all("fee 5,000 to 7,999" in where for where in change.contexts)
    assert change.case
    assert 5000 <= int(change.case.situation.fee) < 8000


def test_a_first_condition_loosens_where_it_leaves_out(tmp_path: Path) -> None:
    (change,) = [
        one.change for one in between(tmp_path, house(""), fee(5000)).found if one.change.subject == "who must agree"
    ]
    assert change.direction == "loosens"
    assert any("fee under 5,000" in where for where in change.contexts)


def test_another_way_to_write_the_same_changes_nothing(tmp_path: Path) -> None:
    night = 'time: {from: "22:00", to: "07:00"}'
    cut = 'time: [{from: "22:00"}, {to: "07:00"}]'
    assert not [one for one in between(tmp_path, house(night), house(cut)).found if one.change.direction != "neutral"]
