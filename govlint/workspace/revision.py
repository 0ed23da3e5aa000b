"""The files of a git revision, read without a checkout; what a repository says can run or hide nothing."""

import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from govlint.errors import GovlintError
from govlint.near import near, suggestion
from govlint.text.source import MAX_BYTES
from govlint.workspace.discover import SKIPPED
from govlint.workspace.git import ask

PLAIN = frozenset(("100644", "100755"))
LINK, MODULE = "120000", "160000"
"""Modes of a tree: a symbolic link, another repository within this one."""
MOST_NAMES = 500
"""Among so many branches and tags a near one is looked for."""
DEEPER = "In a shallow clone, fetch it first: git fetch --depth=1 origin REVISION, or clone with the whole history."


class Entry(NamedTuple):
    """What a tree has under a name: its mode (octal) and the object that holds its content."""

    mode: str
    object: str


class Tree(NamedTuple):
    """All that a commit holds. top: the repository's folder; entries: by the name seen from the current folder."""

    top: str
    commit: str
    entries: dict[str, Entry]

    def contents(self, names: Iterable[str], most: int = MAX_BYTES) -> dict[str, bytes]:
        """The contents of those names that are plain files.

        most: a file that has more bytes comes as so many zeros, and one more.
        """
        plain = [name for name in names if name in self.entries and self.entries[name].mode in PLAIN]
        return dict(zip(plain, _contents(self.top, [self.entries[name].object for name in plain], most), strict=True))


class Blob(NamedTuple):
    """A plain file of a commit, not read yet. top: the repository's folder; object: the mark of its content."""

    top: str
    object: str


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
        top = root_of(path if os.path.isdir(path) else os.path.dirname(path) or ".")
        if top not in commits:
            commits[top] = commit_of(top, revision)
        below = os.path.relpath(os.path.realpath(path), os.path.realpath(top))
        blobs = _blobs(top, commits[top], below)
        found |= {name: blob for name, blob in blobs if is_read(os.path.relpath(name, os.path.relpath(top)))}
    return found


def contents_of(blobs: dict[str, Blob]) -> dict[str, bytes]:
    """What stands in files, by their path. A file that is too large comes as too many bytes."""
    found: dict[str, bytes] = {}
    for top in dict.fromkeys(blob.top for blob in blobs.values()):
        here = {path: blob.object for path, blob in blobs.items() if blob.top == top}
        found |= zip(here, _contents(top, list(here.values()), MAX_BYTES), strict=True)
    return found


def root_of(path: str) -> str:
    """The root of the repository that a folder lies in, or lay in. Raises GovlintError where it lies in none."""
    while path and not os.path.isdir(path):
        path = os.path.dirname(path)
    return ask(path or ".", "rev-parse", "--show-toplevel").line


def _blobs(top: str, commit: str, below: str) -> Iterator[tuple[str, Blob]]:
    entries = _entries(top, commit, below)
    return ((name, Blob(top, entry.object)) for name, entry in entries if entry.mode in PLAIN)


def tree_at(revision: str, folder: str = ".") -> Tree:
    """All that a revision of the repository around a folder holds, which need not be there any more.

    Raises GovlintError where git, the repository or the revision is not to be had, or where it can mean two commits.
    """
    top = root_of(folder)
    commit = commit_of(top if folder != "." else ".", revision)
    return Tree(top, commit, dict(_entries(top, commit, ".")))


def head_of(folder: str) -> str:
    """The commit that is checked out around a folder. Raises GovlintError where there is none."""
    return commit_of(root_of(folder), "HEAD")


def is_read(path: str) -> bool:
    """As the files of a folder are chosen: YAML, in no hidden folder and in none that tools make."""
    *folders, name = path.split("/")
    return name.endswith((".yaml", ".yml")) and not any(
        folder.startswith(".") or folder in SKIPPED for folder in folders
    )


def commit_of(folder: str, revision: str) -> str:
    """The commit that a revision names. Raises GovlintError where there is none, or where a tag and a branch differ."""
    try:
        said = ask(folder, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    except GovlintError as error:
        raise _none(revision, folder) from error
    if said.line.startswith("^"):  # "all but this one": git takes it for a revision
        raise _none(revision, folder)
    if "is ambiguous" in said.warned:
        hint = "Name the commit, or refs/heads/… or refs/remotes/…."
        raise GovlintError(f"{revision} can mean two things here", hint)
    return said.line


def _none(revision: str, folder: str) -> GovlintError:
    known = ask(folder, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes")
    names = os.fsdecode(known.out).splitlines()[:MOST_NAMES]
    # A shallow clone lacks what is meant, however near the name of another branch is.
    hint = f"{suggestion(revision, names)} {DEEPER}" if near(revision, names) else DEEPER
    return GovlintError(f"{revision} is no revision of the repository at {folder}", hint)


def _entries(top: str, commit: str, below: str) -> Iterator[tuple[str, Entry]]:
    """What a commit holds at or below a path from the top, under names seen from the current folder."""
    where = () if below == "." else ("--", below.replace(os.sep, "/"))
    is_top = os.path.realpath(top) == os.getcwd()
    for line in ask(top, "ls-tree", "-r", "-z", "--full-tree", commit, *where).out.split(b"\0"):
        if line:
            about, name = line.split(b"\t", 1)
            mode, _, known = about.decode().split()
            path = os.fsdecode(name)
            yield path if is_top else os.path.relpath(os.path.join(top, path)), Entry(mode, known)


def _contents(top: str, objects: list[str], most: int) -> Iterator[bytes]:
    """The contents of objects, in order."""
    sizes = [int(size) for size in _answers(top, objects)]
    small = [known for known, size in zip(objects, sizes, strict=True) if size <= most]
    output, at = ask(top, "cat-file", "--batch", given=_lines(small)).out, 0
    for size in sizes:
        if size > most:
            yield bytes(most + 1)
            continue
        at = output.index(b"\n", at) + 1
        yield output[at : at + size]
        at += size + 1


def _answers(top: str, objects: list[str]) -> Iterator[str]:
    """The size of each object in bytes. Raises GovlintError where one is not there, as in a partial clone."""
    for line in ask(top, "cat-file", "--batch-check=%(objectsize)", given=_lines(objects)).out.decode().splitlines():
        if not line.isdigit():
            raise GovlintError("this clone lacks some of the files", "Clone without --filter.")
        yield line


def _lines(objects: list[str]) -> bytes:
    return "".join(f"{known}\n" for known in objects).encode()
