"""A file appears whole or not at all."""

import os
from pathlib import Path

import pytest

from govlint.cli.whole import write_whole


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
