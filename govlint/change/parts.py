"""Which steps a history has: the commits that touched documents or what judges them, alone or from tag to tag."""

import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from govlint.change.sides import Reader, Shelf
from govlint.config.find import OWN
from govlint.config.revision import lies
from govlint.workspace.history import Commit, Span, changed, line, tags, touching
from govlint.workspace.revision import is_read

COMMITS, TAGS = "commits", "tags"
STEPS = (COMMITS, TAGS)
"""What a step is: a commit of the main line, with all that a merge brought; or all that lies between two tags."""


class Part(NamedTuple):
    """A step before it is read."""

    base: str
    head: Commit
    tag: str
    commits: tuple[Commit, ...]


def touched(found: Span, reader: Reader, here: Shelf) -> Iterator[Commit]:
    """The commits that touched a document, or what says how documents are judged."""
    config = here.rules.config
    judging = [path for path in (config.path, config.baseline_path, *map(config.below, config.rule_folders)) if path]
    judging += _above(reader.paths[0], found.top)
    root = os.path.realpath(found.top)
    inside = [path for path in judging if lies(os.path.realpath(path), root)]
    paths = [*reader.paths, *inside]

    def counts(path: str) -> bool:
        return is_read(path) or os.path.basename(path) == OWN or any(lies(path, one) for one in inside)

    for commit in touching(found, paths):
        if commit.cut or any(map(counts, changed(found, commit, paths))):
            yield commit


def _above(path: str, top: str) -> list[str]:
    """Where a configuration of ours can stand: beside what is read, and in every folder above it."""
    folder, root = os.path.realpath(path), os.path.realpath(top)
    found = []
    while lies(folder, root):
        found.append(os.path.relpath(os.path.join(folder, OWN)))
        folder = os.path.dirname(folder)
    return found


def parts(found: Span, by: str, commits: Iterable[Commit]) -> Iterator[Part]:
    """Commits, the newest first, taken one by one or by the tag at or after them."""
    if by == COMMITS:
        yield from (Part(one.parent, one, "", (one,)) for one in commits)
        return
    named, order = tags(found), {known: at for at, known in enumerate(line(found))}
    stops = sorted((at, known) for known, at in order.items() if known in named)
    held: list[Commit] = []
    stop = -1
    for commit in commits:
        at = max((number for number, (place, _) in enumerate(stops) if place <= order[commit.id]), default=-1)
        if held and at != stop:
            yield _between(held, stops, stop, named)
            held = []
        stop = at
        held.append(commit)
    if held:
        yield _between(held, stops, stop, named)


def _between(held: list[Commit], stops: list[tuple[int, str]], stop: int, named: dict[str, str]) -> Part:
    """All that lies between two tags; without one behind it, up to the last commit, and with none before, from what
    stood before the first.
    """
    tag = named[stops[stop][1]] if stop >= 0 else ""
    head = held[0]._replace(id=stops[stop][1]) if tag else held[0]
    before = stops[stop + 1][1] if stop + 1 < len(stops) and held[-1].parent else held[-1].parent
    return Part(before, head, tag, tuple(held))
