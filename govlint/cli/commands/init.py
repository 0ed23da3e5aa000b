"""govlint init."""

import os
import shlex
import sys
from collections.abc import Iterator

import click

from govlint.cli import options
from govlint.cli.asking import said
from govlint.cli.main import CLEAN
from govlint.cli.together import appear, refuse_taken
from govlint.reporters.sink import one_line
from govlint.starting.answers import SIZES, STRUCTURES
from govlint.starting.kit import CI, CONFIGURATION, DOCUMENTS, File
from govlint.starting.questions import Wish, questions, wish

_NEXT = (
    ("govlint check", "what is too loose, too tight, or open"),
    ("govlint test", "whether the scenarios hold"),
    ("govlint render -o handbook", "the handbook: open handbook/index.html"),
)


@click.command()
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=str, file_okay=False))
@click.option("--name", help="What your organisation is called.", show_default="the name of DIR")
@click.option("--sector", "sectors", multiple=True, help="A trade with rules of its own. May be repeated.")
@click.option("--market", "markets", multiple=True, help="A country where you reach people. May be repeated.")
@click.option("--platform", "platforms", multiple=True, help="Where you post. May be repeated.")
@click.option("--size", help=f"Who does the work: {', '.join(SIZES)}.")
@click.option("--structure", help=f"How it hangs together: {', '.join(STRUCTURES)}.")
@click.option("--pre-commit", is_flag=True, help="Also write what pre-commit reads.")
@click.option("--ci", multiple=True, help=f"Also write what a CI system reads: {', '.join(CI)}. May be repeated.")
@click.option("--yes", is_flag=True, help="Ask nothing: what no option says is as usual.")
@options.as_of
def command(folder: str, yes: bool, day: str, **given: str | bool | tuple[str, ...] | None) -> int:
    """Write a first set of documents for your organisation, in DIR or here.

    It asks a few questions, which options can answer. All settings stand inside their corridors: `govlint check` finds
    nothing too loose and nothing too tight. Nothing is overwritten: where a file is there already, nothing is written.
    """
    refuse_taken(folder, [CONFIGURATION.path, f"{DOCUMENTS}/organisation.yaml"])
    asked = questions(os.path.basename(os.path.abspath(folder)))
    wanted = wish(said(asked, dict(_given(given)), asks=not yes and sys.stdin.isatty()))
    documents, others, hidden = _files(wanted, day)
    appear(folder, {file.path: file.text for file in (*documents, *others, *hidden)})
    _tell_written(folder, [*documents, *others])
    _tell_left([*documents, *others], day)
    _tell_next(folder)
    return CLEAN


def _given(given: dict[str, str | bool | tuple[str, ...] | None]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What options say, as answers to the questions of their names."""
    for name, value in given.items():
        if value:
            yield name, value if isinstance(value, tuple) else ("yes" if value is True else str(value),)


def _files(wanted: Wish, day: str) -> tuple[list[File], list[File], list[File]]:
    """The documents, the files beside them, and those that nobody looks at."""
    from govlint.lint.rules import all_rules
    from govlint.starting.first import first_set
    from govlint.starting.kit import beside, documents, schemas

    drafts = first_set(wanted.answers, all_rules(), day)
    return documents(drafts, day), [CONFIGURATION, *beside(wanted.pre_commit, wanted.ci)], schemas(drafts)


def _tell_written(folder: str, files: list[File]) -> None:
    there = os.path.normpath(folder)
    options.write("Written here:" if there == "." else f"Written in {one_line(there)}:")
    options.write_rows([(file.path, one_line(file.about)) for file in files])


def _tell_left(files: list[File], day: str) -> None:
    """Say what only people can decide."""
    from govlint.starting.left import found_open

    left: dict[str, list[str]] = {}
    for path, matter in (*((file.path, one) for file in files for one in file.left), *found_open(files, day)):
        left.setdefault(path, []).append(matter)
    options.write("\nLeft for you to decide:")
    for path, matters in left.items():
        options.write(f"  {path}")
        for matter in matters:
            options.write_wrapped(matter, "    ")


def _tell_next(folder: str) -> None:
    there = os.path.normpath(folder)
    options.write("\nNext:")
    options.write_rows([*([] if there == "." else [(f"cd {one_line(shlex.quote(there))}", "")]), *_NEXT])
