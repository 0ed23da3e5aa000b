"""govlint completion."""

import click


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the completion script of your shell.

    Put `eval "$(govlint completion bash)"` in ~/.bashrc, the like in ~/.zshrc, or
    `govlint completion fish | source` in ~/.config/fish/config.fish.
    """
    from click.shell_completion import ShellComplete, get_completion_class

    from govlint.cli.main import program

    found = get_completion_class(shell)
    if found is not None:
        # Its own `source` would run the first `bash` of PATH to ask how old it is.
        click.echo(ShellComplete.source(found(program, {}, "govlint", "_GOVLINT_COMPLETE")))
