"""`check --roots`: many organisations, each judged by itself, in one report."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from govlint.cli.main import CLEAN, FOUND, NOTHING_CHECKED, WRONG
from govlint.cli.memory import Answer
from govlint.cli.outputs import told
from govlint.cli.roots.contents import Contents, Wanted, contents
from govlint.cli.roots.merged import Merged, merged
from govlint.cli.roots.unit import UNJUDGED, Asked, Judged, judge_root
from govlint.cli.roots.which import roots_of
from govlint.cli.since import said_of
from govlint.cli.watched import progress
from govlint.errors import GovlintError
from govlint.reporters.said import plural
from govlint.reporters.sink import one_line

if TYPE_CHECKING:  # the command imports this only where it is asked for
    from govlint.cli.commands.check import Asked as Check

MOST_NAMED = 20
"""How many roots are told by their name in a line."""
WORTH = 8
"""From so many roots on it pays to start processes, where nobody said how many."""


class Question(NamedTuple):
    """How roots were asked for. reads: whether standard input is to be read; jobs: in how many processes, None for as
    many as pay; address: that of a Dask scheduler.
    """

    roots: bool
    paths: tuple[str, ...]
    reads: bool
    exclude: tuple[str, ...]
    config_path: str | None
    jobs: int | None
    address: str | None


def answer(check: "Check", asked: Question) -> Answer:
    """What is said of all roots that paths name, in their order. What is wrong with one of them is a finding.

    Raises GovlintError where a path leads nowhere, where roots lie in each other, where the revision is not to be had,
    or where no machine is there to judge.
    """
    _refuse(asked)
    roots, beside = roots_of(asked.paths)
    wanted = Wanted(asked.exclude, asked.config_path, check.revision, check.look.folder)
    unit = Asked(check.look.folder, check.day, check.failing)
    results = _judged(unit, contents(roots, wanted), len(roots), asked)
    found = merged(_followed(results, len(roots)), check.day)
    empty = () if check.empty else found.empty
    code = WRONG if found.unjudged else FOUND if found.fails else NOTHING_CHECKED if empty else CLEAN
    lines, texts = told(found.report._replace(exit_code=code), check.outputs, check.look)
    return Answer(code, lines, "\n".join(_besides(found, empty, beside, check.revision)), texts)


def _refuse(asked: Question) -> None:
    """Raise GovlintError where options ask for two things at once."""
    if not asked.roots:
        raise GovlintError("--dask is nothing without --roots", "Add --roots, or leave it out.")
    if asked.reads:
        raise GovlintError("--roots and standard input exclude each other", "Ask for one of them.")
    if asked.jobs is not None and asked.address is not None:
        raise GovlintError("--jobs and --dask exclude each other", "Ask for processes here or for other machines.")


def _judged(unit: Asked, each: Iterable[Contents], count: int, asked: Question) -> Iterator[Judged]:
    """Here one after the other, in processes or on machines: what comes out is the same."""
    judge = partial(judge_root, unit)
    if asked.address is not None:
        from govlint.cli.roots.machines import on_machines

        return on_machines(judge, each, asked.address)
    if asked.jobs == 1 or (asked.jobs is None and count < WORTH):
        return map(judge, each)
    from govlint.beside import usable
    from govlint.cli.roots.spread import in_processes

    return in_processes(judge, each, min(asked.jobs or usable(), count))


def _followed(results: Iterable[Judged], count: int) -> Iterator[Judged]:
    """The same, told on a line that is wiped in the end, where somebody watches."""
    with progress() as tell:
        for number, result in enumerate(results, 1):
            tell(f"{number:,} of {plural(count, 'root')} judged")
            yield result


def _besides(found: Merged, empty: tuple[str, ...], beside: list[str], revision: str | None) -> Iterator[str]:
    """What the report does not say, above all what was not judged."""
    if revision is not None:
        yield said_of(found.passed, revision)
    if found.unjudged:
        yield f"{plural(found.unjudged, 'root')} not judged; {UNJUDGED} says why."
    yield from _listed(empty, "No document with `govlint: v1` was found in")
    yield from _listed(beside, "Not judged, for it lies in no root:")


def _listed(paths: Iterable[str], said: str) -> Iterator[str]:
    """A line about paths, where there are any."""
    named = list(map(one_line, paths))
    more = len(named) - MOST_NAMED
    if named:
        yield f"{said} {', '.join(named[:MOST_NAMED])}{f', and {more:,} more' if more > 0 else ''}."
