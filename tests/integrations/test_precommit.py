"""The hooks, run by pre-commit in real repositories, in an environment that it makes itself from a clone of this one."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from tests.helpers import BROKEN, CLEAN_FILES, DAY, HOUSE, house, write
from tests.integrations.repository import ENVIRONMENT, committed, copy_of_house, git, need_registry

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
HOOKS = yaml.safe_load((HOUSE / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
GOOD = "kind: engagement-policy\ncomments: everyone\n"
BAD = "kind: engagement-policy\ncoments: everyone\n"
SCENARIO = (
    "kind: scenario\ngiven: {content: organic-post, author: head-of-social, market: GB}\nexpect: {allowed: 'yes'}\n"
)
# The house in its first version is not without findings; what counts here is what is broken.
ARGUMENTS = {"govlint": ["--fail-on", "error"], "govlint-test": [], "govlint-handbook": []}


class PreCommit(NamedTuple):
    """pre-commit with the hooks of this working tree, and a store in which their environment is made once."""

    hooks: Path
    store: Path

    def run(self, repository: Path, *args: str) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "pre_commit", *args, "--color", "never"]
        env = ENVIRONMENT | {"PRE_COMMIT_HOME": str(self.store)}
        return subprocess.run(command, cwd=repository, env=env, capture_output=True, text=True, check=False)

    def verdicts(self, repository: Path) -> dict[str, str]:
        """What each hook says of what is staged, by its name."""
        done = self.run(repository, "run")
        found = dict(re.findall(r"^(govlint[ a-z]*?)\.+(?:\(no files to check\))?(\w+)$", done.stdout, re.MULTILINE))
        assert found.keys() == {hook["name"] for hook in HOOKS}, done.stdout + done.stderr
        assert (done.returncode != 0) == ("Failed" in found.values()), done.stdout
        return found


@pytest.fixture(scope="module")
def pre_commit(tmp_path_factory: pytest.TempPathFactory) -> PreCommit:
    folder = tmp_path_factory.mktemp("pre-commit")
    need_registry(folder / "downloads")
    hooks = committed(copy_of_house(folder / "govlint"))
    git(hooks, "tag", "v0")
    return PreCommit(hooks, folder / "store")


@pytest.fixture
def repository(pre_commit: PreCommit, tmp_path: Path) -> Path:
    """A repository with policies, a scenario and a handbook that are all in order, and all hooks."""
    folder = house(tmp_path / "policies", {**CLEAN_FILES, "policy.yaml": GOOD, "scenario.yaml": SCENARIO})
    hooks = [{"id": hook["id"], "args": ARGUMENTS[hook["id"]]} for hook in HOOKS]
    config = {"repos": [{"repo": str(pre_commit.hooks), "rev": "v0", "hooks": hooks}]}
    write(folder, {".pre-commit-config.yaml": yaml.safe_dump(config), "notes.txt": "ours"})
    committed(folder)
    render(folder)
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "handbook")
    return folder


def render(repository: Path, day: str = DAY) -> None:
    code = "from govlint.cli.main import run; run()"
    command = [sys.executable, "-c", code, "render", "--as-of", day]
    subprocess.run(command, cwd=repository, env=os.environ, check=True, capture_output=True)


def policy(repository: Path, text: str) -> None:
    house(repository, {"policy.yaml": text})


def test_every_hook_is_known_here() -> None:
    assert list(ARGUMENTS) == [hook["id"] for hook in HOOKS]


def test_the_manifest_is_one(pre_commit: PreCommit) -> None:
    done = pre_commit.run(HOUSE, "validate-manifest", ".pre-commit-hooks.yaml")
    assert done.returncode == 0, done.stdout


def test_a_hook_can_be_tried_and_reads_the_whole_workspace(pre_commit: PreCommit, tmp_path: Path) -> None:
    repository = committed(house(tmp_path / "policies", BROKEN))
    done = pre_commit.run(repository, "try-repo", str(pre_commit.hooks), "govlint", "--files", "teams.yaml")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Did you mean comments?" in done.stdout


def test_what_is_in_order_passes_and_an_unrelated_commit_runs_nothing(pre_commit: PreCommit, repository: Path) -> None:
    house(repository, {"teams.yaml": CLEAN_FILES["teams.yaml"] + "# a word\n"})
    git(repository, "add", "-A")
    assert set(pre_commit.verdicts(repository).values()) == {"Passed"}
    git(repository, "commit", "-qm", "a word")
    write(repository, {"notes.txt": "theirs"})
    git(repository, "add", "-A")
    assert set(pre_commit.verdicts(repository).values()) == {"Skipped"}


def test_each_hook_finds_what_is_its_own(pre_commit: PreCommit, repository: Path) -> None:
    house(repository, {"scenario.yaml": SCENARIO.replace("'yes'", "'no'")})
    git(repository, "add", "-A")
    assert pre_commit.verdicts(repository)["govlint test"] == "Failed"
    git(repository, "reset", "-q", "--hard")
    page = repository / "handbook" / "index.html"
    page.write_text(page.read_text(encoding="utf-8") + "<!-- mine -->", encoding="utf-8")
    git(repository, "add", "-A")
    assert pre_commit.verdicts(repository) == {
        "govlint": "Skipped",
        "govlint test": "Skipped",
        "govlint handbook": "Failed",
    }


def test_a_policy_and_its_handbook_go_in_one_commit(pre_commit: PreCommit, repository: Path) -> None:
    policy(repository, GOOD.replace("everyone", "followers"))
    git(repository, "add", "-A")
    assert pre_commit.verdicts(repository)["govlint handbook"] == "Failed"
    render(repository)
    git(repository, "add", "-A")
    assert pre_commit.verdicts(repository)["govlint handbook"] == "Passed"


def test_a_broken_partner_that_is_not_staged_is_found(pre_commit: PreCommit, repository: Path) -> None:
    policy(repository, BAD)
    git(repository, "commit", "-qam", "broken, and not looked at")
    house(repository, {"teams.yaml": CLEAN_FILES["teams.yaml"] + "# a word\n"})
    git(repository, "add", "teams.yaml")
    assert pre_commit.verdicts(repository)["govlint"] == "Failed"


def test_only_what_is_staged_counts(pre_commit: PreCommit, repository: Path) -> None:
    policy(repository, GOOD + "# a word\n")
    git(repository, "add", "policy.yaml")
    policy(repository, BAD)
    assert pre_commit.verdicts(repository)["govlint"] == "Passed"
    assert "coments" in (repository / "policy.yaml").read_text(encoding="utf-8"), "what was not staged is still there"
    git(repository, "add", "policy.yaml")
    policy(repository, GOOD)
    assert pre_commit.verdicts(repository)["govlint"] == "Failed"


def test_a_role_that_is_only_in_the_work_tree_is_missing(pre_commit: PreCommit, repository: Path) -> None:
    role = "\n  - {name: night-team, holders: [Ira], function: customer-care}\n"
    house(repository, {"teams.yaml": CLEAN_FILES["teams.yaml"].rstrip() + role})
    policy(repository, GOOD.replace("comments:", "owner: night-team\ncomments:"))
    git(repository, "add", "policy.yaml")
    assert pre_commit.verdicts(repository)["govlint"] == "Failed"
    git(repository, "add", "teams.yaml")
    assert pre_commit.verdicts(repository)["govlint"] == "Passed"


def test_a_commit_that_only_takes_away_is_seen_where_the_hook_always_runs(
    pre_commit: PreCommit, repository: Path
) -> None:
    """pre-commit lists no file that a commit removes: docs/how-to/pre-commit.md says so, and what helps."""
    git(repository, "rm", "-q", "scenario.yaml")
    assert pre_commit.verdicts(repository)["govlint handbook"] == "Skipped"
    config = repository / ".pre-commit-config.yaml"
    given = yaml.safe_load(config.read_text(encoding="utf-8"))
    for hook in given["repos"][0]["hooks"]:
        hook["always_run"] = True
    config.write_text(yaml.safe_dump(given), encoding="utf-8")
    git(repository, "add", str(config))
    assert pre_commit.verdicts(repository)["govlint handbook"] == "Failed"


def test_git_itself_stops_the_commit(pre_commit: PreCommit, repository: Path) -> None:
    assert pre_commit.run(repository, "install").returncode == 0
    policy(repository, BAD)
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qam", "broken"]
    env = ENVIRONMENT | {"PRE_COMMIT_HOME": str(pre_commit.store)}
    done = subprocess.run(command, cwd=repository, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Did you mean comments?" in done.stdout + done.stderr
