"""govlint render."""

import os
import shlex
from pathlib import Path

import click
from click.core import ParameterSource

from govlint.change.parts import COMMITS, STEPS
from govlint.cli import options, outcome, reading
from govlint.cli.main import CLEAN, FOUND, NOTHING_CHECKED
from govlint.cli.making import DEFAULT_OUTPUT, Asked, Made, make, output_of
from govlint.errors import GovlintError
from govlint.handbook.formats import FORMATS, SITE
from govlint.handbook.languages import known
from govlint.handbook.site.folder import check_free, write_folder
from govlint.handbook.site.fresh import lost, made, stale
from govlint.handbook.site.hidden import put_right
from govlint.language import ENGLISH
from govlint.reporters.said import plural
from govlint.reporters.sink import one_line

_PORT = 8321
_WRITING = "--check, --output, --format and --pdf"
_FILES = (".html", ".json", ".md", ".pdf")


@click.command()
@click.argument("path", default=".", type=click.Path(path_type=str))
@click.option(
    "-o", "--output", show_default=DEFAULT_OUTPUT, type=click.Path(path_type=str), metavar="DIR",
    help="The folder to write. An earlier handbook there is replaced.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default=SITE, show_default=True,
    help="What to write: pages to click through, Markdown for wikis, one HTML file, or JSON for programs.",
)  # fmt: skip
@click.option("--pdf", is_flag=True, help="Write it as PDF, too, into the same folder. Needs govlint[pdf].")
@click.option(
    "--changes", "since", is_flag=False, flag_value="", metavar="[SINCE]",
    help="Also say what changed, as git has it: the newest steps, or all since a revision, or `SINCE..UNTIL`. PATH "
    "stands before it.",
)  # fmt: skip
@click.option(
    "--steps", "by", type=click.Choice(STEPS), default=COMMITS, show_default=True,
    help="What a step of --changes is: a commit of the main line, or all that lies between two tags.",
)  # fmt: skip
@click.option(
    "--language", type=click.Choice(known()),
    help=f"The language of the handbook; without it the configured one, or {ENGLISH}. Documents stay as written.",
)  # fmt: skip
@click.option("--check", "checking", is_flag=True, help="Write nothing: say whether the handbook there is fresh.")
@click.option("--watch", is_flag=True, help="Write nothing: show the handbook on this machine, and follow changes.")
@click.option("--port", type=click.IntRange(0, 65535), help=f"For --watch. Without it {_PORT}; 0 is any that is free.")
@reading.config_option
@options.as_of
@options.colour
def command(
    path: str, output: str | None, form: str, pdf: bool, since: str | None, by: str, language: str | None,
    checking: bool, watch: bool, port: int | None, config_path: str | None, day: str, colour: str,
) -> int:  # fmt: skip
    """Make the handbook that people read.

    PATH is the folder (or the file) of one organisation, without it the current folder. The handbook is plain HTML
    that opens by double-click; it needs no server and loads nothing from elsewhere. All formats say the same.

    With --changes, it has a log of what was loosened and tightened, and a feed. The log is off by default: it grows
    with each commit, so only a fixed range gives the same handbook again.

    With --check, the handbook is compared with what would be made, on the day that it speaks of or on --as-of. With
    --watch, it is shown at an address of this machine until Ctrl-C, and made anew whenever a file changes.

    Exit codes: 0 the handbook was written, is fresh or was shown, 1 it is stale, 2 wrong call or configuration,
    3 there was nothing to make it from.
    """
    asked = Asked(path, config_path, day, form, pdf, since, by, language)
    if watch:
        if checking or output is not None or form != SITE or pdf:
            raise click.UsageError(f"--watch writes nothing: it does not go with {_WRITING}.")
        from govlint.cli.preview.preview import preview

        return preview(asked, _PORT if port is None else port)
    if port is not None:
        raise click.UsageError("--port goes with --watch.")
    config = asked.config
    folder = _folder(output_of(config, output))
    if checking:
        given = click.get_current_context().get_parameter_source("day") is not ParameterSource.DEFAULT
        if not given:
            day = made(Path(folder)).day or day  # a handbook is not stale by growing old
        found = make(asked._replace(day=day), config)
        return _compared(found, folder, _again(asked, output, day if given else "")) if found else _nothing()
    put_right(Path(folder))
    check_free(Path(folder))
    found = make(asked, config)
    return _written(found, form, folder, colour) if found else _nothing()


def _folder(output: str) -> str:
    """The folder to write. Raises GovlintError for what looks like a file: each format is a folder with its mark."""
    stem, ending = os.path.splitext(output)
    if ending.lower() in _FILES and not os.path.isdir(output):
        hint = f"Name one: -o {os.path.basename(stem)}. The file stands in it."
        raise GovlintError(f"{output} is to be a folder", hint)
    return output


def _nothing() -> int:
    click.echo(options.nothing("made"), err=True)
    return NOTHING_CHECKED


def _written(found: Made, form: str, folder: str, colour: str) -> int:
    """Write a handbook; say what was written, what links no longer lead anywhere, and where to start."""
    strong, missing = options.styled(colour), tuple(lost(found.files, Path(folder)))
    changed = write_folder(found.files, Path(folder))
    for line in outcome.written(found, form, changed):
        options.write(line)
    for line in outcome.lost(missing, "Links from elsewhere lead nowhere now"):
        click.echo(line, err=True)
    options.write(f"Start at {strong(one_line(os.path.join(folder, found.start)))}")
    return CLEAN


def _compared(fresh: Made, folder: str, again: str) -> int:
    """Say what is stale, and what mends it."""
    found, place, day = list(stale(fresh.files, Path(folder))), one_line(folder), fresh.book.day
    if not found:
        options.write(f"{place} is fresh: {plural(fresh.pages, 'page')}, as of {day}.")
        return CLEAN
    missing = lost(fresh.files, Path(folder))
    said = outcome.lost(missing, "Made anew, links from elsewhere to these lead nowhere")
    for line in (*outcome.stale(found, place, day), *said, *outcome.mending(found, folder, again)):
        options.write(line)
    return FOUND


def _again(asked: Asked, output: str | None, day: str) -> str:
    """The command that makes the handbook anew."""
    form = "" if asked.form == SITE else asked.form
    wanted = (("-o", output), ("--format", form), ("--language", asked.language))
    optional = (*wanted, ("--config", asked.config_path), ("--as-of", day))
    given = [part for name, value in optional if value for part in (name, value)] + ["--pdf"] * asked.pdf
    return one_line(shlex.join(["govlint", "render", asked.path, *given, *_changes(asked)]))


def _changes(asked: Asked) -> tuple[str, ...]:
    """What asks for the log of changes."""
    if asked.since is None:
        return ()
    return f"--changes={asked.since}" if asked.since else "--changes", f"--steps={asked.by}"
