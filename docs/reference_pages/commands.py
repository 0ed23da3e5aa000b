"""The page of commands and exit codes, from the command line itself."""

from collections.abc import Iterator

import click

from docs.reference_pages.markdown import code, codes, page, prose, table
from govlint.cli.main import EXITS, program


def pages() -> Iterator[tuple[str, str]]:
    """Path and text of the page."""
    found = list(commands(whole()))
    rows = ((f"`{at.command_path}`", at.command.get_short_help_str(200)) for at in found)
    index = table(("command", "what it does"), rows)
    exits = table(("code", "when"), ((str(number), said) for number, said in EXITS.items()))
    yield "commands.md", page("Commands", index, f"## Exit codes\n\n{exits}", *map(_command, found))


def whole() -> click.Context:
    """The context in which the program runs, with its settings: click keeps what it first learns of a command."""
    return click.Context(program, info_name="govlint", **program.context_settings)


def commands(above: click.Context) -> Iterator[click.Context]:
    """Every command that does something, groups left out."""
    group = above.command
    for name in group.list_commands(above) if isinstance(group, click.Group) else ():
        below = group.get_command(above, name) if isinstance(group, click.Group) else None
        if below is not None:
            at = click.Context(below, parent=above, info_name=name)
            yield from commands(at) if isinstance(below, click.Group) else (at,)


def _command(at: click.Context) -> str:
    said = "\n\n".join(prose(paragraph) for paragraph in (at.command.help or "").split("\n\n"))
    usage = f"```text\n{at.command_path} {' '.join(at.command.collect_usage_pieces(at))}\n```"
    records = (option.get_help_record(at) for option in at.command.params if isinstance(option, click.Option))
    options = table(
        ("option", "what it does"), ((_option(record[0]), prose(record[1])) for record in records if record)
    )
    return "\n\n".join(part for part in (f"## {at.command_path}", usage, said, options) if part)


def _option(said: str) -> str:
    """An option with what it takes. Choices are listed: not every reader of Markdown takes `|` in code in a table."""
    name, _, choices = said.partition(" [")
    return f"{code(name)} {codes(choices.rstrip(']').split('|'))}" if "|" in choices else code(said)
