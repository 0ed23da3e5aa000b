"""Where posts appear: brands, markets, sectors and accounts, as documents state them."""

import pytest

from govlint.policy.contexts import Context, in_words
from govlint.policy.places import Place, Places, places, scope_place
from tests.helpers import workspace_of


def found(*texts: str) -> Places:
    return places(workspace_of(*texts))


def rows(of: tuple[Place, ...]) -> list[tuple[str | None, str | None, str | None]]:
    return [(place.brand, place.market, place.channel) for place in of]


def facts(*texts: str) -> frozenset[str]:
    return found(*texts).grid[0].facts["facts"]


def test_without_an_organisation_there_is_one_place_of_which_nothing_is_known() -> None:
    here = found("kind: teams\n")
    assert rows(here.grid) == [(None, None, None)]
    assert here.grid[0].facts["sectors"] == frozenset()
    assert here.accounts == ()


def test_every_brand_stands_in_every_market_unless_it_names_its_own() -> None:
    here = found(
        "kind: organisation\nmarkets: [{code: GB}, {code: DE}]\nbrands: [{name: a}, {name: b, markets: [DE]}]\n"
    )
    assert rows(here.grid) == [("a", "GB", None), ("a", "DE", None), ("b", "DE", None)]


def test_markets_without_brands_and_brands_without_markets() -> None:
    assert rows(found("kind: organisation\nmarkets: [{code: GB}]\n").grid) == [(None, "GB", None)]
    assert rows(found("kind: organisation\nbrands: [{name: a}]\n").grid) == [("a", None, None)]


def test_a_brands_sectors_come_before_the_organisations() -> None:
    here = found("kind: organisation\nsectors: [alcohol]\nbrands: [{name: a}, {name: b, sectors: [gambling]}]\n")
    assert [set(place.facts["sectors"]) for place in here.grid] == [{"alcohol"}, {"gambling"}]


def test_a_sector_implies_the_broader_one() -> None:
    here = found("kind: organisation\nsectors: [broker-dealer]\n")
    assert here.grid[0].facts["sectors"] == {"broker-dealer", "finance"}


def test_accounts_take_brand_and_market_from_the_only_one_there_is() -> None:
    organisation = "kind: organisation\nmarkets: [{code: GB}]\nbrands: [{name: a}]\n"
    channels = "kind: channels\naccounts: [{id: x1, platform: x}, {id: x2, platform: x, brand: b, market: DE}]\n"
    here = found(organisation, channels)
    assert rows(here.accounts) == [("a", "GB", "x1"), ("b", "DE", "x2")]
    assert here.accounts[0].facts["platforms"] == {"x"}


def test_among_several_an_account_without_a_brand_has_none() -> None:
    organisation = "kind: organisation\nmarkets: [{code: GB}, {code: DE}]\nbrands: [{name: a}, {name: b}]\n"
    here = found(organisation, "kind: channels\naccounts: [{id: x1, platform: x}]\n")
    assert rows(here.accounts) == [(None, None, "x1")]


def test_retired_registers_and_entries_without_an_id_are_no_accounts() -> None:
    retired = "kind: channels\nname: old\nstatus: retired\naccounts: [{id: x1, platform: x}]\n"
    broken = "kind: channels\naccounts: [{platform: x}, just-a-word, {id: 7}]\n"
    assert found(retired, broken).accounts == ()


@pytest.mark.parametrize(
    ("written", "fact"),
    [
        ("markets: [{code: GB}, {code: DE}]", "several-markets"),
        ("brands: [{name: a}, {name: b}]", "several-brands"),
        ("locations_count: 2", "several-locations"),
        ("listed_company: true", "listed-company"),
        ("sectors: [gambling]", "restricted-sector"),
        ("sectors: [retail]", "no-restricted-sector"),
        ("sectors: [retail]", "not-public-body"),
        ("sectors: [public-body]", "not-news-media"),
        ("markets: [{code: GB}]", "has-customers"),
        ("markets: [{code: GB, customers: false}, {code: DE}]", "has-customers"),
    ],
)
def test_facts_that_an_organisation_shows(written: str, fact: str) -> None:
    assert fact in facts(f"kind: organisation\n{written}\n")


@pytest.mark.parametrize(
    ("written", "fact"),
    [
        ("markets: [{code: GB}]", "several-markets"),
        ("brands: [{name: a}]", "several-brands"),
        ("locations_count: 1", "several-locations"),
        ("locations_count: many", "several-locations"),
        ("listed_company: false", "listed-company"),
        ("sectors: [gambling]", "no-restricted-sector"),
        ("sectors: [public-body]", "not-public-body"),
        ("sectors: [news-media]", "not-news-media"),
        ("markets: [{code: GB, customers: false}]", "has-customers"),
    ],
)
def test_facts_that_an_organisation_does_not_show(written: str, fact: str) -> None:
    assert fact not in facts(f"kind: organisation\n{written}\n")


def test_several_accounts_are_a_fact() -> None:
    channels = "kind: channels\naccounts: [{{id: a, platform: x}}{}]\n"
    assert "several-accounts" in facts(channels.format(", {id: b, platform: x}"))
    assert "several-accounts" not in facts(channels.format(""))


ORGANISATION = """
kind: organisation
sectors: [alcohol, finance]
markets: [{code: GB}, {code: DE}]
brands: [{name: a}, {name: b, sectors: [gambling]}]
"""
CHANNELS = "kind: channels\naccounts: [{id: x1, platform: x, brand: a, market: GB}, {id: f1, platform: facebook, brand: b, market: DE}]\n"


def count(here: Places, told: dict[str, str], per_account: bool = False, per_sector: bool = False) -> list[int]:
    named = {name: frozenset(values.split()) for name, values in told.items()}
    return sorted(len(members) for members in here.classes(named, per_account, per_sector))


def test_places_that_nothing_tells_apart_are_one_class() -> None:
    here = found(ORGANISATION, CHANNELS)
    assert count(here, {}) == [4]
    assert count(here, {"markets": "GB"}) == [2, 2]
    assert count(here, {"markets": "GB", "brands": "a"}) == [1, 1, 1, 1]
    assert count(here, {"markets": "FR"}) == [4]
    assert count(here, {"sectors": "gambling"}) == [2, 2]


def test_accounts_are_told_apart_only_where_that_matters() -> None:
    here = found(ORGANISATION, CHANNELS)
    assert count(here, {"platforms": "x"}) == [1, 5]
    assert count(here, {"channels": "x1"}) == [1, 5]
    assert count(here, {}, per_account=True) == [2]
    assert count(here, {"markets": "GB"}, per_account=True) == [1, 1]


def test_a_place_in_two_sectors_is_one_place_for_each_where_sectors_decide() -> None:
    here = found(ORGANISATION, CHANNELS)
    assert count(here, {"sectors": "alcohol finance gambling"}, per_sector=True) == [2, 2, 2]


def test_the_places_within_a_region() -> None:
    here = found(ORGANISATION, CHANNELS)
    assert rows(here.within({"markets": frozenset({"GB"})})) == [
        ("a", "GB", None),
        ("a", "GB", "x1"),
        ("b", "GB", None),
    ]
    assert rows(here.within({"brands": frozenset({"a"}), "platforms": frozenset({"x"})})) == [("a", "GB", "x1")]
    assert here.within({"brands": frozenset({"nobody"})}) == ()
    assert len(here.within({})) == 6


@pytest.mark.parametrize(
    ("scope", "said"),
    [("", ""), ("scope: {brands: [a, b], markets: [GB]}", "a, b · GB"), ("scope: {platforms: [x]}", "x")],
)
def test_a_scope_in_words(scope: str, said: str) -> None:
    assert scope_place(workspace_of(f"kind: engagement-policy\n{scope}\n").documents[0]) == said


def context(market: str, *content: str, named: tuple[str, ...] = ("markets",)) -> Context:
    case = {"content": frozenset(content)} if content else {}
    return Context((Place("a", market, None, {}),), case, named)


def test_contexts_in_words() -> None:
    assert in_words([context("GB"), context("DE")]) == ("GB, DE",)
    assert in_words([context("GB", "reply"), context("DE", "reply")]) == ("GB, DE · reply",)
    assert in_words([context("GB", "reply"), context("DE", "story")]) == ("DE · story", "GB · reply")
    assert in_words([context("GB", named=())]) == ()
    assert in_words([]) == ()


def test_many_places_are_counted() -> None:
    (said,) = in_words([context(f"M{at}") for at in range(20)])
    assert said == "M0, M1, M2, M3, M4, M5 and 14 more"


def test_marks_of_people_are_said_with_their_word() -> None:
    case = {"paid": frozenset({"none"}), "minors_likely": frozenset({"likely"}), "roles": frozenset()}
    assert Context((Place(None, None, None, {}),), case).words == "paid: none · minors likely"
