"""What safe means: nothing that could be read before is decided otherwise, and what is decided now is said."""

from pathlib import Path

import pytest

from govlint.fix.apply import Mended
from govlint.fix.edit import Edit, Fix, apart, edited, moved
from govlint.fix.fixes import fixes
from govlint.fix.proof import prove
from tests.fix.mending import PATH, around, headed, mended, read

POLICY = "kind: engagement-policy\n"
FLOW = "kind: approval-flow\nstages: [{name: a, approvers: legal-lead, clock: 4h}]\n"


def files(*texts: str) -> dict[str, bytes]:
    whole = "\n---\n".join(texts)
    named = [headed(text).replace("name: example-0", f"name: p{at}") for at, text in enumerate(texts)]
    return {**around(whole), **{f"{at}.yaml": text.encode() for at, text in enumerate(named)}}


def told(found: Mended) -> list[str]:
    return sorted(f"{one.title}: {one.after}" for step in found.steps for one in step.changes)


def test_a_title_decides_nothing() -> None:
    found = mended(files(POLICY + "summry: Talking\ncomments: everyone\n"))
    assert [[one.fix.title for one in step.done] for step in found.steps] == [["summry becomes summary"]]
    assert [one.after for step in found.steps for one in step.changes] == ["Talking"]


def test_what_is_decided_for_the_first_time_is_said() -> None:
    found = mended(files(POLICY + "coments: everyone\nreplies: nobdy\n"))
    assert all(step.safe for step in found.steps)
    assert told(found) == ["Comments: everyone", "Public replies: nobody", "What may appear: never"]
    assert [one.rule.id for step in found.steps for one in step.found if "culture" in one.rule.id] == [
        "culture/people-left-unanswered"
    ]


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("what a wider document decides", (POLICY + "comments: everyone\n", POLICY + "scope: {markets: [GB]}\ncoments: followers\n")),
        ("what another line decides", (FLOW + "cuvers: {content: [paid-ad]}\n",)),
        ("an exception that starts to hold", (POLICY + "comments: nobody\n", "kind: exception\nrule: culture/coments-closed\nreason: x\napprover: legal-lead\ngranted: 2026-09-30\nexpires: 2027-03-31\n")),
        ("who must sign a change", ("kind: change-control\nlosening: {signatures: 2}\n",)),
    ],
)  # fmt: skip
def test_what_could_be_read_is_never_decided_otherwise(name: str, texts: tuple[str, ...]) -> None:
    there = files(*texts)
    before = read(there)
    found = mended(there)
    (one,) = [one for one in found.left if one.fix.safe]
    proof = prove(before, (one.fix,))
    assert proof.done
    assert proof.overturned
    assert not any(one.fix.safe for step in found.steps for one in step.done)


def test_what_is_so_of_one_document_is_not_said_of_the_next() -> None:
    """Two documents of one file with the same slip: one may be mended, the other not."""
    unsafe, safe = (
        POLICY + f"{extra}scope: {{markets: [GB]}}\ncoments: followers\n" for extra in ("", "status: draft\n")
    )
    text = "---\n".join(
        headed(one).replace("example-0", f"p{at}")
        for at, one in enumerate((POLICY + "comments: everyone\n", unsafe, safe))
    )
    found = mended({**around(text), PATH: text.encode()})
    assert found.state.contents[PATH].decode() == text[: text.rindex("coments")] + "comments: followers\n"
    assert [one.fix.title for one in found.left if one.fix.safe] == ["coments becomes comments"]


def test_what_is_not_reached_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govlint.fix.apply.MOST_STEPS", 1)
    found = mended(files(POLICY + "comments: nobody\nuser_content: forbidden\n"), unsafe=True)
    assert (len(found.steps), len(found.left)) == (1, 1)


def test_a_draft_decides_nothing_so_it_may_be_mended() -> None:
    draft = POLICY + "status: draft\nscope: {markets: [GB]}\ncoments: followers\n"
    found = mended(files(POLICY + "comments: everyone\n", draft))
    assert [step.changes for step in found.steps] == [()]
    assert b"comments: followers" in found.state.contents["1.yaml"]


def test_the_whole_comes_to_what_its_steps_said() -> None:
    """Independently of the steps: from start to end nothing else is decided otherwise."""
    there = files(POLICY + "coments: everyone\nreplies: nobdy\n", FLOW.replace("legal-lead", "legal-laed"))
    found = mended(there)
    assert read(found.state.contents).report.entries == found.state.report.entries
    again = mended(found.state.contents)
    assert (again.steps, again.state.contents) == ((), found.state.contents)


def test_with_unsafe_each_says_what_it_changes() -> None:
    found = mended(files(POLICY + "comments: nobody\nuser_content: forbidden\n"), unsafe=True)
    assert [(len(step.done), step.safe, [f"{one.before} → {one.after}" for one in step.changes]) for step in found.steps] == [
        (1, False, ["nobody → followers"]),
        (1, False, ["forbidden → welcomed"]),
    ]  # fmt: skip


def test_a_deputy_to_be_named_is_nobody_yet() -> None:
    lone = "kind: teams\nroles: [{name: head-of-social, holder: Robin, function: social}]\n"
    found = mended(files(lone), unsafe=True)
    assert [one.finding.message for step in found.steps for one in step.found] == [
        "roles[head-of-social].deputies: this is still to be decided"
    ]
    flows = [files(lone.replace("function", extra + "function"), FLOW.replace("legal-lead", "head-of-social"))
             for extra in ("deputies: [to-be-decided], ", "")]  # fmt: skip
    stuck = [
        {(one.rule.id, one.finding.message) for one in read(there).report.entries if one.rule.pack == "approvals"}
        for there in flows
    ]
    assert stuck[0] == stuck[1]


def test_a_setting_moves_behind_the_farthest_of_several_walls() -> None:
    where = "kind: organisation\nname: o\nsectors: [alcohol]\nmarkets: [{code: GB}, {code: US}]\n"
    text = "kind: sector-policy\nsector: alcohol\naudience: {minimum_age: 16}\n"
    found = mended(files(where, text), unsafe=True)
    ages = [one.fix.title for step in found.steps for one in step.done if "minimum_age" in one.fix.title]
    assert ages[-1].endswith("becomes 21")
    assert not [one for one in found.state.report.entries if "minimum_age" in one.finding.message]


def fix(*edits: Edit) -> Fix:
    (entry, *_) = read(files(POLICY + "coments: everyone\n")).report.entries
    return Fix("", entry.rule.id, entry.finding, True, edits)


def test_fixes_that_touch_are_not_made_together() -> None:
    one, two, three = fix(Edit("a", 3, 5, "x")), fix(Edit("a", 5, 7, "y")), fix(Edit("a", 8, 8, "z"))
    assert apart((one, two, three)) == (one, three)
    assert apart((one, fix(Edit("b", 3, 5, "x")))) == (one, fix(Edit("b", 3, 5, "x")))


def test_places_move_with_what_stands_before_them() -> None:
    edits = (Edit("a", 2, 4, "xyz"), Edit("a", 6, 6, "!"), Edit("b", 0, 1, ""))
    assert edited("a", b"0123456789", edits) == b"01xyz45!6789"
    assert [moved(edits, "a", at) for at in (0, 2, 4, 5, 7, 9)] == [0, 2, 5, 6, 9, 11]


def test_every_example_keeps_its_meaning() -> None:
    """In examples nothing is misspelt: fix without --unsafe leaves every byte."""
    folder = Path(__file__).resolve().parents[2] / "examples"
    for name in ("charity", "gitlab", "brewer"):
        there = {str(path): path.read_bytes() for path in sorted((folder / name).rglob("*.yaml"))}
        found = mended(there)
        assert (found.steps, found.state.contents) == ((), there)


def test_what_is_offered_marks_its_text_and_decides_no_more() -> None:
    before = read(files(POLICY + "coments: everyone\nreplies: nobdy\n"))
    offered = [one for one in fixes(before.report) if one.safe]
    text = before.contents["0.yaml"].decode()
    assert [[text[edit.start : edit.end] for edit in one.edits] for one in offered] == [["coments"], ["nobdy"]]
    proofs = [prove(before, (one,)) for one in offered]
    assert [(one.safe, [change.after for change in one.told]) for one in proofs] == [
        (True, ["everyone"]),
        (True, ["nobody", "never"]),
    ]
