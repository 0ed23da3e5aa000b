"""What crosses the border of a process or a machine: plain values, small, and all that is needed."""

import os
import pickle
import shutil
from pathlib import Path
from typing import TypeVar

import pytest

from govlint.cli.roots.contents import Contents, Wanted, contents
from govlint.cli.roots.merged import merged
from govlint.cli.roots.unit import Asked, Judged, judge_root
from govlint.reporters import Look, reporter
from tests.cli.roots.clients import clients
from tests.helpers import BROKEN, DAY, house

T = TypeVar("T")


def asked(folder: Path) -> Asked:
    return Asked(str(folder), DAY, "")


def read(folder: Path, *roots: str) -> list[Contents]:
    """Roots as they cross the border."""
    return crossed(list(contents(roots, Wanted((), None, None, str(folder)))))


def crossed(value: T) -> T:
    """A value as it comes out on the other side."""
    found: T = pickle.loads(pickle.dumps(value))  # noqa: S301  # of our own making
    return found


def told(folder: Path, found: list[Judged]) -> list[str]:
    return list(reporter("sarif")(merged(found, DAY).report, Look(folder=str(folder))))


def test_another_machine_finds_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the files, in another folder, whether paths are whole or not."""
    here, there = tmp_path / "here", tmp_path / "there/deeper"
    named = clients(here)
    there.mkdir(parents=True)
    monkeypatch.chdir(here)
    config = '[[per-path]]\npaths = ["alcohol-fr.yaml"]\npacks = {culture = false, alcohol = false}\n'
    (here / "clients/bank/govlint.toml").write_text(config, encoding="utf-8")
    for roots in (named, [str(here / root) for root in named], [f"../here/{root}" for root in named]):
        monkeypatch.chdir(here)
        whole = read(here, *roots)
        before = told(here, [judge_root(asked(here), one) for one in whole])
        shutil.move(here, tmp_path / "gone")
        monkeypatch.chdir(there)
        try:
            found = crossed([judge_root(asked(here), one) for one in whole])
        finally:
            shutil.move(tmp_path / "gone", here)
        monkeypatch.chdir(here)
        assert told(here, found) == before


def test_a_file_that_cannot_be_read_here_is_told_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    house(tmp_path / "a", BROKEN)
    os.symlink("policy.yaml", tmp_path / "a/link.yaml")
    monkeypatch.chdir(tmp_path)
    (one,) = read(tmp_path, "a")
    monkeypatch.chdir("/")
    found = judge_root(asked(tmp_path), one)
    assert [one.finding.message for one in found.found if one.finding.rule == "core/unreadable-file"] == [
        "this is a link, a pipe or a device; govlint reads plain files"
    ]


def test_texts_come_back_of_those_files_alone_that_a_finding_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiet = "kind: content-policy\nname: quiet\naccessibility: {alt_text: required}\n"
    house(tmp_path / "a", BROKEN | {"quiet.yaml": quiet})
    monkeypatch.chdir(tmp_path)
    found = judge_root(asked(tmp_path), read(tmp_path, "a")[0])
    assert {path: bool(source.text) for path, source in found.sources.items()}["a/quiet.yaml"] is False
    assert {one.finding.location.path for one in found.found} <= {
        path for path, one in found.sources.items() if one.text
    }
    assert found.rules == {}
    assert found.fails
