"""A committed handbook is fresh, or the command says what is not and what mends it."""

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from govlint import __version__
from govlint.cli.main import main
from govlint.errors import GovlintError
from govlint.handbook.site.folder import MARK, marked, write_folder
from govlint.handbook.site.fresh import CHANGED, FOREIGN, LEFT_OVER, MISSING, Made, Stale, made, stale

from .conftest import DAY

FILES = marked({"index.html": b"new", "static/handbook.css": b"css"}, DAY, "1.0")
Checked = tuple[int, str]


@pytest.fixture
def written(tmp_path: Path) -> Path:
    write_folder(FILES, tmp_path / "out")
    return tmp_path / "out"


class TestStale:
    def test_what_was_written_is_fresh(self, written: Path) -> None:
        assert list(stale(FILES, written)) == []
        assert made(written) == Made(DAY, "1.0")

    def test_each_way_of_being_stale_has_its_word(self, written: Path) -> None:
        wanted = marked({"index.html": b"now", "new.html": b"new"}, DAY, "1.0")
        (written / "mine.txt").write_text("mine")
        assert list(stale(wanted, written)) == [
            Stale(MARK, CHANGED),
            Stale("index.html", CHANGED),
            Stale("mine.txt", FOREIGN),
            Stale("new.html", MISSING),
            Stale("static/handbook.css", LEFT_OVER),
        ]

    def test_one_byte_is_enough(self, written: Path) -> None:
        (written / "index.html").write_bytes(b"new\n")
        (written / "static" / "handbook.css").write_bytes(b"CSS")
        assert [one.path for one in stale(FILES, written)] == ["index.html", "static/handbook.css"]

    @pytest.mark.parametrize("target", ["/dev/zero", "../same.html", "gone.html"])
    def test_a_link_is_never_fresh_and_never_followed(self, written: Path, target: str) -> None:
        (written / "index.html").rename(written.parent / "same.html")
        (written / "index.html").symlink_to(target)
        assert list(stale(FILES, written)) == [Stale("index.html", CHANGED)]

    def test_a_linked_folder_is_not_looked_into(self, written: Path, tmp_path: Path) -> None:
        (written / "static").rename(tmp_path / "elsewhere")
        (written / "static").symlink_to(tmp_path / "elsewhere")
        assert list(stale(FILES, written)) == [Stale("static", FOREIGN), Stale("static/handbook.css", MISSING)]

    def test_what_an_operating_system_leaves_behind_does_not_count(self, written: Path) -> None:
        (written / ".DS_Store").write_bytes(b"x")
        assert list(stale(FILES, written)) == []

    def test_an_absent_folder_lacks_everything(self, tmp_path: Path) -> None:
        assert {one.verdict for one in stale(FILES, tmp_path / "none")} == {MISSING}

    def test_a_foreign_folder_is_an_error(self, tmp_path: Path) -> None:
        (tmp_path / "letter.txt").write_text("dear")
        with pytest.raises(GovlintError, match="something else than a handbook"):
            list(stale(FILES, tmp_path))

    @pytest.mark.parametrize("said", ["", "As of: tomorrow", "As of: 2026-13-01", "as of: 2026-11-22", "\xff"])
    def test_a_day_that_is_none_counts_as_unsaid(self, written: Path, said: str) -> None:
        (written / MARK).write_text(f"A govlint handbook.\n{said}\n", encoding="latin-1")
        assert made(written).day == ""

    def test_a_mark_that_leads_away_says_nothing(self, written: Path) -> None:
        (written / MARK).unlink()
        (written / MARK).symlink_to("/dev/zero")
        assert made(written) == Made("", "")


class TestCommand:
    @pytest.fixture
    def check(self, mill: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Checked]:
        """Makes a handbook as of a day, and checks it from then on."""
        self.out, self.mill = tmp_path / "the book", tmp_path / "mill"
        self.mill.mkdir()
        for path in mill.glob("*.yaml"):
            (self.mill / path.name).write_bytes(path.read_bytes())
        assert main(["render", str(self.mill), "-o", str(self.out), "--as-of", "2026-10-01"]) == 0
        capsys.readouterr()

        def run(*args: str) -> Checked:
            code = main(["render", str(self.mill), "-o", str(self.out), "--check", *args])
            return code, capsys.readouterr().out

        return run

    def test_time_alone_makes_no_handbook_stale(self, check: Callable[..., Checked]) -> None:
        code, said = check()
        assert code == 0
        assert said.startswith(f"{self.out} is fresh: ")
        assert said.endswith("as of 2026-10-01.\n")

    def test_another_day_does_where_it_is_asked_for(self, check: Callable[..., Checked]) -> None:
        code, said = check("--as-of", "2026-10-02")
        assert code == 1
        assert "is stale, as of 2026-10-02" in said
        assert said.count("  changed: ") == 20
        assert "--as-of 2026-10-02" in said.splitlines()[-1]

    def test_a_changed_policy_names_its_pages_and_what_mends_them(self, check: Callable[..., Checked]) -> None:
        teams = self.mill / "organisation.yaml"
        teams.write_text(teams.read_text().replace("Jon Ferry", "Kim Sand"))
        code, said = check()
        assert code == 1
        assert "  changed: roles.html\n" in said
        assert "index.html" not in said
        command = said.splitlines()[-1].removeprefix("Make it anew: ")
        assert main(shlex.split(command)[1:]) == 0
        assert check()[0] == 0

    def test_it_writes_nothing(self, check: Callable[..., Checked]) -> None:
        (self.out / "index.html").write_text("mine")
        (self.out / "notes.txt").write_text("mine")
        before = {path: path.stat().st_mtime_ns for path in self.out.rglob("*")}
        code, said = check()
        assert code == 1
        assert "  changed: index.html\n  not of the handbook: notes.txt\nMove away what" in said
        assert {path: path.stat().st_mtime_ns for path in self.out.rglob("*")} == before

    def test_another_version_is_named_as_the_reason(self, check: Callable[..., Checked]) -> None:
        mark = self.out / MARK
        mark.write_text(mark.read_text().replace(f"govlint {__version__}", "govlint 0.0.9\x1b[2J"))
        code, said = check()
        assert code == 1
        assert "It was made by govlint 0.0.9" in said
        assert f"this is govlint {__version__}." in said
        assert "\x1b" not in said

    def test_a_handbook_from_before_there_was_a_day_is_stale(self, check: Callable[..., Checked]) -> None:
        mark = self.out / MARK
        mark.write_text("".join(line for line in mark.read_text().splitlines(True) if not line.startswith("As of")))
        code, said = check()
        assert code == 1
        assert f"  changed: {MARK}\n" in said

    def test_no_handbook_is_not_fresh(self, mill: Path, tmp_path: Path) -> None:
        assert main(["render", str(mill), "-o", str(tmp_path / "none"), "--check"]) == 1
        assert not (tmp_path / "none").exists()

    def test_nothing_to_compare_with_is_said(self, tmp_path: Path) -> None:
        assert main(["render", str(tmp_path), "--check"]) == 3
