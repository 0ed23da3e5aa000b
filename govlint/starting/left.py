"""What rules find open in a first set: matters that only the organisation can decide."""

from collections.abc import Iterable, Iterator

from govlint.config.config import Config
from govlint.lint.lint import lint
from govlint.lint.rules import words_of
from govlint.lint.ruleset import build_ruleset
from govlint.starting.kit import File
from govlint.workspace.load import load
from govlint.workspace.workspace import workspaces


def found_open(files: Iterable[File], day: str) -> Iterator[tuple[str, str]]:
    """What rules find in these files, by path, in the words that say what to do. day: the date that counts (ISO)."""
    given = {file.path: file.text.encode() for file in files}
    rules = build_ruleset(Config(), {}, None)
    for finding in lint(workspaces(load(given, given)), rules, day):
        yield finding.location.path, words_of(rules.rules[finding.rule]).remedy
