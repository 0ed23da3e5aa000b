"""The log of changes over real histories: exactly what `govlint diff` says of each step, and nothing left unsaid."""

import json
from pathlib import Path

import pytest

from govlint.change.log import BEGAN, CUT, MOST, REFUSED, TOLD, Step
from govlint.change.parts import TAGS
from govlint.cli.main import CLEAN, main
from govlint.errors import GovlintError
from tests.change.history import CLOSED, OPEN, began, commit, edit, git, log_of


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = began(tmp_path / "house")
    monkeypatch.chdir(folder)
    return folder


def titles(steps: tuple[Step, ...]) -> list[str]:
    return [step.head.subject for step in steps]


def told(step: Step) -> list[str]:
    return [f"{one.change.direction} {one.change.subject}" for diff in step.diffs for one in diff.found]


def a_year(house: Path) -> None:
    """Close comments; loosen elsewhere and reword in one; a merge; and what decides nothing."""
    edit(house, "engagement.yaml", OPEN, CLOSED)
    commit(house, "Close comments", "2026-07-01")
    edit(house, "engagement.yaml", "title: How we talk", "title: How we speak")
    edit(house, "content.yaml", "own-field-only", "nothing")
    commit(house, "Say nothing", "2026-08-01")
    git(house, "checkout", "-b", "topic")
    edit(house, "engagement.yaml", CLOSED, OPEN)
    commit(house, "Open comments", "2026-08-02")
    edit(house, "content.yaml", "{topic: religion, rule: never}", "{topic: religion, rule: own-field-only}")
    commit(house, "Religion, too", "2026-08-03")
    git(house, "checkout", "main")
    (house / "notes.txt").write_text("nothing of ours", encoding="utf-8")
    commit(house, "Notes", "2026-09-01")
    git(house, "merge", "--no-ff", "-m", "Merge the topic", "topic", day="2026-09-02", by="Kim")
    (house / "engagement.yaml").rename(house / "talking.yaml")
    commit(house, "Another name", "2026-10-01")
    (house / "govlint.toml").unlink()
    commit(house, "No configuration", "2026-11-01")


def test_every_step_says_what_diff_says(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a_year(house)
    steps = log_of().steps
    assert titles(steps) == [
        "No configuration", "Another name", "Merge the topic", "Say nothing", "Close comments", "As it was",
    ]  # fmt: skip
    seen = 0
    for step in steps[:-1]:
        sides = [step.base, step.head.id, "--as-of", step.head.day, "--format", "json", "--", "."]
        assert main(["diff", *sides]) == CLEAN
        (whole,) = json.loads(capsys.readouterr().out)["organisations"]
        (ours,) = step.diffs
        assert step.state == TOLD
        assert ours.verdict == whole["verdict"]
        assert [one.id for one in ours.found] == [one["id"] for one in whole["changes"]]
        assert [one.change.direction for one in ours.found] == [one["direction"] for one in whole["changes"]]
        for mine, theirs in zip(ours.found, whole["changes"], strict=True):
            assert [need.who for need in mine.signing.needs] == [need["who"] for need in theirs["needs"]]
        seen += len(ours.found)
    assert seen >= 6


def test_a_merge_is_one_step_with_all_that_it_brought(house: Path) -> None:
    a_year(house)
    merge = next(step for step in log_of().steps if step.head.subject == "Merge the topic")
    assert told(merge)[0] == "loosens engagement.comments"
    assert (merge.head.author, merge.head.committer, merge.head.day) == ("Ada", "Kim", "2026-09-02")


def test_what_touches_no_document_is_no_step(house: Path) -> None:
    a_year(house)
    assert "Notes" not in titles(log_of().steps)


def test_a_file_that_moves_changes_nothing(house: Path) -> None:
    a_year(house)
    moved = next(step for step in log_of().steps if step.head.subject == "Another name")
    assert told(moved) == []
    assert moved.files.moved == (("engagement.yaml", "talking.yaml"),)
    assert (moved.files.edited, moved.files.added, moved.files.gone) == ((), (), ())


def test_what_judges_is_in_the_log_too(house: Path) -> None:
    a_year(house)
    step = log_of().steps[0]
    assert step.head.subject == "No configuration"
    assert told(step)


def test_each_step_is_seen_from_its_own_day(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    law = "value: before-publication, reason: The law of the market."
    edit(house, "engagement.yaml", law, f"{law}, until: 2026-08-01")
    commit(house, "Until August", "2026-07-01")
    edit(house, "engagement.yaml", "value: before-publication", "value: after-publication")
    commit(house, "Afterwards, while it holds", "2026-07-10")
    step = log_of().steps[0]
    assert "loosens engagement.comment-check" in told(step)
    assert main(["diff", step.base, step.head.id, "--as-of", "2026-11-22", "--format", "json"]) == CLEAN
    assert "engagement.comment-check" not in capsys.readouterr().out


def test_a_log_begins_where_the_documents_do(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (first,) = log_of().steps
    assert (first.state, first.diffs, first.base) == (BEGAN, (), "")
    (house / "rules").mkdir()
    for path in [*house.glob("*.yaml"), house / "govlint.toml", house / "own"]:
        path.rename(house / "rules" / path.name)
    commit(house, "A folder of its own", "2026-07-01")
    steps = log_of("rules").steps
    assert [(step.head.subject, step.state) for step in steps] == [("A folder of its own", BEGAN)]


def test_a_shallow_clone_says_that_it_does_not_know(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(house, "engagement.yaml", OPEN, CLOSED)
    commit(house, "Close comments", "2026-07-01")
    git(house.parent, "clone", "--depth", "1", house.as_uri(), "shallow")
    monkeypatch.chdir(house.parent / "shallow")
    (only,) = log_of().steps
    assert (only.head.subject, only.state, only.diffs) == ("Close comments", CUT, ())


def test_a_step_that_cannot_be_read_is_said(house: Path) -> None:
    (house / "govlint.toml").write_text("packs = 3\n", encoding="utf-8")
    commit(house, "A slip", "2026-07-01")
    (house / "govlint.toml").write_text("", encoding="utf-8")
    commit(house, "Mended", "2026-07-02")
    edit(house, "engagement.yaml", OPEN, CLOSED)
    commit(house, "Close comments", "2026-07-03")
    steps = log_of().steps
    assert [step.state for step in steps] == [TOLD, REFUSED, REFUSED, BEGAN]
    assert "packs: it must be a table" in steps[1].refused
    assert steps[2].id in steps[2].refused
    assert steps[2].head.id not in steps[2].refused


def test_what_is_not_committed_is_named(house: Path) -> None:
    assert log_of().aside == ()
    edit(house, "engagement.yaml", OPEN, CLOSED)
    (house / "more.yaml").write_text("govlint: v1\n", encoding="utf-8")
    (house / "notes.txt").write_text("nothing of ours", encoding="utf-8")
    assert log_of().aside == ("engagement.yaml", "more.yaml")


def test_a_log_since_a_revision_and_up_to_one(house: Path) -> None:
    a_year(house)
    since = git(house, "rev-parse", ":/Close comments")
    until = git(house, "rev-parse", ":/Merge the topic")
    assert titles(log_of(asked=since).steps)[-1] == "Say nothing"
    part = log_of(asked=f"{since}..{until}")
    assert titles(part.steps) == ["Merge the topic", "Say nothing"]
    assert not part.more


def test_from_tag_to_tag(house: Path) -> None:
    git(house, "tag", "v1")
    a_year(house)
    git(house, "tag", "-a", "v2", "-m", "two", ":/Notes")
    git(house, "tag", "v3", ":/Merge the topic")
    steps = log_of(by=TAGS).steps
    assert [step.tag for step in steps] == ["", "v3", "v2", "v1"]
    assert [titles_of(step) for step in steps] == [
        ["No configuration", "Another name"], ["Merge the topic"], ["Say nothing", "Close comments"], ["As it was"],
    ]  # fmt: skip
    assert steps[2].base == git(house, "rev-parse", "v1")
    assert steps[2].head.id == git(house, "rev-parse", "v2^{commit}")
    assert "tightens engagement.comments" in told(steps[2])


def titles_of(step: Step) -> list[str]:
    return [one.subject for one in step.commits]


def test_only_the_newest_are_told_where_nobody_says_since_when(house: Path) -> None:
    for number in range(MOST + 2):
        edit(house, "engagement.yaml", OPEN, f"# {number}\n{OPEN}")
        commit(house, f"Comment {number}", "2026-07-01")
    log = log_of()
    assert (len(log.steps), log.more) == (MOST, True)
    assert log.steps[0].head.subject == f"Comment {MOST + 1}"
    whole = log_of(asked=git(house, "rev-list", "--max-parents=0", "HEAD"))
    assert (len(whole.steps), whole.more) == (MOST + 2, False)


def test_where_there_is_no_git_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    (tmp_path / "a.yaml").write_text("govlint: v1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(GovlintError, match="not a git repository"):
        log_of()


def test_nothing_of_the_repository_runs(house: Path) -> None:
    edit(house, "engagement.yaml", OPEN, CLOSED)
    commit(house, "Close comments", "2026-07-01")
    trap = house.parent / "trap"
    for key in ("gpg.program", "gpg.ssh.program", "core.pager", "diff.external", "diff.x.textconv", "core.fsmonitor"):
        git(house, "config", key, f"touch {trap}; cat")
    git(house, "config", "log.showSignature", "true")
    git(house, "config", "log.follow", "true")
    (house / ".git/info/attributes").write_text("* diff=x\n", encoding="utf-8")
    assert titles(log_of().steps) == ["Close comments", "As it was"]
    assert not trap.exists()


def test_an_unknown_revision_is_a_wrong_call(house: Path) -> None:
    with pytest.raises(GovlintError, match="gone is no revision"):
        log_of(asked="gone")
