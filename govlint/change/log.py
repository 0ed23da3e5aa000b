"""The log of changes: what each step of a repository's history decides otherwise, as `diff` judges it."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from govlint.change.diff import Diff, diff
from govlint.change.parts import Part, parts, touched
from govlint.change.sides import WORKING_TREE, Reader, Shelf, Stand, alike, is_alike, sides_of
from govlint.errors import GovlintError
from govlint.workspace.history import Commit, Span, short, span

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


def build_log(reader: Reader, asked: str, by: str, watch: Watch | None = None) -> Log:
    """The log of what a reader looks at. asked: a revision, two with `..` between them, or empty for the newest steps.

    Raises GovlintError where git, the repository or a revision is not to be had.
    """
    here = reader.shelf(WORKING_TREE)
    found = span(reader.paths[0], asked)
    every = parts(found, by, touched(found, reader, here))
    taken = list(every if found.since else islice(every, MOST + 1))
    told = taken if found.since else taken[:MOST]
    steps = tuple(_steps(reader, told, watch))
    more, aside = len(taken) > len(told), _aside(reader, found, here)
    return Log(steps, reader.paths[0], by, short(found.since), more, aside)


def _steps(reader: Reader, told: Iterable[Part], watch: Watch | None) -> Iterator[Step]:
    near: Stand | None = None
    for number, part in enumerate(told):
        step, near = _step(reader, part, near)
        if watch:
            watch(number + 1)
        # What stood there before any document did, such as a configuration alone, is no beginning.
        if step.state != BEGAN or (step.after and step.after.loaded.documents):
            yield step


def _step(reader: Reader, part: Part, near: Stand | None) -> tuple[Step, Stand | None]:
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
    began = not before.loaded.documents
    found = () if began else diff(*sides_of(before, after), day)
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
