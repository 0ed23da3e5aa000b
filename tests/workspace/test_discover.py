"""Which files are read."""

from pathlib import Path

import pytest

from govlint.errors import GovlintError
from govlint.workspace.discover import discover
from tests.helpers import write

FILES = {
    "a.yaml": "",
    "b.yml": "",
    "notes.md": "",
    "policy.yaml.bak": "",
    "teams/c.yaml": "",
    "teams/deep/d.yaml": "",
    "drafts/e.yaml": "",
    ".github/workflows/f.yaml": "",
    ".hidden.yaml": "",
    "node_modules/x/g.yaml": "",
    "venv/h.yaml": "",
    "build/i.yaml": "",
    "site-packages/j.yaml": "",
}


@pytest.fixture(autouse=True)
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write(tmp_path, FILES)


def test_a_folder_gives_its_yaml_files_in_order_and_leaves_tools_folders_alone() -> None:
    assert discover(["."]) == [".hidden.yaml", "a.yaml", "b.yml", "drafts/e.yaml", "teams/c.yaml", "teams/deep/d.yaml"]


def test_each_file_is_read_once_however_it_is_named() -> None:
    assert discover(["a.yaml", "./a.yaml", "teams/../a.yaml", "*.yaml", "."]).count("a.yaml") == 1


def test_a_file_that_is_named_is_read_whatever_it_is_called() -> None:
    assert discover(["notes.md", "build/i.yaml"]) == ["notes.md", "build/i.yaml"]


@pytest.mark.parametrize(
    ("pattern", "files"),
    [
        ("*.yaml", ["a.yaml"]),
        ("teams/**/*.yaml", ["teams/c.yaml", "teams/deep/d.yaml"]),
        ("tea*", ["teams/c.yaml", "teams/deep/d.yaml"]),
        ("[ab].y*ml", ["a.yaml", "b.yml"]),
    ],
)
def test_patterns(pattern: str, files: list[str]) -> None:
    assert discover([pattern]) == files


def test_a_name_with_marks_of_patterns_is_that_file(house: Path) -> None:
    write(house, {"old[mill].yaml": "", "what?.yaml": ""})
    assert discover(["old[mill].yaml", "what?.yaml"]) == ["old[mill].yaml", "what?.yaml"]


@pytest.mark.parametrize("path", ["nothing.yaml", "nothing/", "*.toml"])
def test_a_path_that_leads_nowhere_is_a_wrong_call(path: str) -> None:
    with pytest.raises(GovlintError, match="no such file or folder") as caught:
        discover([path])
    assert "folder or a pattern" in caught.value.help


@pytest.mark.parametrize(
    ("exclude", "left"),
    [
        (("drafts",), ["a.yaml", "b.yml", "teams/c.yaml", "teams/deep/d.yaml"]),
        (("drafts/",), ["a.yaml", "b.yml", "teams/c.yaml", "teams/deep/d.yaml"]),
        (("*.yml", "drafts"), ["a.yaml", "teams/c.yaml", "teams/deep/d.yaml"]),
        (("teams/*", "drafts"), ["a.yaml", "b.yml"]),
        (("*/deep", "drafts"), ["a.yaml", "b.yml", "teams/c.yaml"]),
        (("a.yaml", "b.yml", "teams"), ["drafts/e.yaml"]),
        (("team",), ["a.yaml", "b.yml", "drafts/e.yaml", "teams/c.yaml", "teams/deep/d.yaml"]),
        (("*",), []),
    ],
)
def test_exclude(exclude: tuple[str, ...], left: list[str]) -> None:
    assert [path for path in discover(["."], exclude) if path != ".hidden.yaml"] == left


def test_exclude_also_holds_for_what_is_named() -> None:
    assert discover(["a.yaml", "drafts"], ("drafts",)) == ["a.yaml"]


def test_exclude_holds_however_the_folder_is_named(house: Path) -> None:
    assert discover([str(house)], ("drafts",)) == discover([str(house)], (f"{house}/drafts",))


def test_links_to_folders_are_not_followed(house: Path) -> None:
    (house / "teams" / "round").symlink_to(house, target_is_directory=True)
    assert discover(["teams"]) == ["teams/c.yaml", "teams/deep/d.yaml"]


def test_a_link_to_a_file_is_named_so_that_it_is_not_lost(house: Path) -> None:
    (house / "teams" / "z.yaml").symlink_to(house / "a.yaml")
    assert "teams/z.yaml" in discover(["teams"])


def test_a_folder_that_is_called_like_a_file_is_a_folder(house: Path) -> None:
    write(house, {"odd.yaml/inner.yaml": ""})
    assert "odd.yaml/inner.yaml" in discover(["."])


def test_names_that_are_no_utf_8_are_kept(house: Path) -> None:
    (house / "teams" / "caf\udce9.yaml").write_bytes(b"")
    assert "teams/caf\udce9.yaml" in discover(["teams"])
