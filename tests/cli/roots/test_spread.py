"""Work in processes: in order, nothing lost with a process that is killed, and quiet where somebody stops it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import pytest

from govlint.cli.roots.spread import AHEAD, in_processes
from tests.cli.roots.losing import dies_elsewhere
from tests.helpers import HOUSE

STOPPED = """\
import signal, sys
from functools import partial
from govlint.cli.roots.spread import in_processes
from tests.cli.roots.losing import sleeps
signal.signal(signal.SIGINT, signal.default_int_handler if sys.argv[2] == "hears" else signal.SIG_IGN)
try:
    list(in_processes(partial(sleeps, sys.argv[1]), range(9), 2))
except KeyboardInterrupt:
    sys.exit(130)
"""


def test_what_comes_out_is_in_order() -> None:
    assert list(in_processes(abs, range(-40, 0), 3)) == list(range(40, 0, -1))


def test_what_is_wrong_with_a_task_is_raised_here() -> None:
    with pytest.raises(TypeError, match="bad operand"):
        list(in_processes(abs, ["x"], 2))


def test_a_task_whose_process_is_killed_is_done_here_and_the_rest_goes_on() -> None:
    found = list(in_processes(partial(dies_elsewhere, os.getpid()), range(60), 2))
    assert [task for task, _ in found] == list(range(60))
    assert (3, True) in found
    assert [here for task, here in found if task > 3 + AHEAD * 2] == [False] * (59 - 3 - AHEAD * 2)


def test_no_more_is_read_than_can_be_given_away() -> None:
    taken: list[int] = []

    def tasks() -> Iterator[int]:
        for task in range(1_000):
            taken.append(task)
            yield task

    found = in_processes(abs, tasks(), 2)
    assert next(found) == 0
    assert len(taken) <= AHEAD * 2 + 1
    assert sum(1 for _ in found) == 999


@contextmanager
def begun(folder: Path, hears: str) -> Iterator[subprocess.Popen[bytes]]:
    """A run of two processes, each with its first task, that hears or does not hear Ctrl-C."""
    environment = os.environ | {"PYTHONPATH": str(HOUSE)}
    command = [sys.executable, "-c", STOPPED, str(folder), hears]
    run = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, start_new_session=True)
    try:
        while len(list(folder.iterdir())) < 2 and run.poll() is None:
            time.sleep(0.05)
        yield run
    finally:
        with suppress(ProcessLookupError):
            os.killpg(run.pid, signal.SIGKILL)
        run.communicate()


@pytest.mark.skipif(sys.platform != "linux", reason="a group of processes is stopped as a terminal does it")
def test_a_run_that_is_stopped_ends_and_says_nothing(tmp_path: Path) -> None:
    with begun(tmp_path, "hears") as run:
        os.killpg(run.pid, signal.SIGINT)
        _, said = run.communicate(timeout=60)
        assert (run.returncode, said) == (130, b"")
        with pytest.raises(ProcessLookupError):
            os.killpg(run.pid, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="a group of processes is stopped as a terminal does it")
def test_a_run_in_the_background_goes_on_with_all_its_processes(tmp_path: Path) -> None:
    """A script that lets it run in the background makes it deaf to Ctrl-C: then those that help are deaf too."""
    with begun(tmp_path, "deaf") as run:
        helpers = Path(f"/proc/{run.pid}/task/{run.pid}/children").read_text(encoding="ascii").split()
        os.killpg(run.pid, signal.SIGINT)
        time.sleep(0.5)
        assert [Path(f"/proc/{one}/stat").read_text(encoding="ascii").split()[2] for one in helpers] == ["S", "S"]
