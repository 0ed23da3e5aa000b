"""Several formats in one run: where they go, whole or not at all, and never a matter of the exit code."""

import json
from pathlib import Path

import pytest
from click import Context

from govlint.cli import memory
from govlint.cli.commands.check import command
from govlint.cli.main import CLEAN, FOUND, NOTHING_CHECKED, WRONG, main
from govlint.reporters import FORMATS
from tests.helpers import CLEAN_FILES, TIGHT, house

ON = ["--as-of", "2026-11-22"]


@pytest.fixture(autouse=True)
def estate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = house(tmp_path / "estate", TIGHT)
    monkeypatch.chdir(folder)
    return folder


def check(*args: str) -> int:
    return main(["check", ".", *ON, *args])


def test_every_format_in_one_run(estate: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [word for form in FORMATS for word in ("--output", f"{form}=out.{form}")]
    assert check("--format", "concise", *files) == FOUND
    out = capsys.readouterr().out
    for form in FORMATS:
        assert main(["check", ".", *ON, "--format", form, "--color", "never"]) == FOUND
        alone = capsys.readouterr().out
        assert (estate / f"out.{form}").read_text(encoding="utf-8") == alone or form == "text"
    assert (estate / "out.concise").read_text(encoding="utf-8") == out
    assert "culture/comments-closed" in (estate / "out.text").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_the_exit_code_is_the_same_in_every_format(form: str) -> None:
    assert check("-o", form) == FOUND
    assert check("-o", form, "--fail-on", "never") == CLEAN
    assert check("-o", f"{form}=x") == FOUND


def test_a_format_alone_goes_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    check("--output", "json")
    by_output = capsys.readouterr().out
    check("--format", "json")
    assert capsys.readouterr().out == by_output
    assert json.loads(by_output)["findings"]


def test_text_is_printed_beside_files(capsys: pytest.CaptureFixture[str]) -> None:
    check("--output", "sarif=x.sarif")
    assert "4 findings" in capsys.readouterr().out


def test_files_are_never_coloured(estate: Path) -> None:
    check("--color", "always", "--output", "text=x.txt")
    assert "\x1b" not in (estate / "x.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--output", "json", "--output", "sarif"], "only one format can go to standard output"),
        (["--format", "json", "--output", "concise"], "only one format can go to standard output"),
        (["--output", "json=nowhere/x.json"], "there is no such folder"),
        (["--output", "json=."], "this is a folder"),
        (["--output", "json=x", "--output", "sarif=./x"], "two formats cannot go to one file"),
        (["--output", "xml=x"], "--output cannot be xml"),
        (["--output", "json="], "json= names no file"),
    ],
)
def test_a_wrong_call_writes_nothing(
    args: list[str], said: str, estate: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(estate.iterdir())
    assert check(*args) == WRONG
    seen = capsys.readouterr()
    assert said in seen.err
    assert seen.out == ""
    assert sorted(estate.iterdir()) == before


def test_what_cannot_be_written_leaves_what_stood_there(estate: Path, capsys: pytest.CaptureFixture[str]) -> None:
    longest = estate / ("x" * 255)  # the file that would take its place would have a longer name
    longest.write_text("old", encoding="utf-8")
    assert check("--output", f"json={longest.name}") == WRONG
    assert longest.name in capsys.readouterr().err
    assert longest.read_text(encoding="utf-8") == "old"
    assert {path.name for path in estate.iterdir()} == {*TIGHT, longest.name}


def test_sarif_knows_the_exit_code(estate: Path) -> None:
    for args, code in (((), FOUND), (("--fail-on", "never"), CLEAN)):
        check("--output", "sarif=x.sarif", *args)
        log = json.loads((estate / "x.sarif").read_text(encoding="utf-8"))
        assert log["runs"][0]["invocations"][0]["exitCode"] == code


def test_files_are_written_where_nothing_was_checked(estate: Path) -> None:
    for path in TIGHT:
        (estate / path).unlink()
    assert check("--output", "junit=x.xml") == NOTHING_CHECKED
    assert "<testcase" in (estate / "x.xml").read_text(encoding="utf-8")


def test_paths_start_from_the_current_folder(estate: Path) -> None:
    main(["check", str(estate), *ON, "--output", "gitlab=x.json"])
    found = json.loads((estate / "x.json").read_text(encoding="utf-8"))
    assert {item["location"]["path"] for item in found} <= {*CLEAN_FILES, "policy.yaml"}


def test_what_is_remembered_is_written_again(estate: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "installed").mkdir()
    monkeypatch.setattr(memory, "INSTALLED", str(tmp_path / "installed"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    check("--output", f"json={tmp_path}/x.json")
    first = (tmp_path / "x.json").read_text(encoding="utf-8")
    (tmp_path / "x.json").unlink()
    check("--output", f"json={tmp_path}/x.json")
    assert (tmp_path / "x.json").read_text(encoding="utf-8") == first
    assert len(list((tmp_path / "cache" / "govlint" / "answers").iterdir())) == 1


def test_shells_complete_formats() -> None:
    parameter = next(one for one in command.params if one.name == "wanted")
    found = parameter.type.shell_complete(Context(command), parameter, "j")
    assert [item.value for item in found] == ["json", "junit"]
