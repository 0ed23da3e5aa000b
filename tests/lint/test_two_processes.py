"""A large estate that two processes judge has the findings that it has when one does."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import estate
from govlint.cli.main import FOUND, main
from govlint.lint import lint

LATER = "2028-01-01"
"""A day on which all reviews are overdue: one rule gathers them all, and asks the gate for each."""


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    estate.write(450, tmp_path / "estate")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(jobs: int, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    assert main(["check", ".", "--as-of", LATER, "--format", "json", "--jobs", str(jobs)]) == FOUND
    report: dict[str, Any] = json.loads(capsys.readouterr().out)
    return report


def test_what_is_found_is_the_same(
    files: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[bool] = []
    really = lint._apart
    monkeypatch.setattr(lint, "_apart", lambda work, apart: begun.append(apart) or really(work, apart))
    alone = said(1, capsys)
    assert said(2, capsys) == said(7, capsys) == alone
    assert begun == [False, True, True]
    assert len({finding["rule"] for finding in alone["findings"]}) > 5


def test_a_silence_that_only_the_other_process_needs_is_of_use(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in sorted(files.rglob("*.yaml"))[:40]:
        text = path.read_text(encoding="utf-8")
        path.write_text(
            text.replace("12mo}\n", "12mo}  # govlint: ignore[core/review-overdue] because it was agreed\n"), "utf-8"
        )
    assert "core/ignore-unused" not in {finding["rule"] for finding in said(2, capsys)["findings"]}
    assert said(2, capsys) == said(1, capsys)
