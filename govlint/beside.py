"""Work done in a process beside this one; knows processes, not what is done in them.

The other process begins as a copy of this one, so what is worked on need not be sent; only what comes of it is. Where a
system cannot copy a process, or could not do so safely, all work is done here.
"""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:  # most runs are too small for a second process
    from multiprocessing.connection import Connection

T = TypeVar("T")
COPIES = sys.platform == "linux"
"""Whether a process can be copied: elsewhere the system's own libraries may not survive it."""


def usable() -> int:
    """How many processes can run at once: one a processor that this process may use."""
    return len(os.sched_getaffinity(0)) if COPIES else 1


def beside(work: Callable[[], T]) -> Callable[[], T]:
    """Begin some work in another process, and give what waits for it and returns what came of it.

    work: what it returns is sent as a pickle. What the other process could not finish, because it was ended or fell
    over, is done here, and raises here what it raises.
    """
    if not COPIES:
        return work
    from multiprocessing import get_context

    context = get_context("fork")
    told, tells = context.Pipe(duplex=False)
    process = context.Process(target=_tell, args=(work, told, tells), daemon=True)
    try:
        process.start()
    except OSError:  # no room for another process
        return work
    tells.close()

    def result() -> T:
        try:
            found: T = told.recv()
        except (EOFError, OSError):  # it ended before, or while it told
            return work()
        finally:
            told.close()
            process.join()
        return found

    return result


def end_quietly() -> None:
    """Let Ctrl-C, which reaches all processes of a terminal, end this one at once and without a word: it only helps.

    Where whoever began the run does not hear Ctrl-C, as in the background of a script, this one does not either.
    """
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def _tell(work: Callable[[], T], told: "Connection", tells: "Connection") -> None:
    """Do the work and send what came of it; what went wrong shows where it is done once more."""
    end_quietly()
    told.close()
    with suppress(Exception):
        tells.send(work())
    # Nothing of the copy may be written a second time, such as a line that the other has not yet shown.
    os._exit(0)
