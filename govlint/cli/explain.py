"""govlint explain."""

from typing import Any

import click

from govlint.calendar.sources import cited, due_again, looked_at
from govlint.cli import options, reading
from govlint.errors import GovlintError
from govlint.library.library import built_in
from govlint.lint.rules import Rule, build_wall, words_of
from govlint.lint.ruleset import RuleSet, why
from govlint.policy.control import Control
from govlint.policy.controls import controls
from govlint.reporters.asked import FORCES, asks, value
from govlint.reporters.said import DIRECTIONS, HEADS, sources
from govlint.reporters.where import speaks

_SAID = ("why", "remedy", "limits", "unsure")


@click.command()
@click.argument("name")
@reading.config_option
@options.colour
def command(name: str, config_path: str | None, colour: str) -> None:
    """Say what a rule, a control or a kind of document means.

    NAME is a rule such as culture/comments-closed, one of your own included, a control such as engagement.comments, or
    a kind such as influencer-policy.
    """
    strong = options.styled(colour)
    rules = reading.ruleset(reading.configuration((), config_path), known=False)
    if name in rules.known:
        _rule(rules, rules.known[name], strong)
    elif name in controls():
        _control(rules, controls()[name], strong)
    elif name in built_in().part("forms")["kinds"]:
        _kind(name, built_in().part("forms")["kinds"][name], strong)
    else:
        raise _unknown(name, rules)


def _unknown(name: str, rules: RuleSet) -> GovlintError:
    from govlint.near import suggestion

    known = (*rules.known, *controls(), *built_in().part("forms")["kinds"])
    advice = suggestion(name, known) or "`govlint rules list` shows all rules."
    return GovlintError(f"no rule, control or kind is called {name}", advice)


def _rule(rules: RuleSet, rule: Rule, strong: Any) -> None:
    words = words_of(rule)
    options.write(strong(f"{rule.id}: {words.title}"))
    weight = f"{rule.severity}, {DIRECTIONS[rule.direction]}, {FORCES[rule.force][0]}"
    options.write_wrapped(f"{weight}. {speaks(rule)}")
    for said in why(rules, rule):
        options.write_wrapped(f"{said[0].upper()}{said[1:]}.")
    for name, text in (("asks", asks(rule)), *((name, getattr(words, name)) for name in _SAID)):
        if text:
            options.write("")
            options.write(strong(HEADS[name]))
            options.write_wrapped(text, "  ")
    _sources(HEADS["sources"], rule, words.sources, strong)
    _sources(HEADS["not_required"], rule, words.not_required, strong)
    _looked_at(rule)


def _sources(head: str, rule: Rule, ids: tuple[str, ...], strong: Any) -> None:
    if ids:
        options.write("")
        options.write(strong(head))
    for source in sources(rule, ids):
        options.write_wrapped(f"{source.citation}. {source.says}", "  ")
        if source.url:
            options.write(f"  {source.url}")


def _looked_at(rule: Rule) -> None:
    """When the sources were looked at; of several days, the first."""
    looked = min(filter(None, map(looked_at, cited([rule]))), default="")
    if looked:
        options.write("")
        options.write(f"Last looked at on {looked}, due again on {due_again(looked)}.")


def _control(rules: RuleSet, control: Control, strong: Any) -> None:
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
        rule for rule in rules.rules.values() if rule.form == "wall" and rule.facts["wall"]["control"] == control.id
    ]
    if standing:
        options.write("")
        options.write(strong("Walls"))
    for rule in sorted(standing, key=lambda rule: build_wall(rule).position):
        wall = build_wall(rule)
        said = f"{wall.side} {value(control, wall)}: {rule.id} ({FORCES[rule.force][0]}). {speaks(rule)}"
        options.write_wrapped(said, "  ")


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
