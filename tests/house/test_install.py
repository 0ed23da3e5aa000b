"""As users get it, from a wheel or a checkout: rules and schemas are found from any folder."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from govlint.lint.rules import all_rules
from tests.helpers import BROKEN, CLEAN_FILES, HEAVY, HOUSE, house

NOT_COPIED = shutil.ignore_patterns(
    ".*", "__pycache__", "build", "dist", "handbook-out", "node_modules", "tests", "docs", "benchmarks"
)
PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input")


def run(*args: str | Path, cwd: Path, code: int = 0) -> str:
    done = subprocess.run([str(arg) for arg in args], cwd=cwd, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the work tree, so that building leaves nothing in ours."""
    folder = tmp_path_factory.mktemp("checkout") / "govlint"
    shutil.copytree(HOUSE, folder, ignore=NOT_COPIED)
    shutil.copytree(HOUSE / "docs" / "integrations", folder / "docs" / "integrations")
    shutil.copytree(HOUSE / "docs" / "man", folder / "docs" / "man")
    return folder


@pytest.fixture(scope="module")
def wheel(checkout: Path) -> Path:
    out = checkout.parent / "wheels"
    run(*PIP, "wheel", "--no-build-isolation", "--no-deps", "--wheel-dir", out, checkout, cwd=checkout)
    (found,) = out.glob("*.whl")
    return found


def environment(folder: Path) -> Path:
    """A fresh virtual environment that sees what govlint depends on, but no govlint. Gives its interpreter."""
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder.parent)
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)}))
    # A path in a .pth file is searched, but .pth files in it, such as that of an editable install, are not read.
    (packages / "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    python = folder / "bin" / "python"
    found = subprocess.run([python, "-c", "import govlint"], cwd=folder, capture_output=True, text=True, check=False)
    assert "No module named 'govlint'" in found.stderr
    return python


def test_a_wheel_holds_the_compiled_library_and_nothing_to_compile(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
    assert "govlint/_data/rules.json" in names
    assert "govlint/_data/schema-teams.json" in names
    assert "govlint/_data/integrations/gitlab-ci.yml" in names
    assert "govlint/starting/frames/teams.yaml" in names
    assert "govlint/handbook/templates/base.html" in names
    assert "govlint/handbook/style/base.css" in names
    top = {name.split("/")[0] for name in names}
    assert {name for name in top if not name.endswith((".dist-info", ".data"))} == {"govlint"}
    assert not [name for name in names if "__pycache__" in name or name.startswith(("rules/", "schemas/", "tests/"))]


def test_an_installed_wheel_works_from_any_folder(wheel: Path, tmp_path: Path) -> None:
    python = environment(tmp_path / "venv")
    run(*PIP, "--python", python, "install", "--no-deps", wheel, cwd=tmp_path)
    program = tmp_path / "venv" / "bin" / "govlint"
    away = house(tmp_path / "away", BROKEN)
    assert len(re.findall(r"^  ", run(program, "rules", "list", cwd=away), re.MULTILINE)) == len(all_rules())
    said = run(program, "check", "--format", "concise", cwd=away, code=1)
    assert "Did you mean comments?" in said
    run(program, "init", tmp_path / "begun", "--yes", "--pre-commit", cwd=away)
    assert run(program, "check", cwd=tmp_path / "begun").startswith("Nothing found")
    run(program, "render", "-o", "out", cwd=away)
    assert (away / "out" / "index.html").is_file()
    assert (tmp_path / "venv" / "share" / "man" / "man1" / "govlint-check.1").is_file()
    listed = "import json, sys; from govlint.cli.main import main; main(['check', 'teams.yaml', '--fail-on', 'never']); print(*sys.modules)"
    modules = set(run(python, "-c", listed, cwd=away).splitlines()[-1].split())
    assert "govlint.lint.lint" in modules
    assert not modules & (HEAVY | {"govlint.library.compile", "govlint.library.checkout"})


def test_a_wheel_install_keeps_answers_and_nothing_else(wheel: Path, tmp_path: Path) -> None:
    python = environment(tmp_path / "venv")
    run(*PIP, "--python", python, "install", "--no-deps", wheel, cwd=tmp_path)
    away = house(tmp_path / "away", CLEAN_FILES)
    kept = os.environ | {"XDG_CACHE_HOME": str(tmp_path / "cache"), "HOME": str(tmp_path / "home")}
    command = [tmp_path / "venv" / "bin" / "govlint", "check"]
    said = [subprocess.run(command, cwd=away, env=kept, capture_output=True, check=True).stdout for _ in range(2)]
    assert said[0] == said[1]
    assert len(list((tmp_path / "cache" / "govlint" / "answers").iterdir())) == 1
    assert [path.name for path in (tmp_path / "cache" / "govlint").iterdir()] == ["answers"]
    assert not (tmp_path / "home").exists()


def test_an_editable_install_reads_the_checkout(checkout: Path, tmp_path: Path) -> None:
    own = shutil.copytree(checkout, tmp_path / "govlint")
    python = environment(tmp_path / "venv")
    run(*PIP, "--python", python, "install", "--no-deps", "--no-build-isolation", "--editable", own, cwd=tmp_path)
    program, away = tmp_path / "venv" / "bin" / "govlint", house(tmp_path / "away", CLEAN_FILES)
    assert "culture/comments-closed" in run(program, "rules", "list", cwd=away)
    (own / "rules" / "culture" / "comments-closed.yaml").rename(own / "rules" / "culture" / "comments-shut.yaml")
    listed = run(program, "rules", "list", cwd=away)
    assert "culture/comments-shut" in listed
    assert "culture/comments-closed\n" not in listed
