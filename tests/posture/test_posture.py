"""The index: means of means that no way of counting places can move, and that add up to what is missing."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.lint.rules import all_rules, walls
from govlint.policy.contexts import Context
from govlint.policy.control import Control
from govlint.policy.controls import controls
from govlint.policy.corridor import CEILING, FLOOR, Corridor, Wall
from govlint.policy.effective import Standing, standings
from govlint.policy.places import Place, places
from govlint.policy.policy import settings_by_control
from govlint.policy.scale import scale
from govlint.policy.settings import DECIDED, Setting
from govlint.posture.freedom import COUNTED, LAW_DECIDES, LOOSE, NO_WALL, NONE, TIGHT
from govlint.posture.index import DIMENSIONS, UNDECIDED, Held, both, score, scores
from govlint.posture.posture import Posture, build_posture
from tests.helpers import DAY, TEAMS, workspace_of

LEVELS = ("a", "b", "c", "d", "e")
DOCUMENT = workspace_of("kind: engagement-policy\ncomments: everyone\n").documents[0]
PLACES = tuple(Place(f"brand-{number}", "GB", None, {"sectors": frozenset()}) for number in range(4))

Way = tuple[tuple[Control, ...], list[Standing]]


def control(number: int, dimension: str = "trust", posture: str = LOOSE) -> Control:
    measured = scale("levels", LEVELS, "later")
    return Control(f"a.c{number}", "x", ("b",), "B", "B?", measured, dict.fromkeys(LEVELS, "So."), dimension, posture)


def law(side: str, position: float) -> Wall:
    return Wall(f"x/{side}", "a.b", side, LEVELS[int(position)], position, {}, "statute", True, "error")


def standing(
    of: Control, level: str, where: tuple[Place, ...] = PLACES[:1], facing: tuple[Wall, ...] = (), **facts: Any
) -> Standing:
    setting = Setting(of.id, level, DECIDED, "must", {}, (0,), DOCUMENT, ("comments",))._replace(**facts)
    return Standing(of, Context(where, {}), setting, Corridor(facing))


def posture(of: tuple[Control, ...], found: list[Standing]) -> Posture:
    return build_posture("X", of, found)


def figure(of: tuple[Control, ...], found: list[Standing]) -> float | None:
    return score(posture(of, found).held).figure


class TestMeans:
    def test_of_cases_then_places_then_controls_then_dimensions(self) -> None:
        one, two, three = control(1), control(2), control(3, "courage")
        single, pair = PLACES[:1], PLACES[1:3]
        found = [
            *(standing(one, "e", single), standing(one, "a", single)),  # two kinds of case in one place: 0.5
            standing(one, "a", pair),  # with two places at 1: (0.5 + 1 + 1) / 3
            standing(two, "c"),  # 0.5
            standing(three, "e"),  # 0
        ]
        held = posture((one, two, three), found).held
        assert [one.share for one in held] == [pytest.approx(2.5 / 3), 0.5, 0]
        trust = 100 * (2.5 / 3 + 0.5) / 2
        assert scores(held)["trust"].figure == pytest.approx(trust)
        assert score(held).figure == pytest.approx(trust / 2)

    def test_what_does_not_count(self) -> None:
        one = control(1)
        undecided: list[dict[str, Any]] = [
            {"strength": "may"}, {"strength": "discouraged"}, {"binds": False}, {"state": "not-stated"},
            {"value": "no-such-level"}, {"value": ["a"]},
        ]  # fmt: skip
        for facts in undecided:
            assert posture((one,), [standing(one, "a", **facts)]).held == (Held(one.id, "trust", UNDECIDED),)
        assert posture((one,), [standing(one, "a", strength="should")]).held[0].share == 1
        assert posture((control(1, posture=NONE),), [standing(control(1, posture=NONE), "a")]).held == ()

    def test_nothing_decided_is_no_figure(self) -> None:
        assert figure((control(1),), []) is None
        assert [one.figure for one in scores(()).values()] == [None] * len(DIMENSIONS)

    def test_where_the_law_decides_a_control_counts_elsewhere(self) -> None:
        one = control(1)
        bound = standing(one, "e", facing=(law(FLOOR, 4),))
        free = standing(one, "c", PLACES[1:2])
        assert posture((one,), [bound]).held == (Held(one.id, "trust", LAW_DECIDES),)
        whole = posture((one,), [bound, free])
        assert whole.held == (Held(one.id, "trust", COUNTED, 0.5),)
        assert [(ruled.control.id, ruled.rules) for ruled in whole.ruled] == [(one.id, ("x/floor",))]

    def test_the_dimensions_are_those_of_the_schemas(self) -> None:
        assert {one.dimension for one in controls().values()} <= DIMENSIONS.keys()


@st.composite
def ways(draw: st.DrawFn) -> Way:
    """Some controls, and what holds for them in classes of places and kinds of case."""
    dimensions, postures = st.sampled_from([*DIMENSIONS][:3]), st.sampled_from([LOOSE, TIGHT])
    of = tuple(control(number, draw(dimensions), draw(postures)) for number in range(draw(st.integers(1, 4))))
    facing = st.lists(st.builds(law, st.sampled_from([FLOOR, CEILING]), st.integers(0, 4).map(float)), max_size=2)
    found = []
    for one in of:
        for size in draw(st.lists(st.integers(1, 4), max_size=3)):
            where = (*PLACES[:size],)  # a class of its own, even with the same places
            cases = draw(st.lists(st.tuples(st.sampled_from(LEVELS), facing), min_size=1, max_size=3))
            found += [standing(one, level, where, tuple(between)) for level, between in cases]
    return of, found


@given(ways())
def test_every_figure_is_between_0_and_100(way: Way) -> None:
    held = posture(*way).held
    for one in (score(held), *scores(held).values()):
        assert (one.figure is None) == (one.counted == 0)
        assert one.figure is None or 0 <= one.figure <= 100
        assert one.counted <= one.decided <= one.controls


@given(ways())
def test_costs_add_up_to_what_is_missing(way: Way) -> None:
    whole = posture(*way)
    missing = 100 - (score(whole.held).figure or 0) if score(whole.held).counted else 0
    assert sum(cost.points for cost in whole.costs) == pytest.approx(missing)


@given(ways(), st.data())
def test_a_freer_setting_never_lowers_it(way: Way, data: st.DataObject) -> None:
    of, found = way
    if found:
        at = data.draw(st.integers(0, len(found) - 1))
        freer = _moved(found[at], -1 if found[at].control.posture == LOOSE else 1)
        before, after = figure(of, found), figure(of, [*found[:at], freer, *found[at + 1 :]])
        assert (before is None) == (after is None)
        assert before is None or (after or 0) >= before - 1e-9


def _moved(one: Standing, step: int) -> Standing:
    assert one.setting is not None
    at = min(4, max(0, LEVELS.index(one.setting.value) + step))
    return one._replace(setting=one.setting._replace(value=LEVELS[at]))


@given(ways(), st.data())
def test_a_law_that_holds_back_never_lowers_it_where_one_stands_on_it(way: Way, data: st.DataObject) -> None:
    of, found = way
    if found:
        at = data.draw(st.integers(0, len(found) - 1))
        before, after = figure(of, found), figure(of, [*found[:at], _held_by_law(found[at]), *found[at + 1 :]])
        # What drops out because the law leaves no choice had counted 0, which may have been all there was.
        assert before is None or after is None or after >= before - 1e-9
        assert after is not None or not before


def _held_by_law(one: Standing) -> Standing:
    assert one.setting is not None
    side = FLOOR if one.control.posture == LOOSE else CEILING
    facing = one.corridor.floors + one.corridor.ceilings
    return one._replace(corridor=Corridor([*facing, law(side, LEVELS.index(one.setting.value))]))


@given(ways())
def test_twice_the_places_with_equal_settings_change_nothing(way: Way) -> None:
    of, found = way
    twice = {id(one.context.places): one.context.places * 2 for one in found}
    doubled = [one._replace(context=one.context._replace(places=twice[id(one.context.places)])) for one in found]
    assert figure(of, doubled) == pytest.approx(figure(of, found))


@given(ways())
def test_a_case_told_apart_for_nothing_changes_nothing(way: Way) -> None:
    of, found = way
    assert figure(of, [one for one in found for _ in range(2)]) == pytest.approx(figure(of, found))


class TestRealDocuments:
    """From documents to the index, by the walls of the library."""

    ORGANISATION = "kind: organisation\nsectors: []\nmarkets: [{code: GB}, {code: IE}]\nbrands: [%s]\n"
    POLICY = "kind: engagement-policy\ncomments: {value: everyone, overrides: [{when: {markets: [IE]}, value: nobody}]}\nblocking: {when: %s}\n"

    def posture(self, *texts: str, by: str = "") -> Posture:
        workspace = workspace_of(*texts, TEAMS)
        settings, where = settings_by_control(workspace, DAY), places(workspace)
        standing = walls(all_rules(), DAY, where)
        found = (
            one
            for control in controls().values()
            for one in standings(control, settings.get(control.id, ()), standing.get(control.id, ()), where)
        )
        return build_posture(workspace.title, controls().values(), found, by)

    def test_by_market(self) -> None:
        found = self.posture(self.ORGANISATION % "{name: mill}", self.POLICY % "never", by="market")
        assert list(found.groups) == ["GB", "IE"]
        shares = {name: share_of("engagement.comments", held) for name, held in found.groups.items()}
        assert shares == {"GB": 1, "IE": 0}
        assert share_of("engagement.comments", found.held) == 0.5

    def test_another_brand_with_equal_settings_changes_nothing(self) -> None:
        one = self.posture(self.ORGANISATION % "{name: mill}", self.POLICY % "never")
        two = self.posture(self.ORGANISATION % "{name: mill}, {name: second}", self.POLICY % "never")
        assert two.held == one.held

    def test_the_setting_that_costs_is_named_with_its_place_and_what_would_raise_it(self) -> None:
        found = self.posture(self.ORGANISATION % "{name: mill}", self.POLICY % "never")
        costs = [cost for cost in found.costs if cost.control.id == "engagement.comments"]
        assert {(cost.better, cost.contexts) for cost in costs} == {
            ("followers", ("IE",)),
            ("invited", ("IE · minors likely",)),  # no ceiling asks here: the next level
        }
        assert {(cost.setting.value, cost.setting.origin.path) for cost in costs} == {("nobody", "1.yaml")}

    def test_an_amount_without_a_wall_is_decided_and_does_not_count(self) -> None:
        found = self.posture("kind: measurement-plan\nmeasures: [{name: a, stage: attention}]\n")
        assert [one.status for one in found.held if one.control == "measurement.path"] == [NO_WALL]


def share_of(control: str, held: tuple[Held, ...]) -> float | None:
    return next(one.share for one in held if one.control == control)


class TestBoth:
    def test_only_what_counts_on_both_sides(self) -> None:
        ours = (Held("a", "trust", COUNTED, 1), Held("b", "trust", COUNTED, 0), Held("c", "trust", UNDECIDED))
        theirs = (Held("a", "safety", COUNTED, 0.5), Held("c", "trust", COUNTED, 1), Held("d", "trust", COUNTED, 1))
        assert both(ours, theirs) == ((ours[0], Held("a", "trust", COUNTED, 0.5)),)
