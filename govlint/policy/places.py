"""Where posts appear: the brand and market grid and the register of accounts, as an organisation states them."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from govlint.policy.box import PLACE, Box, admits, market_words
from govlint.workspace.documents import Document
from govlint.workspace.shapes import mappings, text, words
from govlint.workspace.workspace import Workspace

RESTRICTED = frozenset(
    (
        *(
            "gambling",
            "alcohol",
            "finance",
            "crypto-assets",
            "credit",
            "insurance",
            "broker-dealer",
            "investment-adviser",
        ),
        *("vape-tobacco", "medicines", "medical-devices", "cannabis-cbd", "less-healthy-food"),
    )
)
"""Trades whose advertising a law or a code restricts."""
LARGE = 250
"""People from which British law on less healthy food counts a business as large; unknown, a listed company is."""
_NONE: frozenset[str] = frozenset()
_APART = ("public-body", "news-media")
"""Sectors for which many rules do not hold."""
_IMPLIED = {
    "broker-dealer": "finance",
    "investment-adviser": "finance",
    "central-government": "public-body",
    "local-government": "public-body",
}
"""Sector → the broader one that it belongs to."""


class Place(NamedTuple):
    """One place: a brand in a market, or an account there. None where it does not matter.

    facts: the box of all that is so here.
    """

    brand: str | None
    market: str | None
    channel: str | None
    facts: Box

    def signature(self, told: Box) -> tuple[frozenset[str], ...]:
        """What is so here of the values that matter: places with the same signature are equal."""
        return tuple(values & self.facts.get(name, _NONE) for name, values in told.items())


class Places:
    """The grid of brands and markets, and the accounts. asked: the places of situations, and what these share."""

    def __init__(self, grid: tuple[Place, ...], accounts: tuple[Place, ...]) -> None:
        self.grid = grid
        self.accounts = accounts
        self._classes: dict[tuple[str, bool, bool], tuple[tuple[Place, ...], ...]] = {}
        self._within: dict[str, tuple[Place, ...]] = {}
        self.asked: dict[tuple[str, ...], tuple[tuple[Place, ...], Box]] = {}
        self._of_brand: dict[str, list[Place]] = {}
        anywhere: dict[str, set[str]] = {}
        for place in grid + accounts:
            self._of_brand.setdefault(place.brand or "", []).append(place)
            for name, values in place.facts.items():
                anywhere.setdefault(name, set()).update(values)
        self._anywhere: Box = {name: frozenset(values) for name, values in anywhere.items()}

    def may_meet(self, region: Box) -> bool:
        """Whether some place may lie in a region: false only where none does, and at once."""
        return admits(region, self._anywhere, PLACE)

    def classes(self, told: Box, per_account: bool, per_sector: bool) -> tuple[tuple[Place, ...], ...]:
        """Places that nothing tells apart, together.

        told: dimension → the values that settings and walls tell apart. per_account: accounts alone matter; they also
        count where a dimension tells them apart. per_sector: a place in several sectors is one place for each.
        """
        key = str(sorted((name, sorted(values)) for name, values in told.items())), per_account, per_sector
        if key not in self._classes:
            told_apart = "channels" in told or "platforms" in told
            chosen = self.accounts if per_account else self.grid + self.accounts if told_apart else self.grid
            split = (part for place in chosen for part in by_sector(place)) if per_sector else chosen
            self._classes[key] = _alike(split, told)
        return self._classes[key]

    def within(self, region: Box) -> tuple[Place, ...]:
        """The places, accounts included, that a region admits."""
        key = str(sorted((name, sorted(region[name])) for name in PLACE if name in region))
        if key not in self._within:
            brands = region.get("brands")
            near = [place for brand in brands or self._of_brand for place in self._of_brand.get(brand, ())]
            self._within[key] = tuple(place for place in near if admits(region, place.facts, PLACE))
        return self._within[key]


def by_sector(place: Place) -> Iterator[Place]:
    """A place once for each of its sectors; a sector comes with the broader one that it implies."""
    sectors = place.facts["sectors"]
    implied = {_IMPLIED[sector] for sector in sectors if sector in _IMPLIED}
    if not sectors:
        yield place
    for sector in sorted(sectors - implied):
        own = frozenset((sector, _IMPLIED.get(sector, sector)))
        yield place._replace(facts=place.facts | {"sectors": own})


def _alike(chosen: Iterable[Place], told: Box) -> tuple[tuple[Place, ...], ...]:
    found: dict[tuple[frozenset[str], ...], list[Place]] = {}
    for place in chosen:
        found.setdefault(place.signature(told), []).append(place)
    return tuple(map(tuple, found.values()))


def places(workspace: Workspace) -> Places:
    """All places of a workspace. Without an organisation document there is one, of which nothing is known."""
    value = workspace.organisation.value if workspace.organisation else {}
    known = frozenset(_facts(workspace, value))
    sectors = frozenset(words(value.get("sectors")))
    brands = {brand["name"]: brand for brand in mappings(value.get("brands")) if isinstance(brand.get("name"), str)}
    markets = [str(market["code"]) for market in mappings(value.get("markets")) if "code" in market]
    no_brand: list[str | None] = [None]
    grid = tuple(
        _place(brand, market, sectors_of(brands, brand, sectors), known)
        for brand in list(brands) or no_brand
        for market in _markets_of(brands, brand) or markets or no_brand
    )
    return Places(grid, tuple(_accounts(workspace, brands, markets, sectors, known)))


def sectors_of(brands: dict[str, Any], brand: str | None, default: frozenset[str]) -> frozenset[str]:
    """The sectors of a brand: its own where it names them, be it none, else the organisation's."""
    own = brands.get(brand or "", {}).get("sectors")
    return _implied(frozenset(words(own)) if isinstance(own, list) else default)


def _implied(sectors: frozenset[str]) -> frozenset[str]:
    """Sectors with the broader ones that they belong to."""
    return sectors | {_IMPLIED[sector] for sector in sectors if sector in _IMPLIED}


def with_implied(region: Box) -> Box:
    """A region whose sectors come with the broader ones that they belong to."""
    return region | {"sectors": _implied(region["sectors"])} if "sectors" in region else region


def _markets_of(brands: dict[str, Any], brand: str | None) -> list[str]:
    return list(words(brands.get(brand or "", {}).get("markets")))


def _place(
    brand: str | None,
    market: str | None,
    sectors: frozenset[str],
    known: frozenset[str],
    account: dict[str, Any] | None = None,
) -> Place:
    restricted = "restricted-sector" if sectors & RESTRICTED else "no-restricted-sector"
    apart = {f"not-{sector}" for sector in _APART if sector not in sectors}
    facts: Box = {"sectors": sectors, "facts": known | {restricted} | apart}
    if brand:
        facts["brands"] = frozenset((brand,))
    if market:
        facts["markets"] = market_words(market)
    if account is None:
        return Place(brand, market, None, facts)
    facts["channels"] = frozenset((str(account.get("id")),))
    facts["platforms"] = frozenset((str(account.get("platform")),))
    return Place(brand, market, str(account.get("id")), facts)


def _accounts(
    workspace: Workspace, brands: dict[str, Any], markets: list[str], sectors: frozenset[str], known: frozenset[str]
) -> Iterator[Place]:
    """Each account as a place; one that names no market stands in the only one there is."""
    for account in accounts(workspace):
        brand = text(account.get("brand")) or (next(iter(brands)) if len(brands) == 1 else None)
        market = text(account.get("market")) or (markets[0] if len(markets) == 1 else None)
        yield _place(brand, market, sectors_of(brands, brand, sectors), known, account)


def accounts(workspace: Workspace) -> Iterator[dict[str, Any]]:
    """The entries of the account register."""
    for document in workspace.of_kind("channels"):
        yield from (
            account for account in mappings(document.value.get("accounts")) if isinstance(account.get("id"), str)
        )


def _facts(workspace: Workspace, value: dict[str, Any]) -> Iterator[str]:
    """What walls may ask of an organisation beside its sectors and markets."""
    markets = mappings(value.get("markets"))
    locations = value.get("locations_count")
    if len(markets) > 1:
        yield "several-markets"
    if len(mappings(value.get("brands"))) > 1:
        yield "several-brands"
    if sum(1 for _ in accounts(workspace)) > 1:
        yield "several-accounts"
    if isinstance(locations, int) and locations > 1:
        yield "several-locations"
    if value.get("listed_company") is True:
        yield "listed-company"
    staff = value.get("staff_count")
    if staff >= LARGE if isinstance(staff, int) else value.get("listed_company") is True:
        yield "large-organisation"
    if not value.get("markets") or any(market.get("customers") is not False for market in markets):
        yield "has-customers"


def scope_place(document: Document) -> str:
    """Where a document holds, in words; empty for the whole organisation."""
    return " · ".join(", ".join(values) for values in document.scope.values())
