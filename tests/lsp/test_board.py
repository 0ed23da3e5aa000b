"""What an editor is shown of findings, and when."""

from pathlib import Path

import pytest

from govlint.lsp.board import Board
from govlint.lsp.desk import Desk
from govlint.lsp.view import View
from tests.helpers import CLEAN_FILES, TIGHT, house
from tests.lsp.editor import desk

LAST = "policy.yaml"


class Screen:
    """What an editor shows, and how often it was told."""

    def __init__(self) -> None:
        self.shown: dict[str, list[tuple[str, int]]] = {}
        self.told = 0
        self.board = Board(self.send)

    def send(self, view: View, path: str, found: tuple[object, ...]) -> None:
        self.told += 1
        self.shown[Path(path).name] = [(one.rule, one.at.start) for one in found]  # type: ignore[attr-defined]

    def nothing(self, path: str) -> None:
        self.shown[Path(path).name] = []

    def judge(self, known: Desk) -> None:
        self.board.forget({folder.path for folder in known.folders}, self.nothing)
        for folder in known.folders:
            view = folder.view(known.texts)
            report = view.report()
            assert report
            self.board.all(folder.path, view, report, lambda path, own=folder: known.folder_of(path) is own)  # type: ignore[misc]

    def type(self, known: Desk, path: Path, text: str) -> None:
        known.put(str(path), text)
        self.board.at_once(known.folder_of(str(path)).path, known.view(str(path)), str(path))

    def rules(self) -> list[str]:
        return [rule for rule, _ in self.shown.get(LAST, ())]


@pytest.fixture
def screen() -> Screen:
    return Screen()


def test_older_findings_move_with_the_text_until_it_is_judged(tmp_path: Path, screen: Screen) -> None:
    folder = house(tmp_path, TIGHT)
    known, path = desk(folder), folder / LAST
    screen.judge(known)
    before = dict(screen.shown[LAST])
    text = path.read_text()
    screen.type(known, path, f"# {'x' * 8}\n{text}")
    assert dict(screen.shown[LAST]) == {rule: start + 11 for rule, start in before.items()}
    screen.type(known, path, text.replace("nobody", "sometimes"))
    assert "core/unknown-value" in screen.rules()
    assert "culture/comments-closed" not in screen.rules()
    screen.judge(known)
    assert "core/unknown-value" in screen.rules()


def test_what_is_the_same_is_not_told_twice(tmp_path: Path, screen: Screen) -> None:
    known = desk(house(tmp_path, TIGHT))
    screen.judge(known)
    told = screen.told
    screen.judge(known)
    assert screen.told == told > 0


def test_what_is_no_document_is_not_spoken_of(tmp_path: Path, screen: Screen) -> None:
    known = desk(house(tmp_path, CLEAN_FILES))
    screen.type(known, tmp_path / "compose.yaml", "services: {}\n")
    assert screen.told == 0


def test_a_folder_inside_another_takes_over_its_files(tmp_path: Path, screen: Screen) -> None:
    house(tmp_path, {f"in/{name}": text for name, text in TIGHT.items()})
    known = desk(tmp_path)
    screen.judge(known)
    known.open_folder(str(tmp_path / "in"))
    screen.judge(known)
    assert "culture/comments-closed" in screen.rules()
    known.close_folder(str(tmp_path / "in"))
    screen.judge(known)
    assert "culture/comments-closed" in screen.rules()
    known.close_folder(str(tmp_path))
    screen.judge(known)
    assert screen.rules() == []
