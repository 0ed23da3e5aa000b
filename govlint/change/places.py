"""The places of both sides as one: a place that one side lacks is asked about all the same."""

from typing import NamedTuple

from govlint.policy.places import Place, Places

Key = tuple[str | None, str | None, str | None]


class Shared(NamedTuple):
    """The places of both sides, as each side knows them. Each lies at the same number on both."""

    before: Places
    after: Places
    alike: bool


def shared(before: Places, after: Places) -> Shared:
    """Both sides over the same places.

    A new market is held against what would have held in it before; one that is gone, against what would hold there now.
    So nobody loosens a rule by giving its place another name.
    """
    was, now = _by_key(before), _by_key(after)
    grid = {key: None for places in (before, after) for key in map(_key, places.grid)}
    accounts = {key: None for places in (before, after) for key in map(_key, places.accounts)}
    both = [Places(*(tuple(one.get(key) or other[key] for key in keys) for keys in (grid, accounts)))
            for one, other in ((was, now), (now, was))]  # fmt: skip
    return Shared(both[0], both[1], was == now)


def _key(place: Place) -> Key:
    return place.brand, place.market, place.channel


def _by_key(places: Places) -> dict[Key, Place]:
    return {_key(place): place for place in (*places.grid, *places.accounts)}
