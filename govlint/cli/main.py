"""The program: finds the command, and turns whatever happens into an exit code."""

import gc
import os
import sys
from importlib import import_module
from typing import TextIO

import click

from govlint import __version__
from govlint.cli import options
from govlint.errors import GovlintError
from govlint.reporters.sink import safe

CLEAN, FOUND, WRONG, NOTHING_CHECKED, BUG, INTERRUPTED = 0, 1, 2, 3, 70, 130

EXITS = {
    CLEAN: "Nothing was found at or above `--fail-on`; or a command that judges nothing did its work.",
    FOUND: "There are findings at or above `--fail-on`.",
    WRONG: "The call or the configuration is wrong. The message says what, and one thing to do about it.",
    NOTHING_CHECKED: "No document with `govlint: v1` was found. `govlint check --allow-empty` accepts that.",
    BUG: "A bug in govlint, with its traceback. Your files are not the cause.",
    INTERRUPTED: "The run was interrupted.",
}
"""When a run leaves with which code."""

COMMANDS = {
    "init": "Write a first set of documents for your organisation.",
    "new": "Write one new document, with words that help to fill it in.",
    "check": "Check governance files for settings that are too loose, too tight or broken.",
    "fix": "Mend what was found, where it is plain how.",
    "explain": "Say what anything with a name means: a rule, a control, a kind, a field, a value, a word.",
    "why": "Say which setting holds for a control, where it comes from, and between which walls.",
    "simulate": "Say what the policies decide of something that somebody wants to post.",
    "test": "Run the scenarios of an organisation against its policies.",
    "diff": "Say what a change decides otherwise, and who must sign it.",
    "posture": "Say where an organisation stands between co-dependent and interdependent.",
    "render": "Make the handbook that people read.",
    "calendar": "Say what falls due, and what is overdue.",
    "rules": "List the rules, test them, or write your own.",
    "baseline": "Keep the findings there are today, so that only new ones count.",
    "import": "Make documents from a spreadsheet of accounts or people.",
    "export": "Write the register, controls, exceptions or findings for spreadsheets, or as OSCAL.",
    "lsp": "Tell an editor what is wrong while you type.",
    "completion": "Print the completion script of your shell.",
    "help": "Say how a command is called.",
}
MODULE_OF = {"import": "import_"}
"""Commands whose module cannot have their name, which Python keeps for itself."""


class _Commands(click.Group):
    """Commands by name; the module of one is imported only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"govlint.cli.commands.{MODULE_OF.get(cmd_name, cmd_name)}").command
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[click.shell_completion.CompletionItem]":
        """The commands that begin so; click would import them all for their help."""
        from govlint.cli.offered import offered

        return offered(COMMANDS.items(), incomplete) + click.Command.shell_complete(self, ctx, incomplete)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="govlint %(version)s")
def program() -> None:
    """Policy-as-code for social media governance: finds what is too risky and what is overly controlling."""


def run() -> None:
    """Run the program and leave with its exit code."""
    # Documents are trees without cycles: looking for cycles finds nothing and takes a third of the time of an estate.
    gc.disable()
    _open_streams()
    sys.exit(main(sys.argv[1:]))


def _open_streams() -> None:
    """Open to nowhere what whoever started the program has closed: nobody reads it, and the exit code still tells."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115  # for as long as we run


def main(args: list[str]) -> int:
    """Run the program on these arguments and give its exit code."""
    if "_GOVLINT_COMPLETE" in os.environ:
        return _offer(os.environ["_GOVLINT_COMPLETE"])
    try:
        _stand_somewhere()
        result = program.main(args, prog_name="govlint", standalone_mode=False, terminal_width=_width())
        sys.stdout.flush()
    except (click.exceptions.Abort, KeyboardInterrupt):
        return _stopped()
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return WRONG
    except click.ClickException as error:
        from govlint.cli.misused import misused

        return _wrong(misused(error))
    except GovlintError as error:
        return _wrong(error)
    except BrokenPipeError:
        _let_go(sys.stdout)
        return CLEAN
    except SystemExit:
        # click leaves this way only where the reader has gone, as in `govlint rules list | head`.
        return CLEAN
    except OSError as error:
        # Whoever opens a file says which; what has no name is what is printed to.
        return _bug() if error.filename is not None else _unprinted(error)
    except Exception:
        return _bug()
    return result if isinstance(result, int) else CLEAN


def _offer(asked: str) -> int:
    """Answer a shell that asks what can stand where somebody types."""
    from govlint.cli.completing import complete

    complete(program, asked)
    return CLEAN


def _stand_somewhere() -> None:
    """Raise GovlintError where the current folder is gone: no path leads anywhere then."""
    try:
        os.getcwd()
    except OSError as error:
        raise GovlintError(f"the current folder: {error.strerror}", "Change to a folder that is there.") from error


def _let_go(stream: TextIO) -> None:
    """Drop what could not be printed, or Python would try again in the end and leave with a code of its own."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _stopped() -> int:
    _tell("Stopped.")
    return INTERRUPTED


def _wrong(error: GovlintError) -> int:
    for before, text in (("govlint: ", str(error)), ("         ", error.help)):
        if text:
            _tell(f"{before}{_wrapped(safe(text))}")
    return WRONG


def _unprinted(error: OSError) -> int:
    """What cannot be printed, as on a full disk, was not said: that is never green."""
    _let_go(sys.stdout)
    return _wrong(GovlintError(f"what is to be printed: {error.strerror}", "Print it where there is room for it."))


def _tell(text: str) -> None:
    """Say something beside the output; where nobody can be told, the exit code alone says it."""
    try:
        click.echo(text, err=True)
    except OSError:
        _let_go(sys.stderr)


def _width() -> int:
    """How wide a help text is: as the terminal, within what reads well."""
    return max(options.MIN_WIDTH, min(options.columns(80), 100))


def _wrapped(text: str) -> str:
    """A text at the width of the terminal; whole where it goes to a file or a log."""
    if not sys.stderr.isatty():
        return text
    from textwrap import fill

    return fill(text, _width() - 9, subsequent_indent=" " * 9, break_long_words=False, break_on_hyphens=False)


def _bug() -> int:
    import traceback

    _tell(safe(traceback.format_exc()))
    _tell(f"This is a bug in govlint {__version__}, not in your files. Report it with the lines above.")
    return BUG
