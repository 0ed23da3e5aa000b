"""`--new-since`: what was there at a revision is passed over, and nothing else."""

import subprocess
from pathlib import Path

import pytest

from govlint.cli import memory
from govlint.cli.main import CLEAN, FOUND, WRONG, main
from tests.helpers import TIGHT, house

ON = ["--as-of", "2026-11-22", "--format", "concise"]
GIT = ("git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")


def git(folder: Path, *args: str) -> None:
    subprocess.run([*GIT, *args], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def estate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = house(tmp_path / "estate", TIGHT)
    git(folder, "init")
    git(folder, "add", ".")
    git(folder, "commit", "-m", "as it was")
    monkeypatch.chdir(folder)
    return folder


def policy(estate: Path, text: str) -> None:
    house(estate, {"policy.yaml": f"kind: engagement-policy\n{text}"})


def check(*paths: str, since: str = "HEAD") -> int:
    return main(["check", *(paths or (".",)), *ON, "--new-since", since])


def test_what_was_there_is_passed_over(estate: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", ".", *ON]) == FOUND
    count = len(capsys.readouterr().out.splitlines())
    assert check() == CLEAN
    seen = capsys.readouterr()
    assert seen.out == ""
    assert seen.err.startswith(f"{count} finding")
    assert "there at HEAD already" in seen.err


def test_a_moved_line_is_not_new(estate: Path) -> None:
    text = (estate / "policy.yaml").read_text(encoding="utf-8")
    (estate / "policy.yaml").write_text("# moved\n\n" + text, encoding="utf-8")
    assert check() == CLEAN


def test_what_has_come_counts(estate: Path, capsys: pytest.CaptureFixture[str]) -> None:
    policy(estate, "comments: nobody\nreplies: nobody\n")
    assert check() == FOUND
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "warning" in line]
    assert "culture/people-left-unanswered" in line


def test_a_second_defect_does_not_hide_behind_the_first(estate: Path, capsys: pytest.CaptureFixture[str]) -> None:
    house(estate, {"second.yaml": "kind: engagement-policy\nname: second\nscope: {markets: [GB]}\ncomments: nobody\n"})
    assert check() == FOUND
    assert "second.yaml" in capsys.readouterr().out


def test_broken_files_are_compared_too(estate: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (estate / "broken.yaml").write_text("govlint: v1\nkind: [\n", encoding="utf-8")
    assert check() == FOUND
    git(estate, "add", ".")
    git(estate, "commit", "-m", "broken")
    assert check() == check(str(estate)) == CLEAN
    (estate / "broken.yaml").write_text("govlint: v1\nkind: [\n---\ngovlint: v1\nb: {\n", encoding="utf-8")
    capsys.readouterr()
    assert check() == FOUND


def test_what_was_silenced_there_counts_once_it_is_not(estate: Path, capsys: pytest.CaptureFixture[str]) -> None:
    policy(estate, "comments: nobody  # govlint: ignore[culture/comments-closed] because of the law suit\n")
    git(estate, "commit", "-am", "silenced")
    assert check() == CLEAN
    policy(estate, "comments: nobody\n")
    assert check() == FOUND


@pytest.mark.parametrize("paths", [("policy.yaml",), ("*.yaml",), (".", "policy.yaml")])
def test_files_and_patterns_are_found_at_the_revision(estate: Path, paths: tuple[str, ...]) -> None:
    assert check(*paths) == CLEAN


def test_a_folder_below_is_found_at_the_revision(estate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    house(estate, {f"below/{path}": text for path, text in TIGHT.items()})
    git(estate, "add", ".")
    git(estate, "commit", "-m", "below")
    monkeypatch.chdir(estate / "below")
    assert check() == CLEAN


@pytest.mark.parametrize("revision", ["nowhere", "origin/main", "--upload-pack=x", "HEAD:policy.yaml"])
def test_a_revision_that_is_not_there_stops_the_run(
    estate: Path, revision: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", ".", *ON, f"--new-since={revision}"]) == WRONG
    err = capsys.readouterr().err
    assert f"--new-since {revision}" in err
    assert "shallow clone" in err


def test_outside_a_repository_it_is_a_wrong_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(house(tmp_path / "plain", TIGHT))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert check() == WRONG
    assert "not a git repository" in capsys.readouterr().err


def test_a_shallow_clone_says_what_to_do(
    estate: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    git(estate, "commit", "--allow-empty", "-m", "later")
    git(tmp_path, "clone", "--depth=1", f"file://{estate}", "shallow")
    monkeypatch.chdir(tmp_path / "shallow")
    assert check(since="HEAD^1") == WRONG
    assert "git fetch" in capsys.readouterr().err


def test_a_revision_is_never_answered_from_memory(
    estate: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "installed").mkdir()
    monkeypatch.setattr(memory, "INSTALLED", str(tmp_path / "installed"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    policy(estate, "comments: nobody\nreplies: nobody\n")
    assert check() == FOUND
    git(estate, "commit", "-am", "now it is old")
    assert check() == CLEAN
