"""A root becomes plain values, so that whoever judges it needs no disk; the only module here that reads files."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from govlint.cli import reading
from govlint.config.config import Config
from govlint.errors import GovlintError
from govlint.lint.rules import Rule
from govlint.lint.silence.baseline import Baseline
from govlint.workspace.load import Content, content_of
from govlint.workspace.revision import files_at


class Bar(NamedTuple):
    """By what a root is judged: a configuration, the rules that it brings along, and the findings known before."""

    config: Config = Config()
    own: dict[str, Rule] = {}  # noqa: RUF012  # never written to
    baseline: Baseline = Counter()  # noqa: RUF012


class Contents(NamedTuple):
    """One root as it stands. files: by path; before: the same at a revision, None where nobody asked for one.

    wrong: why it cannot be judged, and what to do about that.
    """

    root: str
    files: dict[str, Content]
    bar: Bar = Bar()
    before: dict[str, bytes] | None = None
    wrong: tuple[str, str] | None = None


class Wanted(NamedTuple):
    """What is to be read of each root. folder: where paths start from, absolute."""

    exclude: tuple[str, ...]
    config_path: str | None
    revision: str | None
    folder: str


def contents(roots: Iterable[str], wanted: Wanted) -> Iterator[Contents]:
    """Each root in turn; one that cannot be read, or whose configuration is wrong, says so and stops no other.

    Raises GovlintError where the revision is not to be had.
    """
    bar_of = cache(_bar)  # many roots can have one configuration above them
    for root in roots:
        try:
            found = _contents(root, wanted, bar_of)
        except GovlintError as error:
            yield Contents(root, {}, wrong=(str(error), error.help))
        else:
            yield found if wanted.revision is None else found._replace(before=_before(found, wanted.revision))


def _contents(root: str, wanted: Wanted, bar_of: Callable[[str, str], Bar]) -> Contents:
    bar = bar_of(reading.config_file((root,), wanted.config_path), wanted.folder)
    paths = reading.files((root,), bar.config, wanted.exclude, {})
    return Contents(root, {path: content_of(path) for path in paths}, bar)


def _bar(path: str, folder: str) -> Bar:
    """What the configuration at a path says, and what it brings along. Raises GovlintError where that is wrong."""
    if not path:
        return Bar()
    from govlint.config.read import read_config

    config = read_config(path)._replace(start=folder)
    return Bar(config, reading.own_rules_of(config), reading.baseline_of(config) or Counter())


def _before(found: Contents, revision: str) -> dict[str, bytes]:
    try:
        there = files_at(revision, (found.root,))
    except GovlintError as error:
        raise GovlintError(f"--new-since {revision}: {error}", error.help) from error
    return {path: content for path, content in there.items() if not found.bar.config.excludes(path)}
