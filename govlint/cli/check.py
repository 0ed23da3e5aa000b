"""govlint check."""

import os
import sys

import click

from govlint.cli import options, reading
from govlint.cli.main import CLEAN, FOUND, NOTHING_CHECKED
from govlint.cli.memory import MOST_BYTES, Answer, memory
from govlint.config.config import Config
from govlint.errors import GovlintError
from govlint.finding import NEVER, SEVERITIES
from govlint.reporters import FORMATS, Look, reporter


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
    config = reading.configuration((*paths, *filter(None, [stdin_filename])), config_path)
    given = _given(paths, stdin_filename)
    named = tuple(path for path in paths if path != "-")
    files = reading.files(named, config, exclude, given)
    look, failing = options.look(colour), fail_on or config.fail_on
    known = memory((form, failing, allow_empty, day, look), config, files, given)
    answer = known.recall() if known.path else None
    if answer is None:
        answer = _answer(config, files, known.contents or given, day, form, look, failing, allow_empty)
        known.keep(answer)
    for line in answer.lines:
        options.write(line)
    if answer.error:
        click.echo(answer.error, err=True)
    return answer.code


def _given(paths: tuple[str, ...], stdin_filename: str | None) -> dict[str, bytes]:
    """Standard input, under the name it is given. Raises GovlintError where it has none."""
    if "-" not in paths and not stdin_filename:
        return {}
    if not stdin_filename:
        raise GovlintError("- reads standard input, but under which name?", "Add --stdin-filename PATH.")
    return {os.path.normpath(stdin_filename): sys.stdin.buffer.read(MOST_BYTES)}


def _answer(
    config: Config,
    files: list[str],
    given: dict[str, bytes],
    day: str,
    form: str,
    look: Look,
    failing: str,
    empty: bool,
) -> Answer:
    """Read, check and report."""
    from govlint.lint.lint import lint
    from govlint.lint.report import build_report

    found = reading.assembled(config, files, given)
    report = build_report(lint(found.workspaces, found.rules, day), found.rules, found.loaded, day)
    lines = list(reporter(form)(report, look))
    if not report.documents and not report.entries and not empty:
        return Answer(NOTHING_CHECKED, lines, "Nothing was checked: no document with `govlint: v1` was found.")
    return Answer(FOUND if report.fails(failing) else CLEAN, lines, "")
