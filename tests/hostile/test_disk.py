"""A disk that is full, or that nobody may write to: it is said where, the old stays, and nothing is left over."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from govlint.cli.main import CLEAN, WRONG
from tests.helpers import HOUSE, TIGHT, house, write
from tests.hostile.limited import Ended, environment, limited, unharmed
from tests.hostile.test_killed import SLIP, state

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits")

DAY = ("--as-of", "2026-11-22")
# No file may grow beyond some bytes: writing then fails as on a full disk. The library is compiled before, and Python
# is kept from writing its own files, which it does not look at again.
FULL = f"""\
import resource, signal, sys
sys.path.insert(0, {str(HOUSE)!r})
from govlint.library.library import built_in
built_in()
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)),) * 2)
from govlint.cli.main import run
run()
"""
WRITING = {
    "render": (("render", ".", "-o", "out", *DAY), "out"),
    "fix": (("fix", ".", "--unsafe", *DAY), "slip.yaml"),
    "init": (("init", "begun", "--yes", *DAY), "begun"),
    "init, here": (("init", ".", "--yes", *DAY), "."),
    "new": (("new", "ai-policy", "ours", "--dir", ".", *DAY), "."),
    "import": (("import", "a.csv", "-o", "accounts.yaml"), "accounts.yaml"),
    "baseline": (("baseline", ".", *DAY), "govlint-baseline.json"),
    "export": (("export", "findings", ".", *DAY, "-o", "out.csv"), "out.csv"),
    "check": (("check", ".", *DAY, "--output=json=out.json"), "out.json"),
    "rules new": (("rules", "new", "ours/closed", "--control", "engagement.comments", "--ceiling", "everyone"), "rules"),
    "rules pages": (("rules", "pages", "own"), "own"),
}  # fmt: skip


def begun(folder: Path) -> Path:
    """An estate for all commands, with outputs that stand there already."""
    house(folder, {**TIGHT, "slip.yaml": SLIP.format("slip")})
    call = (
        "rules",
        "new",
        "own/closed",
        "--control",
        "engagement.comments",
        "--ceiling",
        "everyone",
        "--folder",
        "own",
    )
    assert limited(*call, cwd=folder).code == CLEAN
    return write(
        folder, {"a.csv": "Platform,Handle\nx,@a\n", "out.csv": "old", "out.json": "old", "own/own/closed.md": "old"}
    )


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return begun(tmp_path_factory.mktemp("disk") / "estate")


def held(ended: Ended, place: str) -> None:
    """Hold that it is said in our words where a disk refuses."""
    unharmed(ended)
    assert ended.code == WRONG, ended
    assert "None" not in ended.err
    assert place in ended.err.splitlines()[0] or place == ".", ended.err


@pytest.mark.parametrize("name", WRITING)
def test_a_full_disk(name: str, model: Path, tmp_path: Path) -> None:
    call, place = WRITING[name]
    estate = shutil.copytree(model, tmp_path / "estate")
    if name.startswith("init"):
        estate = tmp_path / "new"
        estate.mkdir()
    before = state(estate)
    done = subprocess.run(
        [sys.executable, "-I", "-B", "-c", FULL, "20", *call],
        cwd=estate, env=environment({}), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    held(Ended(done.returncode, done.stdout, done.stderr), place)
    assert "File too large" in done.stderr
    assert state(estate) == before


def closed(estate: Path) -> Callable[[], None]:
    """Take away the right to write from an estate; gives what brings it back."""
    folders = [estate, *(path for path in estate.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)

    def again() -> None:
        for folder in folders:
            folder.chmod(0o755)

    return again


@pytest.mark.parametrize("name", WRITING)
def test_a_folder_that_nobody_may_write_to(name: str, model: Path, tmp_path: Path) -> None:
    call, place = WRITING[name]
    estate = shutil.copytree(model, tmp_path / "estate")
    if name.startswith("init"):
        shutil.rmtree(estate)
        estate.mkdir()
    before, again = state(estate), closed(estate)
    try:
        if os.access(estate, os.W_OK):  # the one whom no right stops, as in containers
            pytest.skip("whoever runs the tests may write everywhere")
        held(limited(*call, cwd=estate), place)
    finally:
        again()
    assert state(estate) == before


MOUNTED = """\
set -e
mount -t tmpfs -o size=200k none "$1"
cp -r "$2/." "$1"
cd "$1"
shift 2
if [ "$1" = full ]; then dd if=/dev/zero of=filler bs=1k 2>/dev/null || true; else mount -o remount,ro none .; fi
shift
find . -type f ! -name filler | sort | xargs cksum >&3
set +e
"$@"
code=$?
find . -type f ! -name filler | sort | xargs cksum >&4
exit $code
"""


def can_mount() -> bool:
    tried = ["unshare", "-rm", "sh", "-c", "mount -t tmpfs none /mnt"]
    return bool(shutil.which("unshare")) and subprocess.run(tried, check=False, capture_output=True).returncode == 0


@pytest.mark.parametrize("disk", ["full", "read-only"])
@pytest.mark.parametrize("name", ["render", "fix", "baseline", "init", "rules pages"])
def test_a_real_disk(name: str, disk: str, model: Path, tmp_path: Path) -> None:
    if not can_mount():
        pytest.skip("no disk can be mounted here")
    from tests.hostile.limited import command

    call, place = WRITING[name]
    source, where = (model, tmp_path / "disk")
    if name == "init":
        source = tmp_path / "none"
        source.mkdir()
        (source / "README").write_text("mine", encoding="utf-8")
    where.mkdir()
    seen = [tmp_path / "before", tmp_path / "after"]
    words = ["unshare", "-rm", "sh", "-c", MOUNTED, "sh", str(where), str(source), disk, *command(*call)]
    # What stands there is weighed inside, for the disk goes with the process.
    script = ["sh", "-c", f'exec "$@" 3>{seen[0]} 4>{seen[1]}', "sh", *words]
    done = subprocess.run(
        script, env=environment({}), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    held(Ended(done.returncode, done.stdout, done.stderr), place)
    said = {"full": "No space left on device", "read-only": "Read-only file system"}[disk]
    assert said in done.stderr
    assert seen[0].read_text(encoding="utf-8") == seen[1].read_text(encoding="utf-8") != ""


def test_where_nothing_can_be_remembered_the_answer_is_the_same(model: Path) -> None:
    call = ("check", ".", *DAY, "--format", "json")
    answers = [limited(*call, cwd=model, given={"XDG_CACHE_HOME": place}) for place in ("/dev/null", "/proc/nowhere")]
    assert answers[0] == answers[1]
    assert json.loads(answers[0].out)["findings"]
