"""govlint rules."""

import click

from govlint.cli import options
from govlint.errors import GovlintError
from govlint.lint.rules import all_rules, words_of
from govlint.reporters.said import DIRECTIONS, plural, speaks
from govlint.workspace.names import near


@click.group()
def command() -> None:
    """The rules: what they are and when they speak."""


@command.command("list")
@click.option("--pack", "packs", multiple=True, help="Only this pack. May be repeated.")
@click.option("--long", is_flag=True, help="Also say what is right, and when the rule speaks.")
@options.colour
def list_rules(packs: tuple[str, ...], long: bool, colour: str) -> None:
    """List the rules by pack: severity, direction, id."""
    known = {rule.pack for rule in all_rules().values()}
    for pack in packs:
        if pack not in known:
            suggested = near(pack, known)
            advice = f"Did you mean {suggested}?" if suggested else f"Packs: {', '.join(sorted(known))}."
            raise GovlintError(f"no pack is called {pack}", advice)
    chosen = [rule for rule in all_rules().values() if not packs or rule.pack in packs]
    strong = options.styled(colour)
    for pack in dict.fromkeys(rule.pack for rule in chosen):
        members = [rule for rule in chosen if rule.pack == pack]
        options.write(strong(f"{pack} ({plural(len(members), 'rule')})"))
        for rule in members:
            options.write(f"  {rule.severity:<8} {DIRECTIONS[rule.direction]:<10} {rule.id}")
            if long:
                options.write(f"           {words_of(rule.id).title}. {speaks(rule)}")
