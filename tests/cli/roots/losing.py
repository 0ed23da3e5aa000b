"""Work that is lost with whoever does it: for the tests of processes and of machines."""

import os
import signal
import time
from pathlib import Path


def dies_elsewhere(asker: int, task: int) -> tuple[int, bool]:
    """The task, and whether the asker itself did it; the fourth kills every other process that takes it."""
    here = os.getpid() == asker
    if task == 3 and not here:
        os.kill(os.getpid(), signal.SIGKILL)
    return task, here


def dies_once(folder: str, task: int) -> int:
    """The task; the fourth kills the first process that takes it."""
    if task == 3 and not Path(folder, "died").exists():
        Path(folder, "died").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return task


def sleeps(folder: str, task: int) -> None:
    """Says that it has begun, and does not end by itself while anybody waits."""
    Path(folder, str(task)).touch()
    time.sleep(600)
