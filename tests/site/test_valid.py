"""The Nu HTML checker finds nothing, where Java and the checker are there."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.site.browser import JUDGE
from tests.site.rendered import EXAMPLES, KITCHEN, Handbooks, paths

pytestmark = pytest.mark.site

CHECKER = JUDGE.parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
_FEWEST = 60


@pytest.fixture(scope="module")
def java() -> str:
    found = shutil.which("java")
    if found is None:
        pytest.skip("Java is not installed, so the Nu HTML checker cannot run")
    if not CHECKER.is_file():
        pytest.skip("the npm package vnu-jar could not be installed")
    return found


def said_of(java: str, files: list[Path], *how: str) -> list[dict[str, Any]]:
    """What the checker says is wrong. Raises RuntimeError where it did not run."""
    words = [
        java,
        "-jar",
        str(CHECKER),
        "--errors-only",
        "--format",
        "json",
        "--exit-zero-always",
        *how,
        *map(str, files),
    ]
    done = subprocess.run(words, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode or not done.stderr:
        raise RuntimeError(f"the checker did not run: {done.stderr}")
    return json.loads(done.stderr)["messages"]


def test_pages_are_valid(java: str, handbooks: Handbooks) -> None:
    bookmaker, broken = handbooks.of(EXAMPLES / "bookmaker"), handbooks.of(KITCHEN / "broken")
    files = [bookmaker / path for path in paths(bookmaker) if not path.startswith("controls/")]
    files += [bookmaker / path for path in paths(bookmaker, "controls")[::8]]
    files += [broken / path for path in paths(broken) if not path.startswith("controls/")]
    assert len(files) >= _FEWEST
    assert said_of(java, files) == []


def test_the_style_is_valid(java: str, handbooks: Handbooks) -> None:
    style = handbooks.of(EXAMPLES / "bookmaker") / "static" / "handbook.css"
    assert said_of(java, [style], "--css") == []


def test_a_style_that_is_not_valid_is_seen(java: str, tmp_path: Path) -> None:
    (tmp_path / "bad.css").write_text("p { colour: red; width: 3 px }", encoding="utf-8")
    assert said_of(java, [tmp_path / "bad.css"], "--css") != []


def test_what_is_not_valid_is_seen(java: str, tmp_path: Path) -> None:
    page = tmp_path / "bad.html"
    page.write_text("<!doctype html><html lang=en><title>x</title><p><img src=x><dt>y", encoding="utf-8")
    said = said_of(java, [page])
    assert len(said) >= 2
    assert all(one["type"] == "error" for one in said)
