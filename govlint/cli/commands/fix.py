"""govlint fix."""

import sys
from collections.abc import Callable
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

import click

from govlint.cli import options, reading
from govlint.cli.main import CLEAN, FOUND, NOTHING_CHECKED
from govlint.cli.outputs import write_lines
from govlint.errors import GovlintError

if TYPE_CHECKING:
    from govlint.fix.edit import Fix
    from govlint.lint.ruleset import RuleSet


@click.command()
@options.paths
@click.option("--diff", "only_diff", is_flag=True, help="Change nothing; print what would change. Exit 1 if anything.")
@click.option(
    "--unsafe", is_flag=True, help="Make those fixes too that change what is decided, and say for each what it changes."
)
@click.option(
    "--rule", "rules", multiple=True, metavar="RULE",
    help="Only what this rule found; a pattern such as 'core/*' is possible. May be repeated.",
)  # fmt: skip
@reading.config_option
@options.as_of
@options.colour
def command(
    paths: tuple[str, ...], only_diff: bool, unsafe: bool, rules: tuple[str, ...], config_path: str | None, day: str,
    colour: str,
) -> int:  # fmt: skip
    """Mend what was found, where it is plain how.

    PATHS are files, folders or patterns; without any, those of the configuration, or the current folder. Comments,
    order, quotes and line ends stay as they are. Of a misspelt field or value it is said what it decides from now on.
    What would change anything that could be read before is left alone without --unsafe.

    Exit codes: 0 mended, or nothing to do, 1 with --diff where something would change, 2 wrong call or configuration,
    3 nothing was read.
    """
    from govlint.fix.apply import mend
    from govlint.fix.state import state
    from govlint.reporters.fix import patch, text

    config = reading.configuration(paths, config_path)
    known = reading.ruleset(config)
    wanted = _wanted(rules, known)
    contents = reading.contents(reading.files(paths, config, (), {}))
    start = state(contents, known, day)
    if not start.report.documents and not start.report.entries:
        click.echo("No document with `govlint: v1` was found.", err=True)
        return NOTHING_CHECKED
    mended, look = mend(start, wanted, unsafe), options.look(colour)
    after = {path: content for path, content in mended.state.contents.items() if content != contents[path]}
    if only_diff:
        write_lines(list(patch.lines(contents, after, look, ends=not sys.stdout.isatty())))
        click.echo("\n".join(text.lines(mended, look._replace(colour=False), would=True)), err=True)
        return FOUND if after else CLEAN
    _write(contents, after)
    write_lines(list(text.lines(mended, look)))
    return CLEAN


def _wanted(patterns: tuple[str, ...], rules: "RuleSet") -> "Callable[[Fix], bool]":
    """Whether a fix is asked for. Raises GovlintError where a pattern fits no rule."""
    for pattern in patterns:
        if not any(fnmatchcase(name, pattern) for name in rules.known):
            from govlint.lint.ruleset import ALL_RULES
            from govlint.near import suggestion

            raise GovlintError(f"--rule {pattern}: no rule is called that", suggestion(pattern, rules.known, ALL_RULES))
    return lambda fix: not patterns or any(fnmatchcase(fix.rule, pattern) for pattern in patterns)


def _write(before: dict[str, bytes], after: dict[str, bytes]) -> None:
    """Write files anew, all of them or none. Raises GovlintError where that cannot be."""
    from govlint.cli.whole import replace_all

    changed = next((path for path in after if reading.contents([path]).get(path) != before[path]), None)
    if changed:
        raise GovlintError(f"{changed}: this file was changed meanwhile", "Nothing was changed. Run it again.")
    try:
        replace_all(before, after)
    except OSError as error:
        raise GovlintError(f"{error.filename}: {error.strerror}", "All files are as they were.") from error
