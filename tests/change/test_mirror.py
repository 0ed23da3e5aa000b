"""What must be so of any change: nothing lies between a thing and itself, and the way back mirrors the way there."""

from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.change.change import Change
from govlint.change.direction import BOTH, NEUTRAL, TIGHTENS, UNKNOWN, mirrored
from govlint.change.way import direction, way_of
from govlint.decision.decider import Decider
from govlint.lint.rules import all_rules
from tests.change.house import HOUSE, between, edited, laid, sides
from tests.change.test_pulls import PULLS
from tests.helpers import DAY

SLOW = settings(deadline=None, max_examples=25)
ROLES = ("editor", "head-of-social", "brand-lead", "legal-lead", "desk")
WORDS = ("organic-post", "reply", "offer", "paid-ad", "story")
roles = st.lists(st.sampled_from(ROLES), min_size=1, max_size=3, unique=True)


@st.composite
def flows(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Stages of a flow: who must agree, in which cases, and what happens where nobody answers."""
    stages = []
    for number in range(draw(st.integers(1, 3))):
        stage: dict[str, Any] = {
            "name": f"s{number}",
            "approvers": {draw(st.sampled_from(("any_of", "all_of"))): draw(roles)},
        }
        stage["clock"] = draw(st.sampled_from(("4h", "1d")))
        if draw(st.booleans()):
            stage["only_when"] = {
                "content": draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=2, unique=True))
            }
        if draw(st.booleans()):
            stage["if_late"] = draw(st.sampled_from(("go", "wait", "refused")))
        stages.append(stage)
    return stages


def written(stages: list[dict[str, Any]], timing: str = "before-publication") -> dict[str, str]:
    listed = "\n".join(f"  - {stage}" for stage in stages)
    head = "kind: approval-flow\nname: adverts\nstatus: in-force\ncovers: {content: [paid-ad, offer, story]}\n"
    return HOUSE | {"adverts.yaml": f"{head}timing: {timing}\nsilence_means: wait\nstages:\n{listed}\n"}


def marks(changes: list[Change], back: bool = False) -> list[tuple[str, ...]]:
    """What changed, without where it is said; as the way back tells it."""
    return sorted(
        (one.kind, mirrored(one.direction) if back else one.direction, one.subject,
         *(() if one.part in ("rule", "scenario", "baseline") else (one.after, one.before) if back else (one.before, one.after)))
        for one in changes if one.subject != "who must agree"
    )  # fmt: skip


def found(before: dict[str, str], after: dict[str, str]) -> list[Change]:
    with TemporaryDirectory() as folder:
        return [one.change for one in between(Path(folder), before, after).found]


def test_nothing_lies_between_a_house_and_itself(tmp_path: Path) -> None:
    assert between(tmp_path, HOUSE, HOUSE).found == ()


def test_the_way_back_mirrors_every_pull_request() -> None:
    for _, pull in PULLS:
        after = edited(HOUSE, pull)
        there, back = found(HOUSE, after), found(after, HOUSE)
        assert marks(there) == marks(back, back=True), pull["name"]
        assert _ways(there) == _ways(back, back=True), pull["name"]


def _ways(changes: list[Change], back: bool = False) -> list[tuple[str, tuple[str, ...]]]:
    who = [one for one in changes if one.subject == "who must agree"]
    return sorted((mirrored(one.direction) if back else one.direction, one.contexts) for one in who)


@SLOW
@given(flows(), flows())
def test_the_way_back_mirrors_any_flow(one: list[dict[str, Any]], other: list[dict[str, Any]]) -> None:
    there, back = found(written(one), written(other)), found(written(other), written(one))
    assert _ways(there) == _ways(back, back=True)
    assert found(written(one), written(one)) == []


@SLOW
@given(flows(), st.sampled_from(ROLES), st.integers(0, 2))
def test_another_approver_only_tightens(stages: list[dict[str, Any]], role: str, at: int) -> None:
    more = [dict(stage) for stage in stages]
    more.insert(at, {"name": "more", "approvers": {"all_of": [role]}, "clock": "4h"})
    who = [one for one in found(written(stages), written(more)) if one.kind in ("flow", "control")]
    assert {one.direction for one in who} <= {TIGHTENS}
    assert not [one for one in who if one.direction in (BOTH, UNKNOWN)]


@SLOW
@given(flows(), flows())
def test_every_case_is_decided_otherwise_by_the_two_sides(
    one: list[dict[str, Any]], other: list[dict[str, Any]]
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        cases = [entry.change for entry in between(folder, written(one), written(other)).found if entry.change.case]
        base, head = sides(folder / "before", folder / "after")
        deciders = [Decider(side.workspaces[0], all_rules(), DAY) for side in (base, head)]
    for change in cases:
        assert change.case
        was, now = (way_of(decider, change.case.situation) for decider in deciders)
        assert direction(was, now) == change.direction != NEUTRAL
        decided = tuple(decider.decide(change.case.situation).allowed for decider in deciders)
        assert decided == change.case.allowed


def test_stages_in_another_order_decide_the_same(tmp_path: Path) -> None:
    stages = [{"name": f"s{at}", "approvers": role, "clock": "4h"} for at, role in enumerate(ROLES[:3])]
    for number, (one, other) in enumerate(combinations(range(3), 2)):
        turned = list(stages)
        turned[one], turned[other] = turned[other], turned[one]
        assert between(tmp_path / str(number), written(stages), written(turned)).verdict == NEUTRAL


def test_a_fingerprint_survives_a_move_and_dies_with_the_values(tmp_path: Path) -> None:
    def mark(name: str, pull: dict[str, Any]) -> str:
        (one,) = (
            entry
            for entry in between(tmp_path / name, HOUSE, edited(HOUSE, pull)).found
            if entry.change.kind == "control"
        )
        return one.id

    edit = {"engagement.yaml": [["comments: everyone", "comments: nobody"]]}
    plain = mark("plain", {"edit": edit})
    assert plain == mark(
        "commented", {"edit": {"engagement.yaml": [["comments: everyone", "# x\n\n\ncomments: nobody"]]}}
    )
    moved = {"edit": {"talk/a.yaml": edit["engagement.yaml"]}, "move": {"engagement.yaml": "talk/a.yaml"}}
    assert plain == mark("moved", moved)
    assert plain != mark("other", {"edit": {"engagement.yaml": [["comments: everyone", "comments: invited"]]}})
    assert laid(tmp_path / "plain", {}).is_dir()
