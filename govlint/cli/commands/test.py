"""govlint test."""

from typing import TYPE_CHECKING

import click

from govlint.cli import offered, options, reading
from govlint.cli.main import CLEAN, FOUND, NOTHING_CHECKED
from govlint.errors import GovlintError
from govlint.reporters.scenarios import FORMATS, Tested, reporter

if TYPE_CHECKING:
    from govlint.workspace.workspace import Workspace


@click.command()
@options.paths
@click.option("--scenario", "named", metavar="NAME", default="", shell_complete=offered.named("scenario"),
    help="Only the scenario of this name.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to say it.")
@click.option("--coverage", is_flag=True, help="Also say which parts of the flows no scenario reaches.")
@click.option(
    "--require-coverage", "required", type=click.FloatRange(0, 100), metavar="PERCENT",
    help="Fail where scenarios reach less than this share. Implies --coverage.",
)  # fmt: skip
@click.option("--mutants", is_flag=True, help="Also change the flows in small ways, and say which nobody would notice.")
@reading.config_option
@options.as_of
@options.colour
def command(
    paths: tuple[str, ...], named: str, form: str, coverage: bool, required: float | None, mutants: bool,
    config_path: str | None, day: str, colour: str,
) -> int:  # fmt: skip
    """Run the scenarios of an organisation against its policies.

    A scenario gives a situation and what is expected of it, or says what must always or never be so; such a statement
    is proved for every situation there can be, or refuted by one.

    PATHS are files, folders or patterns; without any, the current folder.

    Exit codes: 0 all is as expected, 1 something is not, 2 wrong call or configuration, 3 there is no scenario.
    """
    read = reading.read(paths, reading.configuration(paths, config_path))
    wanted = coverage or required is not None
    tested = [
        found
        for workspace in read.workspaces
        if (found := _tested(workspace, read, day, named, wanted, mutants)).verdicts
    ]
    for line in reporter(form)(tested, day, options.look(colour)):
        options.write(line)
    if not tested:
        return _nothing(named, read)
    short = required is not None and any(one.coverage and one.coverage.percent < required for one in tested)
    failed = any(not verdict.passed for one in tested for verdict in one.verdicts)
    return FOUND if failed or short else CLEAN


def _tested(
    workspace: "Workspace", read: reading.Reading, day: str, named: str, covered: bool, mutated: bool
) -> Tested:
    from govlint.decision.decider import Decider
    from govlint.decision.scenarios.run import run, scenarios

    documents = scenarios(workspace, named)
    decider = Decider(workspace, read.rules.rules, day)
    verdicts = run(decider, documents)
    found = Tested(workspace, verdicts)
    if covered and verdicts:
        from govlint.decision.scenarios.coverage import coverage

        found = found._replace(coverage=coverage(decider, verdicts))
    if mutated and verdicts:
        from govlint.decision.scenarios.mutants import survivors

        found = found._replace(mutants=survivors(decider, documents, verdicts))
    return found


def _nothing(named: str, read: reading.Reading) -> int:
    if named:
        from govlint.decision.scenarios.run import scenarios
        from govlint.near import suggestion

        known = [document.name for workspace in read.workspaces for document in scenarios(workspace)]
        raise GovlintError(f"no scenario is called {named}", suggestion(named, known))
    click.echo("No scenario was found: no document says `kind: scenario`.", err=True)
    click.echo("`govlint explain scenario` says what stands in one.", err=True)
    return NOTHING_CHECKED
