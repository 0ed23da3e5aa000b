"""A file appears whole or not at all."""

import os
from pathlib import Path

import pytest

from govlint.cli.whole import replace_all, write_whole


def test_a_file_takes_the_place_of_the_one_that_stood_there(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    for text in ("old\n", "new …\n"):
        write_whole(str(path), text)
        assert path.read_bytes() == text.encode()
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("stopped", [OSError, KeyboardInterrupt])
def test_what_goes_wrong_leaves_the_old_file_and_nothing_else(
    stopped: type[BaseException], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kept.json"
    path.write_text("old\n", encoding="utf-8")

    def stop(*_: object) -> None:
        raise stopped

    monkeypatch.setattr(os, "replace", stop)
    with pytest.raises(stopped):
        write_whole(str(path), "new\n")
    monkeypatch.undo()
    assert [(one.name, one.read_text(encoding="utf-8")) for one in tmp_path.iterdir()] == [("kept.json", "old\n")]


def test_text_that_no_file_can_hold_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        write_whole(str(tmp_path / "kept.json"), "\udc80")
    assert list(tmp_path.iterdir()) == []


def test_several_files_are_written_all_or_none(tmp_path: Path) -> None:
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    before = {str(first): b"1\n", str(second): b"2\n"}
    for path, content in before.items():
        Path(path).write_bytes(content)
    first.chmod(0o600)
    after = {path: content * 2 for path, content in before.items()}
    replace_all(before, after)
    assert {path: Path(path).read_bytes() for path in before} == after
    assert first.stat().st_mode & 0o777 == 0o600
    second.unlink()
    second.mkdir()  # where a folder stands no file can be put
    with pytest.raises(OSError, match=r"b\.yaml"):
        replace_all(after, before)
    assert first.read_bytes() == b"1\n1\n"
    assert first.stat().st_mode & 0o777 == 0o600
    assert sorted(tmp_path.iterdir()) == [first, second]


def test_a_name_that_somebody_else_has_taken_is_left(tmp_path: Path) -> None:
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    theirs = tmp_path / f"b.yaml.{os.getpid()}"
    for path in (first, second, theirs):
        path.write_text("1\n", encoding="utf-8")
    before = {str(path): path.read_bytes() for path in (first, second)}
    with pytest.raises(FileExistsError):
        replace_all(before, dict.fromkeys(before, b"2\n"))
    assert {path: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == dict.fromkeys(
        (first, second, theirs), "1\n"
    )
