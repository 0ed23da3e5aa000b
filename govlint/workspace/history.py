"""The commits that touched files, along the main line of a repository; knows git, not what stands in the files."""

import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from govlint.errors import GovlintError
from govlint.workspace.git import ask
from govlint.workspace.revision import commit_of, root_of

_FIELDS = ("%H", "%P", "%cI", "%an", "%cn", "%s")
_SHOWN = 12
"""So many digits name a commit. Git's own short names grow with a clone, and would not be the same in another."""


class Commit(NamedTuple):
    """A commit. id: all its digits; parent: what stood before on the main line, empty for a first one.

    moment: when it was committed (RFC 3339), empty where git has no such time. author, committer: as git has them,
    which nobody checked. subject: the first line of what was said. cut: whether this clone lacks what stood before.
    """

    id: str
    parent: str
    moment: str
    author: str
    committer: str
    subject: str
    cut: bool = False

    @property
    def day(self) -> str:
        """Its day (ISO) by the clock of who committed it."""
        return self.moment[:10]


class Span(NamedTuple):
    """A part of a history. top: the repository's folder; since: the commit before it, empty for the beginning.

    until: its last commit.
    """

    top: str
    since: str
    until: str


def short(commit: str) -> str:
    """A commit as it is named to people."""
    return commit[:_SHOWN]


def span(folder: str, asked: str) -> Span:
    """What is asked for: `REVISION` for all since, `REVISION..REVISION` for a part that stays as it is, or nothing.

    Raises GovlintError where git, the repository or a revision is not to be had.
    """
    since, dots, until = asked.partition("..")
    top = root_of(folder)
    return Span(top, commit_of(top, since) if since else "", commit_of(top, until if dots and until else "HEAD"))


def touching(found: Span, paths: Iterable[str]) -> Iterator[Commit]:
    """The commits of a span that touched one of these paths, the newest first; a merge is one with all it brought."""
    below = [_below(found.top, path) for path in paths]
    not_since = [f"^{found.since}"] if found.since else []
    form = f"--format={'%x00'.join(_FIELDS)}%x00"
    settings = ("-c", "i18n.logOutputEncoding=UTF-8", "-c", "log.showSignature=false")
    said = ask(found.top, *settings, "log", "--first-parent", form, found.until, *not_since, "--", *below)
    fields = said.out.decode("utf-8", "replace").split("\0")
    for at in range(0, len(fields) - len(_FIELDS), len(_FIELDS)):
        known, parents, moment, author, committer, subject = fields[at : at + len(_FIELDS)]
        parent = parents.split(" ")[0]
        known = known.removeprefix("\n")
        cut = not parent and _has_parent(found.top, known)
        yield Commit(known, parent, _moment(moment), author, committer, subject, cut)


def _moment(said: str) -> str:
    """A time as every git writes it: some end that of Greenwich in a letter."""
    try:
        return datetime.fromisoformat(said.replace("Z", "+00:00")).isoformat()
    except ValueError:
        return ""


def changed(found: Span, commit: Commit, paths: Iterable[str]) -> tuple[str, ...]:
    """The files below these paths that a commit changed, each by its name seen from the current folder."""
    below = [_below(found.top, path) for path in paths]
    sides = (commit.parent, commit.id) if commit.parent else ("--root", commit.id)
    settings = ("--no-commit-id", "--no-renames", "--no-ext-diff", "-r", "-z", "--name-only")
    said = ask(found.top, "diff-tree", *settings, *sides, "--", *below).out
    return tuple(os.path.relpath(os.path.join(found.top, os.fsdecode(one))) for one in said.split(b"\0") if one)


def tags(found: Span) -> dict[str, str]:
    """Commits with the tags that stand on them, in words."""
    form = "--format=%(objectname) %(*objectname) %(refname:strip=2)"
    named: dict[str, list[str]] = {}
    for line in ask(found.top, "for-each-ref", form, "refs/tags").out.decode("utf-8", "replace").splitlines():
        known, peeled, name = line.split(" ", 2)
        named.setdefault(peeled or known, []).append(name)
    return {commit: ", ".join(sorted(names)) for commit, names in named.items()}


def line(found: Span) -> list[str]:
    """Every commit of a span along the main line, the newest first."""
    not_since = [f"^{found.since}"] if found.since else []
    return ask(found.top, "rev-list", "--first-parent", found.until, *not_since).out.decode().split()


def _below(top: str, path: str) -> str:
    """A path from the root of its repository. Raises GovlintError where it lies outside."""
    found = os.path.relpath(os.path.realpath(path), os.path.realpath(top)).replace(os.sep, "/")
    if found == ".." or found.startswith("../"):
        raise GovlintError(f"{path} does not lie in the repository at {top}", "Name a path in it.")
    return found


def _has_parent(top: str, commit: str) -> bool:
    """Whether a commit without a parent has one that this clone does not hold: the object itself always says."""
    head = ask(top, "cat-file", "commit", commit).out.partition(b"\n\n")[0]
    return any(one.startswith(b"parent ") for one in head.split(b"\n"))
