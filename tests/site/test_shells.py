"""Completion in the shells themselves, and man pages by the reader of man pages."""

import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import HOUSE

pytestmark = pytest.mark.site

BREWER = HOUSE / "examples" / "brewer"
ASKED = [
    ("govlint ru", "rules"),
    ("govlint check --fo", "--format"),
    ("govlint check --format js", "json"),
    ("govlint why engagement.com", "engagement.comments"),
    ("govlint explain culture/comments-cl", "culture/comments-closed"),
    ("govlint why engagement.comments --market F", "FR"),
    ("govlint simulate --account northlight-gb-y", "northlight-gb-youtube"),
    ("govlint check cris", "crisis.yaml"),
]
BASH = """
eval "$(govlint completion bash)"
COMP_WORDS=({line}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); COMP_LINE='{line}'
compopt() {{ COMPREPLY+=($(compgen -f -- "${{COMP_WORDS[COMP_CWORD]}}")); }}
_govlint_completion govlint
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
ZSH = """
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell 'PS1=ready; autoload -U compinit; compinit -D -u; eval "$(govlint completion zsh)"; stty -echo; echo up; bindkey "^I" complete-word; setopt no_beep'
zpty -r -m shell out '*up*'
zpty -w -n shell '{line}'$'\\t'
sleep 4
zpty -w -n shell $'\\x01print -r -- "<\\x05>"\\n'
zpty -r -m shell out '*<*>*'
print -r -- $out
"""


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Where `govlint` is this checkout, and no file of the person who runs the tests is read."""
    folder = tmp_path_factory.mktemp("shells")
    script = folder / "bin" / "govlint"
    script.parent.mkdir()
    script.write_text(f"#!/bin/sh\nexec {sys.executable} -c 'from govlint.cli.main import run; run()' \"$@\"\n")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    kept = {"PATH": f"{script.parent}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(HOUSE), "TERM": "dumb"}
    return {**os.environ, **kept, "HOME": str(folder), "XDG_CACHE_HOME": str(folder / "cache")}


def shell(environment: dict[str, str], *command: str) -> str:
    done = subprocess.run(
        command, cwd=BREWER, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize(("line", "expected"), ASKED)
def test_bash(line: str, expected: str, environment: dict[str, str]) -> None:
    assert expected in shell(environment, "bash", "--norc", "-c", BASH.format(line=line)).splitlines()


@pytest.mark.parametrize(("line", "expected"), ASKED)
def test_fish(line: str, expected: str, environment: dict[str, str]) -> None:
    script = f"govlint completion fish | source; complete -C '{line}'"
    found = shell(environment, "fish", "--no-config", "-c", script)
    assert expected in [row.split("\t")[0] for row in found.splitlines()]


@pytest.mark.parametrize(("line", "expected"), ASKED)
def test_zsh(line: str, expected: str, environment: dict[str, str]) -> None:
    assert expected in shell(environment, "zsh", "-f", "-c", ZSH.format(line=line))


def test_man_pages_are_read_without_a_warning() -> None:
    pages = sorted(map(str, (HOUSE / "docs" / "man").glob("*.1")))
    done = subprocess.run(
        ["mandoc", "-T", "lint", "-W", "warning", *pages], capture_output=True, text=True, check=False
    )
    assert len(pages) > 12
    # They have no day: the same words are to make the same page.
    assert [line for line in done.stdout.splitlines() if "missing date" not in line] == []


def test_a_man_page_says_what_the_help_says() -> None:
    page = HOUSE / "docs" / "man" / "govlint-check.1"
    said = subprocess.run(
        ["mandoc", "-T", "ascii", "-O", "width=78", str(page)], capture_output=True, text=True, check=True
    )
    text = re.sub(r".\x08", "", said.stdout)
    assert "govlint check [OPTIONS] [PATHS]..." in text
    assert "--new-since REVISION" in text
    assert "Do not fail when there is nothing to check." in text


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_what_goes_wrong_is_kept_from_the_terminal(name: str, environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "govlint.toml").write_text("this is = no TOML = at all")
    asked = {"_GOVLINT_COMPLETE": f"{name}_complete", "COMP_WORDS": "govlint explain cul", "COMP_CWORD": "2"}
    done = subprocess.run(
        ["govlint"], cwd=tmp_path, env=environment | asked, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr, done.stdout.strip()) == (0, "", "")
