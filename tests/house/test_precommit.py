"""The hook, run by pre-commit in a real repository, from a clone of this one, in an environment that it makes itself."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import BROKEN, HOUSE, house

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}


def git(folder: Path, *args: str) -> None:
    names = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *names, *args], cwd=folder, env=ENVIRONMENT, check=True, capture_output=True)


@pytest.fixture
def hooks(tmp_path: Path) -> Path:
    """This working tree as a repository that pre-commit can clone."""
    needed = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--dest",
        str(tmp_path / "downloads"),
        "click",
    ]
    reached = subprocess.run(needed, capture_output=True, text=True, check=False)
    if reached.returncode:
        pytest.skip(f"pip reaches no registry: {reached.stderr.strip()[-200:]}")
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
    git(copy, "tag", "v0")
    return copy


def test_the_hook_reads_the_whole_workspace_and_runs_only_for_yaml(hooks: Path, tmp_path: Path) -> None:
    repository = house(tmp_path / "policies", BROKEN)
    git(repository, "init", "-q")

    def pre_commit(*args: str) -> "subprocess.CompletedProcess[str]":
        git(repository, "add", "-A")
        command = [sys.executable, "-m", "pre_commit", *args, "--color", "never", "--verbose"]
        env = ENVIRONMENT | {"PRE_COMMIT_HOME": str(tmp_path / "cache")}
        return subprocess.run(command, cwd=repository, env=env, capture_output=True, text=True, check=False)

    failed = pre_commit("try-repo", str(hooks), "govlint", "--files", "teams.yaml")
    assert failed.returncode == 1, failed.stdout + failed.stderr
    assert "Did you mean comments?" in failed.stdout, "the whole workspace is read, not only what is part of the commit"

    (repository / "policy.yaml").unlink()
    config = f"repos: [{{repo: {hooks}, rev: v0, hooks: [{{id: govlint}}]}}]\n"
    (repository / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    passed = pre_commit("run")
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert re.search(r"^govlint\.+Passed$", passed.stdout, re.MULTILINE)
    git(repository, "commit", "-qm", "start")

    (repository / "notes.txt").write_text("not ours", encoding="utf-8")
    assert "Skipped" in pre_commit("run").stdout
