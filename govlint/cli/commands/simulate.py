"""govlint simulate."""

from typing import Any

import click

from govlint.cli import offered, options, reading
from govlint.cli.main import CLEAN, NOTHING_CHECKED
from govlint.decision.answer import build_answer
from govlint.decision.decider import Decider
from govlint.decision.given import mark_of, situation_of
from govlint.decision.known import AI_PARTS, LISTS, NAMES
from govlint.decision.situation import Situation
from govlint.errors import GovlintError
from govlint.near import suggestion
from govlint.policy.contexts import few
from govlint.reporters.decision import FORMATS, reporter
from govlint.workspace.names import is_known
from govlint.workspace.workspace import Workspace

_FIELDS = {
    "content": ("TYPE", "What is to be posted, such as organic-post."),
    "account": ("ID", "The account of the register."),
    "brand": ("NAME", "The brand."),
    "market": ("CODE", "The market, such as GB."),
    "sector": ("NAME", "The sector, where there are several."),
    "platform": ("NAME", "The platform."),
    "paid": ("HOW", "Whether somebody is paid for it."),
    "ai": ("PART", "What AI had to do with it."),
    "author": ("ROLE", "The role or team that wants to post."),
    "language": ("CODE", "The language, such as en."),
    "level": ("NAME", "The level of the crisis it falls in."),
    "followers": ("NUMBER", "How many people follow the account or the creator that posts it."),
    "fee": ("NUMBER", "What is paid for it in all, in whole units of your currency."),
}
"""Fields of a situation that take one word: what stands for it in the help, and what it says."""
SHOWN = 12
"""So many organisations are named where one must be chosen."""


_OFFERED = {name: offered.listed(name) for name in LISTS} | {
    "account": offered.named("channel"),
    "brand": offered.named("brand"),
    "market": offered.named("market"),
    "author": offered.named("role"),
    "level": offered.named("level"),
    "ai": offered.among(AI_PARTS),
}
"""What a shell offers for a field."""


def _situation(command: Any) -> Any:
    for name, (stands, said) in reversed(_FIELDS.items()):
        known = _OFFERED.get(name)
        command = click.option(f"--{name}", metavar=stands, default="", help=said, shell_complete=known)(command)
    return command


@click.command()
@options.paths
@_situation
@click.option("--urgent/--not-urgent", default=None, help="Whether it cannot wait.")
@click.option("--topic", "topics", multiple=True, metavar="WORDS", help="What it is about. Can be given several times.")
@click.option(
    "--audience",
    multiple=True,
    metavar="MARK=VALUE",
    help="Who is reached, such as minors_likely=likely. Several times.",
)
@click.option(
    "--at",
    metavar="WHEN",
    default="",
    help="When it is handed in: 2026-11-27T17:00, there; or with an offset or a time zone. Without it, at the "
    "worst time of an ordinary week.",
)
@click.option(
    "--scenario",
    metavar="NAME",
    shell_complete=offered.named("scenario"),
    help="Begin with what a scenario document gives.",
)
@click.option(
    "--organisation", metavar="NAME", shell_complete=offered.named("organisation"),
    help="Which organisation, where the paths hold several.",
)  # fmt: skip
@click.option("--why-not", multiple=True, metavar="WHAT", help="Why a role or a flow is not asked, or why not `yes`.")
@click.option("--what-if", multiple=True, metavar="KEY=VALUE", help="Decide again with this, and say what differs.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to say it.")
@reading.config_option
@options.as_of
@options.colour
def command(
    paths: tuple[str, ...], urgent: bool | None, topics: tuple[str, ...], audience: tuple[str, ...], at: str,
    scenario: str | None, organisation: str | None, why_not: tuple[str, ...], what_if: tuple[str, ...], form: str,
    config_path: str | None, day: str, colour: str, **asked: str,
) -> int:  # fmt: skip
    """Say what the policies decide of something that somebody wants to post.

    That is: whether it may appear, who is asked and until when, what must be shown, who may see it, what is kept, why
    that is so, and what would have decided otherwise but for one condition.

    PATHS are files, folders or patterns; without any, the current folder.

    Exit codes: 0 with an answer, whatever it is, 2 wrong call or configuration, 3 nothing was read.
    """
    found = reading.read(paths, reading.configuration(paths, config_path))
    if not found.loaded.documents:
        click.echo(options.nothing("read"), err=True)
        return NOTHING_CHECKED
    _warn_of_unread(found)
    said = {name: value for name, value in asked.items() if value}
    workspace = _chosen(found.workspaces, organisation, scenario, said)
    more = {"topics": topics, "audience": tuple(map(mark_of, audience)), "at": at}
    given = _asked(_given(workspace, scenario), {**said, **more}, urgent)
    decider = Decider(workspace, found.rules.rules, day)
    answer = build_answer(decider, decider.decide(given), why_not, what_if)
    for line in reporter(form)(answer, options.look(colour)):
        options.write(line)
    return CLEAN


def _asked(given: Situation, said: dict[str, Any], urgent: bool | None) -> Situation:
    """A situation with all that is said beside it. Raises GovlintError where nobody says what is to be posted."""
    found = given._replace(**{name: value for name, value in said.items() if value})
    if not found.content:
        raise GovlintError("it is not said what is to be posted", "Add --content, such as --content organic-post.")
    return found if urgent is None else found._replace(urgent=urgent)


def _warn_of_unread(found: reading.Reading) -> None:
    loaded = found.loaded
    unread = any(finding.rule == "core/unreadable-file" for finding in loaded.findings)
    if unread or loaded.lost or any(document.damaged for document in loaded.documents):
        click.echo("Some text could not be read, and decides nothing here: `govlint check` says which.", err=True)


def _chosen(
    found: tuple[Workspace, ...], organisation: str | None, scenario: str | None, said: dict[str, str]
) -> Workspace:
    """The organisation that is named, or the only one that knows what is named."""
    held = [one for one in found if one.documents]
    if organisation:
        return _of_name(held, organisation)
    knowing = [one for one in held if _knows(one, scenario, said)] if len(held) > 1 else held
    if len(knowing) == 1:
        return knowing[0]
    names = few((one.name or one.title for one in knowing or held), SHOWN)
    hint = f"Add --organisation with one of: {names}."
    raise GovlintError("there are several organisations here", hint)


def _of_name(held: list[Workspace], organisation: str) -> Workspace:
    for workspace in held:
        if organisation in (workspace.name, workspace.title, workspace.root):
            return workspace
    names = [one.name for one in held if one.name]
    hint = suggestion(organisation, names)
    raise GovlintError(f"no organisation is called {organisation}", hint)


def _knows(workspace: Workspace, scenario: str | None, said: dict[str, str]) -> bool:
    """Whether an organisation knows every name of the question."""
    named = [(what, said[field]) for field, what in NAMES.items() if field in said]
    known = all(is_known(what, name, workspace.names[what]) for what, name in named)
    return known and (not scenario or scenario in _scenarios(workspace))


def _scenarios(workspace: Workspace) -> dict[str, dict[str, Any]]:
    return {one.name: one.value for one in workspace.of_kind("scenario")}


def _given(workspace: Workspace, scenario: str | None) -> Situation:
    if not scenario:
        return Situation()
    known = _scenarios(workspace)
    if scenario not in known:
        hint = suggestion(scenario, known) or "Name a document of the kind scenario."
        raise GovlintError(f"no scenario is called {scenario}", hint)
    given = known[scenario].get("given")
    return situation_of(given if isinstance(given, dict) else {})
