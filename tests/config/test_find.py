"""Which configuration holds: the nearest at or above what is read, up to the repository's root."""

import os
from pathlib import Path

import pytest

from govlint.config.find import find_config
from govlint.errors import GovlintError
from tests.helpers import write

TABLE = '[project]\nname = "x"\n[tool.govlint]\n'


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a folder in it."""
    (tmp_path / "repo" / ".git").mkdir(parents=True)
    (tmp_path / "repo" / "a" / "b").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "repo")
    return tmp_path / "repo"


def found(root: Path, start: str = "a/b") -> str:
    return find_config(str(root / start)).replace(os.sep, "/")


def test_none(root: Path) -> None:
    assert found(root) == ""


@pytest.mark.parametrize("folder", ["", "a/", "a/b/"])
def test_at_or_above(folder: str, root: Path) -> None:
    write(root, {f"{folder}govlint.toml": ""})
    assert found(root) == f"{folder}govlint.toml"


def test_the_nearest(root: Path) -> None:
    write(root, {"govlint.toml": "", "a/pyproject.toml": TABLE})
    assert found(root) == "a/pyproject.toml"
    assert found(root, ".") == "govlint.toml"


def test_our_own_file_before_the_shared_one(root: Path) -> None:
    write(root, {"a/govlint.toml": "", "a/pyproject.toml": TABLE})
    assert found(root) == "a/govlint.toml"


@pytest.mark.parametrize(
    "text",
    [
        TABLE,
        "[tool.govlint.packs]\nculture = false\n",
        "[tool.govlint.rules]\n",
        "[ tool . govlint ]\n",
        '[tool."govlint"]\n',
        "[\"tool\".'govlint']\n",
        '[tool]\ngovlint = {fail-on = "error"}\n',
        'tool.govlint.fail-on = "error"\n',
        "[[tool.govlint.per-path]]\npaths = []\n",
        "\ufeff" + TABLE,
        TABLE.replace("\n", "\r\n"),
    ],
)
def test_a_shared_file_with_our_table_however_it_is_written(text: str, root: Path) -> None:
    write(root, {"pyproject.toml": text})
    assert found(root) == "pyproject.toml"


@pytest.mark.parametrize(
    "text",
    [
        "",
        '[project]\nname = "govlint"\n',
        '[tool.other]\nuses = ["govlint"]\n',
        "[tool.govlint-more]\n",
        "[tool.govlints]\n",
        "# [tool.govlint]\n",
        'text = """\n[tool.govlint]\n"""\n',
        "[govlint]\n",
        "tool = 7\n# govlint\n",
    ],
)
def test_a_shared_file_without_it_is_passed_over(text: str, root: Path) -> None:
    write(root, {"pyproject.toml": text, "a/b/x": ""})
    assert found(root) == ""


def test_a_shared_file_that_speaks_of_us_and_cannot_be_read_stops(root: Path) -> None:
    write(root, {"pyproject.toml": "[tool.govlint\n"})
    with pytest.raises(GovlintError, match="this is not TOML"):
        found(root)


def test_a_shared_file_that_does_not_is_nobodys_business_of_ours(root: Path) -> None:
    write(root, {"pyproject.toml": "[tool.other\n"})
    assert found(root) == ""


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_the_repositorys_root_stops_the_climb(kind: str, root: Path) -> None:
    """In a work tree `.git` is a file."""
    write(root.parent, {"govlint.toml": ""})
    if kind == "file":
        (root / ".git").rmdir()
        write(root, {".git": "gitdir: elsewhere\n"})
    assert found(root) == ""
    assert found(root.parent, ".") == "../govlint.toml"


def test_without_a_repository_it_goes_on(root: Path) -> None:
    (root / ".git").rmdir()
    write(root.parent, {"govlint.toml": ""})
    assert found(root) == "../govlint.toml"


def test_a_folder_of_that_name_is_none(root: Path) -> None:
    (root / "a" / "govlint.toml").mkdir()
    assert found(root) == ""


def test_from_a_folder_that_is_not_there(root: Path) -> None:
    write(root, {"govlint.toml": ""})
    assert found(root, "a/gone/x*") == "govlint.toml"
