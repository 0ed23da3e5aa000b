"""The compiled library: made when it is first needed, kept outside the repository, never half there."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from govlint.library import checkout as checkout_library
from govlint.library.compile import write_parts
from govlint.library.library import Library, built_in
from tests.helpers import HOUSE, govlint


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A user's cache with nothing in it, and no library in memory."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    built_in.cache_clear()
    yield tmp_path / "govlint"
    built_in.cache_clear()


def test_it_is_compiled_once_and_kept_as_plain_data(fresh: Path) -> None:
    parts = built_in().part("rules")
    assert "core/yaml-syntax" in parts
    (folder,) = fresh.iterdir()
    files = sorted(folder.iterdir())
    assert {path.suffix for path in files} == {".json"}
    times = [path.stat().st_mtime_ns for path in files]
    built_in.cache_clear()
    assert Path(built_in().folder) == folder
    assert [path.stat().st_mtime_ns for path in files] == times


def test_without_a_cache_folder_of_its_own_it_stays_in_the_home(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(fresh))
    assert Path(built_in().folder).is_relative_to(fresh / ".cache" / "govlint")


def test_a_changed_rule_is_compiled_anew(fresh: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The state of the files decides, in a checkout that we may change."""
    checkout = tmp_path / "checkout"
    for folder in ("schemas/v1", "rules/core"):
        (checkout / folder).mkdir(parents=True)
    for files in ((HOUSE / "schemas").glob("*.yaml"), (HOUSE / "schemas").glob("v1/*.json")):
        for file in files:
            (checkout / file.relative_to(HOUSE)).write_bytes(file.read_bytes())
    rule = checkout / "rules" / "core" / "tag.yaml"
    rule.write_bytes((HOUSE / "rules" / "core" / "tag.yaml").read_bytes())
    monkeypatch.setattr(checkout_library, "CHECKOUT", checkout)
    before = built_in()
    assert list(before.part("rules")) == ["core/tag"]
    changed = rule.read_text(encoding="utf-8").replace("severity: error", "severity: info")
    rule.write_text(changed, encoding="utf-8")
    built_in.cache_clear()
    after = built_in()
    assert after.folder != before.folder
    assert after.part("rules")["core/tag"]["severity"] == "info"


def test_what_another_process_has_just_made_is_kept(tmp_path: Path) -> None:
    write_parts({"kinds": {"made": "first"}}, tmp_path / "library")
    write_parts({"kinds": {"made": "second"}}, tmp_path / "library")
    assert Library(str(tmp_path / "library")).part("kinds") == {"made": "first"}
    assert [path.name for path in tmp_path.iterdir()] == ["library"]


def test_an_unfinished_library_is_never_seen(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        write_parts({"kinds": {}, "wrong": {"a": object()}}, tmp_path / "library")
    assert list(tmp_path.iterdir()) == []


def test_parts_are_read_once(tmp_path: Path) -> None:
    (tmp_path / "kinds.json").write_text(json.dumps({"a": 1}), encoding="utf-8")
    parts = Library(str(tmp_path))
    assert parts.part("kinds") is parts.part("kinds")


def test_nothing_of_the_repository_under_test_is_taken_for_the_library(tmp_path: Path) -> None:
    for folder in (".govlint", ".cache/govlint", "govlint/_data", "rules/core"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "rules.json").write_text("{}", encoding="utf-8")
    done = govlint("rules", "list", "--pack", "core", cwd=tmp_path)
    assert b"core/yaml-syntax" in done.stdout


def test_a_cache_that_cannot_be_written_costs_time_only(fresh: Path) -> None:
    fresh.write_text("a file where the folder would be", encoding="utf-8")
    assert "core/yaml-syntax" in built_in().part("rules")


def test_a_cache_that_lost_a_file_is_made_anew(fresh: Path) -> None:
    (Path(built_in().folder) / "rules.json").unlink()
    built_in.cache_clear()
    assert os.path.exists(Path(built_in().folder) / "rules.json")
