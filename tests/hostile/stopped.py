"""Runs a command and stops it at the Nth thing that it does to a disk; a program, not a module.

Arguments: where govlint stands; how it is stopped, a signal by name, or `NEVER` to be told on standard error of all
that it does; N; the folder whose files count; the arguments of the command. A thing is opening a file to write, or
making, moving, linking or taking away a file or folder. The run is stopped just before that thing.
"""

import json
import os
import signal
import sys

HOUSE, HOW, AT, FOLDER, *CALL = sys.argv[1:]
CHANGES = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.chmod", "os.truncate")
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
DONE: list[str] = []


def counts(event: str, args: tuple) -> bool:
    """Whether an event is something done to a disk, below the folder."""
    if not (event in CHANGES or (event == "open" and (args[2] or 0) & WRITES)):
        return False
    # What shutil takes away is named as seen from a folder that it holds open.
    named = isinstance(args[0], (str, bytes, os.PathLike))
    return named and (not os.path.isabs(args[0]) or os.fsdecode(args[0]).startswith(FOLDER))


def hook(event: str, args: tuple) -> None:
    if counts(event, args):
        DONE.append(event)
        if HOW != "NEVER" and len(DONE) == int(AT):
            os.kill(os.getpid(), getattr(signal, HOW))


def program() -> int:
    sys.path.insert(0, HOUSE)
    from govlint.cli import memory
    from govlint.cli.main import main
    from govlint.library.library import built_in

    # As where it is installed: only there are answers kept. The library is compiled before anything counts.
    built_in()
    memory.INSTALLED = HOUSE
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.addaudithook(hook)
    code = main(CALL)
    if HOW == "NEVER":
        print(json.dumps(DONE), file=sys.stderr)  # noqa: T201
    return code


if __name__ == "__main__":
    sys.exit(program())
