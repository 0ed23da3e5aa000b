"""A handbook appears whole or not at all, and takes no place that is not its own."""

import os
from pathlib import Path

import pytest

from govlint.errors import GovlintError
from govlint.handbook.site import folder
from govlint.handbook.site.folder import MARK, marked, write_folder

from .conftest import DAY

FILES = marked({"index.html": b"new", "static/handbook.css": b"css"}, DAY, "1.0")
OLD = marked({"index.html": b"old"}, DAY, "1.0")


def held(place: Path) -> set[str]:
    return {path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file()}


def test_it_is_written_with_its_mark(tmp_path: Path) -> None:
    write_folder(FILES, tmp_path / "deep" / "out")
    assert held(tmp_path) == {f"deep/out/{name}" for name in FILES}
    assert MARK in FILES


def test_an_earlier_handbook_is_replaced(tmp_path: Path) -> None:
    write_folder(marked({"old.html": b"old"}, DAY, "1.0"), tmp_path / "out")
    write_folder(FILES, tmp_path / "out")
    assert held(tmp_path / "out") == set(FILES)
    assert os.listdir(tmp_path) == ["out"]


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    write_folder(FILES, tmp_path / "out")
    assert (tmp_path / "out" / "index.html").read_bytes() == b"new"


def test_a_foreign_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(GovlintError, match="something else than a handbook"):
        write_folder(FILES, tmp_path)
    assert held(tmp_path) == {"letter.txt"}


def test_a_handbook_that_somebody_added_to_is_refused(tmp_path: Path) -> None:
    write_folder(FILES, tmp_path / "out")
    (tmp_path / "out" / "notes.txt").write_text("mine")
    with pytest.raises(GovlintError, match=r"notes\.txt"):
        write_folder(FILES, tmp_path / "out")


def test_a_file_or_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    for name in ("file", "link"):
        with pytest.raises(GovlintError, match="not a folder"):
            write_folder(FILES, tmp_path / name)


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(28, "No space left on device")])
def test_interrupted_writing_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    write_folder(OLD, tmp_path / "out")
    written: list[Path] = []

    def stop(path: Path, content: bytes) -> int:
        if written:
            raise error
        written.append(path)
        return len(content)

    monkeypatch.setattr(Path, "write_bytes", stop)
    with pytest.raises((KeyboardInterrupt, GovlintError)):
        write_folder(FILES, tmp_path / "out")
    assert (tmp_path / "out" / "index.html").read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["out"]


def test_an_interrupted_swap_puts_the_old_one_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_folder(OLD, tmp_path / "out")
    replace, calls = os.replace, []

    def stop(source: Path, target: Path) -> None:
        calls.append(target)
        if len(calls) == 2:
            raise KeyboardInterrupt
        replace(source, target)

    monkeypatch.setattr(folder.os, "replace", stop)
    with pytest.raises(KeyboardInterrupt):
        write_folder(FILES, tmp_path / "out")
    assert (tmp_path / "out" / "index.html").read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["out"]
