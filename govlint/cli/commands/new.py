"""govlint new."""

import os
import re

import click

from govlint.cli import options, reading
from govlint.cli.main import CLEAN
from govlint.cli.together import appear
from govlint.config.config import Config
from govlint.errors import GovlintError
from govlint.reporters.sink import one_line
from govlint.starting.answers import one_of
from govlint.starting.one import Home, kinds, one_document
from govlint.starting.schemas import schema_path, schema_text, seen_from
from govlint.starting.text import OWNER, text

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


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
    one_of("kind", kinds(), kind)
    if not _NAME.fullmatch(name):
        raise GovlintError(
            f"{name} is no name for a document", "Names are small letters, digits and hyphens: our-tone."
        )
    config = reading.configuration((folder,) if folder else (), config_path)
    folder = folder or next(filter(os.path.isdir, map(config.below, config.paths)), ".")
    base = config.folder if config.path else folder
    rules = reading.ruleset(config, known=False)
    home = _home(folder, config)
    draft = one_document(kind, name, home, rules.rules, day)
    path, schema = os.path.relpath(os.path.join(folder, f"{name}.yaml"), base or "."), schema_path(kind)
    files = {path: text(draft, day, seen_from(path, schema), home.owner)}
    if not os.path.exists(os.path.join(base, schema)):
        files[schema] = schema_text(kind)
    appear(base or ".", files)
    options.write(f"Written: {one_line(os.path.normpath(os.path.join(folder, f'{name}.yaml')))}")
    if draft.status == "draft":
        options.write("It is a draft, for there is another of its kind: say under `scope` where this one holds.")
    options.write("Next: fill it in, and run `govlint check`.")
    return CLEAN


def _home(folder: str, config: Config) -> Home:
    """The organisation whose documents stand in a folder, or in what the configuration names."""
    from govlint.policy.places import places

    found = reading.read((folder,) if not config.paths else (), config, known=False).workspaces
    here = found[0]
    owner = str(here.organisation.value.get("owner") or OWNER) if here.organisation else OWNER
    binding = {document.kind for document in here.documents if document.status == "in-force"}
    return Home(places(here), owner, here.names["role"].keys() | here.names["team"].keys(), binding)
