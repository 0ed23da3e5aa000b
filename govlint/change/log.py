"""The log of changes: what each step of a repository's history decides otherwise, as `diff` judges it."""

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from govlint.change.diff import Diff, diff
from govlint.change.sides import WORKING_TREE, Reader, Shelf, Stand, alike, is_alike
from govlint.config.find import OWN
from govlint.config.revision import lies
from govlint.errors import GovlintError
from govlint.workspace.history import Commit, Span, changed, line, short, span, tags, touching
from govlint.workspace.revision import is_read

COMMITS, TAGS = "commits", "tags"
STEPS = (COMMITS, TAGS)
"""What a step is: a commit of the main line, with all that a merge brought; or all that lies between two tags."""
MOST = 20
"""So many steps are told where nobody said since when."""

TOLD, BEGAN, CUT, REFUSED = "told", "began", "cut", "refused"
"""A step is judged; nothing stood before it; this clone does not hold what did; or it cannot be read."""

Watch = Callable[[int], None]
"""Told how many steps are read."""


class Files(NamedTuple):
    """What became of files, each by its name seen from the current folder. moved: before and after, else unchanged."""

    edited: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()


class Step(NamedTuple):
    """One step. base, head: the commits between which it lies; tag: of the head, empty for none.

    commits: those it consists of, the newest first. state: TOLD, BEGAN, CUT or REFUSED; refused: why it cannot be
    read. after: what stood when it was done, None where that cannot be read.
    """

    base: str
    head: Commit
    tag: str
    commits: tuple[Commit, ...]
    state: str
    diffs: tuple[Diff, ...] = ()
    files: Files = Files()
    after: Stand | None = None
    refused: str = ""

    @property
    def id(self) -> str:
        """What it is called, in every clone the same."""
        return short(self.head.id)


class Log(NamedTuple):
    """Steps, the newest first. path: what is looked at. by: COMMITS or TAGS. since: a commit, empty for none.

    more: whether there are older steps. aside: files that are not as the last step has them, so that what they decide
    otherwise is in no step.
    """

    steps: tuple[Step, ...]
    path: str
    by: str
    since: str
    more: bool
    aside: tuple[str, ...]


class _Part(NamedTuple):
    """A step before it is read."""

    base: str
    head: Commit
    tag: str
    commits: tuple[Commit, ...]


def build_log(reader: Reader, asked: str, by: str, watch: Watch | None = None) -> Log:
    """The log of what a reader looks at. asked: a revision, two with `..` between them, or empty for the newest steps.

    Raises GovlintError where git, the repository or a revision is not to be had.
    """
    here = reader.shelf(WORKING_TREE)
    found = span(reader.paths[0], asked)
    parts = _parts(found, by, _touching(found, reader, here))
    taken = list(parts if found.since else islice(parts, MOST + 1))
    told = taken if found.since else taken[:MOST]
    steps = tuple(_steps(reader, told, watch))
    more, aside = len(taken) > len(told), _aside(reader, found, here)
    return Log(steps, reader.paths[0], by, short(found.since), more, aside)


def _touching(found: Span, reader: Reader, here: Shelf) -> Iterator[Commit]:
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


def _parts(found: Span, by: str, commits: Iterable[Commit]) -> Iterator[_Part]:
    if by == COMMITS:
        yield from (_Part(one.parent, one, "", (one,)) for one in commits)
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


def _between(held: list[Commit], stops: list[tuple[int, str]], stop: int, named: dict[str, str]) -> _Part:
    """All that lies between two tags; without one behind it, up to the last commit, and with none before, from what
    stood before the first.
    """
    tag = named[stops[stop][1]] if stop >= 0 else ""
    head = held[0]._replace(id=stops[stop][1]) if tag else held[0]
    before = stops[stop + 1][1] if stop + 1 < len(stops) and held[-1].parent else held[-1].parent
    return _Part(before, head, tag, tuple(held))


def _steps(reader: Reader, parts: Iterable[_Part], watch: Watch | None) -> Iterator[Step]:
    near: Stand | None = None
    for number, part in enumerate(parts):
        step, near = _step(reader, part, near)
        if watch:
            watch(number + 1)
        yield step


def _step(reader: Reader, part: _Part, near: Stand | None) -> tuple[Step, Stand | None]:
    """A step, and the earliest side that was read for it."""
    bare = Step(*part, REFUSED)
    try:
        after = reader.stand(part.head.id, near)
        if part.commits[-1].cut or not part.base:
            state = CUT if part.commits[-1].cut else BEGAN
            return bare._replace(state=state, after=after), after
        before = reader.stand(part.base, after)
    except GovlintError as error:
        said = str(error)
        for commit in (part.base, part.head.id):
            said = said.replace(commit, short(commit)) if commit else said
        return bare._replace(refused=said), near
    files, day = _files(before.shelf, after.shelf), part.head.day
    if not day:
        return bare._replace(refused="git gives it no date that can be read", files=files, after=after), before
    began = not before.side.loaded.documents
    found = () if began else diff(before.side, after.side, day)
    return bare._replace(state=BEGAN if began else TOLD, diffs=found, files=files, after=after), before


def _files(before: Shelf, after: Shelf) -> Files:
    same = alike(after, before)
    gone = [path for path in before.marks if path not in after.marks]
    added = [path for path in after.marks if path not in before.marks]
    moved = {}
    for path in added:
        was = next((one for one in gone if is_alike(before.marks[one], after.marks[path]) and one not in moved), "")
        if was:
            moved[was] = path
    return Files(
        tuple(path for path in after.marks if path in before.marks and path not in same),
        tuple(path for path in added if path not in moved.values()),
        tuple(path for path in gone if path not in moved),
        tuple(moved.items()),
    )


def _aside(reader: Reader, found: Span, here: Shelf) -> tuple[str, ...]:
    """The files that lie here otherwise than the last step has them."""
    try:
        files = _files(reader.shelf(found.until), here)
    except GovlintError:
        return ()  # the step says so itself
    return tuple(sorted((*files.edited, *files.added, *files.gone, *(now for _, now in files.moved))))
