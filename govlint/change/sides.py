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


def read_sides(
    base: str, head: str, paths: tuple[str, ...], configured: Configured, rules: Rules, fixed: bool = False
) -> tuple[Side, Side]:
    """Both sides. base, head: a revision or a folder; head may be WORKING_TREE. paths: what is looked at, without any
    what the configuration names. fixed: the configuration was named, and holds for both sides.

    Raises GovlintError where one of them is not to be had, or its configuration is wrong.
    """
    after = _shelf(head, paths, configured, rules, fixed)
    before = _shelf(base, paths, configured, rules, fixed)
    later = load(list(after.marks), after.contents(list(after.marks)))
    earlier = _earlier(before, after, later)
    cuts = _cuts((*earlier.documents, *later.documents))
    return _side(base, before, earlier, cuts), _side(head, after, later, cuts)


def _cuts(documents: tuple[Document, ...]) -> "Cuts":
    """The bounds of numbers and hours that either side sets: both are told apart by all of them."""
    if not any(document.conditions for document in documents):
        return {}
    from govlint.workspace.conditions import cuts_of

    return cuts_of(documents)


def _side(name: str, shelf: Shelf, loaded: Loaded, cuts: "Cuts") -> Side:
    return Side(name, loaded, workspaces(loaded, cuts), shelf.rules)


def _shelf(name: str, paths: tuple[str, ...], configured: Configured, rules: Rules, fixed: bool) -> Shelf:
    if not name or os.path.isdir(name):
        chosen = tuple(os.path.join(name, path) for path in paths) or ((name,) if name else ())
        config = configured(chosen)
        return _on_disk(chosen or _configured(config), config, rules(config, None), strict=not name)
    try:
        config, found = (configured(paths), None) if fixed else config_at(name, paths, rules)
        there = blobs_at(name, paths or _configured(config))
    except GovlintError as error:
        raise GovlintError(f"{name}: {error}", error.help) from error
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


def _earlier(before: Shelf, after: Shelf, later: Loaded) -> Loaded:
    """What stood there before; documents of files that are the same on both sides are taken over as they were read."""
    same = {path for path, mark in before.marks.items() if mark and _alike(mark, after.marks.get(path, ""))}
    changed = [path for path in before.marks if path not in same]
    read = load(changed, before.contents(changed))
    documents: dict[str, list[Document]] = {}
    for document in (*(one for one in later.documents if one.path in same), *read.documents):
        documents.setdefault(document.path, []).append(document)
    return Loaded(
        tuple(one for path in before.marks for one in documents.get(path, ())),
        {path: source for path, source in later.sources.items() if path in same} | read.sources,
        (*(one for one in later.findings if one.location.path in same), *read.findings),
        {path: text for path, text in later.lost.items() if path in same} | read.lost,
        read.other_files,
    )


def _alike(one: str, other: str) -> bool:
    """Whether two marks are those of one content, whichever scheme they are under."""
    return not set(one.split()).isdisjoint(other.split())


def _configured(config: Config) -> tuple[str, ...]:
    return tuple(map(config.below, config.paths)) or (".",)
