"""Work is done here or in processes; knows order and loss, not what the work is."""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from typing import Any, Protocol, TypeVar

from govlint.beside import COPIES, end_quietly

T = TypeVar("T")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)
AHEAD = 4
"""How many tasks wait or run for each that can run: enough that nobody idles, and bounded in memory."""


class Promise(Protocol[R_co]):
    """What will be there, as executors of processes and of machines both say it."""

    def result(self) -> R_co:
        """What came out, once it is there."""


def in_order(
    work: Callable[[T], R],
    tasks: Iterable[T],
    submit: Callable[[T], Promise[R]],
    ahead: int,
    lost: tuple[type[Exception], ...],
) -> Iterator[R]:
    """What comes out of each task, in the order of tasks. ahead: how many are given away at once.

    lost: what is raised where whoever had a task is gone; it is then done here.
    """
    waiting: deque[tuple[T, Promise[R]]] = deque()
    for task in tasks:
        waiting.append((task, submit(task)))
        if len(waiting) >= ahead:
            yield _settled(work, *waiting.popleft(), lost)
    while waiting:
        yield _settled(work, *waiting.popleft(), lost)


def _settled(work: Callable[[T], R], task: T, promise: Promise[R], lost: tuple[type[Exception], ...]) -> R:
    try:
        return promise.result()
    except lost:
        return work(task)


def in_processes(work: Callable[[T], R], tasks: Iterable[T], jobs: int) -> Iterator[R]:
    """What comes out of each task, in the order of tasks. jobs: how many processes.

    A task whose process is killed is done here, and the rest goes to new processes.
    """
    pool = _pool(jobs)

    def submit(task: T) -> Future[R]:
        nonlocal pool
        try:
            return pool.submit(work, task)
        except BrokenExecutor:
            pool.shutdown()  # its threads end before anything is forked again
            pool = _pool(jobs)
            return pool.submit(work, task)

    try:
        yield from in_order(work, tasks, submit, AHEAD * jobs, (BrokenExecutor,))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Forked processes share what was read before; elsewhere forking is not safe.
    context: Any = multiprocessing.get_context("fork" if COPIES else None)
    return ProcessPoolExecutor(jobs, context, end_quietly)
