"""`govlint lsp` in Emacs, with the settings of our page, where Emacs stands with Eglot and yaml-mode."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import HOUSE

pytestmark = pytest.mark.site

PAGE = HOUSE / "docs" / "how-to" / "editors" / "emacs.md"
PERSON = Path(__file__).with_name("person.el")
HAS = "(package-initialize) (require 'eglot) (require 'yaml-mode)"


def batch(*words: str, **more: Any) -> "subprocess.CompletedProcess[str]":
    said = ["emacs", "--batch", "--no-init-file", *words]
    return subprocess.run(said, capture_output=True, text=True, timeout=240, check=False, **more)


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    if shutil.which("emacs") is None or batch("--eval", f"(progn {HAS})").returncode:
        pytest.skip("Emacs with Eglot and yaml-mode is not installed")
    home = tmp_path_factory.mktemp("emacs")
    folder = Path(shutil.copytree(HOUSE / "examples" / "brewer", home / "brewer"))
    (settings := home / "settings.el").write_text(shown(), encoding="utf-8")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"HOME": str(home), "PAGE_SETTINGS": str(settings), "PATH": path}
    done = batch("--load", str(PERSON), cwd=folder, env=environment)
    assert done.returncode == 0, done.stderr[-2000:]
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def shown() -> str:
    """The settings that our page shows for the language server."""
    section = PAGE.read_text(encoding="utf-8").partition("\n## With govlint\n")[2]
    return "\n".join(re.findall(r"^```elisp\n(.*?)^```$", section, re.M | re.S))


def test_a_setting_that_is_too_tight_is_seen(seen: dict[str, Any]) -> None:
    (said,) = seen["problems"]
    assert "too tight: statement_authority is chief-alone, tighter than the ceiling, group." in said


def test_hover_shows_what_holds_between_which_walls(seen: dict[str, Any]) -> None:
    assert "tight ▸ chief-alone             too tight" in seen["hover"]


def test_one_goes_from_a_role_to_where_it_is_named(seen: dict[str, Any]) -> None:
    name, line = seen["definition"].split(":")
    text = (HOUSE / "examples" / "brewer" / name).read_text(encoding="utf-8")
    assert "name: counsel-lille" in text.splitlines()[int(line) - 1]


def test_a_role_is_renamed_everywhere(seen: dict[str, Any]) -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in (HOUSE / "examples" / "brewer").glob("*.yaml")}
    assert sorted(seen["renamed"]) == sorted(name for name, text in texts.items() if "counsel-lille" in text)
