"""The files of a git revision, read without a checkout; what a repository says can run or hide nothing."""

import os
import subprocess
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from govlint.errors import GovlintError
from govlint.text.source import MAX_BYTES
from govlint.workspace.discover import SKIPPED

_PLAIN = (b"100644", b"100755")
_QUIET = ("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "-c", "protocol.allow=never")
_SETTINGS = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "LC_ALL": "C",
}
_DEEPER = "In a shallow clone, fetch it first: git fetch --depth=1 origin REVISION, or clone with the whole history."


class _Entry(NamedTuple):
    """A file of a tree. path: from the repository's root."""

    path: str
    object: str
    size: int


def files_at(revision: str, paths: Iterable[str]) -> dict[str, bytes]:
    """The YAML files of paths as they were at a revision, each under the name it has from the current folder.

    Links and submodules are no plain files and are left out. A file that is too large comes as too many bytes.
    Raises GovlintError where git, the repository or the revision is not to be had.
    """
    found: dict[str, bytes] = {}
    for path in paths:
        folder = path if os.path.isdir(path) else os.path.dirname(path) or "."
        top = _said(folder, "rev-parse", "--show-toplevel").rstrip("\n")
        commit = _commit(folder, revision)
        entries = [entry for entry in _entries(top, commit, path) if _is_ours(entry.path)]
        for entry, content in zip(entries, _contents(top, entries), strict=True):
            found[os.path.relpath(os.path.join(top, entry.path))] = content
    return found


def _commit(folder: str, revision: str) -> str:
    """The commit that a revision names. Raises GovlintError where there is none."""
    try:
        return _said(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").strip()
    except GovlintError as error:
        raise GovlintError(f"{revision} is no revision of the repository at {folder}", _DEEPER) from error


def _entries(top: str, commit: str, path: str) -> Iterator[_Entry]:
    below = os.path.relpath(os.path.realpath(path), os.path.realpath(top))
    where = () if below == "." else ("--", below.replace(os.sep, "/"))
    for line in _run(top, "ls-tree", "-r", "-l", "-z", "--full-tree", commit, *where).split(b"\0"):
        if line:
            about, name = line.split(b"\t", 1)
            mode, _, known, size = about.split()
            if mode in _PLAIN:
                yield _Entry(os.fsdecode(name), known.decode(), int(size))


def _is_ours(path: str) -> bool:
    """As the files of a folder are chosen: YAML, in no hidden folder and in none that tools make."""
    *folders, name = path.split("/")
    return name.endswith((".yaml", ".yml")) and not any(
        folder.startswith(".") or folder in SKIPPED for folder in folders
    )


def _contents(top: str, entries: list[_Entry]) -> Iterator[bytes]:
    wanted = "".join(f"{entry.object}\n" for entry in entries if entry.size <= MAX_BYTES)
    output, at = _run(top, "cat-file", "--batch", given=wanted.encode()), 0
    for entry in entries:
        if entry.size > MAX_BYTES:
            yield bytes(MAX_BYTES + 1)
            continue
        at = output.index(b"\n", at) + 1
        yield output[at : at + entry.size]
        at += entry.size + 1


def _said(folder: str, *args: str) -> str:
    return os.fsdecode(_run(folder, *args))


def _run(folder: str, *args: str, given: bytes = b"") -> bytes:
    """What git says. Raises GovlintError where it fails or is not there."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", *_QUIET, "-C", folder or ".", *args]
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=False, env=kept | _SETTINGS)  # noqa: S603
    except OSError as error:
        raise GovlintError(f"git cannot be run: {error.strerror}") from error
    if done.returncode:
        said = os.fsdecode(done.stderr).strip().splitlines()
        raise GovlintError(f"git {args[0]}: {said[-1] if said else 'failed'}")
    return done.stdout
