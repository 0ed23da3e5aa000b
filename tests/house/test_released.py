"""What people have written down goes on working: docs/stability.md."""

import pytest

from govlint.lint.rules import all_rules, current
from tests.house.released import names, released

NOW, THEN = names(), released()


def test_every_sort_of_name_is_kept() -> None:
    assert THEN.keys() == NOW.keys()
    assert all(len(THEN[sort]) > 3 for sort in THEN)


@pytest.mark.parametrize("sort", sorted(THEN.keys() - {"rules"}))
def test_a_released_name_never_vanishes(sort: str) -> None:
    assert set(THEN[sort]) - set(NOW[sort]) == set()


def test_a_released_rule_is_there_by_some_name_and_in_its_pack() -> None:
    assert [name for name in THEN["rules"] if current(name) not in all_rules()] == []
    assert [name for name in THEN["rules"] if current(name).split("/")[0] != name.split("/")[0]] == []
