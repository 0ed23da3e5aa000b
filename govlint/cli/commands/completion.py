"""govlint completion."""

import click

from govlint.cli.completing import SHELLS, VARIABLE, asked_by


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
def command(shell: str) -> None:
    """Print the completion script of your shell.

    Put `eval "$(govlint completion bash)"` in ~/.bashrc, `eval "$(govlint completion zsh)"` in ~/.zshrc behind
    `autoload -U compinit; compinit`, or `govlint completion fish | source` in ~/.config/fish/config.fish. Then the Tab
    key completes commands, options, files, rules, controls, formats and the names that your documents give.
    """
    from click.shell_completion import ShellComplete

    from govlint.cli.main import program

    # Its own `source` would run the first `bash` of PATH to ask how old it is.
    click.echo(ShellComplete.source(asked_by(shell)(program, {}, "govlint", VARIABLE)))
