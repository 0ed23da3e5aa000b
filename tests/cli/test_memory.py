"""The same question about the same files is answered from memory, and no other is."""

import json
import os
from pathlib import Path

import pytest

from govlint.cli import memory
from govlint.cli.commands import check
from govlint.cli.main import CLEAN, FOUND, NOTHING_CHECKED, main
from tests.helpers import CLEAN_FILES, TIGHT, house

ON = ["--as-of", "2026-11-22"]


@pytest.fixture
def estate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of documents, read by a govlint that counts as installed."""
    (tmp_path / "installed").mkdir()
    monkeypatch.setattr(memory, "INSTALLED", str(tmp_path / "installed"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = house(tmp_path / "estate", TIGHT)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one each time files are really checked."""
    times: list[int] = []
    really = check._answer
    monkeypatch.setattr(check, "_answer", lambda *args: times.append(1) or really(*args))
    return times


def kept(estate: Path) -> list[Path]:
    folder = estate.parent / "cache" / "govlint" / "answers"
    return sorted(folder.iterdir()) if folder.is_dir() else []


def test_the_second_answer_is_the_first(estate: Path, judged: list[int], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", ".", *ON]) == FOUND
    first = capsys.readouterr()
    assert main(["check", ".", *ON]) == FOUND
    assert capsys.readouterr() == first
    assert len(judged) == 1
    assert "culture/comments-closed" in first.out


@pytest.mark.parametrize(
    "args",
    [
        ["--format", "json"],
        ["--fail-on", "never"],
        ["--color", "always"],
        ["--as-of", "2026-11-23"],
        ["--allow-empty"],
        ["--output", "json=../x.json"],
    ],
)
def test_another_question_is_asked_anew(estate: Path, judged: list[int], args: list[str]) -> None:
    main(["check", ".", *ON])
    main(["check", ".", *ON, *args])
    assert len(judged) == 2


def changed(estate: Path) -> None:
    (estate / "policy.yaml").write_bytes((estate / "policy.yaml").read_bytes().replace(b"nobody", b"everyone"))


def added(estate: Path) -> None:
    (estate / "other.yaml").write_text("govlint: v1\n", encoding="utf-8")


def renamed(estate: Path) -> None:
    (estate / "policy.yaml").rename(estate / "talk.yaml")


def gone(estate: Path) -> None:
    (estate / "policy.yaml").unlink()


def configured(estate: Path) -> None:
    (estate / "govlint.toml").write_text('[rules]\n"culture/comments-closed" = "off"\n', encoding="utf-8")


def baselined(estate: Path) -> None:
    (estate / "govlint.toml").write_text("", encoding="utf-8")
    main(["baseline", "."])


@pytest.mark.parametrize("change", [changed, added, renamed, gone, configured, baselined])
def test_after_a_change_nothing_is_remembered(estate: Path, judged: list[int], change: object) -> None:
    before = main(["check", ".", *ON])
    change(estate)  # type: ignore[operator]
    after = main(["check", ".", *ON])
    assert len(judged) == 2
    assert (before, after) in {(FOUND, CLEAN), (FOUND, FOUND)}


def test_a_rule_of_ones_own_is_part_of_the_question(estate: Path, judged: list[int]) -> None:
    main(
        ["rules", "new", "ours/closed", "--control", "engagement.comments", "--ceiling", "everyone", "--folder", "own"]
    )
    (estate / "govlint.toml").write_text('rule-folders = ["own"]\n', encoding="utf-8")
    main(["check", "policy.yaml", *ON])
    rule = estate / "own" / "ours" / "closed.yaml"
    rule.write_text(rule.read_text(encoding="utf-8").replace("warning", "error"), encoding="utf-8")
    main(["check", "policy.yaml", *ON])
    assert len(judged) == 2


def test_an_answer_that_was_changed_is_none(estate: Path, judged: list[int]) -> None:
    main(["check", ".", *ON])
    (answer,) = kept(estate)
    answer.write_bytes(answer.read_bytes().replace(b"warning", b"nothing"))
    assert main(["check", ".", *ON]) == FOUND
    assert len(judged) == 2


def test_what_others_can_write_is_not_believed(estate: Path, judged: list[int]) -> None:
    main(["check", ".", *ON])
    (answer,) = kept(estate)
    answer.parent.chmod(0o777)
    main(["check", ".", *ON])
    assert len(judged) == 2


@pytest.mark.parametrize("content", ["", "{", "[]", '["x", 1, 2]', "[1, 2, 3, 4]", "null", "\ud800"])
def test_a_spoilt_answer_is_worked_out_again(estate: Path, judged: list[int], content: str) -> None:
    main(["check", ".", *ON])
    (answer,) = kept(estate)
    answer.write_bytes(content.encode("utf-8", "surrogatepass"))
    assert main(["check", ".", *ON]) == FOUND
    assert len(judged) == 2


def test_where_nothing_can_be_kept_nothing_is_lost(
    estate: Path, judged: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    (estate.parent / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(estate.parent / "file"))
    assert [main(["check", ".", *ON]), main(["check", ".", *ON])] == [FOUND, FOUND]
    assert len(judged) == 2


def test_links_are_never_answered_from_memory(estate: Path, judged: list[int]) -> None:
    os.symlink(estate / "policy.yaml", estate / "link.yaml")
    main(["check", ".", *ON])
    main(["check", ".", *ON])
    assert len(judged) == 2
    assert kept(estate) == []


def test_too_much_to_hold_is_not_remembered(estate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "MOST_BYTES", 100)
    main(["check", ".", *ON])
    assert kept(estate) == []


def test_too_much_to_say_is_not_remembered(estate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "MOST_TEXT", 100)
    main(["check", ".", *ON])
    assert kept(estate) == []


def test_only_the_newest_answers_are_kept(estate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "MOST_ANSWERS", 3)
    for day in range(1, 7):
        main(["check", ".", "--as-of", f"2026-01-0{day}"])
        for at, path in enumerate(kept(estate)):
            os.utime(path, (at, at))
    assert len(kept(estate)) == 3


def test_the_answer_that_nothing_was_there(estate: Path, judged: list[int], capsys: pytest.CaptureFixture[str]) -> None:
    for path in CLEAN_FILES:
        (estate / path).unlink()
    gone(estate)
    assert [main(["check", ".", *ON]), main(["check", ".", *ON])] == [NOTHING_CHECKED] * 2
    assert capsys.readouterr().err.count("Nothing was checked") == 2
    assert len(judged) == 1


def test_what_is_kept_is_for_nobody_elses_eyes(estate: Path) -> None:
    main(["check", ".", *ON])
    (answer,) = kept(estate)
    assert answer.parent.stat().st_mode & 0o077 == 0
    assert json.loads(answer.read_bytes()[16:])[0] == FOUND


def test_a_checkout_remembers_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "INSTALLED", str(tmp_path / "nowhere"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(house(tmp_path / "estate", TIGHT))
    main(["check", ".", *ON])
    assert not (tmp_path / "cache" / "govlint" / "answers").exists()
