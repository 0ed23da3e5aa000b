"""govlint explain."""

import click

from govlint.cli import offered, options, reading
from govlint.cli.explained.entry import Part
from govlint.cli.explained.find import find
from govlint.reporters.sink import one_line


@click.command()
@click.argument("names", metavar="NAME", nargs=-1, required=True, shell_complete=offered.things)
@reading.config_option
@options.colour
def command(names: tuple[str, ...], config_path: str | None, colour: str) -> None:
    """Say what anything with a name means: a rule, a control, a kind, a field, a value, a source, a word, a line.

    NAME is a rule such as culture/comments-closed, one of your own included; a control such as engagement.comments; a
    kind such as influencer-policy; a field as messages write it, such as accounts[8].age_gate; a value such as
    declared-age; a source, an idea such as I12, a word such as corridor; a command, an exit code, a key of the
    configuration; or FILE:LINE. The names controls, kinds, sources, ideas and words list them all.

    Exit codes: 0 it is explained, 2 nothing has that name.
    """
    rules = reading.ruleset(reading.configuration((), config_path), known=False)
    for number, part in enumerate(find(" ".join(names), rules).parts):
        if number:
            options.write("")
        _write(part, options.styled(colour))


def _write(part: Part, strong: options.Strong) -> None:
    if part.head:
        options.write(strong(one_line(part.head)))
    for line in part.lines:
        options.write_wrapped(one_line(line.text), line.indent)
