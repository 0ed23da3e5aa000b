"""A finding is the same one after its lines have moved, and no other finding is taken for it."""

import pytest

from govlint.lint.identity import fingerprints
from govlint.lint.lint import lint
from govlint.lint.report import Report, build_report
from govlint.lint.rules import all_rules
from govlint.lint.ruleset import RuleSet
from govlint.workspace.workspace import workspaces
from tests.helpers import CLEAN_FILES, DAY, HOUSE, documents

POLICY = """\
kind: engagement-policy
name: talk
comments: nobody
replies: nobody
removal: {grounds: [spam], reson: x}
"""


def report(policy: str, path: str = "policy.yaml") -> Report:
    loaded = documents({**CLEAN_FILES, path: policy})
    found, rules = workspaces(loaded), RuleSet(all_rules())
    return build_report(lint(found, rules, DAY), rules, loaded, DAY, found)


def marks(policy: str, path: str = "policy.yaml") -> dict[str, set[str]]:
    """The fingerprints by rule."""
    found: dict[str, set[str]] = {}
    for finding, mark in fingerprints(report(policy, path)).items():
        found.setdefault(finding.rule, set()).add(mark)
    return found


@pytest.mark.parametrize(
    "moved",
    [
        "# a comment\n\n" + POLICY,
        POLICY.replace("comments: nobody\nreplies: nobody\n", "replies: nobody\n\ncomments:   nobody\n"),
        POLICY.replace("comments: nobody", "direct_messages: open\ncomments: nobody"),
    ],
)
def test_a_moved_line_keeps_its_fingerprint(moved: str) -> None:
    before, after = marks(POLICY), marks(moved)
    for rule in ("culture/comments-closed", "culture/people-left-unanswered", "core/unknown-key"):
        assert before[rule] == after[rule] != set()


def test_a_file_with_another_name_keeps_them_too() -> None:
    before, after = marks(POLICY), marks(POLICY, "elsewhere/talk.yaml")
    assert before["culture/comments-closed"] == after["culture/comments-closed"]


def test_another_value_is_another_defect() -> None:
    before, after = marks(POLICY), marks(POLICY.replace("reson: x", "reson: y"))
    assert before["core/unknown-key"] != after["core/unknown-key"]


def test_no_two_findings_share_one() -> None:
    twice = POLICY.replace("comments: nobody", "comments: nobody\ncomments: nobody\ncomments: nobody")
    found = fingerprints(report(twice))
    assert len(set(found.values())) == len(found) > 4


def test_what_is_silenced_changes_no_other() -> None:
    silenced = POLICY.replace(
        "comments: nobody", "comments: nobody # govlint: ignore[culture/comments-closed] because x"
    )
    before, after = fingerprints(report(POLICY)), fingerprints(report(silenced))
    assert sorted(before.values()) == sorted(after.values())
    assert any(finding.silence for finding in after)


def test_two_slips_that_read_alike_are_told_apart() -> None:
    broken = "kind: engagement-policy\nname: talk\na: [\nb: {\nc: [\n"
    found = fingerprints(report(broken))
    assert len(set(found.values())) == len(found)


def test_the_largest_example_has_no_collision() -> None:
    folder = HOUSE / "examples" / "kitchen-sink"
    files = {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8", errors="replace")
        for path in folder.rglob("*.yaml")
    }
    loaded = documents(files)
    found, rules = workspaces(loaded), RuleSet(all_rules())
    whole = fingerprints(build_report(lint(found, rules, DAY), rules, loaded, DAY, found))
    assert len(set(whole.values())) == len(whole) > 500
