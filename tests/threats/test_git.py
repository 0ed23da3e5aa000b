"""A repository, or an environment, that would have git run something or answer something else.

| what is tried | what holds |
|---|---|
| filters, textconv, a file watcher, hooks, a pager, an ssh command in the configuration of the clone | nothing runs |
| replaced objects, grafts, alternates from the environment | the true objects are read |
| `GIT_DIR`, `GIT_CONFIG_*` and all other variables of git | they are dropped |
| a revision that looks like an option, that names a file, or that is a tag and a branch at once | exit code 2 |
| a committed folder that looks like a bare repository | it is not taken for the repository |
| a program `git` in the checked folder, with a relative PATH | it is not run |
| a shallow or partial clone | exit code 2, and what to do; nothing is fetched, and the change's own bar never stands in |
"""

import os
import stat
from pathlib import Path

import pytest

from govlint.cli.main import CLEAN as GREEN
from govlint.cli.main import FOUND, WRONG
from tests.threats.change import BREACH, CLOSED, CONFIG, OPEN, change, git, judged, repository


@pytest.fixture
def here(tmp_path: Path) -> Path:
    folder = repository(tmp_path / "estate")
    change(folder, {"policies/talk.yaml": CLOSED})
    return folder


def test_nothing_of_the_clone_runs(here: Path) -> None:
    trap = here.parent / "trap"
    change(here, files={".gitattributes": "* text=auto\n"})
    runs = f"touch {trap}; cat"
    for key in (
        "filter.x.smudge",
        "filter.x.clean",
        "diff.x.textconv",
        "diff.x.command",
        "diff.external",
        "core.pager",
    ):
        git(here, "config", key, runs)
    for key in (
        "core.fsmonitor",
        "core.sshCommand",
        "core.editor",
        "core.alternateRefsCommand",
        "pager.cat-file",
        "pager.ls-tree",
    ):
        git(here, "config", key, runs)
    git(here, "config", "alias.rev-parse", f"!{runs}")
    (here / ".git/info/attributes").write_text("* filter=x diff=x\n", encoding="utf-8")
    for hook in ("post-checkout", "post-index-change", "reference-transaction", "fsmonitor-watchman", "pre-auto-gc"):
        path = here / ".git/hooks" / hook
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\n{runs}\n", encoding="utf-8")
        path.chmod(stat.S_IRWXU)
    trap.unlink(missing_ok=True)
    assert judged(here).rules == [BREACH]
    assert not trap.exists()


def test_replaced_and_grafted_objects_are_not_believed(here: Path) -> None:
    git(
        here,
        "replace",
        git(here, "rev-parse", "HEAD:policies/talk.yaml"),
        git(here, "rev-parse", "main:policies/talk.yaml"),
    )
    git(here, "replace", "main", "HEAD")
    (here / ".git/info/grafts").write_text(f"{git(here, 'rev-parse', 'HEAD')}\n", encoding="utf-8")
    assert judged(here).rules == [BREACH]
    assert judged(here, "policies", "--strict-base", "HEAD^").rules == [BREACH]


def test_the_environment_of_git_is_dropped(here: Path, tmp_path: Path) -> None:
    other = repository(tmp_path / "other")
    trap = tmp_path / "trap"
    hostile = {
        "GIT_DIR": str(other / ".git"), "GIT_WORK_TREE": str(other), "GIT_INDEX_FILE": "/nowhere",
        "GIT_OBJECT_DIRECTORY": str(other / ".git/objects"), "GIT_NAMESPACE": "x", "GIT_CEILING_DIRECTORIES": str(tmp_path),
        "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.fsmonitor", "GIT_CONFIG_VALUE_0": f"touch {trap}",
        "GIT_CONFIG_PARAMETERS": "'core.bare'='true'", "GIT_EXEC_PATH": str(other), "GIT_TRACE": str(trap),
        "GIT_ALTERNATE_OBJECT_DIRECTORIES": str(other / ".git/objects"), "GIT_PAGER": f"touch {trap}", "PAGER": f"touch {trap}",
        "GIT_EXTERNAL_DIFF": f"touch {trap}", "GIT_SSH_COMMAND": f"touch {trap}", "GIT_ASKPASS": f"touch {trap}",
        "GIT_ICASE_PATHSPECS": "1", "GIT_REPLACE_REF_BASE": "refs/heads", "GIT_SHALLOW_FILE": "/nowhere",
    }  # fmt: skip
    assert judged(here, environment=hostile).rules == [BREACH]
    assert not trap.exists()


@pytest.mark.parametrize(
    "revision",
    [
        "nowhere",
        "--upload-pack=touch trap",
        "--all",
        "-h",
        "",
        "HEAD:govlint.toml",
        "HEAD^{tree}",
        "a\nb",
        "main..HEAD",
        "^main",
    ],
)
@pytest.mark.parametrize("option", ["--strict-base", "--head"])
def test_what_is_no_revision_is_a_wrong_call(here: Path, option: str, revision: str) -> None:
    said = judged(here, "policies", "--strict-base=main", f"{option}={revision}")
    assert said.code == WRONG, said
    assert said.out == ""
    if revision:
        assert f"{option} " in said.err
        assert "fetch" in said.err


def test_a_tag_does_not_stand_in_for_a_branch(here: Path) -> None:
    git(here, "tag", "main", "HEAD")
    said = judged(here)
    assert (said.code, "can mean two things" in said.err) == (WRONG, True), said
    assert judged(here, "policies", "--strict-base", "refs/heads/main").code == FOUND


def test_a_folder_that_looks_like_a_repository(here: Path) -> None:
    """Git takes a folder with a HEAD, objects and refs for a bare repository, and would obey its configuration."""
    trap, fake = here.parent / "trap", here / "policies"
    for folder in ("objects", "refs"):
        (fake / folder).mkdir()
    config = f"[core]\nbare = true\nfsmonitor = touch {trap}\n[include]\npath = /etc/passwd\n"
    change(
        here,
        files={
            "policies/HEAD": "ref: refs/heads/main\n",
            "policies/config": config,
            "policies/objects/x": "",
            "policies/refs/x": "",
        },
    )
    for folder, path in ((here, "policies"), (fake, ".")):
        assert judged(folder, path).code in (FOUND, WRONG)
    assert judged(here).rules == [BREACH]
    assert not trap.exists()


def test_a_program_of_the_checked_folder_is_not_run(here: Path) -> None:
    trap = here.parent / "trap"
    (here / "git").write_text(f"#!/bin/sh\ntouch {trap}\n", encoding="utf-8")
    (here / "git").chmod(stat.S_IRWXU)
    assert judged(here, environment={"PATH": os.pathsep.join([".", "", os.environ["PATH"]])}).rules == [BREACH]
    assert not trap.exists()
    assert judged(here, environment={"PATH": "."}).code == WRONG
    assert not trap.exists()


def test_a_shallow_clone_says_what_to_do(here: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth=1", "--branch=change", f"file://{here}", "shallow")
    for base in ("HEAD^1", "origin/main", "main"):
        said = judged(tmp_path / "shallow", "policies", "--strict-base", base)
        assert (said.code, said.out) == (WRONG, "")
        assert "git fetch --depth=1 origin" in said.err
    git(tmp_path / "shallow", "fetch", "-q", "--depth=1", "origin", "main:refs/remotes/origin/main")
    assert judged(tmp_path / "shallow", "policies", "--strict-base", "origin/main").rules == [BREACH]


def test_nothing_is_fetched_for_a_partial_clone(here: Path, tmp_path: Path) -> None:
    git(here, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--no-checkout", "--filter=blob:none", f"file://{here}", "partial")
    before = sorted((tmp_path / "partial/.git/objects").rglob("*"))
    said = judged(tmp_path / "partial", "policies", "--strict-base", "origin/main", "--head", "origin/change")
    assert (said.code, said.out) == (WRONG, "")
    assert sorted((tmp_path / "partial/.git/objects").rglob("*")) == before


def test_outside_a_repository_it_is_a_wrong_call(tmp_path: Path) -> None:
    said = judged(tmp_path, ".")
    assert (said.code, "not a git repository" in said.err) == (WRONG, True)


@pytest.mark.parametrize("more", [["--new-since", "main"], ["--stdin-filename", "a.yaml"], ["-"], ["*.yaml"]])
def test_what_asks_for_two_things_is_refused(here: Path, more: list[str]) -> None:
    assert judged(here, *more, "--strict-base", "main").code == WRONG


def test_a_head_needs_a_base(here: Path) -> None:
    from tests.helpers import govlint

    done = govlint("check", "policies", "--head", "main", cwd=here)
    assert (done.returncode, b"--strict-base" in done.stderr) == (WRONG, True)


def test_every_format_has_the_same_exit_code(here: Path) -> None:
    from govlint.reporters import FORMATS

    assert {judged(here, "policies", "--format", form).code for form in FORMATS} == {FOUND}
    change(here, {"policies/talk.yaml": OPEN}, {"govlint.toml": CONFIG})
    assert {judged(here, "policies", "--format", form).code for form in FORMATS} == {GREEN}


def test_from_a_folder_below_names_start_there(here: Path) -> None:
    said = judged(here / "policies", ".")
    assert said.out.startswith("talk.yaml:")
    change(here, files={"govlint.toml": CONFIG + f'"{BREACH}" = "off"\n'})
    assert "../govlint.toml:1:1" in judged(here / "policies", ".").out
