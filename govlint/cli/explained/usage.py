"""What the program itself has names for: its commands and its exit codes."""

from collections.abc import Iterable

from govlint.cli.explained.entry import Entry, short
from govlint.cli.main import COMMANDS, EXITS
from govlint.lint.ruleset import RuleSet


def names(_: RuleSet) -> Iterable[str]:
    """Every command and every exit code."""
    return (*COMMANDS, *map(str, EXITS))


def said(name: str, _: RuleSet) -> str:
    """What a command does, or when a run leaves with a code."""
    return COMMANDS[name] if name in COMMANDS else EXITS[int(name)]


def entry(name: str, rules: RuleSet) -> Entry:
    """A command or an exit code in a sentence."""
    if name in COMMANDS:
        return short("command", name, said(name, rules), f"How it is called: `govlint {name} --help`.")
    return short("exit code", name, said(name, rules))
