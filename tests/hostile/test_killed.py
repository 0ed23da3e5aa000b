"""A run that is killed or interrupted at any moment leaves the old or the new, whole; and the next run works."""

import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from govlint.cli.main import CLEAN, FOUND, INTERRUPTED, WRONG
from govlint.cli.whole import replace_all, write_new, write_whole
from govlint.handbook.site.folder import marked, write_folder
from govlint.handbook.site.hidden import put_right
from tests.handbook.test_folder import STOPPED
from tests.helpers import CLEAN_FILES, HOUSE, TIGHT, house, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nothing can be killed at such moments")

DAY = ("--as-of", "2026-11-22")
PROGRAM = str(Path(__file__).with_name("stopped.py"))
SLIP = "kind: engagement-policy\nname: {}\nscope: {{markets: [GB]}}\ncoments: everyone\n"
RENDER = ("render", ".", "-o", "out", *DAY)
# What a run that was killed leaves beside a file, or hidden, and what is no matter of the estate.
LITTER = re.compile(r"\.[0-9a-f]{8}$|(^|/)\.making-|(^|/)\.out-\d+-[0-9a-f]{8}/")
State = dict[str, bytes]


def ran(estate: Path, call: tuple[str, ...], how: str = "NEVER", at: int = 0) -> subprocess.CompletedProcess[str]:
    """Run a command that is stopped at one of the things that it does below the estate, or in its cache."""
    (done,) = at_once(estate, call, how, at, runs=1)
    return done


def at_once(
    estate: Path, call: tuple[str, ...], how: str = "NEVER", at: int = 0, runs: int = 2
) -> list[subprocess.CompletedProcess[str]]:
    """Run the same several times at the same time."""
    ground = estate.parents[1]
    command = [sys.executable, "-I", "-B", PROGRAM, str(HOUSE), how, str(at), str(ground), *call]
    kept = os.environ | {"XDG_CACHE_HOME": str(ground / "cache")}
    started = [
        subprocess.Popen(
            command,
            cwd=estate,
            env=kept,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(runs)
    ]
    said = [(one, *one.communicate()) for one in started]
    return [subprocess.CompletedProcess(command, one.returncode, out, err) for one, out, err in said]


def state(estate: Path) -> State:
    """All that stands in an estate, by path."""
    return {str(path.relative_to(estate)): path.read_bytes() for path in estate.rglob("*") if path.is_file()}


def visible(found: State) -> State:
    return {path: content for path, content in found.items() if not LITTER.search(path)}


def slips(estate: Path) -> None:
    house(estate, {**CLEAN_FILES, "a.yaml": SLIP.format("a"), "b.yaml": SLIP.format("b")})


def rendered(estate: Path) -> None:
    house(estate, CLEAN_FILES)
    ran(estate, ("render", ".", "-o", "out", "--as-of", "2026-11-21"))


def exported(estate: Path) -> None:
    write(house(estate, TIGHT), {"out.csv": "old"})


class Case(NamedTuple):
    """A command that writes. together: whether all that it writes appears at once; again: how it ends after itself."""

    name: str
    begin: Callable[[Path], object]
    call: tuple[str, ...]
    together: bool = True
    again: tuple[int, ...] = (CLEAN, FOUND)


CASES = (
    Case("fix", slips, ("fix", ".", *DAY), together=False),
    Case("init, a new folder", lambda estate: None, ("init", "new", "--yes", *DAY), again=(CLEAN, WRONG)),
    Case("init, here", lambda estate: None, ("init", "--yes", *DAY), together=False, again=(CLEAN, WRONG)),
    Case("new", lambda estate: house(estate, TIGHT), ("new", "ai-policy", "ours", "--dir", ".", *DAY), together=False, again=(CLEAN, WRONG)),
    Case("import", lambda estate: write(estate, {"a.csv": "Platform,Handle\nx,@a\n"}), ("import", "a.csv", "-o", "out.yaml"), again=(CLEAN, WRONG)),
    Case("baseline", lambda estate: house(estate, TIGHT), ("baseline", ".", *DAY)),
    Case("export", exported, ("export", "findings", ".", *DAY, "-o", "out.csv")),
    Case("check", lambda estate: house(estate, TIGHT), ("check", ".", *DAY, "--output=json=out.json")),
)  # fmt: skip


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where estates stand, and the cache that they share."""
    return tmp_path_factory.mktemp("killed")


def begun(ground: Path, case: Case) -> Path:
    """A new estate for a case."""
    estate = ground / str(len(os.listdir(ground))) / "estate"
    estate.mkdir(parents=True)
    case.begin(estate)
    return estate


def steps(done: list[str], most: int) -> list[int]:
    """Moments out of all that there are: the first, the last, those before something is moved, and one by chance."""
    moves = [at for at, event in enumerate(done, 1) if event in ("os.rename", "os.link")]
    chance = random.Random(len(done)).sample(range(1, len(done) + 1), 1)  # noqa: S311
    return sorted({1, len(done), *chance, *moves[:most], *moves[-1:]})


def hold(case: Case, old: State, new: State, found: State) -> None:
    """That what stands there is old or new, whole."""
    seen = visible(found)
    assert all(content in (old.get(path), new.get(path)) for path, content in seen.items())
    assert old.keys() <= seen.keys()
    assert seen in (old, new) or not case.together


@pytest.mark.parametrize("how", ["SIGKILL", "SIGINT"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_whoever_is_stopped_leaves_the_old_or_the_new_and_the_next_run_works(
    case: Case, how: str, ground: Path
) -> None:
    whole = begun(ground, case)
    old = state(whole)
    done = ran(whole, case.call)
    new = state(whole)
    assert old != new
    for step in steps(json.loads(done.stderr.splitlines()[-1]), 1):
        estate = begun(ground, case)
        stopped = ran(estate, case.call, how, step)
        assert stopped.returncode in ((-9,) if how == "SIGKILL" else (INTERRUPTED, done.returncode)), stopped.stderr
        found = state(estate)
        hold(case, old, new, found)
        if how == "SIGINT" and case.together:
            assert found in (old, new)
        again = ran(estate, case.call)
        assert again.returncode in case.again, again.stderr
        assert (visible(state(estate)) == new) or (again.returncode == WRONG and "there already" in again.stderr)


def test_a_handbook_that_was_about_to_make_way_is_put_back(ground: Path) -> None:
    """Between two names a folder has none: whoever is killed there leaves the old handbook for the next run."""
    case = Case("render", rendered, RENDER)
    whole = begun(ground, case)
    old = state(whole)
    events = json.loads(ran(whole, RENDER).stderr.splitlines()[-1])
    new = state(whole)
    between = len(events) - events[::-1].index("os.rename")
    estate = begun(ground, case)
    assert ran(estate, RENDER, "SIGKILL", between).returncode == -9
    assert not (estate / "out").exists()
    (estate / "govlint.toml").write_text("nonsense", encoding="utf-8")
    assert ran(estate, RENDER).returncode == WRONG
    (estate / "govlint.toml").unlink()
    assert ran(estate, ("check", ".", *DAY)).returncode == CLEAN
    put_right(estate / "out")
    assert state(estate) == old
    assert ran(estate, RENDER).returncode == CLEAN
    assert state(estate) == new


def test_whoever_is_killed_at_any_step_leaves_a_whole_handbook_to_the_next(tmp_path: Path) -> None:
    before = marked({"index.html": b"old", "same.html": b"same", "old.html": b"x"}, "2026-11-22", "1.0")
    after = marked({"index.html": b"new", "same.html": b"same", "deep/a.html": b"a"}, "2026-11-22", "1.0")
    codes = set()
    for step in range(1, 200):
        place = tmp_path / str(step)
        write_folder(before, place / "out")
        command = [sys.executable, "-c", STOPPED, str(step), "SIGKILL", str(place / "out")]
        codes.add(code := subprocess.run(command, check=False, env=os.environ | {"PYTHONPATH": str(HOUSE)}).returncode)
        put_right(place / "out")
        assert state(place / "out") in (before, after), step
        assert all(not any((place / name).iterdir()) for name in os.listdir(place) if name != "out"), step
        write_folder(after, place / "out")
        assert state(place / "out") == after
        if code == 42:
            break
    assert codes == {-9, 42}


def test_what_another_run_is_making_is_left_alone(tmp_path: Path) -> None:
    import fcntl

    making = tmp_path / ".out-7-0123abcd"
    write(making, {"old/index.html": "theirs"})
    lock = os.open(making, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    put_right(tmp_path / "out")
    assert state(tmp_path) == {".out-7-0123abcd/old/index.html": b"theirs"}
    os.close(lock)
    (tmp_path / ".out-8-0123abcd").symlink_to(making)
    write(tmp_path, {".out-of-office/old/x": "mine", ".out-9-short/old/x": "mine"})
    put_right(tmp_path / "out")
    assert state(tmp_path).keys() == {"out/index.html", ".out-of-office/old/x", ".out-9-short/old/x"}


@pytest.mark.parametrize("write_one", [write_whole, write_new, lambda path, text: replace_all({}, {path: text})])
def test_a_link_that_waits_where_a_file_is_made_is_not_followed(
    write_one: Callable[[str, bytes], None], tmp_path: Path
) -> None:
    """In a container each run has the same number, so a name with it could be known before."""
    mine, path = tmp_path / "mine", tmp_path / "kept.json"
    mine.write_bytes(b"mine")
    if write_one is not write_new:
        path.write_bytes(b"old")
    for name in (os.getpid(), "tmp", "new"):
        (tmp_path / f"kept.json.{name}").symlink_to(mine)
    write_one(str(path), b"new")
    assert (mine.read_bytes(), path.read_bytes(), path.is_symlink()) == (b"mine", b"new", False)


@pytest.mark.parametrize("case", [*CASES, Case("render", rendered, RENDER)], ids=lambda case: case.name)
def test_two_runs_at_once_leave_one_whole_result(case: Case, ground: Path) -> None:
    whole, estate = begun(ground, case), begun(ground, case)
    code = ran(whole, case.call).returncode
    runs = at_once(estate, case.call)
    assert code in {one.returncode for one in runs}
    for one in runs:
        assert one.returncode in (code, WRONG), one.stderr
        assert one.returncode == code or "govlint: " in one.stderr
    assert state(estate) == state(whole)


def test_of_two_imports_at_once_one_says_that_it_is_there_already(tmp_path: Path) -> None:
    """Nothing is overwritten, not even what appears while a file is made."""
    path = tmp_path / "out.yaml"
    write_new(str(path), "first")
    with pytest.raises(FileExistsError):
        write_new(str(path), "second")
    path.unlink()
    path.symlink_to(tmp_path / "nowhere")
    with pytest.raises(FileExistsError):
        write_new(str(path), "third")
    assert os.listdir(tmp_path) == ["out.yaml"]
