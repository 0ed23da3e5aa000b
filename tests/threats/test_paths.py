"""A change that hides a document, or shows people another one than is judged.

| what is tried in a change | what holds |
|---|---|
| a document in a hidden folder, in `build/`, with another ending, or moved out of the configured files | it is said |
| `.gitignore`, `export-ignore`, `skip-worktree`, an uncommitted file | files are those of the commit |
| a link instead of a file, a folder or a configuration; a submodule | it is said, and not followed |
| two names that some computers take for one | it is said |
| attributes that filter, encode, leave out or hide from review | it is said |
| a folder that is gone or became empty | never green |
"""

import os
from pathlib import Path

import pytest

from govlint.cli.main import CLEAN as GREEN
from govlint.cli.main import FOUND, WRONG
from govlint.lint.examples import complete
from tests.threats.change import BREACH, CLEAN, CLOSED, CONFIG, OPEN, change, commit, git, judged, repository

BYPASSED, MISLED = "core/gate-bypassed", "core/gate-misled"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return repository(tmp_path / "estate")


@pytest.mark.parametrize(
    "name", [".x/talk.yaml", "build/talk.yaml", "talk.yaml.txt", "talk.YAML", "talk", ".talk.d/t.yml"]
)
def test_a_document_out_of_sight_is_found(here: Path, name: str) -> None:
    (here / "policies/talk.yaml").unlink()
    change(here, {f"policies/{name}": CLOSED})
    said = judged(here)
    assert (said.code, BYPASSED in said.rules) == (FOUND, True), said
    assert f"policies/{name}:1:1: error" in said.out


def test_a_document_moved_to_where_the_base_passes_files_over(tmp_path: Path) -> None:
    folder = repository(tmp_path / "e", files={"govlint.toml": 'exclude = ["policies/old"]\n' + CONFIG})
    change(folder, {"policies/old/other.yaml": CLOSED.replace("name: talk", "name: other")})
    assert judged(folder).code == GREEN
    (folder / "policies/talk.yaml").unlink()
    change(folder, {"policies/old/talk.yaml": CLOSED})
    assert BYPASSED in judged(folder).rules


def test_a_document_moved_to_where_the_base_asks_less(tmp_path: Path) -> None:
    config = f'{CONFIG}[[per-path]]\npaths = ["policies/drafts"]\nrules = {{"{BREACH}" = "off"}}\n'
    folder = repository(tmp_path / "e", files={"govlint.toml": config})
    (folder / "policies/talk.yaml").unlink()
    change(folder, {"policies/drafts/talk.yaml": CLOSED})
    assert BYPASSED in judged(folder).rules


def test_text_that_is_no_document_is_left_alone(here: Path) -> None:
    change(here, files={"policies/README.md": "govlint check policies\n", "policies/.ci/x.yaml": "a: 1\n"})
    assert judged(here).code == GREEN


def test_what_git_ignores_or_does_not_check_out_is_judged(here: Path) -> None:
    change(here, {"policies/talk.yaml": CLOSED}, {".gitattributes": "* text=auto\n", ".gitignore": "policies\n"})
    git(here, "update-index", "--skip-worktree", "policies/talk.yaml")
    (here / "policies/talk.yaml").unlink()
    assert judged(here).rules == [BREACH]


def test_what_stands_on_the_disk_is_not_judged(here: Path) -> None:
    change(here, {"policies/talk.yaml": CLOSED})
    (here / "policies/talk.yaml").write_text(complete(OPEN)[0], encoding="utf-8")
    (here / "govlint.toml").write_text("nonsense = 1", encoding="utf-8")
    assert judged(here).rules == [BREACH]


def test_a_revision_that_is_not_checked_out(here: Path) -> None:
    change(here, {"policies/talk.yaml": CLOSED})
    git(here, "switch", "-q", "main")
    assert judged(here, "policies", "--head", "change").rules == [BREACH]
    assert judged(here).code == GREEN


@pytest.mark.parametrize("target", ["/etc/passwd", "../../outside.yaml", "talk.yaml", "loop.yaml", "nowhere"])
def test_a_link_is_not_followed(here: Path, target: str) -> None:
    (here.parent / "outside.yaml").write_text(complete(CLOSED)[0], encoding="utf-8")
    os.symlink(target, here / "policies/loop.yaml")
    commit(here)
    said = judged(here)
    assert (said.code, said.rules) == (FOUND, [MISLED])
    assert "policies/loop.yaml:1:1: error: broken: this is a link" in said.out


def test_a_folder_that_became_a_link(here: Path) -> None:
    git(here, "mv", "policies", "elsewhere")
    os.symlink("elsewhere", here / "policies")
    change(here, {"elsewhere/talk.yaml": CLOSED})
    assert judged(here).code in (FOUND, WRONG)
    assert MISLED in judged(here).rules
    assert {MISLED, BREACH} <= set(judged(here, ".").rules)


def test_a_configuration_that_became_a_link(here: Path) -> None:
    (here / "govlint.toml").rename(here / "real.toml")
    os.symlink("real.toml", here / "govlint.toml")
    change(here, {"policies/talk.yaml": CLOSED})
    assert {MISLED, BREACH, "core/gate-changed"} <= set(judged(here).rules)


def test_a_submodule_is_said(here: Path) -> None:
    git(here, "update-index", "--add", "--cacheinfo", f"160000,{git(here, 'rev-parse', 'HEAD')},policies/theirs")
    git(here, "commit", "-q", "-m", "module")
    said = judged(here)
    assert (said.code, said.rules) == (FOUND, [MISLED])
    assert "this is another repository" in said.out


@pytest.mark.parametrize("name", ["policies/Talk.yaml", "Policies/talk.yaml", "policies/TALK.yaml"])
def test_names_that_are_one_to_some(here: Path, name: str) -> None:
    change(here, {name: OPEN.replace("name: talk", "name: other")})
    assert MISLED in judged(here, ".").rules


def test_an_accent_that_is_put_on_in_two_ways(here: Path) -> None:
    change(
        here,
        {"policies/caf\u00e9.yaml": OPEN.replace("talk", "a"), "policies/cafe\u0301.yaml": OPEN.replace("talk", "b")},
    )
    assert MISLED in judged(here).rules


HIDING = [
    "*.yaml filter=x", "*.yaml -diff", "policies/** linguist-generated", "talk.yaml ident", "/policies/*.yaml binary",
    "policies/talk.yaml working-tree-encoding=UTF-16", "* export-ignore", '"policies/t\\141lk.yaml" -diff',
    "[attr]x -diff", "TALK.yaml !diff", "**/talk.yaml gitlab-generated=true", "policies/**/talk.yaml export-subst",
]  # fmt: skip


@pytest.mark.parametrize("line", HIDING)
def test_attributes_that_hide_are_said(here: Path, line: str) -> None:
    change(here, {"policies/talk.yaml": CLOSED})
    (here / ".gitattributes").write_text(f"# ours\n{line}\n", encoding="utf-8")
    git(here, "add", ".gitattributes")
    git(here, "commit", "-q", "-m", "attributes")
    said = judged(here)
    assert {MISLED, BREACH} == set(said.rules), said


@pytest.mark.parametrize(
    "line", ["* text=auto eol=lf", "*.png binary", "docs/** linguist-generated", "# *.yaml -diff", ""]
)
def test_other_attributes_are_left_alone(here: Path, line: str) -> None:
    change(here, files={".gitattributes": f"{line}\n"})
    assert judged(here).code == GREEN


def test_attributes_of_the_base_are_said_of_new_files_alone(tmp_path: Path) -> None:
    folder = repository(tmp_path / "e", files={"govlint.toml": CONFIG, ".gitattributes": "talk*.yaml -diff\n"})
    change(folder, {"policies/talk.yaml": OPEN + "replies: everyone\n"})
    assert MISLED not in judged(folder).rules
    change(folder, {"policies/talk-more.yaml": OPEN.replace("name: talk", "name: more")})
    assert MISLED in judged(folder).rules


@pytest.mark.parametrize("allowed", [(), ("--allow-empty",)])
def test_a_folder_that_is_gone_is_never_green(here: Path, allowed: tuple[str, ...]) -> None:
    for name in CLEAN:
        (here / name).unlink()
    change(here, files={"README": "x"})
    said = judged(here, "policies", *allowed)
    assert said.code == WRONG
    assert "has no such file or folder" in said.err


def test_a_folder_without_documents_is_never_green(here: Path) -> None:
    for name in CLEAN:
        (here / name).unlink()
    change(here, files={"policies/a.yaml": "a: 1\n"})
    assert judged(here).code not in (GREEN,)


NAMES = [
    "new\nline.yaml",
    "-rf.yaml",
    "::error::x.yaml",
    "a\x1b[2Jb.yaml",
    "%0A.yaml",
    "*.yaml",
    ":(top)x.yaml",
    'q"uote.yaml',
    "\u202etxt.yaml",
]


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_whatever_a_file_is_called_it_is_judged(here: Path, name: str) -> None:
    (here / "policies/talk.yaml").unlink()
    change(here, {f"policies/{name}": CLOSED})
    assert judged(here).rules == [BREACH]
    assert BREACH in judged(here, ".").rules
