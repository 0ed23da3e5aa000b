"""govlint check."""

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

import click

from govlint.cli import options, reading
from govlint.cli.main import CLEAN, FOUND, NOTHING_CHECKED
from govlint.cli.memory import FORGETS, MOST_BYTES, Answer, memory
from govlint.cli.outputs import Output, output_options, outputs, told, write_files, write_lines
from govlint.config.config import Config
from govlint.errors import GovlintError
from govlint.finding import NEVER, SEVERITIES, Finding
from govlint.reporters import Look
from govlint.reporters.sink import one_line

if TYPE_CHECKING:  # what judges is not needed to recall what was said before
    from govlint.lint.report import Report


@click.command()
@options.paths
@output_options
@click.option(
    "--fail-on", type=click.Choice([*SEVERITIES, NEVER]), default=None, show_default="warning",
    help="The least severity that makes the exit code 1.",
)  # fmt: skip
@click.option("--exclude", multiple=True, metavar="PATTERN", help="Files or folders to pass over. May be repeated.")
@click.option("--stdin-filename", metavar="PATH", help="Read standard input as if it stood at this path.")
@click.option(
    "--new-since", "revision", metavar="REVISION",
    help="Count only what was not there at this git revision, such as origin/main.",
)  # fmt: skip
@click.option(
    "--strict-base", "base", metavar="REVISION",
    help="Judge what is committed by the bar of this git revision and by its own: configuration, rules and silences "
    "that a change brings along do not count for it.",
)  # fmt: skip
@click.option("--head", metavar="REVISION", help="With --strict-base: what is judged.", show_default="HEAD")
@click.option("--allow-empty", is_flag=True, help="Do not fail when there is nothing to check.")
@click.option(
    "--roots", is_flag=True,
    help="Take each folder of PATHS, such as 'clients/*', for an organisation of its own: judged by itself, by its own "
    "configuration, all in one report.",
)  # fmt: skip
@click.option(
    "--dask", "address", metavar="ADDRESS",
    help="With --roots: judge on the machines of a Dask scheduler, such as tcp://10.0.0.7:8786. They are sent the "
    "files.",
)  # fmt: skip
@reading.config_option
@options.as_of
@options.jobs
@options.colour
def command(
    paths: tuple[str, ...], form: str | None, wanted: tuple[Output, ...], fail_on: str | None, exclude: tuple[str, ...],
    stdin_filename: str | None, revision: str | None, base: str | None, head: str | None, allow_empty: bool,
    roots: bool, address: str | None, config_path: str | None, day: str, jobs: int | None, colour: str,
) -> int:  # fmt: skip
    """Check governance files for settings that are too loose, too tight or broken.

    PATHS are files, folders or patterns; without any, those of the configuration, or the current folder. Only
    documents with `govlint: v1` are checked, other YAML is left alone. `-` reads standard input.

    Exit codes: 0 nothing found, 1 findings at or above --fail-on, 2 wrong call or configuration, 3 nothing was checked.
    """
    wished = Asked(outputs(form, wanted), options.look(colour), fail_on or "", allow_empty, day, revision)
    # An empty revision is a wrong call: taken for none, it would let the change set its own bar.
    if base is not None or head is not None:
        _refuse_with_base(base, stdin_filename or "-" in paths, revision, roots)
        revisions = str(base), "HEAD" if head is None else head
        return _say(_strictly(wished, revisions, paths, exclude, config_path))
    if roots or address is not None:
        from govlint.cli.roots.roots import Question
        from govlint.cli.roots.roots import answer as of_roots

        reads = bool(stdin_filename) or "-" in paths
        return _say(of_roots(wished, Question(roots, paths, reads, exclude, config_path, jobs, address)))
    config = reading.configuration((*paths, *filter(None, [stdin_filename])), config_path)
    asked = wished._replace(failing=fail_on or config.fail_on)
    given = _given(paths, stdin_filename)
    named = tuple(path for path in paths if path != "-")
    files = reading.files(named, config, exclude, given)
    # A revision is a name that can mean another commit tomorrow.
    known = FORGETS if revision is not None else memory(tuple(asked), config, files, given)
    answer = known.recall() if known.path else None
    if answer is None:
        work = Work(files, known.contents or given, reading.processes(jobs, len(files)))
        answer = _answer(asked, config, work, (*named, *given))
        known.keep(answer)
    return _say(answer)


def _say(answer: Answer) -> int:
    write_files(answer.files)
    write_lines(answer.lines)
    if answer.error:
        click.echo(answer.error, err=True)
    return answer.code


def _refuse_with_base(base: str | None, given: object, revision: str | None, roots: bool) -> None:
    """Raise GovlintError where options ask for two things at once."""
    if base is None:
        raise GovlintError("--head is nothing without --strict-base", "Add --strict-base REVISION.")
    if given or roots or revision is not None:
        other = "--new-since" if revision is not None else "--roots" if roots else "standard input"
        raise GovlintError(f"--strict-base and {other} exclude each other", "Ask for one of them.")


class Asked(NamedTuple):
    """How it was asked: what decides the answer beside the files. failing: empty for what is configured."""

    outputs: tuple[Output, ...]
    look: Look
    failing: str
    empty: bool
    day: str
    revision: str | None


def _given(paths: tuple[str, ...], stdin_filename: str | None) -> dict[str, bytes]:
    """Standard input, under the name it is given. Raises GovlintError where it has none."""
    if "-" not in paths and not stdin_filename:
        return {}
    if not stdin_filename:
        raise GovlintError("- reads standard input, but under which name?", "Add --stdin-filename PATH.")
    return {os.path.normpath(stdin_filename): sys.stdin.buffer.read(MOST_BYTES)}


class Work(NamedTuple):
    """What is to be read, and how. given: contents that stand in for files; jobs: how many processes."""

    files: list[str]
    given: dict[str, bytes]
    jobs: int


def _answer(asked: Asked, config: Config, work: Work, paths: tuple[str, ...]) -> Answer:
    """Read, check and report. paths: what was named."""
    report, passed = _judged(asked, config, work, paths)
    return _told(asked, report, report.fails(asked.failing), passed)


def _strictly(
    asked: Asked, revisions: tuple[str, str], paths: tuple[str, ...], exclude: tuple[str, ...], config_path: str | None
) -> Answer:
    """Judge a change by the bar of its base and by its own, and report. revisions: the base and the change."""
    from govlint.cli.strict import Question, judge

    found = judge(Question(*revisions, paths, exclude, config_path, asked.failing or None, asked.day))
    return _told(asked, found.report, found.fails, one_line(found.told))


def _told(asked: Asked, report: "Report", fails: bool, passed: str) -> Answer:
    """The answer in all formats. passed: what else is to be said."""
    nothing = not report.documents and not report.entries and not asked.empty
    code = NOTHING_CHECKED if nothing else FOUND if fails else CLEAN
    report = report._replace(exit_code=code)
    lines, texts = told(report, asked.outputs, asked.look)
    return Answer(code, lines, options.nothing("checked") if nothing else passed, texts)


def _judged(asked: Asked, config: Config, work: Work, paths: tuple[str, ...]) -> "tuple[Report, str]":
    """What is found, and how much of it was passed over."""
    from govlint.lint.lint import lint
    from govlint.lint.report import build_report

    found = reading.assembled(config, work.files, work.given, jobs=work.jobs)
    findings: Iterable[Finding] = lint(found.workspaces, found.rules, asked.day, work.jobs)
    passed = ""
    if asked.revision is not None:
        from govlint.cli.since import known_at, passed_over, said_of

        known = known_at(asked.revision, paths, config, asked.day, asked.look.folder)
        findings, count = passed_over(findings, found, known, asked.look.folder)
        passed = said_of(count, asked.revision)
    with reading.watched(work.files) as tell:
        tell(f"{len(found.loaded.documents):,} documents are being judged")
        return build_report(findings, found.rules, found.loaded, asked.day, found.workspaces), passed
