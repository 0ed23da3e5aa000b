"""Work is done on the machines of a Dask cluster. They are sent all that it needs, and share no disk with this one.

What is sent and what comes back are pickles: whoever holds the scheduler or a worker can run code here.
"""

import logging
import os
import pickle
import socket
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, TypeVar
from urllib.parse import urlsplit

from govlint import __version__
from govlint.cli.roots.spread import AHEAD, in_order
from govlint.errors import GovlintError
from govlint.library.library import built_in

T = TypeVar("T")
R = TypeVar("R")
MOST_SENT = 64 * 1024 * 1024
"""The most bytes of one task that are sent; what is larger is done here."""
SECONDS = 30
"""How long a scheduler, and then a first worker, is waited for."""
_SAME = "Install the same govlint on all machines: govlint[dask]."


def on_machines(work: Callable[[T], R], tasks: Iterable[T], address: str, seconds: float = SECONDS) -> Iterator[R]:
    """What comes out of each task, in the order of tasks. address: where the scheduler listens, such as tcp://host:8786.

    A task whose worker is lost goes to another one; where that happens again and again, it is done here.
    Raises GovlintError where there is no scheduler or no worker, or where one of them runs another govlint.
    """
    _reach(address, seconds)
    distributed = _distributed()
    with _connected(distributed, address, seconds) as client:
        _refuse_others(client, address)
        there, threads = partial(_there, work, mark()), sum(client.nthreads().values())

        def submit(task: T) -> "Any":
            if len(pickle.dumps(task)) > MOST_SENT:
                return _Here(work, task)
            return client.submit(there, _Sent(task), pure=False)

        try:
            yield from in_order(work, tasks, submit, AHEAD * threads, (distributed.KilledWorker,))
        except distributed.client.FutureCancelledError as error:
            raise GovlintError(f"{address}: the scheduler is gone", "Start it again, and check anew.") from error


class _Sent:
    """Something to send whole: Dask would look into tuples for what is its own."""

    def __init__(self, task: Any) -> None:
        self.task = task


class _Here:
    """What is not sent."""

    def __init__(self, work: Callable[[Any], Any], task: Any) -> None:
        self._work = partial(work, task)

    def result(self) -> Any:
        """What came out."""
        return self._work()


def mark() -> str:
    """What tells this govlint from another: its version, its library, and how paths are written here."""
    return f"{__version__} {built_in().mark()} {os.sep}"


def _there(work: Callable[[Any], R], wanted: str, sent: _Sent) -> R:
    """Runs on a worker, which may have come later than the others."""
    if mark() != wanted:
        raise GovlintError("a worker that came later runs another govlint than this one", _SAME)
    return work(sent.task)


def _distributed() -> Any:
    try:
        import distributed
    except ModuleNotFoundError as error:
        raise GovlintError("--dask needs Dask, which is not installed", "Install govlint[dask].") from error
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what is lost is raised, and told in our words
    return distributed


def _connected(distributed: Any, address: str, seconds: float) -> Any:
    """A client of a cluster that has at least one worker."""
    try:
        client = distributed.Client(address, timeout=seconds, set_as_default=False)
    except OSError as error:  # a timeout is one
        raise _nobody(address) from error
    try:
        client.wait_for_workers(1, timeout=seconds)
    except OSError as error:
        client.close()
        raise GovlintError(f"{address}: this scheduler has no workers", "Start some: dask worker ADDRESS.") from error
    return client


def _reach(address: str, seconds: float) -> None:
    """Knock first: a client that finds nobody tries for long, and takes a minute to leave."""
    try:
        where = urlsplit(address)
        if where.scheme not in ("tcp", "tls") or not where.hostname or not where.port:
            raise _nobody(address)
        socket.create_connection((where.hostname, where.port), seconds).close()
    except (OSError, ValueError) as error:  # ValueError: a port that is no number
        raise _nobody(address) from error


def _nobody(address: str) -> GovlintError:
    return GovlintError(
        f"{address}: no Dask scheduler answers here", "Write tcp://HOST:PORT, as the scheduler says it."
    )


def _refuse_others(client: Any, address: str) -> None:
    """Raise GovlintError where a worker has another govlint, or none."""
    try:
        found = client.run(mark)
    except Exception as error:  # whatever a worker without our code raises
        raise GovlintError(f"{address}: the workers cannot run this govlint: {error}", _SAME) from error
    for worker, other in found.items():
        if other != mark():
            raise GovlintError(f"{worker}: this worker runs another govlint than this one", _SAME)
