"""govlint why."""

from typing import Any

import click

from govlint.cli import offered, options, reading
from govlint.cli.main import NOTHING_CHECKED
from govlint.errors import GovlintError
from govlint.lint.rules import Rule, walls
from govlint.near import choice_of, suggestion
from govlint.policy.control import Control
from govlint.policy.controls import ALL_CONTROLS, controls
from govlint.policy.effective import Standing, standings
from govlint.policy.places import places
from govlint.policy.policy import settings_by_control
from govlint.reporters.sink import one_line
from govlint.reporters.standing import rows
from govlint.workspace.workspace import Workspace


@click.command()
@click.argument("control", shell_complete=offered.controls)
@options.paths
@click.option("--brand", shell_complete=offered.named("brand"), help="Only where this brand is concerned.")
@click.option("--market", shell_complete=offered.named("market"), help="Only where this market is concerned.")
@click.option("--channel", shell_complete=offered.named("channel"), help="Only where this account is concerned.")
@click.option("--content", shell_complete=offered.listed("content"), help="Only for this type of content.")
@reading.config_option
@options.as_of
@options.colour
def command(
    control: str, paths: tuple[str, ...], brand: str | None, market: str | None, channel: str | None,
    content: str | None, config_path: str | None, day: str, colour: str,
) -> int | None:  # fmt: skip
    """Say which setting holds for a control, where it comes from, and between which walls.

    CONTROL is an id such as engagement.comments, or its field as messages write it, such as accounts[8].age_gate; PATHS
    are files or folders, without any the current folder.
    """
    chosen = _control(control)
    wanted = {"brands": brand, "markets": market, "channels": channel, "content": content}
    found = reading.read(paths, reading.configuration(paths, config_path))
    if not found.loaded.documents:
        click.echo(options.nothing("read"), err=True)
        return NOTHING_CHECKED
    for workspace in found.workspaces:
        _workspace(workspace, found.rules.rules, chosen, wanted, day, options.styled(colour))
    return None


def _control(name: str) -> Control:
    """The control of that name, or the one whose value stands in the field of that name."""
    if name in controls():
        return controls()[name]
    from govlint.cli.explained.fields import controls_of

    found = controls_of(name)
    if len(found) == 1:
        return controls()[found[0]]
    fields = (control.path[-1] for control in controls().values() if not control.measured)
    hint = choice_of(found) or suggestion(name, (*controls(), *fields), ALL_CONTROLS)
    said = f"{name} is a field in several places" if found else f"no control or field with one is called {name}"
    raise GovlintError(said, hint)


def _workspace(
    workspace: Workspace,
    rules: dict[str, Rule],
    control: Control,
    wanted: dict[str, str | None],
    day: str,
    strong: Any,
) -> None:
    settings = settings_by_control(workspace, day).get(control.id, [])
    where = places(workspace)
    standing = walls(rules, day, where).get(control.id, ())
    everywhere = list(standings(control, settings, standing, where))
    told_apart = {word for one in everywhere for word in one.context.case.get("content", ())}
    found = [one for one in everywhere if _is_wanted(one, wanted, told_apart)]
    options.write(strong(f"{one_line(workspace.title)}: {control.title}"))
    options.write(control.question)
    if not found:
        options.write("  Nothing of this kind is concerned.")
    for one in found:
        _standing(one, rules, strong)


def _is_wanted(standing: Standing, wanted: dict[str, str | None], told_apart: set[str]) -> bool:
    """Whether a context is one of those asked for. Content that nothing names is a case of any other."""
    content, case = wanted["content"], standing.context.case.get("content")
    if content and case is not None and (content not in case if case else content in told_apart):
        return False
    return any(
        all(not value or name == "content" or value in place.facts.get(name, ()) for name, value in wanted.items())
        for place in standing.context.places
    )


def _standing(standing: Standing, rules: dict[str, Rule], strong: Any) -> None:
    options.write("")
    options.write(strong(one_line(standing.context.words or "everywhere")))
    for row in rows(standing, rules):
        options.write(f"  {row.word:<10} {one_line(row.said)}")
        for source in row.cited:
            options.write_wrapped(source.citation, "             ")
