"""The extension for VS Code is built and packaged, holds what it should and nothing else, and finds govlint.

Not tested: how it behaves inside VS Code, of which no build can be had here. What it starts is tested in Neovim.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from govlint import __version__
from govlint.workspace.load import _OURS
from tests.helpers import HOUSE

pytestmark = pytest.mark.site

SOURCE = HOUSE / "editors" / "vscode"
MANIFEST = json.loads((SOURCE / "package.json").read_text(encoding="utf-8"))
MOST = 600_000  # bytes, of the bundle: what a start reads


@pytest.fixture(scope="module")
def packaged(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The extension as people install it, made by its own script from a copy of its folder, without a network."""
    if not (SOURCE / "node_modules").exists():
        pytest.fail("tests/site/install makes ready what this needs")
    folder = tmp_path_factory.mktemp("vscode") / "vscode"
    shutil.copytree(SOURCE, folder, ignore=shutil.ignore_patterns("node_modules", "dist", "*.vsix"))
    (folder / "node_modules").symlink_to((SOURCE / "node_modules").resolve())
    offline = os.environ | {"npm_config_offline": "true", "https_proxy": "http://127.0.0.1:9", "CI": "1"}
    words = ["npm", "run", "--silent", "package", "--", "--out", "govlint.vsix"]
    made = subprocess.run(words, cwd=folder, env=offline, capture_output=True, text=True, timeout=120, check=False)
    assert made.returncode == 0, made.stdout + made.stderr
    return zipfile.ZipFile(folder / "govlint.vsix")


def test_it_holds_what_runs_and_what_people_read(packaged: zipfile.ZipFile) -> None:
    assert sorted(packaged.namelist()) == [
        "[Content_Types].xml",
        "extension.vsixmanifest",
        *(f"extension/{name}" for name in ("LICENSE.txt", "dist/extension.js", "dist/licences.txt", "icon.png")),
        *(f"extension/{name}" for name in ("package.json", "readme.md")),
    ]
    assert packaged.read("extension/LICENSE.txt") == (HOUSE / "LICENSE").read_bytes()
    assert packaged.getinfo("extension/dist/extension.js").file_size < MOST


def test_nothing_of_the_machine_it_was_made_on_is_in_it(packaged: zipfile.ZipFile) -> None:
    held = {name: packaged.read(name).decode("utf-8", "replace") for name in packaged.namelist()}
    private = [str(HOUSE), str(Path.home()), "sourceMappingURL"]
    assert [(name, word) for name, text in held.items() for word in private if word in text and word != "/"] == []


def test_every_package_in_the_bundle_comes_with_its_licence(packaged: zipfile.ZipFile) -> None:
    told = packaged.read("extension/dist/licences.txt").decode()
    parts = told.split(f"\n{'-' * 80}\n\n")
    names = {part.split(" ", 1)[0] for part in parts}
    assert {"vscode-languageclient", "vscode-languageserver-protocol", "vscode-jsonrpc"} <= names
    assert [part[:60] for part in parts if not re.search("permission|Permission", part)] == []


def test_the_bundle_asks_for_nothing_that_is_not_there(packaged: zipfile.ZipFile, tmp_path: Path) -> None:
    packaged.extract("extension/dist/extension.js", tmp_path)
    said = "const m = require('node:module').builtinModules; console.log(JSON.stringify(m))"
    given = json.loads(subprocess.run(["node", "-e", said], capture_output=True, text=True, check=True).stdout)
    bundle = tmp_path / "extension" / "dist" / "extension.js"
    asked = set(re.findall(r"""\brequire\(["']([^"']+)["']\)""", bundle.read_text(encoding="utf-8")))
    assert {name.removeprefix("node:") for name in asked} - set(given) == {"vscode"}
    subprocess.run(["node", "--check", str(bundle)], check=True)


def settings() -> dict[str, Any]:
    found: dict[str, Any] = MANIFEST["contributes"]["configuration"]["properties"]
    return found


def test_the_manifest_and_the_code_know_the_same_settings_and_commands() -> None:
    code = (SOURCE / "src" / "extension.js").read_text(encoding="utf-8")
    assert {f"govlint.{name}" for name in re.findall(r"settings\.get\(\"(\w+)\"\)", code)} == settings().keys()
    told = {command["command"] for command in MANIFEST["contributes"]["commands"]}
    assert set(re.findall(r"registerCommand\(\"([\w.]+)\"", code)) == told
    assert MANIFEST["version"] == __version__


def test_a_folder_that_is_not_trusted_cannot_say_what_is_started() -> None:
    assert set(MANIFEST["capabilities"]["untrustedWorkspaces"]["restrictedConfigurations"]) == settings().keys()


def test_its_page_says_every_setting() -> None:
    page = (SOURCE / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(govlint\.\w+)` \|", page, re.M)) == settings().keys()


def asked(expression: str) -> Any:
    """What the part of the extension that knows no editor answers."""
    said = f"const p = require('./src/program.js'); Promise.resolve({expression}).then((x) => console.log(JSON.stringify(x)))"
    done = subprocess.run(["node", "-e", said], cwd=SOURCE, capture_output=True, text=True, timeout=60, check=True)
    return json.loads(done.stdout)


class TestProgram:
    def test_govlint_is_no_trouble(self, tmp_path: Path) -> None:
        govlint = Path(sys.executable).parent / "govlint"
        assert asked(f"p.trouble({json.dumps(str(govlint))}, {json.dumps(str(tmp_path))})") == ""

    def test_a_path_may_begin_at_the_folder(self, tmp_path: Path) -> None:
        (tmp_path / ".venv").symlink_to(Path(sys.executable).parent.parent)
        assert asked(f"p.trouble('.venv/bin/govlint', {json.dumps(str(tmp_path))})") == ""

    def test_says_what_to_install_where_there_is_none(self) -> None:
        assert asked("p.trouble('govlint-of-nobody', '.')") == (
            "There is no govlint-of-nobody on this machine. Install it as the page of this extension says, or say in the "
            "setting govlint.path where it is."
        )

    def test_says_when_it_is_something_else(self, tmp_path: Path) -> None:
        assert asked("p.trouble('echo', '.')") == "echo is not govlint. Look at the setting govlint.path."
        assert asked("p.trouble('false', '.')") == "false cannot be started. Look at the setting govlint.path."

    def test_knows_a_policy_from_other_yaml(self) -> None:
        policy = (HOUSE / "examples" / "charity" / "organisation.yaml").read_text(encoding="utf-8")
        other = (HOUSE / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
        assert [asked(f"p.isPolicy({json.dumps(text)})") for text in (policy, other)] == [True, False]

    @pytest.mark.parametrize(
        "text", ['"govlint": v1', "{govlint: v1, kind: teams}", "  govlint : v1", "# govlint: v1", "governed: x"]
    )
    def test_what_it_starts_for_is_what_govlint_reads(self, text: str) -> None:
        assert asked(f"p.isPolicy({json.dumps(text)})") == bool(_OURS.search(text))
