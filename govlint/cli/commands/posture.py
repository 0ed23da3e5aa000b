"""govlint posture."""

import os

import click

from govlint import __version__
from govlint.cli import options, reading
from govlint.cli.main import NOTHING_CHECKED
from govlint.config.config import Config
from govlint.errors import GovlintError
from govlint.lint.rules import Rule, walls
from govlint.near import path_suggestion
from govlint.policy.controls import controls
from govlint.policy.effective import standings
from govlint.policy.places import places
from govlint.policy.policy import settings_by_control
from govlint.posture.posture import Other, Posture, build_posture
from govlint.posture.readings import GROUPS
from govlint.reporters.posture import json as posture_json
from govlint.reporters.posture import text as posture_text
from govlint.reporters.said import plural
from govlint.workspace.load import read_plain
from govlint.workspace.workspace import Workspace

MAX_JSON = 64 * 1024 * 1024
"""The most bytes of a posture that is compared with."""


@click.command()
@options.paths
@click.option("--against", metavar="OTHER", help="Compare with another folder, a git revision, or a posture in JSON.")
@click.option("--by", type=click.Choice(GROUPS), help="Also for each market, brand or sector.")
@click.option(
    "--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True, help="How to say it."
)
@reading.config_option
@options.as_of
@options.colour
def command(
    paths: tuple[str, ...],
    against: str | None,
    by: str | None,
    form: str,
    config_path: str | None,
    day: str,
    colour: str,
) -> int | None:
    """Say where an organisation stands between co-dependent (0) and interdependent (100), and why.

    PATHS are files or folders, without any the current folder. The figures judge nobody: the exit code is 0 whatever
    they are.
    """
    by = by or ""
    config = reading.configuration(paths, config_path)
    found = postures(reading.read(paths, config), day, by)
    if not found:
        click.echo(options.nothing("read"), err=True)
        return NOTHING_CHECKED
    other = compared(against, paths, config, day) if against else None
    if form == "json":
        said = posture_json.lines(found, day, other, by)
    else:
        said = posture_text.lines(found, day, options.look(colour), other, by)
    for line in said:
        options.write(line)
    return None


def postures(read: reading.Reading, day: str, by: str = "") -> list[Posture]:
    """The posture of each organisation found there; none without documents."""
    loaded = read.loaded
    unread = any(finding.rule == "core/unreadable-file" for finding in loaded.findings)
    if unread or loaded.lost or any(document.damaged for document in loaded.documents):
        click.echo("Some text could not be read, and does not count: `govlint check` says which.", err=True)
    return [_posture(workspace, read.rules.rules, day, by) for workspace in read.workspaces if workspace.documents]


def _posture(workspace: Workspace, rules: dict[str, Rule], day: str, by: str) -> Posture:
    settings, where = settings_by_control(workspace, day), places(workspace)
    standing = walls(rules, day, where)
    found = (
        one
        for control in controls().values()
        for one in standings(control, settings.get(control.id, ()), standing.get(control.id, ()), where)
    )
    return build_posture(workspace.title, controls().values(), found, by)


def compared(against: str, paths: tuple[str, ...], config: Config, day: str) -> Other:
    """What to compare with: a folder, a posture in JSON, or the same paths at a git revision.

    Raises GovlintError where it is none of these, or not one organisation.
    """
    if os.path.isfile(against):
        return posture_json.read_posture(_content(against), against)
    if os.path.isdir(against):
        found = postures(reading.read((against,), config), day)
    else:
        found = postures(_read_at(against, paths, config), day)
    if len(found) != 1:
        raise GovlintError(f"{against} holds {plural(len(found), 'organisation')}", "Name the folder of one.")
    return Other(found[0].title, __version__, day, found[0].held)


def _read_at(revision: str, paths: tuple[str, ...], config: Config) -> reading.Reading:
    try:
        return reading.read_at(revision, paths, config)
    except GovlintError as error:
        said = f"--against {revision}: there is no such folder, file or git revision"
        raise GovlintError(said, path_suggestion(revision, error.help or f"{error}.")) from error


def _content(path: str) -> bytes:
    content = read_plain(path, MAX_JSON)
    if content is None:
        raise GovlintError(f"--against {path}: this is no plain file", "Name a folder, a file or a git revision.")
    return content
