"""govlint new."""

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govlint.cli import options, reading
from govlint.cli.main import CLEAN
from govlint.cli.together import appear
from govlint.config.config import Config
from govlint.errors import GovlintError
from govlint.near import path_suggestion
from govlint.reporters.sink import one_line
from govlint.slugs import LONGEST
from govlint.starting.answers import one_of
from govlint.starting.one import Home, kinds, one_document
from govlint.starting.schemas import schema_path, schema_text, seen_from
from govlint.starting.text import OWNER, text

if TYPE_CHECKING:
    from govlint.workspace.workspace import Workspace

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PATHS = "Add its folder to `paths` of the configuration, or move it."


@click.command()
@click.argument("kind")
@click.argument("name")
@click.option(
    "--dir", "folder", metavar="DIR", type=click.Path(path_type=str, file_okay=False), help="Where to write it.",
    show_default="the first folder of the configuration, or the current one",
)  # fmt: skip
@reading.config_option
@options.as_of
def command(kind: str, name: str, folder: str | None, config_path: str | None, day: str) -> int:
    """Write one new document, NAME.yaml, of a KIND such as ai-policy.

    What rules ask of an organisation like yours stands there, inside its corridors. Its other controls stand behind a
    `#`, with their levels: take the mark away where you want to decide. Nothing is overwritten.
    """
    kind = one_of("kind", kinds(), kind)
    _refuse_name(name)
    config = reading.configuration((folder,) if folder else (), config_path)
    folder = folder or next(filter(os.path.isdir, map(config.below, config.paths)), ".")
    base = config.folder if config.path else folder
    rules = reading.ruleset(config, known=False)
    here = _nearest(folder, reading.read((folder,) if not config.paths else (), config, known=False).workspaces)
    home = _home(here)
    draft = one_document(kind, name, home, rules.rules, day)
    file = os.path.normpath(os.path.join(folder, f"{name}.yaml"))
    path = os.path.relpath(file, base or ".")
    written = text(draft, day, seen_from(path, schema_path(kind)), home.owner)
    meant = path_suggestion(folder, _PATHS) if not os.path.isdir(folder) else _PATHS
    appear(base or ".", {path: written} | _schemas(base, {kind, *(document.kind for document in here.documents)}))
    options.write(f"Written: {one_line(file)}")
    if config.paths and not _is_read(file, config):
        options.write(f"No command reads it unless it is named: it lies outside of `paths`. {one_line(meant)}")
    if draft.status == "draft":
        options.write("It is a draft, for there is another of its kind: say under `scope` where this one holds.")
    options.write("Next: fill it in, and run `govlint check`.")
    return CLEAN


def _refuse_name(name: str) -> None:
    if not _NAME.fullmatch(name) or len(name) > LONGEST:
        advice = f"Names are small letters, digits and hyphens, {LONGEST} at most: our-tone."
        raise GovlintError(f"{name} is no name for a document", advice)


def _schemas(base: str, kinds: set[str]) -> dict[str, str]:
    """The schemas of kinds that are not there, by path."""
    missing = (kind for kind in sorted(kinds) if not os.path.exists(os.path.join(base, schema_path(kind))))
    return {schema_path(kind): schema_text(kind) for kind in missing}


def _is_read(file: str, config: Config) -> bool:
    """Whether a file is among those that the configuration names."""
    return os.path.abspath(file) in map(os.path.abspath, reading.files((), config, (), {}))


def _nearest(folder: str, found: "tuple[Workspace, ...]") -> "Workspace":
    """Of several organisations the one with a document in a folder, or nearest to it."""
    there = os.path.abspath(folder)
    return max(found, key=lambda one: max((_nearness(there, document.path) for document in one.documents), default=()))


def _nearness(folder: str, path: str) -> tuple[int, ...]:
    """How much of the way to a folder a file shares; of those that share as much, the higher one is nearer."""
    other = os.path.dirname(os.path.abspath(path))
    return len(Path(os.path.commonpath((folder, other))).parts), -len(Path(other).parts)


def _home(here: "Workspace") -> Home:
    """An organisation, as its new document needs to know it."""
    from govlint.policy.places import places

    owner = str(here.organisation.value.get("owner") or OWNER) if here.organisation else OWNER
    binding = {document.kind for document in here.documents if document.status == "in-force"}
    return Home(places(here), owner, here.names["role"].keys() | here.names["team"].keys(), binding)
