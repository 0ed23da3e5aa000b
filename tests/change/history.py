"""A small organisation with a history in git, whose days and names are always the same."""

import os
import subprocess
from pathlib import Path

from govlint.change.log import Log, build_log
from govlint.change.parts import COMMITS
from govlint.change.sides import Reader
from govlint.cli.reading import configuration, ruleset
from tests.change.house import HOUSE, laid

WHO = {"GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.org", "GIT_CONFIG_GLOBAL": os.devnull}
OPEN, CLOSED = "comments: everyone", "comments: nobody"


def git(folder: Path, *args: str, day: str = "2026-06-01", by: str = "Ada") -> str:
    """What git says. day: on which a commit is made; by: who commits it."""
    when = {"GIT_AUTHOR_DATE": f"{day}T09:00:00+02:00", "GIT_COMMITTER_DATE": f"{day}T09:00:00+02:00"}
    who = {"GIT_COMMITTER_NAME": by, "GIT_COMMITTER_EMAIL": "c@example.org", "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(
        ["git", "-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always", *args],
        cwd=folder, check=True, capture_output=True, env=os.environ | WHO | who | when,
    )  # fmt: skip
    return done.stdout.decode().strip()


def began(folder: Path) -> Path:
    """The house with its first commit."""
    laid(folder, HOUSE)
    git(folder, "init")
    return commit(folder, "As it was")


def edit(folder: Path, path: str, before: str, after: str) -> None:
    """Replace a text that stands in a file."""
    text = (folder / path).read_text(encoding="utf-8")
    assert before in text
    (folder / path).write_text(text.replace(before, after), encoding="utf-8")


def commit(folder: Path, said: str, day: str = "2026-06-01", by: str = "Ada") -> Path:
    """Commit all that lies there."""
    git(folder, "add", "--all")
    git(folder, "commit", "--allow-empty", "-m", said, day=day, by=by)
    return folder


def log_of(path: str = ".", asked: str = "", by: str = COMMITS) -> Log:
    """The log of what lies at a path."""
    reader = Reader(
        (path,), lambda paths: configuration(paths, None), lambda config, given: ruleset(config, given=given)
    )
    return build_log(reader, asked, by)
