"""Editors and other programs read the published schemas: ajv, which most of them use, takes each in strict mode."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers import HOUSE

KEYWORDS = Path(__file__).with_name("keywords.js")
Ajv = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def ajv(tmp_path_factory: pytest.TempPathFactory) -> Ajv:
    """ajv in a folder of its own; without npm or its registry there is none."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not installed")
    folder = tmp_path_factory.mktemp("ajv")
    install = [npm, "install", "--no-audit", "--no-fund", "--prefix", str(folder), "ajv-cli@5", "ajv-formats@2"]
    installed = subprocess.run(install, capture_output=True, text=True, cwd=folder, timeout=120, check=False)
    if installed.returncode:
        pytest.skip(f"npm cannot install ajv here: {installed.stderr.strip()[-200:]}")
    shutil.copy(KEYWORDS, folder / "keywords.js")

    def run(command: str, *args: str) -> subprocess.CompletedProcess[str]:
        strict = ["--spec=draft2020", "--strict=true", "-c", "ajv-formats", "-c", "./keywords.js"]
        words = [str(folder / "node_modules" / ".bin" / "ajv"), command, *strict, *args]
        return subprocess.run(words, capture_output=True, text=True, cwd=folder, timeout=120, check=False)

    return run


def test_ajv_takes_each_schema_in_strict_mode(ajv: Ajv) -> None:
    done = ajv("compile", "-s", str(HOUSE / "schemas" / "v1" / "*.schema.json"))
    assert done.returncode == 0, done.stdout + done.stderr
    valid = {Path(line.split()[1]).name for line in done.stdout.splitlines() if line.endswith("is valid")}
    assert valid == {path.name for path in (HOUSE / "schemas" / "v1").glob("*.schema.json")}


def test_ajv_sees_what_is_wrong(ajv: Ajv, tmp_path: Path) -> None:
    header = {"govlint": "v1", "kind": "engagement-policy", "name": "a", "title": "A", "owner": "o", "status": "draft"}
    (tmp_path / "right.json").write_text(json.dumps(header | {"comments": "everyone"}), encoding="utf-8")
    (tmp_path / "wrong.json").write_text(json.dumps(header | {"comments": "evryone"}), encoding="utf-8")
    schema = str(HOUSE / "schemas" / "v1" / "engagement-policy.schema.json")
    both = ajv("validate", "-s", schema, "-d", str(tmp_path / "right.json"), "-d", str(tmp_path / "wrong.json"))
    assert both.returncode == 1
    assert "right.json valid" in both.stdout
    assert "wrong.json invalid" in both.stderr
    assert "/comments" in both.stderr
