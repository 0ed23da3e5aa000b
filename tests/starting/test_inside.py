"""Whatever somebody answers, the first set stands inside its corridors and its scenarios hold."""

from collections.abc import Iterator
from itertools import cycle, islice, product
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.lint.rules import all_rules, words_of
from govlint.policy.box import market_words
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


TITLES = {words_of(rule).title + ".": rule.region.get("markets") for rule in all_rules().values()}


def settings_of(value: Any) -> Iterator[dict[str, Any]]:
    """Every setting with a reason or with overrides that stands in a document."""
    if isinstance(value, dict):
        yield from [value] if "value" in value else ()
        yield from (one for below in value.values() for one in settings_of(below))
    if isinstance(value, list):
        yield from (one for below in value for one in settings_of(below))


def astray(setting: dict[str, Any], markets: set[str]) -> set[str]:
    """The markets in which a setting holds and the wall does not stand whose title is its reason."""
    when = setting.get("when", {})
    here = set(when.get("markets", markets))
    for one in setting.get("overrides", ()):
        here -= set(one["when"]["markets"]) if one["when"].keys() == {"markets"} else set()
    stands = TITLES.get(setting.get("reason", ""))
    return {market for market in here if stands and not market_words(market) & stands}


def foreign(found: Begun) -> list[tuple[dict[str, Any], set[str]]]:
    """Settings whose reason is the law of other markets than they hold in."""
    markets = set(found.workspace.names["market"])
    texts = [one for text in found.files.values() for one in yaml.safe_load_all(text)]
    told = [(one, astray(one, markets)) for one in settings_of(texts)]
    return [(one, where) for one, where in told if where]


def test_the_law_of_one_market_binds_no_other() -> None:
    found = begun(Answers("Blue Door", ("alcohol",), ("US", "BR"), "few", "central"))
    (sector,) = [text for path, text in found.files.items() if "sector-alcohol" in path]
    age = yaml.safe_load(sector)["audience"]["minimum_age"]
    assert (age["value"], age.get("reason")) == (21, None)
    assert [(one["when"], one["value"]) for one in age["overrides"]] == [({"markets": ["US"]}, 21)]


def in_order(found: Begun) -> None:
    assert foreign(found) == []
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
