"""Things found by the places they hold in."""

from hypothesis import given
from hypothesis import strategies as st

from govlint.policy.box import PLACE, Box, admits, overlap
from govlint.policy.byplace import ByPlace
from govlint.policy.places import Place

WORDS = {"brands": ("mill", "barn"), "markets": ("GB", "FR"), "channels": ("x", "y"), "platforms": ("tiktok",)}
regions = st.fixed_dictionaries(
    {},
    optional={name: st.frozensets(st.sampled_from(values), min_size=1) for name, values in WORDS.items()},
)


@given(st.lists(regions, max_size=8), regions)
def test_a_region_finds_all_that_it_may_overlap_and_nothing_else(held: list[Box], region: Box) -> None:
    found = ByPlace((one, number) for number, one in enumerate(held)).near(region)
    assert sorted(found) == [number for number, one in enumerate(held) if overlap(one, region)]


@given(st.lists(regions, max_size=8), regions)
def test_a_place_finds_all_whose_region_admits_it(held: list[Box], facts: Box) -> None:
    found = ByPlace((one, number) for number, one in enumerate(held)).at(Place(None, None, None, facts))
    assert sorted(found) == [number for number, one in enumerate(held) if admits(one, facts, PLACE)]
