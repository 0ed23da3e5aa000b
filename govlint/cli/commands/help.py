"""govlint help."""

import click

from govlint.cli import offered
from govlint.cli.main import COMMANDS


@click.command()
@click.argument("names", metavar="[COMMAND]...", nargs=-1, shell_complete=offered.among(COMMANDS))
@click.pass_context
def command(context: click.Context, names: tuple[str, ...]) -> None:
    """Say how a command is called: the same as --help behind it.

    COMMAND is one such as check, or two words such as rules list; without any, the whole program.
    """
    above = context.find_root()
    for name in names:
        group = above.command
        found = group.get_command(above, name) if isinstance(group, click.Group) else None
        if found is None:
            above.fail(f"No such command '{name}'.")
        above = found.context_class(found, parent=above, info_name=name)
    click.echo(above.get_help())
