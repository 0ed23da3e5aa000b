"""New files appear together or not at all."""

import os
from pathlib import Path

import pytest

from govlint.cli.together import appear
from govlint.errors import GovlintError

FILES = {"a.yaml": "a", "deep/down/b.yaml": "b", "c.yaml": "c"}


def test_they_appear(tmp_path: Path) -> None:
    appear(str(tmp_path / "new"), FILES)
    assert {str(p.relative_to(tmp_path / "new")): p.read_text() for p in tmp_path.rglob("*.yaml")} == FILES
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["a.yaml", "c.yaml", "deep"]


@pytest.mark.parametrize("stopped_by", [KeyboardInterrupt, OSError])
@pytest.mark.parametrize("at", [1, 2, 3])
def test_whoever_is_stopped_half_way_leaves_nothing(
    stopped_by: type[BaseException], at: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An interrupt comes between two steps, which nothing but a stand-in can time."""
    moved, rename, new = [], os.rename, tmp_path / "new"
    new.mkdir()

    def stopping(made: str, target: str) -> None:
        moved.append(target)
        if len(moved) == at:
            raise stopped_by
        rename(made, target)

    monkeypatch.setattr(os, "rename", stopping)
    with pytest.raises((KeyboardInterrupt, GovlintError)):
        appear(str(new), FILES)
    assert list(new.iterdir()) == []


def test_a_new_folder_appears_in_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moved, rename = [], os.rename
    monkeypatch.setattr(os, "rename", lambda made, target: (moved.append(target), rename(made, target)))
    appear(str(tmp_path / "very" / "new"), FILES)
    assert moved == [str(tmp_path / "very")]
    assert [path.name for path in tmp_path.iterdir()] == ["very"]


@pytest.mark.parametrize("folder", ["file", "file/new", "link"])
def test_what_is_no_folder_is_said_and_stays(folder: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("theirs", encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(GovlintError) as found:
        appear(str(tmp_path / folder), FILES)
    assert folder.split("/")[0] in str(found.value)
    assert ".making-" not in str(found.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "link"]


def test_what_turns_up_meanwhile_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = os.rename

    def overtaken(made: str, target: str) -> None:
        rename(made, target)
        (tmp_path / "c.yaml").write_text("theirs", encoding="utf-8")

    monkeypatch.setattr(os, "rename", overtaken)
    with pytest.raises(GovlintError, match="there already"):
        appear(str(tmp_path), FILES)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"c.yaml": "theirs"}
