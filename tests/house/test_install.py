"""Installed as users install it, govlint finds its rules and schemas from any folder."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.helpers import HOUSE

DOCUMENT = """govlint: v1
kind: engagement-policy
name: talk
title: How we talk
owner: head-of-social
status: in-force
coments: everyone
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(HOUSE)]
    subprocess.run(pip, check=True, capture_output=True)
    (found,) = folder.glob("govlint-*.whl")
    return found


def environment(folder: Path, *requirement: str) -> Path:
    """A fresh virtual environment with a requirement; the folder of its programs."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    pip = [folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *requirement]
    subprocess.run(pip, check=True, capture_output=True)
    return folder / "bin"


def check(programs: Path, tmp_path: Path) -> None:
    """The installed program finds a mistake in a folder of its own, with nothing of the checkout at hand."""
    work = tmp_path / "work"
    work.mkdir()
    (work / "talk.yaml").write_text(DOCUMENT, encoding="utf-8")
    env = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run(
        [programs / "govlint", "check"], cwd=work, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stderr
    assert "Did you mean comments?" in done.stdout
    site = [programs / "govlint", "render", "-o", "site"]
    subprocess.run(site, cwd=work, env=env, capture_output=True, check=True)
    assert (work / "site" / "index.html").is_file()


def test_the_wheel_holds_compiled_data_and_no_sources_of_it(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "govlint/_data/rules.json" in names
    assert "govlint/_data/schema-engagement-policy.json" in names
    assert not [
        name for name in names if name.endswith((".yaml", "wheel.py.orig")) or name.startswith(("tests", "rules"))
    ]


def test_a_wheel_in_a_fresh_environment(wheel: Path, tmp_path: Path) -> None:
    check(environment(tmp_path / "venv", str(wheel)), tmp_path)


def test_an_editable_install_reads_the_checkout(tmp_path: Path) -> None:
    check(environment(tmp_path / "venv", "--editable", str(HOUSE)), tmp_path)
