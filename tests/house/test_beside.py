"""What another process does comes back as if it had been done here, and is done here where it cannot."""

import os
import signal
from pathlib import Path

import pytest

from govlint.beside import COPIES, beside, usable

copies = pytest.mark.skipif(not COPIES, reason="this system does not copy processes")


@copies
def test_it_is_done_in_another_process() -> None:
    assert beside(os.getpid)() != os.getpid()
    assert beside(os.getpid)() != beside(os.getpid)()


def test_what_comes_of_it_comes_back_however_much_it_is() -> None:
    given = list(range(300_000))
    several = [beside(lambda n=n: (n, given)) for n in range(3)]
    assert [one() for one in several] == [(n, given) for n in range(3)]


def test_what_it_raises_is_raised_here() -> None:
    def fails() -> None:
        raise ValueError("as here")

    with pytest.raises(ValueError, match="as here"):
        beside(fails)()


@copies
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_what_was_ended_is_done_here(how: signal.Signals) -> None:
    here = os.getpid()

    def ended_elsewhere() -> str:
        if os.getpid() != here:
            os.kill(os.getpid(), how)
        return "done"

    assert beside(ended_elsewhere)() == "done"


@copies
def test_what_cannot_be_sent_is_done_here() -> None:
    assert beside(lambda: test_what_cannot_be_sent_is_done_here)() is test_what_cannot_be_sent_is_done_here
    assert callable(beside(lambda: lambda: 1)())


@copies
def test_lines_that_were_not_yet_shown_are_shown_once(tmp_path: Path) -> None:
    with (tmp_path / "lines").open("w", encoding="utf-8") as file:
        file.write("once\n")
        beside(lambda: 1)()
    assert (tmp_path / "lines").read_text(encoding="utf-8") == "once\n"


def test_there_is_always_one() -> None:
    assert usable() >= 1
