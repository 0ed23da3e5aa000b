"""govlint rules."""

import os
from collections.abc import Callable, Iterable

import click

from govlint.cli import offered, options, reading
from govlint.cli.main import CLEAN, FOUND
from govlint.cli.whole import write_new, write_whole
from govlint.errors import CHECK_PATH, GovlintError
from govlint.lint.rules import Rule, all_rules, words_of
from govlint.lint.ruleset import RuleSet, why
from govlint.near import suggestion
from govlint.reporters.said import DIRECTIONS, plural
from govlint.reporters.sink import one_line
from govlint.reporters.where import speaks


@click.group()
def command() -> None:
    """The rules: what they are, when they speak, and how to write your own."""


@command.command("list")
@click.option("--pack", "packs", multiple=True, shell_complete=offered.packs, help="Only this pack. May be repeated.")
@click.option("--long", is_flag=True, help="Also say what is right, and when the rule speaks.")
@click.option("--why", "with_why", is_flag=True, help="Also say why a rule is on or off, and where it speaks.")
@reading.config_option
@options.colour
def list_rules(packs: tuple[str, ...], long: bool, with_why: bool, config_path: str | None, colour: str) -> None:
    """List the rules by pack: severity, direction, id. Rules that are off stand with a minus."""
    rules = reading.ruleset(reading.configuration((), config_path), known=False)
    known = {rule.pack for rule in rules.known.values()}
    for pack in packs:
        if pack not in known:
            advice = suggestion(pack, sorted(known))
            raise GovlintError(f"no pack is called {pack}", advice)
    ordered = [rules.known[name] for name in all_rules() | rules.known]
    chosen = [rule for rule in ordered if not packs or rule.pack in packs]
    strong = options.styled(colour)
    for pack in dict.fromkeys(rule.pack for rule in chosen):
        members = [rule for rule in chosen if rule.pack == pack]
        options.write(strong(f"{one_line(pack)} ({plural(len(members), 'rule')})"))
        for rule in members:
            _line(rules, rule, long, with_why)


def _line(rules: RuleSet, rule: Rule, long: bool, with_why: bool) -> None:
    mark = "-" if rule.id in rules.off else " "
    options.write(f"{mark} {rule.severity:<8} {DIRECTIONS[rule.direction]:<10} {one_line(rule.id)}")
    if long:
        options.write(one_line(f"           {words_of(rule).title}. {speaks(rule)}"))
    if with_why:
        for said in (*why(rules, rule), *(() if long else (speaks(rule),))):
            options.write(one_line(f"           {said}"))


@command.command("test")
@click.argument("folder", type=click.Path(path_type=str, exists=True, file_okay=False))
@click.option("--strict", is_flag=True, help="Fail also where a changed rule would go unnoticed.")
@options.colour
def test_rules(folder: str, strict: bool, colour: str) -> int:
    """Run the examples of the rules in FOLDER, which are their tests.

    Each rule is then changed a little: its wall moved, a condition left out. Where no example notices, the rule is
    reported as untested.

    Exit codes: 0 all examples hold, 1 some do not, 2 a rule is not well formed.
    """
    from govlint.lint.own import own_rules

    own = own_rules([folder], may_replace=True)
    if not own:
        raise GovlintError(f"{folder}: there is no rule here", "Rules stand in FOLDER/PACK/RULE.yaml.")
    return FOUND if _try(own.values(), all_rules() | own, strict, options.styled(colour)) else CLEAN


def _try(own: Iterable[Rule], rules: dict[str, Rule], strict: bool, strong: Callable[[str], str]) -> bool:
    """Try rules and say what is wrong; whether anything is."""
    from govlint.lint.trials import trials

    asked = wrong = untested = tried = 0
    for rule in own:
        found = list(trials(rule, rules))
        tried, asked = tried + 1, asked + len(found)
        for trial in (one for one in found if one.problem):
            wrong, untested = wrong + (not trial.untested), untested + trial.untested
            weight = "untested" if trial.untested else "wrong"
            options.write(one_line(f"{strong(weight)} {rule.id}, {trial.name}: {trial.problem}"))
    options.write(f"{plural(tried, 'rule')}, {plural(asked, 'trial')}: {wrong:,} wrong, {untested:,} untested.")
    return bool(wrong or (strict and untested))


@command.command("new")
@click.argument("name", metavar="PACK/RULE")
@click.option(
    "--control",
    required=True,
    shell_complete=offered.controls,
    help="The control it stands on, such as engagement.comments.",
)
@click.option("--floor", help="The loosest value that is not too risky.")
@click.option("--ceiling", help="The tightest value that is not overly controlling.")
@click.option("--folder", default="rules", show_default=True, type=click.Path(path_type=str), help="Where to write it.")
def new_rule(name: str, control: str, floor: str | None, ceiling: str | None, folder: str) -> None:
    """Write a rule of your own with its examples, and its page.

    What it writes passes `govlint rules test`; the words in capitals are yours to replace. Nothing is overwritten.
    """
    from govlint.lint.own import own_rules
    from govlint.lint.sketch import sketch

    if (floor is None) == (ceiling is None):
        raise GovlintError("a wall is either a floor or a ceiling", "Add --floor VALUE or --ceiling VALUE.")
    side, value = ("floor", floor) if floor is not None else ("ceiling", str(ceiling))
    text = sketch(name, control, side, str(value))
    path = os.path.join(folder, f"{name}.yaml")
    _write(path, text, write_new)
    page = _page(folder, own_rules([folder], may_replace=True)[name])
    shown = one_line(folder)
    options.write(f"Written: {one_line(path)} and its page, {one_line(page)}")
    options.write(
        f"Next: put words in place of the capitals, run `govlint rules test {shown}`, and add to govlint.toml:"
    )
    options.write(f'rule-folders = ["{shown}"]')


@command.command("pages")
@click.argument("folder", type=click.Path(path_type=str, exists=True, file_okay=False))
def pages(folder: str) -> None:
    """Write a page for each rule in FOLDER, beside it, in Markdown: what it checks, why, what to do, who says so."""
    from govlint.lint.own import own_rules

    written = [_page(folder, rule) for rule in own_rules([folder], may_replace=True).values()]
    options.write(f"{plural(len(written), 'page')} written.")


def _page(folder: str, rule: Rule) -> str:
    """Write the page of a rule; its path."""
    from govlint.reporters.rule_page import lines

    path = os.path.join(folder, f"{rule.id}.md")
    _write(path, "\n".join(lines(rule)) + "\n", write_whole)
    return path


def _write(path: str, text: str, whole: Callable[[str, str], None]) -> None:
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        whole(path, text)
    except OSError as error:
        raise GovlintError(f"{path}: {error.strerror}", CHECK_PATH) from error
