"""govlint diff."""

from typing import TYPE_CHECKING

import click

from govlint.cli import offered, options, reading
from govlint.cli.main import CLEAN, FOUND, NOTHING_CHECKED
from govlint.cli.outputs import Output, output_options_of, outputs, write_files, write_lines
from govlint.config.config import Config
from govlint.config.find import Given
from govlint.reporters.change import FORMATS, Compared, reporter

if TYPE_CHECKING:
    from govlint.change.diff import Diff
    from govlint.lint.ruleset import RuleSet

LOOSENED, PAST_CEILING, UNSIGNED, ANY = "loosened", "tightened-past-ceiling", "unsigned", "any"


class _AsGitHasIt(click.Command):
    """A command with sides before `--` and paths behind it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Arguments, with the paths set apart."""
        at = args.index("--") if "--" in args else len(args)
        ctx.meta[__name__] = tuple(args[at + 1 :])
        return super().parse_args(ctx, args[:at])

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """How it is called."""
        return ["[OPTIONS] BASE [HEAD] [-- PATHS…]"]


@click.command(cls=_AsGitHasIt)
@click.argument("base")
@click.argument("head", default="")
@click.option(
    "--signed", metavar="ROLE", multiple=True, shell_complete=offered.named("role"),
    help="A role that has signed. May be repeated. Who they are, the CI system knows, not govlint.",
)  # fmt: skip
@click.option(
    "--fail-on", "failing", type=click.Choice((LOOSENED, PAST_CEILING, UNSIGNED, ANY)), multiple=True,
    help="Leave with 1 where something is looser or may be, where something is tighter than a ceiling that it did not "
    "pass before, where a sign-off is missing, or where any decision changed. May be repeated.",
)  # fmt: skip
@output_options_of(FORMATS)
@reading.config_option
@options.as_of
@options.colour
@click.pass_context
def command(
    ctx: click.Context, base: str, head: str, signed: tuple[str, ...], failing: tuple[str, ...], form: str | None,
    wanted: tuple[Output, ...], config_path: str | None, day: str, colour: str,
) -> int:  # fmt: skip
    """Say what a change decides otherwise, and who must sign it.

    BASE and HEAD are git revisions or folders; without HEAD, the files as they lie here are held against BASE. What
    weakens the gate itself comes first. PATHS are files or folders; without any, those that the configuration names.

    Who must sign is what change control at BASE says. Each side is read with its own configuration.

    Exit codes: 0 nothing that --fail-on names, 1 something of it, 2 wrong call, revision or configuration, 3 neither
    side has a document.
    """
    places = outputs(form, wanted)
    compared = _compared(base, head, ctx.meta[__name__], config_path, day, signed)
    if not compared.diffs:
        click.echo("Neither side has a document with `govlint: v1`.", err=True)
        return NOTHING_CHECKED
    look = options.look(colour)
    write_files({one.path: "\n".join((*reporter(one.form)(compared, look), "")) for one in places if one.path})
    write_lines([line for one in places if not one.path for line in reporter(one.form)(compared, look)])
    return FOUND if any(fails(name, one) for name in failing for one in compared.diffs) else CLEAN


def _compared(
    base: str, head: str, paths: tuple[str, ...], config_path: str | None, day: str, signed: tuple[str, ...]
) -> Compared:
    from govlint.change.diff import diff
    from govlint.change.sides import read_sides

    def configured(chosen: tuple[str, ...]) -> Config:
        return reading.configuration(chosen, config_path)

    def rules(config: Config, given: Given) -> "RuleSet":
        return reading.ruleset(config, given=given)

    sides = read_sides(base, head, paths, configured, rules, fixed=config_path is not None)
    return Compared(sides[0].said, sides[1].said, day, diff(*sides, day, signed))


def fails(name: str, found: "Diff") -> bool:
    """Whether what --fail-on names is in a diff."""
    from govlint.change.direction import MAY_LOOSEN, NEUTRAL

    changes = [one.change for one in found.found]
    if name == UNSIGNED:
        return any(not one.signing.signed for one in found.found)
    if name == PAST_CEILING:
        return any(change.past_ceiling for change in changes)
    if name == LOOSENED:
        return any(change.direction in MAY_LOOSEN for change in changes)
    return any(change.direction != NEUTRAL for change in changes)
