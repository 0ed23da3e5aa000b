"""Many files read in several processes, or known from before, are what they are when each is read here."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govlint.cache import mark_of
from govlint.workspace import many
from govlint.workspace.kept import MOST_FILES, Kept
from govlint.workspace.kept import kept as of_this_installation
from govlint.workspace.load import Loaded, load
from govlint.workspace.many import load_many
from tests.helpers import HOUSE

CLEAN = {path.as_posix(): path.read_bytes() for path in sorted((HOUSE / "examples/brewer").rglob("*.yaml"))}
WRONG = {
    "misfit.yaml": b"govlint: v1\nkind: engagement-policy\nname: a\ncoments: everyone\n",
    "broken.yaml": b"govlint: v1\nkind: teams\nroles: [a, {b: c\n",
    "hidden.yaml": b"govlint: v1\nkind: teams\nname: a\xe2\x80\xae\n",
    "others.yaml": b"services: {web: {}}\n",
    "latin.yaml": b"govlint: v1\nname: \xe9\n",
    "empty.yaml": b"",
}
FILES = {**CLEAN, **WRONG}
NOTHING = Kept("")


def told(loaded: Loaded) -> tuple[Any, ...]:
    """All that was read, without what tells one run from the next."""
    documents = [one._replace(tree=(one.tree.number, one.tree.head), source=one.path) for one in loaded.documents]  # type: ignore[arg-type]
    sources = {path: (source.text, source.hidden) for path, source in loaded.sources.items()}
    return documents, sources, loaded.findings, loaded.lost, loaded.other_files


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(str(tmp_path / "kept.sqlite"))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths that are really read, in this process."""
    paths: list[str] = []
    really = many.load_file
    monkeypatch.setattr(many, "load_file", lambda path, content: paths.append(path) or really(path, content))
    return paths


@pytest.mark.parametrize("jobs", [1, 2, 5, 100])
def test_in_several_processes(jobs: int, kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "WORTH_A_PROCESS", 1)
    expected = told(load(FILES, FILES))
    assert told(load_many(FILES, FILES, jobs, NOTHING)) == expected
    assert told(load_many(FILES, FILES, jobs, kept)) == expected
    assert told(load_many(FILES, FILES, jobs, kept)) == expected


def test_what_is_on_disk(tmp_path: Path, kept: Kept) -> None:
    (tmp_path / "a.yaml").write_bytes(next(iter(CLEAN.values())))
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "link.yaml").symlink_to("a.yaml")
    paths = [str(tmp_path / name) for name in ("a.yaml", "pipe.yaml", "link.yaml", "gone.yaml")]
    assert told(load_many(paths, {}, 2, kept)) == told(load(paths)) == told(load_many(paths, {}, 1, kept))


def test_what_is_known_is_not_read_again(kept: Kept, read: list[str]) -> None:
    load_many(FILES, FILES, 1, kept)
    read.clear()
    load_many(FILES, FILES, 1, kept)
    assert set(read) == WRONG.keys() - {"others.yaml", "empty.yaml"}


def test_a_file_that_changed_is_read_again_and_one_that_moved_is_not(kept: Kept, read: list[str]) -> None:
    load_many(CLEAN, CLEAN, 1, kept)
    read.clear()
    first, second, *_ = CLEAN
    after = {f"moved/{path}": content for path, content in CLEAN.items()}
    after[f"moved/{first}"] += b"\n# Changed.\n"
    assert told(load_many(after, after, 1, kept)) == told(load(after, after))
    assert read[:1] == [f"moved/{first}"]
    assert f"moved/{second}" not in read


def without_a_table(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("DROP TABLE files")


def with_another_table(path: Path) -> None:
    without_a_table(path)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE files (other TEXT)")


def with_spoilt_forms(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE files SET form = CAST(replace(CAST(form AS TEXT), 'brewer', 'banker') AS BLOB)")


def with_forms_of_another_type(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE files SET form = 7")


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b"no database" * 99),
        lambda path: path.write_bytes(path.read_bytes()[:5000]),
        lambda path: path.write_bytes(b""),
        *(without_a_table, with_another_table, with_spoilt_forms, with_forms_of_another_type, a_folder),
    ],
)
def test_what_is_spoilt_is_no_answer(spoil: Callable[[Path], object], tmp_path: Path, kept: Kept) -> None:
    load_many(CLEAN, CLEAN, 1, kept)
    spoil(tmp_path / "kept.sqlite")
    for _ in range(3):
        assert told(load_many(CLEAN, CLEAN, 1, kept)) == told(load(CLEAN, CLEAN))


def test_a_spoilt_database_is_made_again(tmp_path: Path, kept: Kept, read: list[str]) -> None:
    (tmp_path / "kept.sqlite").write_bytes(b"no database" * 99)
    for _ in range(3):
        read.clear()
        load_many(CLEAN, CLEAN, 1, kept)
    assert read == []


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 60_000), st.integers(0, 255)), min_size=1, max_size=40))
def test_no_spoilt_byte_changes_what_is_read(tmp_path: Path, hits: list[tuple[int, int]]) -> None:
    path = tmp_path / "hit.sqlite"
    path.unlink(missing_ok=True)
    load_many(CLEAN, CLEAN, 1, Kept(str(path)))
    content = bytearray(path.read_bytes())
    for at, byte in hits:
        content[at % len(content)] = byte
    path.write_bytes(content)
    assert told(load_many(CLEAN, CLEAN, 1, Kept(str(path)))) == told(load(CLEAN, CLEAN))


def _keeps(path: str) -> None:
    for _ in range(5):
        load_many(CLEAN, CLEAN, 1, Kept(path))


def test_several_runs_at_once(tmp_path: Path) -> None:
    path = str(tmp_path / "kept.sqlite")
    runs = [get_context("spawn").Process(target=_keeps, args=(path,)) for _ in range(3)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert [run.exitcode for run in runs] == [0, 0, 0]
    assert len(Kept(path).recall(map(mark_of, CLEAN.values()))) == len(CLEAN)


def test_while_another_run_writes_nobody_waits_for_long(
    tmp_path: Path, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("govlint.workspace.kept._PATIENCE", 0.05)
    load_many(CLEAN, CLEAN, 1, kept)
    with closing(sqlite3.connect(tmp_path / "kept.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert told(load_many(CLEAN, CLEAN, 1, kept)) == told(load(CLEAN, CLEAN))
        other.execute("ROLLBACK")


def test_only_an_installed_govlint_keeps_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "there").mkdir()
    marks = [mark_of(content) for content in CLEAN.values()]
    for there in (False, True):
        monkeypatch.setattr("govlint.workspace.kept.INSTALLED", str(tmp_path / ("there" if there else "nowhere")))
        load_many(CLEAN, CLEAN, 1, of_this_installation())
        assert bool(of_this_installation().recall(marks)) == there
    monkeypatch.setattr("govlint.workspace.kept.find_spec", lambda _: None)
    assert not of_this_installation().recall(marks)


def test_what_was_kept_first_is_forgotten_first(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST_FILES > 100_000
    monkeypatch.setattr("govlint.workspace.kept.MOST_FILES", 3)
    marks = [bytes([number]) for number in range(6)]
    for mark in marks:
        kept.keep({mark: b"form"})
    assert sorted(kept.recall(marks)) == marks[-3:]
