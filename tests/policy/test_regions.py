"""Regions less others, held against two judges: every situation counted out, and a solver."""

import random
import time
from itertools import combinations, product

import pytest
import z3
from hypothesis import assume, given
from hypothesis import strategies as st

from govlint.policy.box import Box, both
from govlint.policy.regions import OTHER, Space, Undecided, covers, first_point, simplest, space_of, subtract
from govlint.workspace.bands import ENDLESS, bands, within

NAMES = {"markets": "abc", "paid": "abcd", "roles": "ab"}
BOXES = st.fixed_dictionaries(
    {}, optional={name: st.frozensets(st.sampled_from([*values, OTHER])) for name, values in NAMES.items()}
)
MANY = st.lists(BOXES, max_size=6)
WRITTEN = st.fixed_dictionaries(
    {}, optional={name: st.frozensets(st.sampled_from(values)) for name, values in NAMES.items()}
)
SMALL = space_of([{name: frozenset(values) for name, values in NAMES.items()}])
Point = tuple[str, ...]


def points(boxes: list[Box], space: Space = SMALL) -> set[Point]:
    """Every situation of a union, counted out."""
    every = product(*space.values.values())
    return {point for point in every if any(inside(dict(zip(space.values, point, strict=True)), one) for one in boxes)}


def inside(point: dict[str, str], region: Box) -> bool:
    return all(point[name] in values for name, values in region.items())


def frozen(**named: str) -> Box:
    return {name: frozenset(values.split()) for name, values in named.items()}


class TestAgainstCountingOut:
    @given(BOXES, MANY)
    def test_what_is_left_is_the_region_without_what_is_taken(self, region: Box, taken: list[Box]) -> None:
        assert points(subtract(region, taken, SMALL)) == points([region]) - points(taken)

    @given(BOXES, MANY)
    def test_a_region_is_covered_exactly_when_nothing_is_left(self, region: Box, taken: list[Box]) -> None:
        covered = points([region]) <= points(taken)
        assert covers(taken, region, SMALL) is covered
        assert (subtract(region, taken, SMALL) == []) is covered

    @given(BOXES, MANY)
    def test_what_is_left_is_disjoint_and_not_empty(self, region: Box, taken: list[Box]) -> None:
        left = subtract(region, taken, SMALL)
        assert all(points([one]) for one in left)
        assert not any(points([one]) & points([other]) for one, other in combinations(left, 2))

    @given(MANY)
    def test_the_simplest_form_is_the_same_situations_in_no_more_boxes(self, found: list[Box]) -> None:
        simple = simplest(found, SMALL)
        assert points(simple) == points(found)
        assert len(simple) <= len(found)
        assert simplest(simple, SMALL) == simple

    @given(BOXES, MANY)
    def test_the_first_point_lies_in_its_region_and_in_nothing_taken(self, region: Box, taken: list[Box]) -> None:
        for left in subtract(region, taken, SMALL):
            point = first_point(left, SMALL)
            assert point.keys() == SMALL.values.keys()
            assert inside(point, region)
            assert not any(inside(point, one) for one in taken)


class TestWhatChangesNothing:
    @given(BOXES, MANY, st.randoms(use_true_random=False))
    def test_order_and_repetition(self, region: Box, taken: list[Box], chance: random.Random) -> None:
        shuffled = chance.sample(taken * 2, len(taken) * 2)
        assert subtract(region, shuffled, SMALL) == subtract(region, taken, SMALL)

    @given(BOXES, MANY, st.permutations("abcd"))
    def test_other_names_for_the_values(self, region: Box, taken: list[Box], names: list[str]) -> None:
        renamed = dict(zip("abcd", names, strict=True)) | {OTHER: OTHER}

        def again(one: Box) -> Box:
            return one | {"paid": frozenset(renamed[value] for value in one["paid"])} if "paid" in one else one

        left = subtract(again(region), map(again, taken), SMALL)
        assert points(left) == points([again(one) for one in subtract(region, taken, SMALL)])

    @given(BOXES, MANY, st.frozensets(st.sampled_from(["a", "b", "c", OTHER])))
    def test_one_box_or_two_that_make_it_up(self, region: Box, taken: list[Box], half: frozenset[str]) -> None:
        rest = frozenset(SMALL.values["markets"]) - half
        split = [both(one, {"markets": part}) for one in taken for part in (half, rest)]
        assert points(subtract(region, split, SMALL)) == points(subtract(region, taken, SMALL))

    @given(WRITTEN, st.lists(WRITTEN, max_size=6))
    def test_dimensions_and_values_that_only_others_name(self, region: Box, taken: list[Box]) -> None:
        wider = space_of(
            [*(frozen(**{name: " ".join(values)}) for name, values in NAMES.items()), frozen(more="x y", paid="e")]
        )
        assert covers(taken, region, wider) is covers(taken, region, SMALL)

    @given(BOXES, MANY, BOXES)
    def test_taking_more_leaves_no_more(self, region: Box, taken: list[Box], another: Box) -> None:
        assert points(subtract(region, [*taken, another], SMALL)) <= points(subtract(region, taken, SMALL))

    @given(BOXES, MANY)
    def test_what_was_left_and_taken_again_leaves_nothing(self, region: Box, taken: list[Box]) -> None:
        assert covers([*taken, *subtract(region, taken, SMALL)], region, SMALL)


SIZES = {"content": 12, "markets": 8, "brands": 8, "roles": 6, "languages": 6, "paid": 2}


def conditions(seed: int, count: int, most: int) -> tuple[list[Box], Space]:
    """Random conditions on six lists of words and two numbers, each on at most `most` of them."""
    chance = random.Random(seed)  # noqa: S311
    starts = {name: sorted(chance.sample(range(1, 100), 8)) for name in ("age", "hour")}
    known = {name: bands([((start, ENDLESS),) for start in found]) for name, found in starts.items()}
    found = [_condition(chance, starts, known, most) for _ in range(count)]
    return found, space_of(found, known)


def _condition(
    chance: random.Random, starts: dict[str, list[int]], known: dict[str, tuple[str, ...]], most: int
) -> Box:
    found: Box = {}
    for name in chance.sample([*SIZES, *starts], chance.randint(1, most)):
        if name in SIZES:
            values = [f"{name}-{at}" for at in range(SIZES[name])]
            found[name] = frozenset(chance.sample(values, chance.randint(1, len(values))))
        else:
            low = chance.choice(starts[name])
            span = (low, ENDLESS) if chance.random() < 0.5 else (0, low)
            found[name] = frozenset(within((span,), known[name]))
    return found


def solver(space: Space) -> tuple[z3.Solver, dict[str, z3.ArithRef]]:
    judge, variables = z3.Solver(), {name: z3.Int(name) for name in space.values}
    judge.add(*(z3.And(of >= 0, of < len(space.values[name])) for name, of in variables.items()))
    return judge, variables


def said(region: Box, space: Space, variables: dict[str, z3.ArithRef]) -> z3.BoolRef:
    """A region as a formula."""
    return z3.And(
        *(
            z3.Or(*(variables[name] == space.values[name].index(value) for value in values))
            for name, values in region.items()
        )
    )


def same(region: Box, taken: list[Box], left: list[Box], space: Space) -> bool:
    """Whether the solver finds no situation in which `left` is anything but the region less all taken."""
    judge, variables = solver(space)
    outside = z3.And(said(region, space, variables), *(z3.Not(said(one, space, variables)) for one in taken))
    judge.add(outside != z3.Or(*(said(one, space, variables) for one in left)))
    return bool(judge.check() == z3.unsat)


def uncovered(region: Box, taken: list[Box], space: Space) -> bool:
    judge, variables = solver(space)
    judge.add(said(region, space, variables), *(z3.Not(said(one, space, variables)) for one in taken))
    return bool(judge.check() == z3.sat)


def cells(*sizes: int) -> tuple[list[Box], Space]:
    """Every situation of a space as a box of its own."""
    fixed = {f"d{at}": [f"v{value}" for value in range(size)] for at, size in enumerate(sizes)}
    found: list[Box] = [
        {name: frozenset((value,)) for name, value in zip(fixed, point, strict=True)}
        for point in product(*fixed.values())
    ]
    return found, space_of([], fixed)


class TestAgainstASolver:
    @pytest.mark.parametrize("seed", range(8))
    @pytest.mark.parametrize(("count", "most"), [(6, 3), (12, 2), (40, 4), (120, 5), (20, 8), (60, 8)])
    def test_what_is_left_of_conditions(self, seed: int, count: int, most: int) -> None:
        (region, *taken), space = conditions(seed, count, most)
        left = subtract(region, taken, space)
        assert covers(taken, region, space) is (left == []) is (not uncovered(region, taken, space))
        assert len(left) > 200 or same(region, taken, left, space)

    @pytest.mark.parametrize("seed", range(8))
    def test_a_cover_with_one_cell_missing(self, seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311
        taken, space = cells(*(chance.randint(2, 5) for _ in range(4)))
        assert covers(taken, {}, space)
        assert not uncovered({}, taken, space)
        missing = taken.pop(chance.randrange(len(taken)))
        assert not covers(taken, {}, space)
        assert uncovered({}, taken, space)
        assert subtract({}, taken, space) == [missing]

    @pytest.mark.parametrize("seed", range(4))
    def test_pieces_that_fit_without_a_gap(self, seed: int) -> None:
        (first, *taken), space = conditions(seed, 12, 3)
        pieces = subtract({}, taken, space)
        assert covers([*taken, *pieces], first, space)
        chance = random.Random(seed)  # noqa: S311
        gap = pieces.pop(chance.randrange(len(pieces)))
        assert subtract({}, [*taken, *pieces], space) == [gap]
        assert same({}, [*taken, *pieces], [gap], space)


class TestBudget:
    @given(BOXES, MANY)
    def test_without_a_budget_nothing_is_decided(self, region: Box, taken: list[Box]) -> None:
        assume(all(region.values()))
        with pytest.raises(Undecided):
            subtract(region, taken, SMALL, 0)
        with pytest.raises(Undecided):
            covers(taken, region, SMALL, 0)

    @given(BOXES, MANY, st.integers(0, 12))
    def test_a_small_budget_gives_the_right_answer_or_none(self, region: Box, taken: list[Box], budget: int) -> None:
        try:
            left, covered = subtract(region, taken, SMALL, budget), covers(taken, region, SMALL, budget)
        except Undecided:
            return
        assert left == subtract(region, taken, SMALL)
        assert covered is (left == [])

    def test_as_many_pieces_are_looked_at_as_it_says(self) -> None:
        space, rest = space_of([frozen(markets="DE")]), [{"markets": frozenset((OTHER,))}]
        assert subtract({}, [], space, 1) == [{}]
        # The whole is one piece, what is left of it another.
        assert subtract({}, [frozen(markets="DE")], space, 2) == rest
        with pytest.raises(Undecided):
            subtract({}, [frozen(markets="DE")], space, 1)

    def test_a_cover_is_not_claimed_before_its_end(self) -> None:
        taken, space = cells(6, 6, 6)
        for budget in (1, 10, 100):
            with pytest.raises(Undecided):
                covers(taken, {}, space, budget)
        assert covers(taken, {}, space)

    def test_four_hundred_conditions_take_well_under_a_second(self) -> None:
        (region, *taken), space = conditions(1, 401, 4)
        start = time.process_time()
        subtract(region, taken, space)
        assert time.process_time() - start < 1


class TestSpace:
    def test_a_dimension_has_the_named_values_in_order_and_any_other(self) -> None:
        space = space_of([frozen(markets="SE GB"), frozen(markets="DE", paid="paid")])
        assert space.values == {"markets": ("DE", "GB", "SE", OTHER), "paid": ("paid", OTHER)}

    def test_a_fixed_dimension_has_its_values_and_no_other(self) -> None:
        space = space_of([frozen(paid="paid")], {"paid": ["paid", "unpaid"]})
        assert space.values == {"paid": ("paid", "unpaid")}
        assert covers([frozen(paid="paid"), frozen(paid="unpaid")], {}, space)

    def test_all_that_is_named_is_not_all_there_is(self) -> None:
        taken = [frozen(markets="DE"), frozen(markets="GB SE")]
        assert subtract({}, taken, space_of(taken)) == [{"markets": frozenset((OTHER,))}]

    def test_the_word_other_of_a_vocabulary_is_a_value_like_any(self) -> None:
        taken = [frozen(content="other"), frozen(content="reply")]
        assert not covers(taken, {}, space_of(taken))

    @pytest.mark.parametrize(
        ("region", "named"),
        [(frozen(markets="GB"), "markets: GB"), (frozen(brands="x"), "brands: x"), ({"brands": frozenset()}, "brands")],
    )
    def test_what_the_space_lacks_is_refused_by_name(self, region: Box, named: str) -> None:
        space = space_of([frozen(markets="DE")])
        for region_, taken in ((region, {}), ({}, region)):
            with pytest.raises(ValueError, match=f"lacks {named}$"):
                covers([taken], region_, space)

    def test_in_a_space_without_dimensions_there_is_one_situation(self) -> None:
        empty = space_of([])
        assert subtract({}, [], empty) == [{}]
        assert covers([{}], {}, empty)
        assert first_point({}, empty) == {}


class TestReading:
    def test_few_boxes_the_largest_first(self) -> None:
        space = space_of([frozen(markets="DE GB", paid="paid"), frozen(content="advert")])
        found = subtract({}, [frozen(markets="DE GB", paid="paid")], space)
        assert found == [{"paid": frozenset((OTHER,))}, {"markets": frozenset((OTHER,)), "paid": frozenset(("paid",))}]

    def test_boxes_that_differ_in_one_dimension_become_one(self) -> None:
        space = space_of([frozen(markets="DE GB", paid="paid")])
        found = [frozen(markets="DE", paid="paid"), frozen(markets="GB", paid="paid")]
        assert simplest(found, space) == [frozen(markets="DE GB", paid="paid")]
        assert simplest([*found, {"markets": frozenset((OTHER,))}, {"paid": frozenset()}], space) == [
            frozen(markets="DE GB", paid="paid"),
            {"markets": frozenset((OTHER,))},
        ]

    def test_a_named_value_is_preferred(self) -> None:
        space = space_of([frozen(markets="DE GB", paid="paid")], {"level": [OTHER, "high"]})
        region = {"markets": frozenset(("GB", OTHER)), "paid": frozenset((OTHER,))}
        assert first_point(region, space) == {"level": "high", "markets": "GB", "paid": OTHER}

    def test_an_empty_region_has_no_situation(self) -> None:
        with pytest.raises(ValueError, match="empty region"):
            first_point({"markets": frozenset()}, SMALL)
