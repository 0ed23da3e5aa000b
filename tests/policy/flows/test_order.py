"""Which stage comes before which."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.policy.flows.order import last, order


def stage(name: str, **more: Any) -> dict[str, Any]:
    return {"name": name, **{key.replace("beside", "in_parallel_with"): value for key, value in more.items()}}


@pytest.mark.parametrize(
    ("stages", "before"),
    [
        ([], ()),
        ([stage("a"), stage("b"), stage("c")], ((), (0,), (1,))),
        ([stage("a"), stage("b", beside="a"), stage("c")], ((), (), (0, 1))),
        ([stage("a", beside="b"), stage("b"), stage("c")], ((), (), (0, 1))),
        ([stage("a"), stage("b"), stage("c", beside="a")], ((), (0, 2), ())),
        ([stage("a"), stage("b", beside="a"), stage("c", after=["b"])], ((), (), (1,))),
        ([stage("a", after=["b"]), stage("b", after=[])], ((1,), ())),
        ([stage("a"), stage("b", after=[])], ((), ())),
        ([stage("a"), stage("b", after=["lost"])], ((), ())),
        ([stage("a"), stage("b", beside="lost")], ((), (0,))),
        ([{}, {}], ((), (0,))),
    ],
)
def test_what_comes_right_before(stages: list[dict[str, Any]], before: tuple[tuple[int, ...], ...]) -> None:
    assert order(stages).before == before


def test_a_loop_is_named_from_one_stage_back_to_it() -> None:
    found = order([stage("a", after=["c"]), stage("b", after=["a"]), stage("c", after=["b"]), stage("d")])
    assert found.sequence == ()
    assert found.loop[0] == found.loop[-1]
    assert set(found.loop) == {0, 1, 2}
    assert all(one in found.before[two] for one, two in zip(found.loop[1:], found.loop, strict=False)) or all(
        one in found.before[two] for one, two in zip(found.loop, found.loop[1:], strict=False)
    )


def test_a_stage_after_itself_is_a_loop() -> None:
    assert order([stage("a", after=["a"])]).loop == (0, 0)


def test_the_last_stages() -> None:
    assert last(order([stage("a"), stage("b", beside="a")])) == (0, 1)
    assert last(order([stage("a"), stage("b")])) == (1,)


names = st.sampled_from(["a", "b", "c", "d", "lost"])
stages = st.lists(
    st.fixed_dictionaries(
        {}, optional={"name": names, "after": st.one_of(st.lists(names, max_size=2), st.integers()), "in_parallel_with": st.one_of(names, st.none())}
    ),
    max_size=5,
)  # fmt: skip


@given(stages)
def test_all_stages_come_after_those_before_them_or_a_loop_is_named(listed: list[dict[str, Any]]) -> None:
    found = order(listed)
    assert len(found.before) == len(listed)
    if found.loop:
        assert found.sequence == ()
        return
    assert sorted(found.sequence) == list(range(len(listed)))
    at = {number: place for place, number in enumerate(found.sequence)}
    assert all(at[one] < at[number] for number, before in enumerate(found.before) for one in before)


@given(st.permutations(["a", "b", "c"]))
def test_it_does_not_matter_which_of_two_says_that_they_are_side_by_side(written: list[str]) -> None:
    first, second, third = written
    one = order([stage(first), stage(second, beside=first), stage(third)])
    other = order([stage(first, beside=second), stage(second), stage(third)])
    assert one == other
