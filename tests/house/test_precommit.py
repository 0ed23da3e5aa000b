"""The hook, run by pre-commit in a real repository."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import HOUSE

BAD = (
    "govlint: v1\nkind: engagement-policy\nname: talk\ntitle: Talk\nowner: head\nstatus: in-force\ncoments: everyone\n"
)


def git(folder: Path, *args: str) -> None:
    names = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *names, *args], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def hooks(tmp_path: Path) -> Path:
    """This working tree as a repository that pre-commit can clone."""
    copy = tmp_path / "govlint"
    copy.mkdir()
    for name in ("govlint", "rules", "schemas", "README.md", "LICENSE", "pyproject.toml", ".pre-commit-hooks.yaml"):
        source = HOUSE / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy / name)
    git(copy, "init", "-q")
    git(copy, "add", "-A")
    git(copy, "commit", "-qm", "govlint")
    return copy


def try_repo(repository: Path, hooks: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).parent / "pre-commit"
    env = os.environ | {"PRE_COMMIT_HOME": str(repository.parent / "cache"), "NO_COLOR": "1"}
    command = [str(program), "try-repo", str(hooks), "govlint", "--verbose"]
    return subprocess.run(command, cwd=repository, env=env, capture_output=True, text=True, check=False)


def test_the_hook_checks_the_workspace_and_skips_commits_without_yaml(hooks: Path, tmp_path: Path) -> None:
    repository = tmp_path / "policies"
    repository.mkdir()
    git(repository, "init", "-q")
    (repository / "talk.yaml").write_text(BAD, encoding="utf-8")
    git(repository, "add", "-A")
    failed = try_repo(repository, hooks)
    assert failed.returncode == 1, failed.stdout + failed.stderr
    assert "Did you mean comments?" in failed.stdout
    git(repository, "commit", "-qm", "policies")
    (repository / "notes.txt").write_text("not ours", encoding="utf-8")
    git(repository, "add", "-A")
    skipped = try_repo(repository, hooks)
    assert skipped.returncode == 0, skipped.stdout + skipped.stderr
    assert "Skipped" in skipped.stdout
