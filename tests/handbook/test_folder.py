"""A handbook appears whole or not at all, and takes no place that is not its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from govlint.errors import GovlintError
from govlint.handbook.site import folder
from govlint.handbook.site.folder import MARK, Changed, marked, write_folder
from tests.helpers import HOUSE

from .conftest import DAY

FILES = marked({"index.html": b"new", "static/handbook.css": b"css"}, DAY, "1.0")
OLD = marked({"index.html": b"old"}, DAY, "1.0")


def held(place: Path) -> set[str]:
    return {path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file()}


def test_it_is_written_with_its_mark(tmp_path: Path) -> None:
    write_folder(FILES, tmp_path / "deep" / "out")
    assert held(tmp_path) == {f"deep/out/{name}" for name in FILES}
    assert MARK in FILES


def test_an_earlier_handbook_is_replaced(tmp_path: Path) -> None:
    write_folder(marked({"old.html": b"old"}, DAY, "1.0"), tmp_path / "out")
    write_folder(FILES, tmp_path / "out")
    assert held(tmp_path / "out") == set(FILES)
    assert os.listdir(tmp_path) == ["out"]


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    write_folder(FILES, tmp_path / "out")
    assert (tmp_path / "out" / "index.html").read_bytes() == b"new"


def test_a_foreign_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(GovlintError, match="something else than a handbook"):
        write_folder(FILES, tmp_path)
    assert held(tmp_path) == {"letter.txt"}


def test_a_handbook_that_somebody_added_to_is_refused(tmp_path: Path) -> None:
    write_folder(FILES, tmp_path / "out")
    (tmp_path / "out" / "notes.txt").write_text("mine")
    with pytest.raises(GovlintError, match=r"notes\.txt"):
        write_folder(FILES, tmp_path / "out")


def test_a_file_or_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    for name in ("file", "link"):
        with pytest.raises(GovlintError, match="not a folder"):
            write_folder(FILES, tmp_path / name)


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(28, "No space left on device")])
def test_interrupted_writing_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    write_folder(OLD, tmp_path / "out")
    written: list[Path] = []

    def stop(path: Path, content: bytes) -> int:
        if written:
            raise error
        written.append(path)
        return len(content)

    monkeypatch.setattr(Path, "write_bytes", stop)
    with pytest.raises((KeyboardInterrupt, GovlintError)):
        write_folder(FILES, tmp_path / "out")
    assert (tmp_path / "out" / "index.html").read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["out"]


def test_an_interrupted_swap_puts_the_old_one_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_folder(OLD, tmp_path / "out")
    replace, calls = os.replace, []

    def stop(source: Path, target: Path) -> None:
        calls.append(target)
        if len(calls) == 2:
            raise KeyboardInterrupt
        replace(source, target)

    monkeypatch.setattr(folder.os, "replace", stop)
    with pytest.raises(KeyboardInterrupt):
        write_folder(FILES, tmp_path / "out")
    assert (tmp_path / "out" / "index.html").read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["out"]


class TestSameFiles:
    """A file that has not changed stays the same file, so that whoever copies the folder copies little."""

    def test_only_what_changed_is_written(self, tmp_path: Path) -> None:
        out = tmp_path / "out"
        write_folder(marked({"index.html": b"old", "deep/same.html": b"same", "gone.html": b"x"}, DAY, "1.0"), out)
        os.utime(out / "deep" / "same.html", ns=(1, 2))
        before = {name: (out / name).stat() for name in ("index.html", "deep/same.html")}
        changed = write_folder(marked({"index.html": b"new", "deep/same.html": b"same"}, DAY, "1.0"), out)
        assert changed == Changed(
            frozenset({"index.html", MARK}), frozenset({"deep/same.html"}), frozenset({"gone.html"})
        )
        after = {name: (out / name).stat() for name in before}
        assert after["deep/same.html"].st_ino == before["deep/same.html"].st_ino
        assert after["deep/same.html"].st_mtime_ns == 2
        assert after["deep/same.html"].st_nlink == 1
        assert after["index.html"].st_ino != before["index.html"].st_ino
        assert held(out) == {"index.html", "deep/same.html", MARK}

    def test_where_the_disk_knows_no_second_names_the_time_stays(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: object) -> None:
            raise PermissionError(1, "Operation not permitted")

        out = tmp_path / "out"
        write_folder(FILES, out)
        os.utime(out / "index.html", ns=(1, 2))
        monkeypatch.setattr(folder.os, "link", refuse)
        assert write_folder(FILES, out).written == frozenset()
        assert (out / "index.html").stat().st_mtime_ns == 2
        assert (out / "index.html").read_bytes() == b"new"

    def test_a_link_in_place_of_a_page_is_never_followed(self, tmp_path: Path) -> None:
        out = tmp_path / "out"
        write_folder(FILES, out)
        (tmp_path / "mine").write_bytes(b"new")
        (out / "index.html").unlink()
        (out / "index.html").symlink_to(tmp_path / "mine")
        assert "index.html" in write_folder(FILES, out).written
        assert not (out / "index.html").is_symlink()
        assert (tmp_path / "mine").stat().st_nlink == 1


STOPPED = """\
import os, signal, sys
from pathlib import Path
from govlint.errors import GovlintError
from govlint.handbook.site.folder import marked, write_folder

at, how, out = int(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
signal.signal(signal.SIGINT, signal.default_int_handler)
seen = 0
def hook(event, args):
    global seen
    if event in ("os.mkdir", "os.link", "os.rename", "os.remove", "os.rmdir", "os.utime", "open", "os.scandir"):
        seen += 1
        if seen == at:
            os.kill(os.getpid(), getattr(signal, how))
files = marked({"index.html": b"new", "same.html": b"same", "deep/a.html": b"a"}, "2026-11-22", "1.0")
sys.addaudithook(hook)
try:
    write_folder(files, out)
except KeyboardInterrupt:
    os._exit(130)
os._exit(0 if seen >= at else 42)
"""


def test_ctrl_c_at_any_step_leaves_one_whole_handbook_and_nothing_else(tmp_path: Path) -> None:
    """A real signal at each thing that is done to the disk, until there is no further one."""
    before = marked({"index.html": b"old", "same.html": b"same", "old.html": b"x"}, DAY, "1.0")
    codes = set()
    for step in range(1, 200):
        place = tmp_path / str(step)
        write_folder(before, place / "out")
        command = [sys.executable, "-c", STOPPED, str(step), "SIGINT", str(place / "out")]
        code = subprocess.run(command, check=False, env=os.environ | {"PYTHONPATH": str(HOUSE)}).returncode
        codes.add(code)
        assert os.listdir(place) == ["out"], step
        content = {name: (place / "out" / name).read_bytes() for name in held(place / "out")}
        new = marked({"index.html": b"new", "same.html": b"same", "deep/a.html": b"a"}, DAY, "1.0")
        assert content == (before if content["index.html"] == b"old" else new), step
        if code == 42:
            break
    assert codes == {130, 42}


def test_a_full_disk_leaves_the_old_handbook(tmp_path: Path) -> None:
    """No file may grow beyond some bytes, as where the disk is full."""
    write_folder(OLD, tmp_path / "out")
    limited = (
        "import resource, signal, sys\nfrom pathlib import Path\nfrom govlint.errors import GovlintError\n"
        "from govlint.handbook.site.folder import marked, write_folder\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\nresource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "files = marked({'a.html': b'a', 'index.html': b'x' * 5000}, '2026-11-22', '1.0')\n"
        "try:\n    write_folder(files, Path(sys.argv[1]))\nexcept GovlintError as error:\n    sys.exit(f'{error}|{error.help}')"
    )
    command = [sys.executable, "-c", limited, str(tmp_path / "out")]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=os.environ | {"PYTHONPATH": str(HOUSE)}
    )
    assert "could not be written: File too large|Nothing was changed." in done.stderr
    assert os.listdir(tmp_path) == ["out"]
    assert (tmp_path / "out" / "index.html").read_bytes() == b"old"
