"""Git, asked so that nothing a repository says can run or hide anything; knows commands, not what they answer."""

import os
import shutil
import subprocess
from typing import NamedTuple

from govlint.errors import GovlintError

# A folder that looks like a bare repository can be committed; it is never taken for the repository.
_QUIET = (
    *("--no-pager", "--no-replace-objects"),
    *("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "-c", "protocol.allow=never"),
    *("-c", "safe.bareRepository=explicit", "-c", "core.warnAmbiguousRefs=true"),
)
_SETTINGS = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


class Said(NamedTuple):
    """What git said. warned: what it said beside that."""

    out: bytes
    warned: str

    @property
    def line(self) -> str:
        """The only line, such as a path or a commit."""
        return os.fsdecode(self.out).removesuffix("\n")


_INSTALL = "Install git, or leave out what asks for a revision."
_NO_REPOSITORY = "Name folders in place of revisions, or a folder of a repository."
_ASKED = "Run the same in this repository to see what git misses."


def ask(folder: str, *args: str, given: bytes = b"") -> Said:
    """What git says in a folder. Raises GovlintError where it fails or is not there."""
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("GIT_")}
    command = [_program(), *_QUIET, "-C", folder or ".", *args]
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=False, env=kept | _SETTINGS)  # noqa: S603
    except OSError as error:
        raise GovlintError(f"git cannot be run: {error.strerror}", _INSTALL) from error
    said = os.fsdecode(done.stderr).strip()
    if done.returncode:
        hint = _NO_REPOSITORY if "not a git repository" in said else _ASKED
        raise GovlintError(f"git {args[0]}: {said.splitlines()[-1] if said else 'failed'}", hint)
    return Said(done.stdout, said)


def _program() -> str:
    """Where git stands: a folder of PATH that is relative could be one of the repository."""
    folders = os.pathsep.join(folder for folder in os.get_exec_path() if os.path.isabs(folder))
    found = shutil.which("git", path=folders)
    if not found or not os.path.isabs(found):
        raise GovlintError("git cannot be run: it is in no folder of PATH", _INSTALL)
    return found
