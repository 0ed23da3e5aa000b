"""Whatever somebody answers, the first set stands inside its corridors and its scenarios hold."""

from collections.abc import Iterator
from itertools import cycle, islice, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.lint.rules import all_rules
from govlint.policy.places import with_implied
from govlint.starting.answers import SIZES, STRUCTURES, Answers, words
from tests.starting.begun import Begun, begun

REGIONS = {"EU", "EEA", "COE"}
NAMED = sorted({market for rule in all_rules().values() for market in rule.region.get("markets", ())} - REGIONS)
"""Every market that a rule names."""
WAYS = list(product(SIZES, STRUCTURES))
# A finding that only an organisation can answer; more than these would be a burden on a first day.
MOST_LEFT_OPEN = 4


def markets(sector: str) -> list[str]:
    """The markets to look at one by one: those that rules of this sector name, and two that stand for the rest."""
    here = with_implied({"sectors": frozenset((sector,))})["sectors"]
    rules = (rule for rule in all_rules().values() if here & rule.region.get("sectors", frozenset()))
    return sorted(({market for rule in rules for market in rule.region.get("markets", ())} | {"GB", "BR"}) - REGIONS)


def sets(sector: str) -> Iterator[Answers]:
    """Each market with each way in turn, and at last all markets together."""
    at = words("sector").index(sector)
    ways = islice(cycle(WAYS), at, None)
    for market in markets(sector):
        yield Answers("Blue Door", (sector,), (market,), *next(ways))
    yield Answers("Blue Door", (sector,), tuple(NAMED), *next(ways), words("platform")[:4])


def in_order(found: Begun) -> None:
    assert found.unwanted == []
    assert found.failed == []
    assert len(found.findings) <= MOST_LEFT_OPEN


@pytest.mark.parametrize("sector", words("sector"))
def test_a_sector_wherever_its_rules_hold(sector: str) -> None:
    for answers in sets(sector):
        in_order(begun(answers))


def test_a_market_in_every_way() -> None:
    for market, way in product(("GB", "US", "DE"), WAYS):
        in_order(begun(Answers("Blue Door", ("other",), (market,), *way)))


def some(words: tuple[str, ...] | list[str], most: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(words), min_size=1, max_size=most, unique=True).map(tuple)


@settings(max_examples=20, deadline=None)
@given(
    st.builds(
        Answers,
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1).filter(str.strip),
        some(words("sector"), 4),
        some([*NAMED, "JP", "DE-BY"], 6),
        st.sampled_from(list(SIZES)),
        st.sampled_from(list(STRUCTURES)),
        some(words("platform"), 4),
    )
)
def test_several_sectors_markets_and_platforms(answers: Answers) -> None:
    in_order(begun(answers))
