"""The command, from the call to the files."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from govlint.cli.main import CLEAN, main
from tests.helpers import HOUSE

from .conftest import DAY, ORGANISATION


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_makes_a_handbook_and_says_where_to_start(
    mill: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["render", str(mill), "-o", str(out), "--as-of", DAY]) == 0
    said = capsys.readouterr()
    assert "Old Mill & Sons" in said.out
    assert f"Start at {out}/index.html" in said.out
    assert said.err == ""
    assert "Old Mill &amp; Sons" in (out / "index.html").read_text(encoding="utf-8")
    assert "22 November 2026" in (out / "index.html").read_text(encoding="utf-8")


def test_the_same_input_gives_the_same_bytes(mill: Path, tmp_path: Path) -> None:
    made = []
    for seed, where in (("1", mill), ("2", Path(os.path.relpath(mill)))):
        out = tmp_path / seed
        command = [sys.executable, "-c", "from govlint.cli.main import run; run()"]
        arguments = ["render", str(where), "-o", str(out), "--as-of", DAY]
        subprocess.run([*command, *arguments], check=True, env={**os.environ, "PYTHONHASHSEED": seed})
        made.append(files_of(out))
    assert made[0] == made[1]
    assert not any(str(mill).encode() in content for content in made[0].values())


def test_nothing_to_make_it_from(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "other.yaml").write_text("a: 1\n")
    assert main(["render", str(tmp_path), "-o", str(tmp_path / "out")]) == 3
    assert "Nothing was made" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_foreign_folder_stops_it(mill: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    assert main(["render", str(mill), "-o", str(tmp_path)]) == 2
    assert "Choose another folder" in capsys.readouterr().err


def test_several_organisations_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "organisation.yaml").write_text(ORGANISATION.replace("Old Mill & Sons", name.title()))
    assert main(["render", str(tmp_path), "-o", str(tmp_path / "out")]) == 2
    said = capsys.readouterr().err
    assert "One (" in said
    assert "Two (" in said
    assert main(["render", str(tmp_path / "one"), "-o", str(tmp_path / "out"), "--as-of", DAY]) == 0


def test_the_handbook_of_a_broken_file_says_so(tmp_path: Path) -> None:
    head = "govlint: v1\nkind: engagement-policy\nname: e\ntitle: E\nowner: x\nstatus: draft\n"
    (tmp_path / "broken.yaml").write_text(f"{head}comments: [nobody\nreplies: everyone\n")
    out = tmp_path / "out"
    assert main(["render", str(tmp_path), "-o", str(out), "--as-of", DAY]) == 0
    page = out / "documents" / "engagement-policy-e.html"
    assert "could not be read" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("example", sorted(path.name for path in (HOUSE / "examples").iterdir() if path.is_dir()))
def test_every_example_becomes_a_handbook_whose_links_lead_somewhere(example: str, tmp_path: Path) -> None:
    """Links are checked as the pages are made; a kitchen sink is several organisations."""
    folders = [path.parent for path in sorted((HOUSE / "examples" / example).rglob("organisation.yaml"))]
    assert folders
    for folder in folders:
        assert main(["render", str(folder), "-o", str(tmp_path / folder.name), "--as-of", "2026-11-22"]) == CLEAN
        assert (tmp_path / folder.name / "index.html").is_file()
