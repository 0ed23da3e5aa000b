"""In which formats a check is told, and where each of them goes; knows files, not what stands in them."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from govlint.cli import options
from govlint.errors import GovlintError
from govlint.reporters import FORMATS, Look, reporter

if TYPE_CHECKING:
    from govlint.lint.report import Report

F = TypeVar("F", bound=Callable[..., Any])
_ONE = "Give the others a file, as in --output sarif=govlint.sarif."


class Output(NamedTuple):
    """One format. path: the file it goes to; empty for standard output."""

    form: str
    path: str = ""


class OutputType(click.ParamType):  # type: ignore[type-arg]  # click is generic only from 8.4
    """A format, or a format and a file such as sarif=govlint.sarif."""

    name = "output"

    def __init__(self, forms: tuple[str, ...] = FORMATS) -> None:
        self.choices = forms

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Output:
        """The output as it is written. Fails where there is no such format, or no file behind the sign."""
        form, sign, path = str(value).partition("=")
        if form not in self.choices:
            self.fail(f"{form!r} is not one of {', '.join(self.choices)}", param, ctx)
        if sign and not path:
            self.fail(f"{value} names no file", param, ctx)
        return Output(form, path)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "list[click.shell_completion.CompletionItem]":
        """The formats that begin so."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(form) for form in self.choices if form.startswith(incomplete)]


def output_options(command: F) -> F:
    """Which formats of a report are wanted, and where."""
    return output_options_of(FORMATS)(command)


def output_options_of(forms: tuple[str, ...]) -> Callable[[F], F]:
    """Which of some formats are wanted, and where."""
    return lambda command: _wanted(forms, command)


def _wanted(forms: tuple[str, ...], command: F) -> F:
    several = click.option(
        "--output", "-o", "wanted", type=OutputType(forms), multiple=True, metavar="FORMAT[=FILE]",
        help="Say it in a format, in a file or on standard output. May be repeated: one run gives them all. Standard "
        "output has `text` where no other format goes there. The exit code does not depend on formats.",
    )  # fmt: skip
    one = click.option(
        "--format", "form", type=click.Choice(forms), metavar="FORMAT", show_default="text",
        help=f"How to say it on standard output: {', '.join(forms)}. The same as --output with a format alone.",
    )  # fmt: skip
    return one(several(command))


def outputs(form: str | None, wanted: tuple[Output, ...]) -> tuple[Output, ...]:
    """All that is to be said, what goes to standard output first.

    Raises GovlintError where two formats want one place, or where a file has no folder to stand in.
    """
    printed = [*([Output(form)] if form else []), *(one for one in wanted if not one.path)]
    files = [one for one in wanted if one.path]
    if len(printed) > 1:
        named = " and ".join(one.form for one in printed)
        raise GovlintError(f"{named}: only one format can go to standard output", _ONE)
    places = [os.path.realpath(one.path) for one in files]
    for one, place in zip(files, places, strict=True):
        if places.count(place) > 1:
            raise GovlintError(f"--output {one.form}={one.path}: two formats cannot go to one file", "Name another.")
        if os.path.isdir(place):
            raise GovlintError(f"--output {one.form}={one.path}: this is a folder", "Name a file in it.")
        if not os.path.isdir(os.path.dirname(place)):
            raise GovlintError(f"--output {one.form}={one.path}: there is no such folder", "Make it first.")
    return (*(printed or [Output("text")]), *files)


def told(report: "Report", wanted: tuple[Output, ...], look: Look) -> tuple[list[str], dict[str, str]]:
    """A report in all formats that are wanted: the lines to print, and the texts of files by their path."""
    printed, *others = wanted
    lines = list(reporter(printed.form)(report, look))
    return lines, {one.path: _text(report, one.form, look) for one in others}


def _text(report: "Report", form: str, look: Look) -> str:
    """What a file holds: never coloured, and of the same width wherever it is made."""
    return "".join(f"{line}\n" for line in reporter(form)(report, Look(folder=look.folder)))


def write_files(texts: dict[str, str]) -> None:
    """Write files, each whole or not at all. texts: by path. Raises GovlintError where the disk does not let us."""
    if not texts:
        return
    from govlint.cli.whole import write_whole

    for path, text in texts.items():
        try:
            write_whole(path, text)
        except OSError as error:
            raise GovlintError(f"{path}: {error.strerror}", "This file is as it was.") from error


def write_lines(lines: list[str]) -> None:
    """Print what goes to standard output."""
    for line in lines:
        options.write(line)
