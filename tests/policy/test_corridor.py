"""Between which walls a setting stands: what the law lifts, what yields to it, and what no value satisfies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.policy.corridor import CEILING, FLOOR, Corridor, Wall


def wall(side: str, position: float, legal: bool = False, severity: str = "warning", name: str = "") -> Wall:
    force = "statute" if legal else "good-practice"
    rule = name or f"x/{side}-{position}-{force}-{severity}"
    return Wall(rule, "a.b", side, position, position, {}, force, legal, severity)


def rules(walls: tuple[Wall, ...]) -> list[str]:
    return [one.rule for one in walls]


GOOD_FLOOR, GOOD_CEILING = wall(FLOOR, 1, name="good/floor"), wall(CEILING, 3, name="good/ceiling")


def test_without_walls_everything_is_in_order() -> None:
    empty = Corridor(())
    assert (empty.floor, empty.ceiling, empty.lifted_by, empty.contradiction) == (None, None, None, None)
    assert empty.crossed(-1e9) == empty.crossed(1e9) == ()


@pytest.mark.parametrize(
    ("position", "crossed"), [(0, ["good/floor"]), (1, []), (2, []), (3, []), (4, ["good/ceiling"])]
)
def test_a_setting_on_a_wall_is_in_order(position: float, crossed: list[str]) -> None:
    assert rules(Corridor((GOOD_FLOOR, GOOD_CEILING)).crossed(position)) == crossed


def test_the_tightest_floor_and_the_lowest_ceiling_bind() -> None:
    found = Corridor((wall(FLOOR, 0), wall(FLOOR, 2), wall(CEILING, 5), wall(CEILING, 4)))
    assert found.floor is not None
    assert found.ceiling is not None
    assert (found.floor.position, found.ceiling.position) == (2, 4)
    assert (found.lowest, found.highest) == (2, 4)


@pytest.mark.parametrize("legal", [True, False])
def test_a_floor_lifts_a_ceiling_of_good_practice(legal: bool) -> None:
    """Here the law, or another floor, asks for more than good practice would allow: that is no fear."""
    floor = wall(FLOOR, 5, legal=legal)
    found = Corridor((floor, GOOD_CEILING))
    assert found.lifted_by == floor
    assert found.crossed(5) == ()
    assert rules(found.crossed(4)) == [floor.rule]
    assert rules(found.crossed(6)) == ["good/ceiling"]
    assert found.contradiction is None


def test_the_tightest_of_several_floors_lifts_a_ceiling() -> None:
    found = Corridor((wall(FLOOR, 1), wall(FLOOR, 5), GOOD_CEILING))
    assert (found.lowest, found.highest) == (5, 5)
    assert found.crossed(5) == ()


def test_a_floor_that_meets_a_ceiling_lifts_nothing() -> None:
    found = Corridor((wall(FLOOR, 3, legal=True), GOOD_CEILING))
    assert found.lifted_by is None
    assert [one.moved_by for one in (*found.floors, *found.ceilings)] == ["", ""]


def test_a_ceiling_alone_is_lifted_by_nothing() -> None:
    assert Corridor((GOOD_CEILING,)).lifted_by is None
    assert Corridor((GOOD_FLOOR,)).lifted_by is None


def test_a_ceiling_of_law_lowers_a_floor_of_good_practice() -> None:
    ceiling, floor = wall(CEILING, 2, legal=True), wall(FLOOR, 4, name="good/floor")
    found = Corridor((floor, ceiling))
    assert found.crossed(2) == ()
    assert rules(found.crossed(3)) == [ceiling.rule]
    assert rules(found.crossed(1)) == ["good/floor"]
    assert found.lifted_by is None
    assert found.contradiction is None


def test_two_laws_that_leave_no_value_contradict_each_other() -> None:
    floor, ceiling = wall(FLOOR, 4, legal=True), wall(CEILING, 2, legal=True)
    assert Corridor((floor, ceiling)).contradiction == (floor, ceiling)
    assert Corridor((floor, ceiling, GOOD_FLOOR, GOOD_CEILING)).contradiction == (floor, ceiling)


def test_two_laws_that_meet_leave_one_value() -> None:
    found = Corridor((wall(FLOOR, 2, legal=True), wall(CEILING, 2, legal=True)))
    assert found.contradiction is None
    assert found.crossed(2) == ()


def test_the_weightiest_of_several_crossed_walls_speaks() -> None:
    walls = [
        wall(FLOOR, 9, severity="info"),
        wall(FLOOR, 5, severity="warning"),
        wall(FLOOR, 6, severity="warning"),
        wall(FLOOR, 4, legal=True, severity="warning"),
        wall(FLOOR, 2, severity="error"),
    ]
    found = Corridor(walls).crossed(1)
    assert [(one.severity, one.legal, one.position) for one in found] == [
        ("error", False, 2),
        ("warning", True, 4),
        ("warning", False, 6),
        ("warning", False, 5),
        ("info", False, 9),
    ]


def test_of_ceilings_that_weigh_alike_the_lowest_speaks() -> None:
    found = Corridor((wall(CEILING, 3), wall(CEILING, 2), wall(CEILING, 4)))
    assert [one.position for one in found.crossed(5)] == [2, 3, 4]


def test_only_walls_that_a_setting_lies_beyond_speak() -> None:
    """One on which it stands, or inside of which it is, has nothing to say."""
    found = Corridor([wall(side, at) for side, ats in ((FLOOR, (1, 2, 4)), (CEILING, (5, 7, 8))) for at in ats])
    assert [one.position for one in found.crossed(2)] == [4]
    assert [one.position for one in found.crossed(7)] == [5]


WALLS = st.builds(
    wall,
    st.sampled_from([FLOOR, CEILING]),
    st.integers(0, 8).map(float),
    st.booleans(),
    st.sampled_from(["info", "warning", "error"]),
)
MANY = st.lists(WALLS, max_size=6)
POSITIONS = st.integers(-2, 20).map(lambda half: half / 2)


def verdict(found: Corridor, position: float) -> int:
    """-1 too loose, 0 in order, 1 too tight."""
    sides = {one.side for one in found.crossed(position)}
    assert len(sides) <= 1, "a value is never too loose and too tight at once"
    return {FLOOR: -1, CEILING: 1}[sides.pop()] if sides else 0


@given(MANY, POSITIONS, POSITIONS)
def test_what_is_tighter_is_never_judged_looser(walls: list[Wall], one: float, other: float) -> None:
    found = Corridor(walls)
    if found.contradiction is None:
        assert verdict(found, min(one, other)) <= verdict(found, max(one, other))


@given(MANY, POSITIONS)
def test_nothing_is_crossed_inside_the_corridor_and_something_outside(walls: list[Wall], position: float) -> None:
    found = Corridor(walls)
    assert (found.crossed(position) == ()) == (found.lowest <= position <= found.highest)


@given(MANY)
def test_only_laws_can_leave_no_value(walls: list[Wall]) -> None:
    found = Corridor(walls)
    assert (found.lowest <= found.highest) == (found.contradiction is None)


@given(MANY, POSITIONS)
def test_the_law_is_never_overruled(walls: list[Wall], position: float) -> None:
    found = Corridor(walls)
    legal = [one for one in walls if one.legal]
    too_loose = any(one.side == FLOOR and position < one.position for one in legal)
    too_tight = any(one.side == CEILING and position > one.position for one in legal)
    if too_loose != too_tight:
        assert verdict(found, position) == (-1 if too_loose else 1)


@given(MANY, POSITIONS, st.randoms(use_true_random=False))
def test_the_order_of_walls_makes_no_difference(walls: list[Wall], position: float, random: object) -> None:
    shuffled = list(walls)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert verdict(Corridor(walls), position) == verdict(Corridor(shuffled), position)


@given(MANY, st.integers(0, 8).map(float), POSITIONS)
def test_one_more_floor_of_law_makes_nothing_too_tight(walls: list[Wall], at: float, position: float) -> None:
    before, after = Corridor(walls), Corridor([*walls, wall(FLOOR, at, legal=True)])
    if after.contradiction is None:
        assert verdict(after, position) <= verdict(before, position)


@given(MANY, POSITIONS)
def test_crossed_walls_come_with_the_weightiest_first(walls: list[Wall], position: float) -> None:
    crossed = Corridor(walls).crossed(position)
    assert [one.weight for one in crossed] == sorted((one.weight for one in crossed), reverse=True)


@pytest.mark.parametrize(
    ("walls", "position"),
    [
        ((GOOD_CEILING, wall(FLOOR, 5, legal=True)), 7),
        ((wall(FLOOR, 4), wall(CEILING, 2, legal=True)), 1),
    ],
    ids=["lifted ceiling", "lowered floor"],
)
def test_the_wall_that_is_named_leads_into_the_corridor(walls: tuple[Wall, ...], position: float) -> None:
    """Who does as the finding says must not break the law by it."""
    found = Corridor(walls)
    named = found.crossed(position)[0]
    assert found.crossed(named.position) == ()
