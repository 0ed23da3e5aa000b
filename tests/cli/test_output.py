"""What the program prints, and how it looks in different places."""

import json
import os
import pty
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import click
import pytest

from govlint import __version__
from govlint.cli.main import COMMANDS, main, program
from govlint.lint.rules import all_rules
from govlint.policy.controls import controls
from tests.conftest import Golden
from tests.helpers import BROKEN, CLEAN_FILES, TIGHT, govlint, house, write
from tests.reporters.runner import HOSTILE, commands, steers_a_terminal

SNAPSHOTS = Path(__file__).parent / "snapshots"


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)


def said(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    main(list(args))
    out, err = capsys.readouterr()
    assert err == ""
    return out


class TestColour:
    @pytest.mark.parametrize(
        ("args", "environment", "coloured"),
        [
            ([], {}, False),
            (["--color", "always"], {}, True),
            (["--color", "never"], {"FORCE_COLOR": "1"}, False),
            (["--color", "always"], {"NO_COLOR": "1"}, True),
            (["--color", "auto"], {"FORCE_COLOR": "1"}, True),
            ([], {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
            ([], {"NO_COLOR": ""}, False),
            ([], {"FORCE_COLOR": ""}, False),
        ],
    )
    @pytest.mark.parametrize("command", ["check", "rules"])
    def test_option_then_no_color_then_force_color(
        self, command: str, args: list[str], environment: dict[str, str], coloured: bool,
        monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path,
    ) -> None:  # fmt: skip
        house(tmp_path, BROKEN)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        out = said(capsys, *{"check": ["check"], "rules": ["rules", "list", "--pack", "core"]}[command], *args)
        assert ("\x1b[" in out) is coloured

    def test_a_terminal_gets_colour_and_its_own_width(self, tmp_path: Path) -> None:
        house(tmp_path, BROKEN)
        main_end, program_end = pty.openpty()
        environment = {name: value for name, value in os.environ.items() if name not in ("CI", "COLUMNS")}
        command = [sys.executable, "-c", "from govlint.cli.main import run; run()", "check", "policy.yaml"]
        with subprocess.Popen(command, stdout=program_end, stdin=subprocess.DEVNULL, cwd=tmp_path, env=environment):
            os.close(program_end)
            out = b""
            try:
                while chunk := os.read(main_end, 65_536):
                    out += chunk
            except OSError:
                pass
        os.close(main_end)
        assert b"\x1b[1m" in out

    @pytest.mark.parametrize(("columns", "width"), [("20", 40), ("60", 60), ("300", 120)])
    def test_the_width_is_that_of_the_terminal_within_reason(
        self, columns: str, width: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setenv("COLUMNS", columns)
        lines = said(capsys, "explain", "culture/comments-closed").splitlines()
        longest = max(len(line) for line in lines if line.startswith("  ") and "http" not in line)
        assert width - 12 <= longest <= width


class TestEncodings:
    @pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "cp437"])
    def test_a_terminal_that_cannot_show_a_character_shows_its_number(self, encoding: str, tmp_path: Path) -> None:
        files = {
            **CLEAN_FILES,
            "policy.yaml": "kind: engagement-policy\ntitle: コメント …\ncoments: x\nsummary: 漢字\n",
        }
        house(tmp_path, files)
        for form in ("text", "concise", "json"):
            done = govlint("check", "--format", form, cwd=tmp_path, environment={"PYTHONIOENCODING": encoding})
            assert done.returncode == 1, done.stderr
            assert b"Traceback" not in done.stderr
            done.stdout.decode(encoding)
            assert b"coments" in done.stdout

    @pytest.mark.parametrize("args", [["rules", "list", "--long"], ["explain", "culture/comments-closed"], ["--help"]])
    def test_other_commands_on_such_a_terminal(self, args: list[str], tmp_path: Path) -> None:
        done = govlint(*args, cwd=tmp_path, environment={"PYTHONIOENCODING": "ascii"})
        assert (done.returncode, done.stderr) == (0, b"")

    def test_a_file_name_that_is_no_utf_8(self, tmp_path: Path) -> None:
        (tmp_path / "caf\udce9.yaml").write_bytes(b"govlint: v1\n")
        for form in ("text", "concise", "json"):
            done = govlint("check", "--format", form, cwd=tmp_path)
            assert (done.returncode, done.stderr) == (1, b"")


class TestHelp:
    @pytest.mark.parametrize("command", ["", *COMMANDS, "rules list"])
    def test_the_whole_help(self, command: str, golden: Golden, capsys: pytest.CaptureFixture[str]) -> None:
        out = said(capsys, *command.split(), "--help")
        words = textwrap.fill(" ".join(out.split()), 100, break_on_hyphens=False) + "\n"  # the layout is click's own
        golden(SNAPSHOTS / f"help{f'-{command}' if command else ''}.txt".replace(" ", "-"), words)

    def test_a_short_option_does_too(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert said(capsys, "check", "-h") == said(capsys, "check", "--help")

    def test_the_version(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert said(capsys, "--version") == f"govlint {__version__}\n"

    def test_every_command_and_option_says_what_it_is_for(self) -> None:
        for name in COMMANDS:
            command = program.get_command(click.Context(program), name)
            assert command is not None
            assert command.help
            options = [param for param in command.params if isinstance(param, click.Option)]
            assert all(option.help for option in options), name


class TestCompletion:
    @pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
    def test_a_script_for_each_shell(self, shell: str, capsys: pytest.CaptureFixture[str]) -> None:
        out = said(capsys, "completion", shell)
        assert "_GOVLINT_COMPLETE" in out
        assert "govlint" in out

    def test_bash_takes_its_script(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "completion.bash"
        path.write_text(said(capsys, "completion", "bash"), encoding="utf-8")
        done = subprocess.run(
            ["bash", "-c", f". {path} && complete -p govlint"], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert "govlint" in done.stdout

    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            (
                "govlint ",
                {
                    "init",
                    "new",
                    "check",
                    "fix",
                    "explain",
                    "why",
                    "simulate",
                    "test",
                    "diff",
                    "posture",
                    "render",
                    "calendar",
                    "rules",
                    "baseline",
                    "lsp",
                    "completion",
                    "import",
                    "export",
                    "help",
                },
            ),
            ("govlint ru", {"rules"}),
        ],
    )
    def test_commands_are_completed(self, words: str, expected: set[str], tmp_path: Path) -> None:
        count = len(words.split()) if words.endswith(" ") else len(words.split()) - 1
        environment = {"_GOVLINT_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(count)}
        done = govlint(cwd=tmp_path, environment=environment)
        assert {line.split(",")[1] for line in done.stdout.decode().splitlines()} == expected


class TestExplain:
    @pytest.mark.parametrize(
        "name", ["culture/comments-closed", "gambling/paid-adverts-under-25", "core/duplicate-key"]
    )
    def test_a_rule(self, name: str, golden: Golden, capsys: pytest.CaptureFixture[str]) -> None:
        golden(SNAPSHOTS / f"explain-{name.replace('/', '-')}.txt", said(capsys, "explain", name))

    @pytest.mark.parametrize("name", ["engagement.comments", "approval.layers"])
    def test_a_control(self, name: str, golden: Golden, capsys: pytest.CaptureFixture[str]) -> None:
        golden(SNAPSHOTS / f"explain-{name}.txt", said(capsys, "explain", name))

    def test_a_kind(self, golden: Golden, capsys: pytest.CaptureFixture[str]) -> None:
        golden(SNAPSHOTS / "explain-exception.txt", said(capsys, "explain", "exception"))

    def test_every_rule_and_control_can_be_explained(self, capsys: pytest.CaptureFixture[str]) -> None:
        for name in (*all_rules(), *controls()):
            assert said(capsys, "explain", name).startswith(f"{name}: ")


class TestRules:
    def test_all_are_listed_by_pack(self, capsys: pytest.CaptureFixture[str]) -> None:
        out = said(capsys, "rules", "list")
        listed = [line.split()[-1] for line in out.splitlines() if line.startswith("  ")]
        assert listed == list(all_rules())

    def test_one_pack(self, capsys: pytest.CaptureFixture[str]) -> None:
        out = said(capsys, "rules", "list", "--pack", "alcohol")
        listed = {line.split()[-1].split("/")[0] for line in out.splitlines() if line.startswith("  ")}
        assert listed == {"alcohol"}

    def test_long(self, capsys: pytest.CaptureFixture[str]) -> None:
        out = said(capsys, "rules", "list", "--pack", "gambling", "--long")
        assert "Speaks for the sector `gambling`, in GB." in out

    def test_a_pack_that_does_not_exist_is_a_wrong_call(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["rules", "list", "--pack", "gamblng"]) == 2


class TestWhy:
    ORGANISATION = (
        "kind: organisation\nsectors: [gambling]\nmarkets: [{code: GB}, {code: IE}]\nbrands: [{name: old-mill}]\n"
    )
    POLICY = "kind: engagement-policy\ntitle: Everywhere\ncomments: {value: everyone, overrides: [{when: {markets: [IE]}, value: nobody}]}\n"

    @pytest.fixture(autouse=True)
    def files(self, tmp_path: Path) -> None:
        house(
            tmp_path,
            {
                "organisation.yaml": self.ORGANISATION,
                "policy.yaml": self.POLICY,
                "teams.yaml": CLEAN_FILES["teams.yaml"],
            },
        )

    def test_the_whole_answer(self, golden: Golden, capsys: pytest.CaptureFixture[str]) -> None:
        golden(SNAPSHOTS / "why.txt", said(capsys, "why", "engagement.comments", "--as-of", "2026-11-22"))

    def test_only_where_one_is_concerned(self, capsys: pytest.CaptureFixture[str]) -> None:
        here = said(capsys, "why", "engagement.comments", "--market", "GB")
        assert "everyone" in here
        assert "nobody" not in here
        there = said(capsys, "why", "engagement.comments", "--market", "IE")
        assert re.search(r"holds +nobody +policy\.yaml:\d+ \(Everywhere\)", there)
        assert re.search(r"overrides +everyone", there)
        assert "Nothing of this kind is concerned." in said(capsys, "why", "engagement.comments", "--market", "FR")

    TWO = "kind: engagement-policy\ncomments: {value: everyone, overrides: [{when: {content: [paid-ad]}, value: nobody}]}\n"

    def test_only_for_a_type_of_content(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        house(tmp_path, {"policy.yaml": self.TWO})
        out = said(capsys, "why", "engagement.comments", "--content", "paid-ad")
        assert re.search(r"holds +nobody", out)
        assert not re.search(r"holds +everyone", out)

    def test_only_for_a_type_of_content_that_nothing_names(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        house(tmp_path, {"policy.yaml": self.TWO})
        assert re.search(r"holds +everyone", said(capsys, "why", "engagement.comments", "--content", "story"))

    def test_where_nothing_is_decided(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert "nothing is decided" in said(capsys, "why", "crisis.takeover")

    def test_the_law_that_lifts_a_ceiling_is_named(self, capsys: pytest.CaptureFixture[str]) -> None:
        out = said(capsys, "why", "audience.paid-minimum-age", "--market", "GB")
        assert "gambling/paid-adverts-under-25" in out

    def test_without_documents(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        write(tmp_path, {"empty/x.yaml": "a: 1\n"})
        assert main(["why", "engagement.comments", "empty"]) == 3
        assert "was found" in capsys.readouterr().err


class TestFiveMistakes:
    """Five separate mistakes in one file are five findings, each on its key or value."""

    TEXT = """\
govlint: v1
kind: engagement-policy
name: comments
title: Comments
owner: head-of-socal
status: in-force
effective: 2026-01-01
review: {last: 2026-06-30, every: yearly}
coments: everyone
comment_check: sometimes
removal: {grounds: [spam], notice: told-which-rule, notice: 'no'}
"""
    MARKS = {"5:8": "core/unknown-name", "8:35": "core/wrong-format", "9:1": "core/unknown-key", "10:16": "core/unknown-value", "11:53": "core/duplicate-key"}  # fmt: skip

    def test_five_findings(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        house(tmp_path, CLEAN_FILES)
        write(tmp_path, {"policy.yaml": self.TEXT})
        lines = said(capsys, "check", "--format", "concise", "--as-of", "2026-11-22").splitlines()
        errors = [line for line in lines if line.startswith("policy.yaml") and " error: " in line]
        found = {line.split(":", 1)[1].split(": ")[0]: line.rsplit("[", 1)[1].rstrip("]") for line in errors}
        assert found == self.MARKS
        assert len(errors) == 5


def test_warnings_alone_are_marked_as_warnings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    house(tmp_path, TIGHT)
    out = said(capsys, "check", "policy.yaml", "--format", "concise", "--as-of", "2026-11-22")
    assert "policy.yaml:9:11: warning: too tight: comments is nobody" in out


@pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not installed")
def test_zsh_takes_its_script(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "completion.zsh"
    path.write_text(said(capsys, "completion", "zsh"), encoding="utf-8")
    assert subprocess.run(["zsh", "-n", str(path)], check=False).returncode == 0


class TestHostileText:
    """What stands in a file or its name steers neither the terminal nor the log, whichever command shows it."""

    @pytest.fixture(params=HOSTILE, ids=ascii)
    def text(self, request: pytest.FixtureRequest) -> str:
        return str(request.param)

    @staticmethod
    def harmless(out: str) -> None:
        assert out
        assert commands(out) == []
        assert steers_a_terminal(out) == []

    def test_why(self, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        quoted = json.dumps(text, ensure_ascii=False).encode("utf-8", errors="replace").decode()
        organisation = f"kind: organisation\ntitle: {quoted}\nmarkets: [{{code: GB}}, {{code: DE}}]\nbrands: [{{name: {quoted}}}]\n"
        policy = f"kind: engagement-policy\ntitle: {quoted}\nscope: {{brands: [{quoted}]}}\ncomments: {quoted}\n"
        house(tmp_path, {"organisation.yaml": organisation, f"{text.replace('/', '_')}.yaml": policy})
        main(["why", "engagement.comments"])
        self.harmless(capsys.readouterr().out)

    @pytest.mark.parametrize("command", ["check", "posture", "render", "explain", "why", "simulate"])
    def test_a_name_that_leads_nowhere(self, command: str, text: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main([command, *(["engagement.comments"] if command == "why" else []), f"x\n{text}"]) == 2
        self.harmless(capsys.readouterr().err)
