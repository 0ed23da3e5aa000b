"""A repository with a base and a change to it, made with git itself, and what the gate says of the change."""

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.helpers import govlint, house, write

DAY = "2026-11-22"
ORGANISATION = "kind: organisation\nname: brewer\nstructure: holistic\nsectors: []\nmarkets: [{code: GB}]\n"
TEAMS = """
kind: teams
roles:
  - {name: head-of-social, holders: [Robin, Kim], function: social}
  - {name: legal-lead, holders: [Sam, Alex], function: legal}
  - {name: care-team, holders: [Kit, Jo], function: customer-care}
"""
OPEN = "kind: engagement-policy\nname: talk\ncomments: everyone\n"
CLOSED = "kind: engagement-policy\nname: talk\ncomments: nobody\n"
BREACH = "culture/comments-closed"
CLEAN = {
    "policies/organisation.yaml": ORGANISATION,
    "policies/teams.yaml": TEAMS,
    "policies/talk.yaml": OPEN,
}
CONFIG = """\
[rules]
"core/undecided" = "off"
"core/not-stated" = "off"
"""
BASE_FILES = {"govlint.toml": CONFIG}
GIT = ("git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")


def git(folder: Path, *args: str) -> str:
    """Run git in a folder, untouched by the environment that tests run in."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run([*GIT, *args], cwd=folder, env=kept, check=True, capture_output=True)
    return os.fsdecode(done.stdout).strip()


def commit(folder: Path, message: str = "m") -> str:
    git(folder, "add", "--force", "--all")
    git(folder, "commit", "-q", "--allow-empty", "-m", message)
    return git(folder, "rev-parse", "HEAD")


def repository(folder: Path, documents: Mapping[str, str] = CLEAN, files: Mapping[str, str] = BASE_FILES) -> Path:
    """A repository with a branch `main` and, on it, a branch `change` that changes nothing yet."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q", "-b", "main")
    write(house(folder, documents), files)
    commit(folder, "base")
    git(folder, "switch", "-q", "-c", "change")
    return folder


def change(
    folder: Path, documents: Mapping[str, str] | None = None, files: Mapping[str, str | bytes] | None = None
) -> None:
    """Commit a change."""
    write(house(folder, documents or {}), files or {})
    commit(folder, "change")


class Judged:
    """What the gate said. rules: those that counted; text: all of it."""

    def __init__(self, folder: Path, *args: str, environment: Mapping[str, str] | None = None) -> None:
        form = () if "--format" in args else ("--format", "concise")
        command = ("check", *(args or ("policies",)), "--as-of", DAY, *form)
        based = (
            ()
            if "--strict-base" in args or any(arg.startswith("--strict-base=") for arg in args)
            else ("--strict-base", "main")
        )
        done = govlint(*command, *based, cwd=folder, environment=environment)
        self.code, self.out, self.err = done.returncode, done.stdout.decode(), done.stderr.decode()
        self.rules = re.findall(r"\[([a-z-]+/[a-z-]+)\]$", self.out, re.MULTILINE)

    def __repr__(self) -> str:
        return f"{self.code}\n{self.out}{self.err}"


def judged(folder: Path, *args: str, environment: Mapping[str, str] | None = None) -> Judged:
    """Judge the change of a repository by the bar of main."""
    return Judged(folder, *args, environment=environment)
