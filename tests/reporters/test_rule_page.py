"""The page of a rule of one's own: whole, and fresh after a change."""

from pathlib import Path

import pytest

from govlint.cli.main import CLEAN, WRONG, main

NEW = ["rules", "new", "ours/slow", "--control", "engagement.reply-within", "--ceiling", "4h", "--folder", "own"]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_new_rule_comes_with_its_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(NEW) == CLEAN
    assert "own/ours/slow.yaml and its page, own/ours/slow.md" in capsys.readouterr().out
    page = Path("own/ours/slow.md").read_text(encoding="utf-8")
    heads = [line.removeprefix("## ") for line in page.splitlines() if line.startswith("## ")]
    assert heads == ["What it checks", "Why", "What to do", "Not like this", "But like this"]
    assert page.startswith("# ours/slow\n\nSAY WHAT IS RIGHT")
    assert "warning, too tight, good practice. Speaks everywhere." in page
    assert "reply_within: 4h" in page


def test_pages_follow_the_rules(capsys: pytest.CaptureFixture[str]) -> None:
    main(NEW)
    rule = Path("own/ours/slow.yaml")
    rule.write_text(rule.read_text(encoding="utf-8").replace("SAY WHY IT MATTERS", "People wait"), encoding="utf-8")
    assert main(["rules", "pages", "own"]) == CLEAN
    assert "1 page written." in capsys.readouterr().out
    assert "People wait" in Path("own/ours/slow.md").read_text(encoding="utf-8")


def test_who_says_so_stands_on_it() -> None:
    main(NEW)
    rule = Path("own/ours/slow.yaml")
    rule.write_text(rule.read_text(encoding="utf-8").replace("sources: []", "sources: [ours-talk]"), encoding="utf-8")
    Path("own/sources.yaml").write_text("ours-talk: {citation: Our promise, says: Four hours}\n", encoding="utf-8")
    main(["rules", "pages", "own"])
    assert "## Who says so\n\n- Our promise. Four hours\n" in Path("own/ours/slow.md").read_text(encoding="utf-8")


def test_where_it_cannot_be_written(capsys: pytest.CaptureFixture[str]) -> None:
    main(NEW)
    Path("own/ours/slow.md").unlink()
    Path("own/ours/slow.md").mkdir()
    assert main(["rules", "pages", "own"]) == WRONG
    assert "own/ours/slow.md: Is a directory" in capsys.readouterr().err
