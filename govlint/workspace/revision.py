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


class Blob(NamedTuple):
    """A file of a tree. top: the repository's root; path: from there; object: the mark of its content."""

    top: str
    path: str
    object: str
    size: int


def files_at(revision: str, paths: Iterable[str]) -> dict[str, bytes]:
    """The YAML files of paths as they were at a revision, each under the name it has from the current folder.

    Links and submodules are no plain files and are left out. A file that is too large comes as too many bytes.
    Raises GovlintError where git, the repository or the revision is not to be had.
    """
    return contents_of(blobs_at(revision, paths))


def blobs_at(revision: str, paths: Iterable[str]) -> dict[str, Blob]:
    """The same files unread, so that what has not changed need not be read.

    Raises GovlintError where git, the repository or the revision is not to be had.
    """
    found: dict[str, Blob] = {}
    commits: dict[str, str] = {}
    for path in paths:
        folder = path if os.path.isdir(path) else os.path.dirname(path) or "."
        top = _said(_there(folder), "rev-parse", "--show-toplevel").rstrip("\n")
        if top not in commits:
            commits[top] = _commit(_there(folder), revision)
        below = os.path.relpath(os.path.realpath(path), os.path.realpath(top))
        for entry in _entries(top, commits[top], below):
            if _is_ours(entry.path):
                found[os.path.relpath(os.path.join(top, entry.path))] = entry
    return found


def blobs_below(revision: str, top: str, names: Iterable[str]) -> dict[str, Blob]:
    """All plain files at names in a repository, of whatever ending, by their path from its root.

    names: from the root, as the revision has them; what lies there now makes no difference.
    """
    commit = _commit(top, revision)
    return {entry.path: entry for name in names for entry in _entries(top, commit, name)}


def _there(folder: str) -> str:
    """A folder, or the nearest above it that is there: a revision may have folders that are gone."""
    while not os.path.isdir(folder):
        folder = os.path.dirname(folder) or "."
    return folder


def contents_of(blobs: dict[str, Blob]) -> dict[str, bytes]:
    """What stands in files, by their path. A file that is too large comes as too many bytes."""
    found: dict[str, bytes] = {}
    for top in dict.fromkeys(blob.top for blob in blobs.values()):
        here = {path: blob for path, blob in blobs.items() if blob.top == top}
        found |= zip(here, _contents(top, list(here.values())), strict=True)
    return found


def root_of(path: str) -> str:
    """The root of the repository that a folder lies in. Raises GovlintError where it lies in none."""
    return _said(_there(path), "rev-parse", "--show-toplevel").rstrip("\n")


def _commit(folder: str, revision: str) -> str:
    """The commit that a revision names. Raises GovlintError where there is none."""
    try:
        return _said(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").strip()
    except GovlintError as error:
        raise GovlintError(f"{revision} is no revision of the repository at {folder}", _DEEPER) from error


def _entries(top: str, commit: str, below: str) -> Iterator[Blob]:
    where = () if below == "." else ("--", below.replace(os.sep, "/"))
    for line in _run(top, "ls-tree", "-r", "-l", "-z", "--full-tree", commit, *where).split(b"\0"):
        if line:
            about, name = line.split(b"\t", 1)
            mode, _, known, size = about.split()
            if mode in _PLAIN:
                yield Blob(top, os.fsdecode(name), known.decode(), int(size))


def _is_ours(path: str) -> bool:
    """As the files of a folder are chosen: YAML, in no hidden folder and in none that tools make."""
    *folders, name = path.split("/")
    return name.endswith((".yaml", ".yml")) and not any(
        folder.startswith(".") or folder in SKIPPED for folder in folders
    )


def _contents(top: str, entries: list[Blob]) -> Iterator[bytes]:
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
