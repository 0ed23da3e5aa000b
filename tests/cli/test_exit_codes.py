"""What a script learns from the exit code."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from govlint.cli.commands import check as check_command
from govlint.cli.main import BUG, CLEAN, FOUND, INTERRUPTED, NOTHING_CHECKED, WRONG, main
from govlint.errors import GovlintError
from tests.helpers import BROKEN, CLEAN_FILES, TIGHT, complete, govlint, house, write

Raising = Callable[[BaseException], None]


@pytest.fixture
def clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return house(tmp_path, CLEAN_FILES)


class TestCheck:
    def test_nothing_that_weighs_was_found(self, clean: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["check", "--as-of", "2026-11-22"]) == CLEAN
        out, err = capsys.readouterr()
        assert out.splitlines()[-1].startswith("2 findings in 2 documents: 2 info")
        assert err == ""

    def test_something_found(self, tmp_path: Path) -> None:
        assert main(["check", str(house(tmp_path, BROKEN))]) == FOUND

    @pytest.mark.parametrize(
        ("fail_on", "code"), [("info", FOUND), ("warning", FOUND), ("error", CLEAN), ("never", CLEAN)]
    )
    def test_fail_on(self, fail_on: str, code: int, tmp_path: Path) -> None:
        path = house(tmp_path, TIGHT) / "policy.yaml"
        assert main(["check", str(path), "--fail-on", fail_on, "--as-of", "2026-11-22"]) == code

    def test_fail_on_changes_no_line_of_the_report(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        outputs = set()
        for fail_on in ("info", "error", "never"):
            main(["check", str(house(tmp_path, TIGHT)), "--fail-on", fail_on, "--as-of", "2026-11-22"])
            outputs.add(capsys.readouterr().out)
        assert len(outputs) == 1

    @pytest.mark.parametrize("files", [{}, {"ci.yaml": "on: push\n"}, {"notes.md": "# x\n"}])
    def test_nothing_was_checked(
        self, files: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        write(tmp_path, files)
        assert main(["check", str(tmp_path)]) == NOTHING_CHECKED
        assert "no document with `govlint: v1` was found" in capsys.readouterr().err
        assert main(["check", str(tmp_path), "--allow-empty"]) == CLEAN

    def test_a_file_that_cannot_be_read_is_not_nothing(self, tmp_path: Path) -> None:
        (tmp_path / "a.yaml").symlink_to("nowhere")
        assert main(["check", str(tmp_path)]) == FOUND
        assert main(["check", str(tmp_path), "--allow-empty"]) == FOUND

    def test_what_is_excluded_is_not_checked(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(house(tmp_path, BROKEN))
        assert main(["check", "--exclude", "policy.yaml", "--fail-on", "error"]) == CLEAN
        assert main(["check", "--exclude", "*.yaml"]) == NOTHING_CHECKED

    def test_as_of_is_the_day(self, clean: Path, capsys: pytest.CaptureFixture[str]) -> None:
        policy = "kind: exception\nrule: culture/no-local-rules\nreason: x\napprover: legal-lead\ngranted: 2026-01-01\nexpires: 2026-12-31\n"
        house(clean, {"exception.yaml": policy})
        main(["check", "--as-of", "2026-12-31", "--format", "concise"])
        assert "core/exception-expired" not in capsys.readouterr().out
        main(["check", "--as-of", "2027-01-01", "--format", "concise"])
        assert "core/exception-expired" in capsys.readouterr().out

    def test_the_same_files_on_the_same_day_give_the_same_report(
        self, clean: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        house(clean, BROKEN)
        outputs = set()
        for paths in ([], ["."], ["teams.yaml", "organisation.yaml", "policy.yaml"], ["*.yaml"]):
            main(["check", *paths, "--as-of", "2026-11-22"])
            outputs.add(capsys.readouterr().out)
        assert len(outputs) == 1


class TestStandardInput:
    TEXT = complete("kind: engagement-policy\ncoments: everyone\n")[0].encode()

    def test_it_stands_in_for_the_file_of_that_name(self, clean: Path) -> None:
        house(clean, {"policy.yaml": "kind: engagement-policy\n"})
        done = govlint(
            "check", ".", "--stdin-filename", "policy.yaml", "--format", "concise", cwd=clean, stdin=self.TEXT
        )
        assert done.returncode == FOUND
        assert b"core/duplicate-name" not in done.stdout
        assert b"Did you mean comments?" in done.stdout

    def test_alone_it_is_read_alone(self, clean: Path) -> None:
        done = govlint(
            "check", "-", "--stdin-filename", "p/new.yaml", "--format", "concise", cwd=clean, stdin=self.TEXT
        )
        assert done.returncode == FOUND
        assert all(line.startswith(b"p/new.yaml:") for line in done.stdout.splitlines())

    def test_another_spelling_of_the_name_is_the_same_file(self, clean: Path) -> None:
        house(clean, {"policy.yaml": "kind: engagement-policy\n"})
        done = govlint(
            "check", ".", "--stdin-filename", "./policy.yaml", "--format", "concise", cwd=clean, stdin=self.TEXT
        )
        assert b"core/duplicate-name" not in done.stdout

    def test_without_a_name_it_is_a_wrong_call(self, clean: Path) -> None:
        done = govlint("check", "-", cwd=clean, stdin=self.TEXT)
        assert (done.returncode, done.stdout) == (WRONG, b"")
        assert b"Add --stdin-filename PATH." in done.stderr

    def test_empty_input_checks_nothing(self, clean: Path) -> None:
        assert govlint("check", "-", "--stdin-filename", "a.yaml", cwd=clean).returncode == NOTHING_CHECKED

    def test_more_than_a_file_may_hold_is_a_finding(self, clean: Path) -> None:
        done = govlint("check", "-", "--stdin-filename", "a.yaml", cwd=clean, stdin=b"x" * 2_000_000)
        assert done.returncode == FOUND
        assert b"core/file-too-large" in done.stdout


class TestWrong:
    @pytest.mark.parametrize(
        ("args", "said"),
        [
            (["chek"], "govlint: there is no command chek\n         Did you mean check?"),
            (["zzz"], "It can be: init, new, check, fix, explain, why, simulate, test, diff,"),
            (["--chek"], "govlint has no option --chek"),
            ([], "Usage: govlint"),
            (["check", "--format", "xml"], "--format cannot be xml\n         It can be: text, concise, json,"),
            (
                ["check", "--fail-on", "always"],
                "--fail-on cannot be always\n         It can be: error, warning, info, never.",
            ),
            (["check", "--as-of", "tomorrow"], "tomorrow is no date such as 2026-11-22"),
            (["check", "--as-of", "2026-02-30"], "2026-02-30 is no date such as 2026-11-22"),
            (["check", "nowhere/"], "nowhere/: no such file or folder"),
            (["explain"], "explain needs NAME\n         Write govlint explain NAME."),
            (["explain", "culture/comment-closed"], "Did you mean the rule culture/comments-closed, "),
            (["explain", "zzz"], "nothing is called zzz"),
            (["why", "engagement.coments"], "Did you mean engagement.comments?"),
            (["render", "--language", "xx"], "--language cannot be xx\n         It can be: de, en, fr."),
            (["completion", "tcsh"], "SHELL cannot be tcsh\n         It can be: bash, zsh, fish."),
            (["rules", "lst"], "rules has no command lst\n         Did you mean list?"),
        ],
    )
    def test_a_wrong_call(self, args: list[str], said: str, clean: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(args) == WRONG
        out, err = capsys.readouterr()
        assert said in err
        assert out == ""
        assert "Traceback" not in err

    def test_help_comes_on_a_line_of_its_own(self, clean: Path, capsys: pytest.CaptureFixture[str]) -> None:
        main(["check", "nowhere.yaml"])
        assert capsys.readouterr().err == (
            "govlint: nowhere.yaml: no such file or folder\n"
            "         Name a file, a folder or a pattern such as 'policies/*.yaml'.\n"
        )


class TestWhatStopsARun:
    @pytest.fixture
    def raising(self, clean: Path, monkeypatch: pytest.MonkeyPatch) -> Raising:
        """Makes `check` raise what is given."""

        def make(error: BaseException) -> None:
            def raised(*_: object) -> None:
                raise error

            monkeypatch.setattr(check_command, "_answer", raised)

        return make

    def test_a_bug(self, raising: Raising, capsys: pytest.CaptureFixture[str]) -> None:
        raising(ZeroDivisionError("oops \x1b[2J"))
        assert main(["check"]) == BUG
        out, err = capsys.readouterr()
        assert out == ""
        assert "ZeroDivisionError: oops \\u{1b}[2J" in err
        assert "This is a bug in govlint" in err
        assert "\x1b" not in err

    @pytest.mark.parametrize("error", [KeyboardInterrupt(), click.Abort()])
    def test_an_interruption(self, error: BaseException, raising: Raising, capsys: pytest.CaptureFixture[str]) -> None:
        raising(error)
        assert main(["check"]) == INTERRUPTED
        out, err = capsys.readouterr()
        assert (out, err.strip()) == ("", "Stopped.")

    def test_a_wrong_configuration(self, raising: Raising, capsys: pytest.CaptureFixture[str]) -> None:
        raising(GovlintError("rules/a.yaml:1:2: no\x1b", "Write yes."))
        assert main(["check"]) == WRONG
        assert capsys.readouterr() == ("", "govlint: rules/a.yaml:1:2: no\\u{1b}\n         Write yes.\n")

    def test_the_program_leaves_with_its_exit_code(self, clean: Path) -> None:
        assert govlint("check", "nowhere", cwd=clean).returncode == WRONG
        assert govlint("--version", cwd=clean).returncode == CLEAN

    def test_a_reader_that_goes_away_is_no_mistake(self, clean: Path) -> None:
        """`govlint rules list --long | head -1`."""
        command = f"{sys.executable} -c 'from govlint.cli.main import run; run()' rules list --long; echo $? >&2"
        with subprocess.Popen(
            ["sh", "-c", command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=clean
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            assert process.stdout.readline()
            process.stdout.close()
            assert process.stderr.read() == b"0\n"
