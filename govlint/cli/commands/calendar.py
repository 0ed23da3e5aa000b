"""govlint calendar."""

import click

from govlint.calendar.calendar import build_calendar
from govlint.cli import options, reading
from govlint.cli.main import CLEAN, NOTHING_CHECKED
from govlint.reporters.calendar import CRLF, FORMATS, reporter
from govlint.reporters.said import plural


@click.command()
@options.paths
@click.option(
    "--days", type=click.IntRange(min=0), default=90, show_default="90", metavar="N",
    help="How many days to look ahead.",
)  # fmt: skip
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to say it.")
@reading.config_option
@options.as_of
@options.colour
def command(paths: tuple[str, ...], days: int, form: str, config_path: str | None, day: str, colour: str) -> int:
    """Say what falls due, and what is overdue.

    That is: reviews, exceptions that expire, documents that take effect, overrides that end, law that starts or ends to
    hold where you are (with what it will find if nothing changes), and sources of rules to look at again.

    PATHS are files, folders or patterns; without any, the current folder.

    Exit codes: 0 whatever falls due, 2 wrong call or configuration, 3 nothing was read.
    """
    found = reading.read(paths, reading.configuration(paths, config_path))
    calendar = build_calendar(found.loaded, found.rules.rules, day, days)
    for line in reporter(form)(calendar, options.look(colour)):
        _write_crlf(line) if form in CRLF else options.write(line)
    if calendar.unread:
        said = (
            f"{plural(len(calendar.unread), 'file')} could not be read whole, and what falls due there may be missing."
        )
        click.echo(f"{said} `govlint check` says why.", err=True)
    if not calendar.documents:
        click.echo(options.nothing("read"), err=True)
        return NOTHING_CHECKED
    return CLEAN


def _write_crlf(line: str) -> None:
    # As bytes: as text, some systems would end it in two carriage returns.
    click.echo(f"{line}\r\n".encode(), nl=False)
