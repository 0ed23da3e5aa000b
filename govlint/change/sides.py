"""The two sides of a change, each read with its own configuration and rules; what both have alike is read once."""

import os
from collections.abc import Callable
from hashlib import sha1, sha256
from typing import TYPE_CHECKING, NamedTuple

from govlint.change.tuning import Rules, config_at
from govlint.config.config import Config
from govlint.errors import GovlintError
from govlint.lint.ruleset import RuleSet
from govlint.text.source import MAX_BYTES
from govlint.workspace.discover import discover
from govlint.workspace.documents import Document
from govlint.workspace.load import Loaded, load, read_plain
from govlint.workspace.revision import blobs_at, contents_of
from govlint.workspace.workspace import Workspace, workspaces

if TYPE_CHECKING:
    from govlint.workspace.conditions import Cuts

WORKING_TREE = ""
"""The name of the side that is the files as they lie there."""

Configured = Callable[[tuple[str, ...]], Config]
"""Gives the configuration that holds for files of the disk."""


class Side(NamedTuple):
    """One side: what was read, and by which rules it would be judged. name: a revision, a folder, or empty."""

    name: str
    loaded: Loaded
    workspaces: tuple[Workspace, ...]
    rules: RuleSet

    @property
    def said(self) -> str:
        """What to call it."""
        return self.name or "the working tree"


class Shelf(NamedTuple):
    """The files of a side before they are read. marks: path → what tells its content from any other.

    contents: gives what stands in files.
    """

    rules: RuleSet
    marks: dict[str, str]
    contents: Callable[[list[str]], dict[str, bytes]]


class Reader(NamedTuple):
    """Reads sides. paths: what is looked at, without any what the configuration names. fixed: the configuration was
    named, and holds for every side.
    """

    paths: tuple[str, ...]
    configured: Configured
    rules: Rules
    fixed: bool = False

    def shelf(self, name: str) -> Shelf:
        """What stands on a side, unread. name: a revision, a folder or WORKING_TREE.

        Raises GovlintError where it is not to be had, or its configuration is wrong.
        """
        return _shelf(name, *self)

    def stand(self, name: str, near: "Stand | None" = None) -> "Stand":
        """A side. near: one of which the files that are the same need not be read again. Raises as `shelf` does."""
        return _stand(name, self.shelf(name), near)


class Stand(NamedTuple):
    """What was read of a side, and from which files."""

    name: str
    loaded: Loaded
    shelf: Shelf


def read_sides(
    base: str, head: str, paths: tuple[str, ...], configured: Configured, rules: Rules, fixed: bool = False
) -> tuple[Side, Side]:
    """Both sides. base, head: a revision or a folder; head may be WORKING_TREE. The rest is as in Reader.

    Raises GovlintError where one of them is not to be had, or its configuration is wrong.
    """
    reader = Reader(paths, configured, rules, fixed)
    after, before = reader.shelf(head), reader.shelf(base)
    later = _stand(head, after, None)
    return sides_of(_stand(base, before, later), later)


def stand_of(rules: RuleSet, contents: dict[str, bytes], near: "Stand | None" = None) -> "Stand":
    """A side that is these files and no others, by path. near: one of which what is the same is not read again."""
    marks = {path: _mark(content) for path, content in contents.items()}
    return _stand("", Shelf(rules, marks, lambda wanted: {path: contents[path] for path in wanted}), near)


def sides_of(before: Stand, after: Stand) -> tuple[Side, Side]:
    """Both sides of a change, numbers and hours cut by the bounds that either of them sets."""
    cuts = _cuts((*before.loaded.documents, *after.loaded.documents))
    return _side(before, cuts), _side(after, cuts)


def _cuts(documents: tuple[Document, ...]) -> "Cuts":
    if not any(document.conditions for document in documents):
        return {}
    from govlint.workspace.conditions import cuts_of

    return cuts_of(documents)


def _side(stand: Stand, cuts: "Cuts") -> Side:
    return Side(stand.name, stand.loaded, workspaces(stand.loaded, cuts), stand.shelf.rules)


def _stand(name: str, shelf: Shelf, near: Stand | None) -> Stand:
    return Stand(name, _beside(shelf, near.shelf, near.loaded) if near else load(shelf.marks, _all(shelf)), shelf)


def _all(shelf: Shelf) -> dict[str, bytes]:
    return shelf.contents(list(shelf.marks))


def _shelf(name: str, paths: tuple[str, ...], configured: Configured, rules: Rules, fixed: bool) -> Shelf:
    if not name or os.path.isdir(name):
        chosen = tuple(os.path.join(name, path) for path in paths) or ((name,) if name else ())
        config = configured(chosen)
        return _on_disk(chosen or _configured(config), config, rules(config, None), strict=not name)
    try:
        config, found = (configured(paths), None) if fixed else config_at(name, paths, rules)
        there = blobs_at(name, paths or _configured(config))
    except GovlintError as error:
        raise GovlintError(str(error) if str(error).startswith(name) else f"{name}: {error}", error.help) from error
    kept = {path: blob for path, blob in sorted(there.items()) if not config.excludes(path)}
    return Shelf(
        found or rules(config, None),
        {path: blob.object for path, blob in kept.items()},
        lambda wanted: contents_of({path: kept[path] for path in wanted}),
    )


def _on_disk(paths: tuple[str, ...], config: Config, rules: RuleSet, strict: bool) -> Shelf:
    # A file that is named may be gone on one side: that is what is to be told.
    there = [path for path in paths if os.path.lexists(path)] if len(paths) > 1 or not strict else list(paths)
    found = {os.path.relpath(path): path for path in discover(there) if not config.excludes(path)}
    held = {name: read_plain(path, MAX_BYTES) for name, path in found.items()}
    known = {name: content for name, content in held.items() if content is not None}

    def contents(wanted: list[str]) -> dict[str, bytes]:
        return {name: known[name] for name in wanted if name in known}

    return Shelf(rules, {name: _mark(known.get(name)) for name in sorted(found)}, contents)


def _mark(content: bytes | None) -> str:
    """The marks that git would give a content, under both of its schemes."""
    if content is None:
        return ""
    whole = b"blob %d\0%s" % (len(content), content)
    return f"{sha1(whole, usedforsecurity=False).hexdigest()} {sha256(whole).hexdigest()}"


def _beside(shelf: Shelf, near: Shelf, known: Loaded) -> Loaded:
    """What stands on a shelf; documents of files that are the same on the other are taken over as they were read."""
    same = alike(shelf, near)
    changed = [path for path in shelf.marks if path not in same]
    read = load(changed, shelf.contents(changed))
    documents: dict[str, list[Document]] = {}
    for document in (*(one for one in known.documents if one.path in same), *read.documents):
        documents.setdefault(document.path, []).append(document)
    return Loaded(
        tuple(one for path in shelf.marks for one in documents.get(path, ())),
        {path: source for path, source in known.sources.items() if path in same} | read.sources,
        (*(one for one in known.findings if one.location.path in same), *read.findings),
        {path: text for path, text in known.lost.items() if path in same} | read.lost,
        read.other_files,
    )


def alike(one: Shelf, other: Shelf) -> frozenset[str]:
    """The files that stand on both shelves under the same name and with the same content."""
    return frozenset(path for path, mark in one.marks.items() if mark and is_alike(mark, other.marks.get(path, "")))


def is_alike(one: str, other: str) -> bool:
    """Whether two marks are those of one content, whichever scheme they are under."""
    return not set(one.split()).isdisjoint(other.split())


def _configured(config: Config) -> tuple[str, ...]:
    return tuple(map(config.below, config.paths)) or (".",)
