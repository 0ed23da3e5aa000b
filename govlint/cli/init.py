"""govlint init."""

import os
import sys
from collections.abc import Iterable
from functools import partial

import click

from govlint.cli import options
from govlint.cli.asking import Question, Said, said
from govlint.cli.main import CLEAN
from govlint.cli.together import appear, refuse_taken
from govlint.reporters.sink import one_line
from govlint.starting.answers import NO_SECTOR, SIZES, STRUCTURES, Answers, market, one_of, words
from govlint.starting.kit import CI, DOCUMENTS, File

_NONE = "none"
_SYSTEMS = {system: f"a file for {title}" for system, title in {"github": "GitHub", "gitlab": "GitLab", "azure": "Azure"}.items()}


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
    refuse_taken(folder, ["govlint.toml", f"{DOCUMENTS}/organisation.yaml"])
    wanted = said(_questions(folder), dict(_given(given)), asks=not yes and sys.stdin.isatty())
    files, open_matters = _files(wanted, day)
    appear(folder, {file.path: file.text for file in files})
    _report(folder, files, open_matters)
    return CLEAN


def _given(given: dict[str, str | bool | tuple[str, ...] | None]) -> Iterable[tuple[str, tuple[str, ...]]]:
    """What options say, as answers to the questions of their names."""
    for name, value in given.items():
        if value:
            yield name, value if isinstance(value, tuple) else ("yes" if value is True else str(value),)


def _questions(folder: str) -> dict[str, Question]:
    here = os.path.basename(os.path.abspath(folder)).replace("-", " ").replace("_", " ").title()
    trades = ", ".join(word for word in words("sector") if word != NO_SECTOR)
    return {
        "name": Question("What is your organisation called?", here or "Our organisation", str.strip),
        "sectors": Question(
            "Are you in a trade with rules of its own? What the law and the codes ask of it is put in. It can be: "
            f"{trades}; or {NO_SECTOR}. Put commas between several.",
            NO_SECTOR, partial(one_of, "sector", words=words("sector")), several=True,
        ),
        "markets": Question(
            "In which countries do you reach people? Their rules then count. Say GB, DE, US or, for a part, US-CA.",
            "GB", market, several=True,
        ),
        "platforms": Question(
            "Where do you post? Each place gets an account in the register.",
            "instagram", partial(one_of, "platform", words=words("platform")), several=True,
        ),
        "size": Question("Who looks after it? The more people, the more is written.", "few", partial(one_of, "size", words=SIZES), SIZES),
        "structure": Question("How does it hang together?", "central", partial(one_of, "structure", words=STRUCTURES), STRUCTURES),
        "pre_commit": Question("Shall git check each commit? A file for pre-commit is then written.", "no", partial(one_of, "answer", words=("yes", "no"))),
        "ci": Question("Shall a server check each change?", _NONE, partial(one_of, "CI system", words=(*CI, _NONE)), _SYSTEMS | {_NONE: "no file"}, several=True),
    }  # fmt: skip


def _files(wanted: Said, day: str) -> tuple[list[File], list[tuple[str, str]]]:
    """The files that are wanted, and what in them is left to decide, with its file."""
    from govlint.lint.rules import all_rules
    from govlint.starting.first import first_set
    from govlint.starting.kit import beside, documents, schemas, settings
    from govlint.starting.left import found_open

    answers = Answers(
        wanted["name"][0], wanted["sectors"], wanted["markets"], wanted["size"][0], wanted["structure"][0],
        wanted["platforms"],
    )  # fmt: skip
    drafts = first_set(answers, all_rules(), day)
    written = documents(drafts, day)
    others = beside(wanted["pre_commit"] == ("yes",), [system for system in wanted["ci"] if system != _NONE])
    noted = [(file.path, note) for file in (*written, *others) for note in file.left]
    return [*written, settings(), *others, *schemas(drafts)], [*noted, *found_open(written, day)]


def _report(folder: str, files: list[File], open_matters: list[tuple[str, str]]) -> None:
    """Say what was written, what is left to decide, and what to do next."""
    shown = [file for file in files if file.about]
    width = max(len(file.path) for file in shown)
    options.write(f"Written in {one_line(os.path.abspath(folder))}:")
    for file in shown:
        options.write(f"  {file.path:<{width}}  {file.about}")
    options.write("\nLeft for you to decide:")
    for path, matter in open_matters:
        options.write(f"  {path}")
        options.write_wrapped(matter, "    ")
    options.write("\nNext:")
    for step in (*([] if folder == "." else [f"cd {one_line(folder)}"]), *_NEXT):
        options.write(f"  {step}")


_NEXT = (
    "govlint check               what is too loose, too tight, or open",
    "govlint render -o handbook  the handbook: open handbook/index.html",
    "govlint test                whether the scenarios hold",
)
