"""govlint export."""

import os
import sys

import click

from govlint.cli import options, reading
from govlint.cli.main import NOTHING_CHECKED
from govlint.cli.whole import write_whole
from govlint.config.config import Config
from govlint.errors import GovlintError
from govlint.exchange.asked import CATALOGUE, FORMATS, JUDGED, SUBJECTS, XLSX, Asked, exported, format_of
from govlint.exchange.tables.table import Judged
from govlint.lint.lint import lint
from govlint.lint.report import Report, build_report
from govlint.reporters.sink import one_line


@click.command()
@click.argument("subject", metavar="WHAT", type=click.Choice(SUBJECTS))
@options.paths
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="The format; without it, that of the ending of FILE, or csv."
)
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=str), help="The file to write.")
@click.option("--revision", metavar="REVISION", help="Read the documents as this git revision has them, and name it.")
@reading.config_option
@options.as_of
def command(
    subject: str, paths: tuple[str, ...], form: str | None, output: str | None, revision: str | None,
    config_path: str | None, day: str,
) -> int | None:  # fmt: skip
    """Write what your documents say as a table for spreadsheets, or as OSCAL.

    WHAT is register (the accounts), controls (each setting between its walls), exceptions, findings, or catalogue
    (every control there is). PATHS are files or folders, without any the current folder.

    As OSCAL, catalogue is a catalog, controls are a component definition, and findings are assessment results.

    Exit codes: 0 whatever it holds, 2 wrong call or configuration, 3 nothing was read.
    """
    form = form or format_of(output)
    if form == XLSX and not output:
        raise GovlintError("a workbook is no text to print", "Name the file with `-o FILE.xlsx`.")
    config = reading.configuration(paths, config_path)
    judged, report = _judged(subject, paths, config, day, revision)
    if not report.documents and subject != CATALOGUE:
        click.echo(options.nothing("read"), err=True)
        return NOTHING_CHECKED
    _write(exported(Asked(subject, form, os.getcwd()), judged, report), output)
    return None


def _judged(
    subject: str, paths: tuple[str, ...], config: Config, day: str, revision: str | None
) -> tuple[Judged, Report]:
    """What is read, judged as `check` does where that is told. Raises GovlintError where there is no such revision."""
    if revision is None:
        commit, found = "", reading.read(paths, config)
    else:
        from govlint.workspace.revision import commit_of

        found = reading.read_at(revision, paths, config)
        commit = commit_of(_folder(paths or reading.configured(config)), revision)
    findings = lint(found.workspaces, found.rules, day) if subject in JUDGED else []
    report = build_report(findings, found.rules, found.loaded, day, found.workspaces)
    return Judged(found.workspaces, found.rules, day, commit), report


def _folder(paths: tuple[str, ...]) -> str:
    return paths[0] if os.path.isdir(paths[0]) else os.path.dirname(paths[0]) or "."


def _write(content: bytes, output: str | None) -> None:
    if output is None:
        if sys.stdout.isatty():
            content = content.removeprefix(b"\xef\xbb\xbf")
        click.echo(content, nl=False)
        return
    try:
        write_whole(output, content)
    except OSError as error:
        raise GovlintError(f"{output}: {error.strerror}", "Name a file in a folder that is there.") from error
    click.echo(f"Written: {one_line(output)}", err=True)
