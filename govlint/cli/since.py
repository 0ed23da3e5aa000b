"""What is new since a git revision: findings that are not there when the same rules judge what stood there then."""

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from govlint.cli import reading
from govlint.cli.reading import Reading
from govlint.config.config import Config
from govlint.errors import GovlintError
from govlint.finding import Finding
from govlint.lint.identity import Identify, identify
from govlint.lint.lint import lint
from govlint.lint.silence.baseline import Key
from govlint.reporters.said import plural
from govlint.reporters.sink import one_line

_PATTERN = re.compile(r"[*?\[]")


def new_since(findings: Iterable[Finding], key: Identify, known: Counter[Key]) -> Iterator[Finding]:
    """Findings that were not there; of several that are the same, as many as have come.

    known: how many of each were there; it is counted down, so what is left of it is gone. Silenced findings stay.
    """
    for finding in findings:
        mark = key(finding)
        if finding.silence or known[mark] < 1:
            yield finding
        else:
            known[mark] -= 1


def passed_over(
    findings: Iterable[Finding], found: Reading, known: Counter[Key], folder: str
) -> tuple[list[Finding], int]:
    """What of all that is found in a reading is new, and how much of it is not."""
    every = list(dict.fromkeys(findings))
    new = list(new_since(every, identify(found.workspaces, found.loaded.sources, folder), known))
    return new, len(every) - len(new)


def said_of(count: int, revision: str) -> str:
    """That so many findings were there at a revision already."""
    return f"{plural(count, 'finding')} passed over: there at {one_line(revision)} already."


def known_at(revision: str, paths: tuple[str, ...], config: Config, day: str, folder: str) -> Counter[Key]:
    """How many findings of each key counted at a revision, by today's configuration and on the same day.

    folder: where paths start from. Raises GovlintError where the revision is not to be had.
    """
    try:
        then = reading.read_at(revision, tuple(map(_folder_of, paths)), config)
    except GovlintError as error:
        raise GovlintError(f"--new-since {revision}: {error}", error.help) from error
    return known_in(then, day, folder)


def known_in(then: Reading, day: str, folder: str) -> Counter[Key]:
    """How many findings of each key counted in what stood there then. folder: where paths start from."""
    key = identify(then.workspaces, then.loaded.sources, folder)
    return Counter(key(found) for found in lint(then.workspaces, then.rules, day) if not found.silence)


def _folder_of(path: str) -> str:
    """A path as git knows it: a pattern stands for the folder in which it begins."""
    fixed = _PATTERN.split(path)[0]
    return path if os.path.lexists(path) or fixed == path else os.path.dirname(fixed) or "."
