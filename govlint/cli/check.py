"""govlint check."""

import os

import click

from govlint.cli import options, reading
from govlint.cli.main import CLEAN, FOUND, NOTHING_CHECKED
from govlint.config.config import Config
from govlint.errors import GovlintError
from govlint.lint.lint import lint
from govlint.lint.report import NEVER, SEVERITIES, Report, build_report
from govlint.reporters import FORMATS, reporter
from govlint.workspace.load import read_stdin


@click.command()
@options.paths
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to say it.")
@click.option(
    "--fail-on", type=click.Choice([*SEVERITIES, NEVER]), default=None, show_default="warning",
    help="The least severity that makes the exit code 1.",
)  # fmt: skip
@click.option("--exclude", multiple=True, metavar="PATTERN", help="Files or folders to pass over. May be repeated.")
@click.option("--stdin-filename", metavar="PATH", help="Read standard input as if it stood at this path.")
@click.option("--allow-empty", is_flag=True, help="Do not fail when there is nothing to check.")
@reading.config_option
@options.as_of
@options.colour
def command(
    paths: tuple[str, ...], form: str, fail_on: str | None, exclude: tuple[str, ...], stdin_filename: str | None,
    allow_empty: bool, config_path: str | None, day: str, colour: str,
) -> int:  # fmt: skip
    """Check governance files for settings that are too loose, too tight or broken.

    PATHS are files, folders or patterns; without any, those of the configuration, or the current folder. Only
    documents with `govlint: v1` are checked, other YAML is left alone. `-` reads standard input.

    Exit codes: 0 nothing found, 1 findings at or above --fail-on, 2 wrong call or configuration, 3 nothing was checked.
    """
    config = reading.configuration(paths, config_path)
    report = check(paths, config, exclude, stdin_filename, day)
    for line in reporter(form)(report, options.look(colour)):
        options.write(line)
    if not report.documents and not report.entries and not allow_empty:
        click.echo("Nothing was checked: no document with `govlint: v1` was found.", err=True)
        return NOTHING_CHECKED
    return FOUND if report.fails(fail_on or config.fail_on) else CLEAN


def check(
    paths: tuple[str, ...], config: Config, exclude: tuple[str, ...], stdin_filename: str | None, day: str
) -> Report:
    """Read, check and report."""
    given = {}
    if "-" in paths or stdin_filename:
        if not stdin_filename:
            raise GovlintError("- reads standard input, but under which name?", "Add --stdin-filename PATH.")
        given[os.path.normpath(stdin_filename)] = read_stdin()
    named = tuple(path for path in paths if path != "-")
    found = reading.read(named, config, exclude, given)
    return build_report(lint(found.workspaces, found.rules, day), found.rules, found.loaded, day)
