"""govlint import."""

import os
from collections.abc import Iterator

import click

from govlint.cli import options
from govlint.cli.main import NOTHING_CHECKED
from govlint.cli.whole import write_new
from govlint.errors import GovlintError
from govlint.exchange.sheets.columns import KINDS
from govlint.exchange.sheets.imported import Imported, Wish, imported, named_columns
from govlint.exchange.sheets.sheet import MAX_BYTES, read_sheets
from govlint.near import path_suggestion
from govlint.reporters.said import plural
from govlint.reporters.sink import one_line
from govlint.workspace.load import read_plain

_SHOWN = 40
"""How many things of one sort are named."""


@click.command()
@click.argument("file", type=click.Path(path_type=str))
@click.option("--kind", type=click.Choice(list(KINDS)), help="What it lists; without it, what the headings say.")
@click.option("--sheet", metavar="NAME", help="Read this sheet alone.")
@click.option(
    "--column", "columns", multiple=True, metavar="HEADING=FIELD",
    help="Read FIELD from the column of this heading; without FIELD, leave the column out. May be repeated.",
)  # fmt: skip
@click.option(
    "--owner", metavar="ROLE", default="head-of-social", show_default=True, help="Who answers for the documents."
)
@click.option("-o", "--output", metavar="PATH", type=click.Path(path_type=str), help="The file to write, a new one.")
def command(
    file: str, kind: str | None, sheet: str | None, columns: tuple[str, ...], owner: str, output: str | None
) -> int | None:
    """Make documents from a spreadsheet of accounts or people: CSV, or XLSX with the extra govlint[xlsx].

    Accounts become a document of the kind channels, people one of the kind teams, both drafts. Whatever is not taken
    is told, with why. Columns of passwords and the like are never copied. Nothing is overwritten.

    Exit codes: 0 something was taken, 2 wrong call, 3 nothing was.
    """
    wish = Wish(file, kind, sheet, named_columns([_pair(one) for one in columns]), owner)
    found = imported(read_sheets(file, _content(file)), wish)
    if found.text and output:
        _write(output, found.text)
    elif found.text:
        for line in found.text.splitlines():
            options.write(one_line(line))
    for line in _told(found, file, output):
        click.echo(one_line(line), err=True)
    return None if found.text else NOTHING_CHECKED


def _content(file: str) -> bytes:
    """The bytes of the spreadsheet. Raises GovlintError where there are none to read."""
    content = read_plain(file, MAX_BYTES)
    if content is None:
        raise _unread(file)
    return content


def _unread(file: str) -> GovlintError:
    """Why a file cannot be read."""
    if not os.path.exists(file):
        return GovlintError(f"{file}: there is no such file", path_suggestion(file, "Name a CSV or XLSX file."))
    if os.path.isdir(file):
        return GovlintError(f"{file} is a folder", "Name a CSV or XLSX file in it.")
    if os.path.getsize(file) > MAX_BYTES:
        return GovlintError(f"{file} has more than {MAX_BYTES // 2**20} MB", "Save the sheet that you need by itself.")
    return GovlintError(f"{file} cannot be read", "Name a plain CSV or XLSX file that you may read.")


def _pair(text: str) -> tuple[str, str]:
    heading, sign, field = text.rpartition("=")
    if not sign or not heading.strip():
        raise GovlintError(f"--column {text} names no field", 'Write it as in --column "Profile name=handle".')
    return heading, field.strip()


def _write(output: str, text: str) -> None:
    try:
        write_new(output, text)
    except FileExistsError as error:
        raise GovlintError(f"{output} is there already", "Name a new file: nothing is overwritten.") from error
    except OSError as error:
        raise GovlintError(f"{output}: {error.strerror}", "Name a file in a folder that is there.") from error


def _told(found: Imported, file: str, output: str | None) -> Iterator[str]:
    """What was understood, what was never copied, what was left out."""
    yield f"{file}: {plural(found.accounts, 'account')}, {plural(found.roles, 'role')}."
    secret = [f"{where}: {column.said}".removeprefix(": ") for where, column in found.columns if column.secret]
    secret += [f"{one.place}: {one.said}" for one in found.told if one.secret]
    if secret:
        yield from _listed("NOT COPIED, for it looks like passwords or keys. Move it to a password manager:", secret)
    read = [f"{column.said} as {column.field}" for _, column in found.columns if column.field]
    yield from _listed("Read", list(dict.fromkeys(read)))
    left = [(where, column) for where, column in found.columns if column.why and not column.secret]
    yield from _listed("Left out", [f"{_at(where)}{column.said}: {column.why}" for where, column in left])
    yield from _listed("To look at", [f"{one.place}: {one.said}" for one in found.told if not one.secret])
    if output and found.text:
        yield f"Written: {output}. Next: govlint check {output}"


def _at(where: str) -> str:
    return f"{where}, " if where else ""


def _listed(head: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield head
        yield from (f"  {line}" for line in lines[:_SHOWN])
        yield from ((f"  and {len(lines) - _SHOWN:,} more",) if len(lines) > _SHOWN else ())
