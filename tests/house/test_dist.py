"""What is released: exactly what it should hold, and the same bytes wherever and whenever it is built."""

import email
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from email.message import Message
from pathlib import Path
from typing import NamedTuple

import pytest

from govlint import __version__
from govlint.library.compile import PARTS
from govlint.library.forms import SHARED
from tests.helpers import HOUSE, write
from tests.house.pythons import EXTRAS

NOT_COPIED = shutil.ignore_patterns(".*", "__pycache__", "build", "dist", "node_modules", "snapshots")
CACHES = {"govlint/__pycache__/x.pyc": "", "docs/.cache/x": "", "rules/.cache/x": "", "build/library/old.json": "{}"}
NAMED = f"govlint-{__version__}"


class Built(NamedTuple):
    """What was built from a copy of the house."""

    house: Path
    wheel: Path
    sdist: Path


def build(house: Path, out: Path) -> Built:
    """Build as `make dist` does."""
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1795300000", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(out)]
    done = subprocess.run(command, cwd=house, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return Built(house, out / f"{NAMED}-py3-none-any.whl", out / f"{NAMED}.tar.gz")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("dist")
    shutil.copytree(HOUSE, folder / "house", ignore=NOT_COPIED)
    shutil.copy(HOUSE / ".gitignore", folder / "house")
    write(folder / "house", CACHES)
    return build(folder / "house", folder / "out")


def below(house: Path, *folders: str) -> set[str]:
    """The files that stand in folders of the house, but caches."""
    found = (path for folder in folders for path in (house / folder).rglob("*") if path.is_file())
    return {path.relative_to(house).as_posix() for path in found} - CACHES.keys()


def metadata(wheel: Path) -> Message:
    with zipfile.ZipFile(wheel) as packed:
        return email.message_from_bytes(packed.read(f"{NAMED}.dist-info/METADATA"))


def test_the_wheel_holds_code_and_the_compiled_library(built: Built) -> None:
    kinds = [path.stem for path in (HOUSE / "schemas").glob("*.yaml") if path.stem not in SHARED]
    parts = {f"govlint/_data/{name}.json" for name in (*PARTS, *(f"schema-{kind}" for kind in kinds))}
    copied = {f"govlint/_data/integrations/{path.name}" for path in (HOUSE / "docs" / "integrations").iterdir()}
    manual = {f"{NAMED}.data/data/share/man/man1/{path.name}" for path in (HOUSE / "docs" / "man").iterdir()}
    about = {
        f"{NAMED}.dist-info/{name}" for name in ("METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE")
    }
    code = {path for path in below(built.house, "govlint") if not path.endswith(".po")}
    with zipfile.ZipFile(built.wheel) as packed:
        assert set(packed.namelist()) == code | parts | copied | manual | about
    assert {
        "govlint/py.typed",
        "govlint/handbook/locales/de/handbook.mo",
        "govlint/handbook/templates/base.html",
    } <= code


def test_the_sdist_holds_what_the_wheel_is_made_from(built: Built) -> None:
    whole = below(built.house, "govlint", "rules", "schemas", "docs/integrations", "docs/man")
    whole |= {"README.md", "LICENSE", "pyproject.toml", "PKG-INFO", ".gitignore"}
    with tarfile.open(built.sdist) as packed:
        assert {name.removeprefix(f"{NAMED}/") for name in packed.getnames()} == whole


def test_the_same_bytes_from_another_place_at_another_time(built: Built, tmp_path: Path) -> None:
    elsewhere = tmp_path / "a" / "longer" / "way"
    shutil.copytree(built.house, elsewhere, copy_function=shutil.copyfile)
    for path in elsewhere.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    again = build(elsewhere, tmp_path / "out")
    assert again.wheel.read_bytes() == built.wheel.read_bytes()
    assert again.sdist.read_bytes() == built.sdist.read_bytes()


def test_the_sdist_makes_the_same_wheel(built: Built, tmp_path: Path) -> None:
    with tarfile.open(built.sdist) as packed:
        packed.extractall(tmp_path, filter="data")
    again = build(tmp_path / NAMED, tmp_path / "out")
    assert again.wheel.read_bytes() == built.wheel.read_bytes()


def test_what_it_says_of_itself(built: Built) -> None:
    said = metadata(built.wheel)
    assert (said["Name"], said["Version"], said["License-Expression"]) == ("govlint", __version__, "Apache-2.0")
    assert said["Requires-Python"] == ">=3.10"
    assert tuple(said.get_all("Provides-Extra") or ()) == EXTRAS
    assert all(">=" in one for one in said.get_all("Requires-Dist") or ())
    told = said.get_payload(decode=True)
    assert isinstance(told, bytes)
    assert told.decode() == (HOUSE / "README.md").read_text(encoding="utf-8")
    with zipfile.ZipFile(built.wheel) as packed:
        assert b"govlint = govlint.cli.main:run" in packed.read(f"{NAMED}.dist-info/entry_points.txt")
