"""The sides as git has them: each with its own configuration, and nothing of HEAD judges HEAD alone."""

import json
import subprocess
from pathlib import Path

import jsonschema
import pytest

from govlint.cli.main import CLEAN, FOUND, NOTHING_CHECKED, WRONG, main
from tests.change.house import HOUSE, laid
from tests.helpers import DAY
from tests.helpers import HOUSE as ROOT

GIT = ("git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
ON = ["--as-of", DAY]
SCHEMA = json.loads((ROOT / "schemas/v1/diff.schema.json").read_text(encoding="utf-8"))


def git(folder: Path, *args: str) -> None:
    subprocess.run([*GIT, *args], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = laid(tmp_path / "house", HOUSE)
    git(folder, "init")
    git(folder, "add", ".")
    git(folder, "commit", "-m", "as it was")
    monkeypatch.chdir(folder)
    return folder


def edit(folder: Path, path: str, before: str, after: str) -> None:
    text = (folder / path).read_text(encoding="utf-8")
    assert before in text
    (folder / path).write_text(text.replace(before, after), encoding="utf-8")


def told(capsys: pytest.CaptureFixture[str], *args: str, code: int = CLEAN) -> list[str]:
    """What changed by `diff`, judged by its schema."""
    assert main(["diff", *ON, "--format", "json", *args]) == code
    whole = json.loads(capsys.readouterr().out)
    jsonschema.Draft202012Validator(SCHEMA).validate(whole)
    return [f"{one['direction']} {one['subject']}" for org in whole["organisations"] for one in org["changes"]]


def test_the_working_tree_is_held_against_a_revision(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "HEAD") == []
    edit(repository, "engagement.yaml", "comments: everyone", "comments: nobody")
    assert told(capsys, "HEAD") == ["tightens engagement.comments"]


def test_two_revisions(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(repository, "engagement.yaml", "comments: everyone", "comments: nobody")
    git(repository, "commit", "-am", "closed")
    edit(repository, "content.yaml", "own-field-only", "nothing")
    assert told(capsys, "HEAD^", "HEAD") == ["tightens engagement.comments"]
    assert told(capsys, "HEAD", "HEAD^") == ["loosens engagement.comments"]


def test_only_what_lies_at_paths(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(repository, "engagement.yaml", "comments: everyone", "comments: nobody")
    edit(repository, "content.yaml", "own-field-only", "nothing")
    assert "tightens content.politics" not in told(capsys, "HEAD", "--", "engagement.yaml", "organisation.yaml")
    assert told(capsys, "HEAD", "--", "engagement.yaml") == ["tightens engagement.comments"]


def test_a_deleted_file_is_told(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "adverts.yaml").unlink()
    assert "loosens who must agree" in told(capsys, "HEAD")


def test_configuration_and_own_rules_come_from_each_side(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "govlint.toml").unlink()
    (repository / "own/ours/messages-open.yaml").unlink()
    assert told(capsys, "HEAD")[:2] == ["loosens culture/only-the-chief-speaks", "loosens ours/messages-open"]


def test_the_baseline_of_a_revision_is_read(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["baseline", *ON]) == CLEAN
    capsys.readouterr()
    assert told(capsys, "HEAD") == ["loosens baseline"]
    git(repository, "add", ".")
    git(repository, "commit", "-m", "known")
    assert told(capsys, "HEAD") == []


def test_a_named_configuration_holds_for_both_sides(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "govlint.toml").unlink()
    assert told(capsys, "HEAD", "--config", "none") == []


def test_a_link_in_the_way_is_not_followed(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outside = repository.parent / "outside"
    outside.mkdir()
    for path in sorted((repository / "own").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (repository / "own").rmdir()
    (repository / "own").symlink_to(outside)
    edit(repository, "govlint.toml", 'rule-folders = ["own"]', "")
    assert "loosens ours/messages-open" in told(capsys, "HEAD")
    assert list(outside.iterdir()) == []


def test_a_revision_that_is_not_there(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "nowhere"]) == WRONG
    seen = capsys.readouterr()
    assert "nowhere is no revision" in seen.err
    assert "git fetch" in seen.err


def test_nothing_to_compare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert main(["diff", "a", "b"]) == NOTHING_CHECKED


@pytest.mark.parametrize(
    ("name", "before", "after", "code"),
    [
        ("loosened", "comments: everyone", "comments: nobody", CLEAN),
        ("loosened", "comment_check:", "replies_x:", FOUND),
        ("tightened-past-ceiling", "comments: everyone", "comments: nobody", FOUND),
        ("tightened-past-ceiling", "value: before-publication", "value: on-report", CLEAN),
        ("unsigned", "comments: everyone", "comments: nobody", FOUND),
        ("any", "comments: everyone", "comments: nobody", FOUND),
        ("any", "title: How we talk", "title: How we speak", CLEAN),
    ],
)
def test_fail_on(repository: Path, name: str, before: str, after: str, code: int) -> None:
    edit(repository, "engagement.yaml", before, after)
    assert main(["diff", "HEAD", *ON, "--fail-on", name]) == code
    assert main(["diff", "HEAD", *ON]) == CLEAN


def test_who_has_signed(repository: Path) -> None:
    edit(repository, "engagement.yaml", "comments: everyone", "comments: nobody")
    unsigned = ["diff", "HEAD", *ON, "--fail-on", "unsigned"]
    assert main([*unsigned, "--signed", "legal-lead"]) == FOUND
    assert main([*unsigned, "--signed", "head-of-social"]) == CLEAN


def test_nobody_signs_the_removal_of_their_own_approval_alone(repository: Path) -> None:
    text = (repository / "change.yaml").read_text(encoding="utf-8")
    (repository / "change.yaml").write_text(
        text.split("changes:")[0] + "changes: [{sign: legal-lead}]\n", encoding="utf-8"
    )
    git(repository, "commit", "-am", "legal signs all")
    edit(repository, "adverts.yaml", "law, approvers: {any_of: [legal-lead]", "law, approvers: {any_of: [editor]")
    unsigned = ["diff", "HEAD", *ON, "--fail-on", "unsigned"]
    assert main([*unsigned, "--signed", "legal-lead"]) == FOUND
    assert main([*unsigned, "--signed", "legal-lead", "--signed", "brand-lead"]) == CLEAN


def test_what_a_change_says_of_its_own_signing_counts_for_nothing(repository: Path) -> None:
    edit(repository, "change.yaml", "sign: {all_of: [head-of-social, legal-lead]}", "sign: editor")
    edit(repository, "change.yaml", "sign: head-of-social, legal_force", "sign: editor, legal_force")
    unsigned = ["diff", "HEAD", *ON, "--fail-on", "unsigned"]
    assert main([*unsigned, "--signed", "editor"]) == FOUND
    everybody = [word for role in ("head-of-social", "legal-lead", "brand-lead") for word in ("--signed", role)]
    assert main([*unsigned, *everybody]) == CLEAN


def test_without_change_control_a_loosening_is_unsigned(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(repository, "rm", "-q", "change.yaml")
    git(repository, "commit", "-m", "no control")
    edit(repository, "engagement.yaml", "direct_messages: open", "direct_messages: closed")
    edit(repository, "engagement.yaml", "value: before-publication", "value: on-report")
    assert main(["diff", "HEAD", *ON, "--fail-on", "unsigned", "--signed", "head-of-social"]) == FOUND
    assert "nobody has said who signs" in " ".join(capsys.readouterr().out.split())


def test_what_is_looser_from_a_day_to_come_is_told_today(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (repository / "engagement.yaml").read_text(encoding="utf-8")
    later = text.replace("effective: 2026-01-01", "effective: 2027-03-01").replace("name: talk", "name: talk-2027")
    assert later != text
    (repository / "later.yaml").write_text(later.replace("comments: everyone", "comments: nobody"), encoding="utf-8")
    assert main(["diff", "HEAD", *ON]) == CLEAN
    assert "2027-03-01" in capsys.readouterr().out
