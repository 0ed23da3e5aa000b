"""govlint explain."""

from typing import Any

import click

from govlint.cli import options
from govlint.errors import GovlintError
from govlint.library.library import built_in
from govlint.lint.rules import Rule, all_rules, words_of
from govlint.policy.control import Control
from govlint.policy.controls import controls
from govlint.reporters.said import DIRECTIONS, sources, speaks


@click.command()
@click.argument("name")
@options.colour
def command(name: str, colour: str) -> None:
    """Say what a rule, a control or a kind of document means.

    NAME is a rule such as culture/comments-closed, a control such as engagement.comments, or a kind such as
    influencer-policy.
    """
    strong = options.styled(colour)
    if name in all_rules():
        _rule(all_rules()[name], strong)
    elif name in controls():
        _control(controls()[name], strong)
    elif name in built_in().part("forms")["kinds"]:
        _kind(name, built_in().part("forms")["kinds"][name], strong)
    else:
        raise _unknown(name)


def _unknown(name: str) -> GovlintError:
    from govlint.workspace.names import near

    suggested = near(name, (*all_rules(), *controls(), *built_in().part("forms")["kinds"]))
    advice = f"Did you mean {suggested}?" if suggested else "`govlint rules list` shows all rules."
    return GovlintError(f"no rule, control or kind is called {name}", advice)


def _rule(rule: Rule, strong: Any) -> None:
    words = words_of(rule)
    options.write(strong(f"{rule.id}: {words.title}"))
    options.write(f"{rule.severity}, {DIRECTIONS[rule.direction]}, {rule.force}. {speaks(rule)}")
    if rule.form == "wall":
        wall = rule.facts["wall"]
        side = "floor" if "floor" in wall else "ceiling"
        value = (
            {True: "true", False: "false"}.get(wall[side], wall[side]) if isinstance(wall[side], bool) else wall[side]
        )
        options.write(f"The {side} of {wall['control']} is {value}.")
    for head, text in (
        ("Why", words.why),
        ("What to do", words.remedy),
        ("Not seen", words.limits),
        ("Unsure", words.unsure),
    ):
        if text:
            options.write("")
            options.write(strong(head))
            options.write_wrapped(text, "  ")
    _sources("Who says so", rule, words.sources, strong)
    _sources("What is not asked", rule, words.not_required, strong)


def _sources(head: str, rule: Rule, ids: tuple[str, ...], strong: Any) -> None:
    if ids:
        options.write("")
        options.write(strong(head))
    for source in sources(rule, ids):
        options.write_wrapped(f"{source.citation}. {source.says}", "  ")
        if source.url:
            options.write(f"  {source.url}")


def _control(control: Control, strong: Any) -> None:
    options.write(strong(f"{control.id}: {control.title}"))
    options.write(control.question)
    where = (
        "measured from documents of the kind"
        if control.measured
        else f"{'.'.join(control.path)} in documents of the kind"
    )
    options.write(f"{where} {control.kind}; dimension {control.dimension}")
    if control.levels:
        options.write("")
        options.write(strong("Loose to tight"))
        for level, sentence in control.levels.items():
            options.write_wrapped(f"{level}: {sentence}", "  ")
    standing = [
        rule for rule in all_rules().values() if rule.form == "wall" and rule.facts["wall"]["control"] == control.id
    ]
    if standing:
        options.write("")
        options.write(strong("Walls"))
    for rule in standing:
        side = "floor" if "floor" in rule.facts["wall"] else "ceiling"
        options.write_wrapped(f"{side} {rule.facts['wall'][side]}: {rule.id} ({rule.force}). {speaks(rule)}", "  ")


def _kind(name: str, form: dict[str, Any], strong: Any) -> None:
    options.write(strong(f"{name}: {form['title']}"))
    options.write_wrapped(form["description"])
    options.write("")
    _fields(form["properties"], "  ")


def _fields(properties: dict[str, Any], indent: str) -> None:
    for name, part in properties.items():
        marked = f" [{part['control']['id']}]" if "control" in part else ""
        options.write_wrapped(f"{name}{marked}: {part.get('description', '')}", indent)
        if "properties" in part:
            _fields(part["properties"], indent + "  ")
