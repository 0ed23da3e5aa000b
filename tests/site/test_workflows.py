"""Workflows of GitHub, judged by actionlint: ours, and the one that people copy."""

import subprocess
from pathlib import Path

import pytest

from tests.integrations.judged import BAD_WORKFLOW, WORKFLOWS, as_repository
from tests.site.browser import JUDGE

pytestmark = pytest.mark.site
LINTER = JUDGE.parent / "node_modules" / "@tktco" / "node-actionlint" / "bin" / "node-actionlint.js"


def lint(folder: Path) -> "subprocess.CompletedProcess[str]":
    command = ["node", str(LINTER), ".github/workflows/*.yml"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_actionlint_has_nothing_to_say(tmp_path: Path) -> None:
    done = lint(as_repository(tmp_path, *WORKFLOWS))
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"Checking {len(WORKFLOWS)} workflow file(s)" in done.stdout


def test_actionlint_would_say_something(tmp_path: Path) -> None:
    (tmp_path / "bad.yml").write_text(BAD_WORKFLOW)
    done = lint(as_repository(tmp_path / "there", tmp_path / "bad.yml"))
    assert done.returncode == 1
    assert "potentially untrusted" in done.stdout
