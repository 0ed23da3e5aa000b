"""The command writes each format as a folder that appears whole, and knows whether it is fresh."""

import shlex
import sys
from pathlib import Path

import pytest

from govlint.cli.main import main

from ..conftest import DAY

STARTS = {"site": "index.html", "markdown": "README.md", "one-file": "handbook.html", "json": "handbook.json"}


def render(mill: Path, out: Path, *how: str) -> int:
    return main(["render", str(mill), "-o", str(out), "--as-of", DAY, *how])


@pytest.mark.parametrize(
    ("form", "what"), [("site", "pages"), ("markdown", "pages"), ("one-file", "files"), ("json", "files")]
)
def test_what_is_counted_is_what_was_written(
    form: str, what: str, mill: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def said(line: int) -> list[str]:
        assert render(mill, tmp_path / "out", "--format", form) == 0
        return capsys.readouterr().out.splitlines()[line].split()

    pages = said(0)[4]
    made = [path.name for path in (tmp_path / "out").rglob("*.*") if path.name != ".govlint-handbook"]
    of_pages = [name for name in made if name.endswith((".html", ".md")) and name != "SUMMARY.md"]
    assert what == "files" or len(of_pages) == int(pages)
    kept = int(pages) if what == "pages" else len(made)
    assert said(1) == ["0", what, "changed,", str(kept), "unchanged."]


@pytest.mark.parametrize(
    ("form", "how"),
    [*((form, ()) for form in STARTS), *((form, ("--language", "de")) for form in STARTS), ("json", ("--pdf",))],
)
def test_each_format_is_written_checked_and_mended(
    form: str, how: tuple[str, ...], mill: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert render(mill, out, "--format", form, *how) == 0
    assert f"Start at {out / STARTS[form]}" in capsys.readouterr().out
    assert (out / STARTS[form]).is_file()
    assert render(mill, out, "--format", form, *how, "--check") == 0
    (out / STARTS[form]).write_text("mine")
    assert render(mill, out, "--format", form, *how, "--check") == 1
    said = capsys.readouterr().out
    assert f"changed: {STARTS[form]}" in said
    assert main(shlex.split(said.splitlines()[-1].removeprefix("Make it anew: "))[1:]) == 0
    assert render(mill, out, "--format", form, *how, "--check") == 0


def test_one_format_takes_the_place_of_another_as_a_whole(mill: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert render(mill, out) == render(mill, out, "--format", "json") == 0
    assert sorted(path.name for path in out.iterdir()) == [".govlint-handbook", "calendar.ics", "handbook.json"]


def test_the_pdf_stands_beside_the_rest(mill: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert render(mill, out, "--format", "json", "--pdf") == 0
    assert (out / "handbook.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert render(mill, out, "--format", "json", "--check") == 1
    said = capsys.readouterr().out
    assert "left over: handbook.pdf" in said
    assert "--format json" in said.splitlines()[-1]


def test_without_typst_nothing_is_written(
    mill: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    assert render(mill, tmp_path / "out", "--pdf") == 2
    assert "pip install 'govlint[pdf]'" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["handbook.json", "out.HTML", "out.pdf", "out.md"])
def test_a_file_is_no_folder(name: str, mill: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert render(mill, tmp_path / name, "--format", "json") == 2
    assert f"{name} is to be a folder" in capsys.readouterr().err
    assert not (tmp_path / name).exists()
    (tmp_path / name).mkdir()
    assert render(mill, tmp_path / name, "--format", "json") == 0
