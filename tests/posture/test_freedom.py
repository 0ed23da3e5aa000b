"""What a setting uses of its freedom: held by law is never blame, obeying the law is no merit."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from govlint.policy.control import Control
from govlint.policy.corridor import CEILING, FLOOR, Corridor, Wall
from govlint.policy.scale import scale
from govlint.posture.freedom import COUNTED, LAW_DECIDES, LOOSE, NO_WALL, TIGHT, Used, better, used

LEVELS = ("a", "b", "c", "d", "e")
TIGHTER = {"boolean": "true", "list": "more"}


def control(holds: str = "levels", posture: str = LOOSE, tighter: str = "") -> Control:
    levels = LEVELS if holds == "levels" else ()
    measured = scale(holds, levels, tighter or TIGHTER.get(holds, "higher"))
    return Control("a.b", "x", ("b",), "B", "B?", measured, dict.fromkeys(levels, "So."), "trust", posture)


def wall(of: Control, side: str, value: object, legal: bool = False) -> Wall:
    position = of.scale.position(value)
    assert position is not None
    force = "statute" if legal else "good-practice"
    return Wall(f"x/{side}-{force}", of.id, side, value, position, {}, force, legal, "warning")


def law(of: Control, side: str, value: object) -> Wall:
    return wall(of, side, value, legal=True)


def share(of: Control, value: object, *walls: Wall) -> float | None:
    position = of.scale.position(value)
    assert position is not None
    return used(of, position, Corridor(walls)).share


class TestScalesWithEnds:
    @pytest.mark.parametrize(
        ("posture", "shares"), [(LOOSE, [1, 0.75, 0.5, 0.25, 0]), (TIGHT, [0, 0.25, 0.5, 0.75, 1])]
    )
    def test_levels(self, posture: str, shares: list[float]) -> None:
        assert [share(control(posture=posture), level) for level in LEVELS] == shares

    @pytest.mark.parametrize(
        ("holds", "posture", "tighter", "value", "expected"),
        [
            ("percent", LOOSE, "higher", 30, 0.7),
            ("percent", TIGHT, "higher", 30, 0.3),
            ("percent", LOOSE, "lower", 30, 0.3),
            ("percent", TIGHT, "lower", 30, 0.7),
            ("percent", LOOSE, "higher", 110, 0),
            ("boolean", LOOSE, "true", True, 0),
            ("boolean", LOOSE, "false", True, 1),
            ("boolean", TIGHT, "true", True, 1),
        ],
    )
    def test_percentages_and_yes_or_no(
        self, holds: str, posture: str, tighter: str, value: object, expected: float
    ) -> None:
        assert share(control(holds, posture, tighter), value) == pytest.approx(expected)

    @pytest.mark.parametrize(("level", "expected"), [("a", 1), ("b", 1), ("c", 1), ("d", 0.5), ("e", 0)])
    def test_the_law_s_floor_is_where_freedom_begins(self, level: str, expected: float) -> None:
        assert share(control(), level, law(control(), FLOOR, "c")) == expected

    @pytest.mark.parametrize(("level", "expected"), [("a", 1), ("b", 0.5), ("c", 0), ("d", 0), ("e", 0)])
    def test_what_the_law_forbids_to_hold_tighter_is_no_merit(self, level: str, expected: float) -> None:
        assert share(control(), level, law(control(), CEILING, "c")) == expected

    @pytest.mark.parametrize(("level", "expected"), [("a", 0), ("b", 0), ("c", 0.5), ("d", 1), ("e", 1)])
    def test_the_mirror_image(self, level: str, expected: float) -> None:
        of = control(posture=TIGHT)
        assert share(of, level, law(of, FLOOR, "b"), law(of, CEILING, "d")) == expected

    def test_good_practice_leaves_all_freedom(self) -> None:
        assert share(control(), "c", wall(control(), FLOOR, "c"), wall(control(), CEILING, "d")) == 0.5

    @pytest.mark.parametrize(
        "sides", [{FLOOR: "e"}, {CEILING: "a"}, {FLOOR: "c", CEILING: "c"}, {FLOOR: "d", CEILING: "b"}]
    )
    @pytest.mark.parametrize("posture", [LOOSE, TIGHT])
    def test_where_the_law_leaves_one_value_or_none_it_decides(self, posture: str, sides: dict[str, str]) -> None:
        of = control(posture=posture)
        walls = [law(of, side, level) for side, level in sides.items()]
        assert used(of, 2, Corridor(walls)) == Used(LAW_DECIDES)


class TestAmounts:
    @pytest.mark.parametrize(("value", "expected"), [("0h", 1), ("12h", 1), ("24h", 1), ("48h", 0.5), ("4d", 0.25)])
    def test_twice_as_slow_is_one_half(self, value: str, expected: float) -> None:
        of = control("duration")
        assert share(of, value, wall(of, CEILING, "24h")) == expected

    def test_the_other_direction(self) -> None:
        of = control("integer", TIGHT)
        assert [share(of, value, wall(of, FLOOR, 4)) for value in (0, 1, 2, 4, 9)] == [0, 0.25, 0.5, 1, 1]

    def test_where_less_is_tighter(self) -> None:
        of = control("list", LOOSE, "fewer")
        assert [share(of, ["x"] * count, wall(of, CEILING, 2)) for count in (0, 1, 2, 3)] == [0, 0.5, 1, 1]

    def test_a_wall_at_nothing_knows_no_halves(self) -> None:
        of = control("integer")
        assert [share(of, value, wall(of, CEILING, 0)) for value in (0, 1, 2)] == [1, 0, 0]

    def test_the_law_moves_the_wall(self) -> None:
        of = control("integer")
        assert share(of, 20, wall(of, CEILING, 5), law(of, FLOOR, 20)) == 1
        assert share(of, 40, wall(of, CEILING, 5), law(of, FLOOR, 20)) == 0.5

    @pytest.mark.parametrize("posture", [LOOSE, TIGHT])
    def test_without_a_wall_in_that_direction_nothing_is_measured(self, posture: str) -> None:
        of = control("integer", posture)
        against = wall(of, FLOOR if posture == LOOSE else CEILING, 3)
        orders = law(of, CEILING if posture == LOOSE else FLOOR, 3)
        assert used(of, 5, Corridor((against,))) == used(of, 5, Corridor((orders,))) == Used(NO_WALL)

    def test_held_by_law_on_both_sides_is_no_blame(self) -> None:
        of = control("integer")
        assert share(of, 5, law(of, FLOOR, 5), law(of, CEILING, 5), wall(of, CEILING, 2)) == 1

    def test_an_amount_below_nothing_stays_in_range(self) -> None:
        of = control("integer", TIGHT)
        assert share(of, -4, wall(of, FLOOR, 4)) == 0


class TestBetter:
    """The advice never leads out of the corridor."""

    @pytest.mark.parametrize(("level", "step"), [("e", "c"), ("d", "c"), ("c", "b"), ("b", None), ("a", None)])
    def test_the_wall_that_is_crossed_then_the_next_level_then_none(self, level: str, step: str | None) -> None:
        of = control()
        corridor = Corridor((wall(of, FLOOR, "b"), wall(of, CEILING, "c")))
        assert better(of, of.scale.position(level) or 0, corridor) == step

    @pytest.mark.parametrize(("level", "step"), [("a", "c"), ("b", "c"), ("c", "d"), ("d", None), ("e", None)])
    def test_the_mirror_image(self, level: str, step: str | None) -> None:
        of = control(posture=TIGHT)
        corridor = Corridor((wall(of, FLOOR, "c"), wall(of, CEILING, "d")))
        assert better(of, of.scale.position(level) or 0, corridor) == step

    def test_amounts_go_to_the_wall_as_it_is_written(self) -> None:
        of = control("duration")
        assert better(of, 96, Corridor((wall(of, CEILING, "1d"),))) == "1d"
        assert better(of, 12, Corridor((wall(of, CEILING, "1d"),))) is None

    def test_percentages_go_to_their_wall_then_to_the_end(self) -> None:
        of = control("percent")
        corridor = Corridor((wall(of, CEILING, 60),))
        assert (better(of, 80, corridor), better(of, 40, corridor), better(of, 0, corridor)) == (60, 0, None)

    def test_yes_or_no(self) -> None:
        assert better(control("boolean", LOOSE, "true"), 1, Corridor(())) is False
        assert better(control("boolean", TIGHT, "true"), 0, Corridor(())) is True

    @given(st.data())
    def test_it_raises_the_share_or_obeys_the_law_and_leads_into_the_corridor(self, data: st.DataObject) -> None:
        of, walls, position = data.draw(CASES)
        corridor = Corridor(walls)
        step = better(of, position, corridor)
        before = used(of, position, corridor)
        assume(step is not None and before.share is not None and before.share < 1)
        after = of.scale.position(step)
        assert after is not None
        obeyed = any(one.legal and one.position == after for one in walls)
        assert (used(of, after, corridor).share or 0) > (before.share or 0) or obeyed
        assert corridor.crossed(after) == ()


@st.composite
def cases(draw: st.DrawFn) -> tuple[Control, list[Wall], float]:
    """A control, walls on it, and the position of one of its values."""
    holds = draw(st.sampled_from(["levels", "percent", "boolean", "integer", "duration"]))
    tighter = {"levels": ["later"], "boolean": ["true", "false"]}.get(holds, ["higher", "lower"])
    of = control(holds, draw(st.sampled_from([LOOSE, TIGHT])), draw(st.sampled_from(tighter)))
    amounts = st.integers(0, 100)
    values = {
        "levels": st.sampled_from(LEVELS),
        "boolean": st.booleans(),
        "duration": amounts.map(lambda amount: f"{amount}h"),
    }.get(holds, amounts)
    walls = draw(
        st.lists(st.builds(wall, st.just(of), st.sampled_from([FLOOR, CEILING]), values, st.booleans()), max_size=5)
    )
    return of, walls, of.scale.position(draw(values)) or 0.0


CASES = cases()


@given(CASES)
def test_a_share_lies_between_nothing_and_all(case: tuple[Control, list[Wall], float]) -> None:
    of, walls, position = case
    found = used(of, position, Corridor(walls))
    assert (found.share is not None) == (found.status == COUNTED)
    assert found.share is None or 0 <= found.share <= 1


@given(CASES, st.floats(0, 1000))
def test_nearer_to_the_interdependent_end_is_never_less(case: tuple[Control, list[Wall], float], way: float) -> None:
    of, walls, position = case
    nearer = position - way if of.posture == LOOSE else position + way
    before, after = used(of, position, Corridor(walls)), used(of, nearer, Corridor(walls))
    assert before.status == after.status
    assert before.share is None or (after.share or 0) >= before.share


@given(CASES)
def test_a_law_that_holds_back_takes_nothing_from_who_stands_on_it(case: tuple[Control, list[Wall], float]) -> None:
    """Held by law: all freedom is used, or none is left. What does not count any more had counted nothing."""
    of, walls, position = case
    side = FLOOR if of.posture == LOOSE else CEILING
    there = Wall("x/law", of.id, side, None, position, {}, "statute", True, "error")
    before, after = used(of, position, Corridor(walls)), used(of, position, Corridor([*walls, there]))
    if after.share is None:
        assert not before.share
    else:
        assert after.share == 1


@given(CASES)
def test_the_order_of_walls_makes_no_difference(case: tuple[Control, list[Wall], float]) -> None:
    of, walls, position = case
    assert used(of, position, Corridor(walls)) == used(of, position, Corridor(walls[::-1]))
