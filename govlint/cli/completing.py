"""What a shell asks while somebody types, and how it is answered; knows shells, not what is offered."""

import sys
from typing import Any

import click

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_GOVLINT_COMPLETE"
"""Set by the script of a shell, to `bash_complete` and the like, when it asks what can stand here."""


def complete(program: click.Group, asked: str) -> None:
    """Print what can stand where somebody types. asked: what the shell wrote into the variable.

    Whatever goes wrong is kept from the terminal on which they type: there is nothing to offer then.
    """
    shell, _, _ = asked.partition("_")
    if shell not in SHELLS:
        return
    try:
        said = asked_by(shell)(program, {}, "govlint", VARIABLE).complete()
    except (Exception, SystemExit):
        return
    sys.stdout.buffer.write(said.encode() + b"\n")


def asked_by(shell: str) -> Any:
    """How a shell asks and is answered."""
    from click.shell_completion import BashComplete, get_completion_class

    class Bash(BashComplete):
        """Bash takes the = of `--format=json` for a word of its own."""

        def get_completion_args(self) -> tuple[list[str], str]:
            """The words before, and the one that is begun."""
            args, begun = super().get_completion_args()
            if begun == "=":
                return args, ""
            return (args[:-1], begun) if args[-1:] == ["="] else (args, begun)

    return Bash if shell == "bash" else get_completion_class(shell)
