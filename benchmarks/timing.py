"""Runs whole processes and says what they took."""

import os
import statistics
import subprocess
import time
from collections.abc import Mapping
from typing import NamedTuple


class Figure(NamedTuple):
    """What one command took: CPU seconds of it and the processes it began, wall seconds, and the most memory in MiB.

    The memory is that of the largest process.
    """

    seconds: float
    wall: float
    memory: float


def run(command: list[str]) -> Figure:
    """Run a command once; what it says goes nowhere."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ | {"CI": "1"}
    )
    _, _, used = os.wait4(process.pid, 0)
    process.returncode = 0
    return Figure(used.ru_utime + used.ru_stime, time.perf_counter() - start, used.ru_maxrss / 1024)


def measure(chosen: Mapping[str, list[str]], repeats: int) -> dict[str, Figure]:
    """All commands in turn, several times: a busy machine slows all alike. Medians, and the most memory."""
    taken: dict[str, list[Figure]] = {name: [] for name in chosen}
    for _ in range(repeats):
        for name, command in chosen.items():
            taken[name].append(run(command))
    return {name: _middle(found) for name, found in taken.items()}


def _middle(found: list[Figure]) -> Figure:
    seconds, wall = (statistics.median(values) for values in zip(*((one[0], one[1]) for one in found), strict=True))
    return Figure(seconds, wall, max(one.memory for one in found))
