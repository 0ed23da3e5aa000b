"""Runs the program in a process of its own that may take so much time and memory, and no more."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from govlint.cli.main import CLEAN, FOUND, NOTHING_CHECKED, WRONG
from tests.helpers import HOUSE
from tests.reporters.runner import commands, steers_a_terminal

SECONDS = 20
"""Of processor, start-up and all: what is hostile may cost a little, and a busy machine costs none of these."""
MEMORY = 1 << 30
OURS = (CLEAN, FOUND, WRONG, NOTHING_CHECKED)
"""The exit codes of a program that knew what to do."""

# Limits that the process sets itself hold before anything of ours is read; other systems know them not.
_PROGRAM = f"""\
import sys
try:
    import resource
except ImportError:
    pass
else:
    resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
sys.path.insert(0, {str(HOUSE)!r})
from govlint.cli.main import run
run()
"""


class Ended(NamedTuple):
    """How a run ended, and what it said."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """All that it said."""
        return self.out + self.err


def command(*args: str) -> list[str]:
    """The command of a limited run."""
    return [sys.executable, "-I", "-B", "-c", _PROGRAM, *args]


def environment(given: Mapping[str, str | None]) -> dict[str, str]:
    """The environment of these tests with some variables changed; None for one that is not set."""
    kept = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "FORCE_COLOR", *given}}
    return kept | {name: value for name, value in given.items() if value is not None}


def limited(*args: str, cwd: Path, given: Mapping[str, str | None] | None = None, redirected: str = "") -> Ended:
    """Run the program within bounds. given: variables; redirected: what a shell is told of the streams."""
    words = command(*args)
    if redirected:
        words = ["sh", "-c", f'exec "$@" {redirected}', "sh", *words]
    done = subprocess.run(
        words, cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True, check=False, env=environment(given or {})
    )
    return Ended(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


def unharmed(ended: Ended) -> None:
    """Hold that a run ended as ours do, in our words, and steered neither a terminal nor a log."""
    assert ended.code in OURS, ended
    assert "Traceback" not in ended.said
    assert (commands(ended.said), steers_a_terminal(ended.said)) == ([], [])
