"""govlint rules."""

import click

from govlint.cli import options
from govlint.lint.rules import Rule, all_rules, words_of
from govlint.reporters.said import DIRECTIONS, plural


@click.group()
def command() -> None:
    """The rules: what they are and when they speak."""


@command.command("list")
@click.option("--pack", "packs", multiple=True, help="Only this pack. May be repeated.")
@click.option("--long", is_flag=True, help="Also say what is right, and when the rule speaks.")
@options.colour
def list_rules(packs: tuple[str, ...], long: bool, colour: str) -> None:
    """List the rules by pack: severity, direction, id."""
    chosen = [rule for rule in all_rules().values() if not packs or rule.pack in packs]
    strong = options.styled(colour)
    for pack in dict.fromkeys(rule.pack for rule in chosen):
        members = [rule for rule in chosen if rule.pack == pack]
        options.write(strong(f"{pack} ({plural(len(members), 'rule')})"))
        for rule in members:
            options.write(f"  {rule.severity:<8} {DIRECTIONS[rule.direction]:<10} {rule.id}")
            if long:
                options.write(f"           {words_of(rule.id).title}. {speaks(rule)}")


def speaks(rule: Rule) -> str:
    """When a rule speaks, in words."""
    when = [f"{name} {', '.join(map(str, _many(values)))}" for name, values in rule.facts.get("when", {}).items()]
    dates = [f"from {rule.facts['in_force']}"] if rule.facts.get("in_force") else []
    dates += [f"until {rule.facts['until']}"] if rule.facts.get("until") else []
    return f"Where: {'; '.join([*when, *dates])}." if when or dates else "Everywhere."


def _many(values: object) -> list[object]:
    return values if isinstance(values, list) else [values]
