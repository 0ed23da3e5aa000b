"""Real git repositories, and this working tree as one that others can take hooks from."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import HOUSE

# What git says of its own surroundings, as within a hook, must not reach the repositories made here.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
_TRAVELS = (
    "govlint",
    "rules",
    "schemas",
    "docs/integrations",
    "docs/man",
    "README.md",
    "LICENSE",
    "pyproject.toml",
    ".pre-commit-hooks.yaml",
)
_NOBODY = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")


def git(folder: Path, *args: str) -> str:
    """Run git in a folder, as nobody in particular. Gives what it prints."""
    command = ["git", *_NOBODY, *args]
    done = subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def committed(folder: Path) -> Path:
    """A folder with all that it holds as the first commit of a repository."""
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "start")
    return folder


def copy_of_house(folder: Path, *more: str) -> Path:
    """What of this working tree an installation needs, and more."""
    folder.mkdir(parents=True)
    for name in (*_TRAVELS, *more):
        if (HOUSE / name).is_dir():
            shutil.copytree(HOUSE / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(HOUSE / name, folder / name)
    return folder


def need_registry(folder: Path) -> None:
    """Skip what installs packages where pip reaches no registry. folder: where it may write."""
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), "click"]
    reached = subprocess.run(pip, capture_output=True, text=True, check=False)
    if reached.returncode:
        pytest.skip(f"pip reaches no registry: {reached.stderr.strip()[-200:]}")
