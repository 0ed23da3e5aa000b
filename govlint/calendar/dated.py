"""What rules bring with time: which start or end to hold for an organisation, and whose sources to look at again."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from govlint.calendar.due import RULE_ENDS, RULE_STARTS, SOURCES, Due, found_of, with_owners
from govlint.calendar.sources import cited, due_again, looked_at
from govlint.finding import Finding, Location
from govlint.lint.assertions import check_assertions
from govlint.lint.rules import Rule, walls
from govlint.policy.places import Places, places
from govlint.policy.policy import settings_by_control
from govlint.policy.settings import Setting
from govlint.workspace.workspace import Workspace


class Turn(NamedTuple):
    """A day (ISO) on which a rule starts to hold, or after which it holds no more."""

    day: str
    kind: str
    rule: Rule


def of_rules(workspace: Workspace, rules: dict[str, Rule], day: str, last: str) -> Iterator[Due]:
    """Rules that start or end to hold between two days (ISO, both included) where this organisation is."""
    where = places(workspace)
    found = [turn for rule in rules.values() for turn in _turns(rule) if day <= turn.day <= last]
    turns = sorted((turn for turn in found if where.within(turn.rule.region)), key=_day)
    for on, together in groupby(turns, key=_day):
        settings = settings_by_control(workspace, on)
        for turn in together:
            then = with_owners(workspace, rules, _then(workspace, rules, turn, settings, where))
            yield Due(turn.kind, on, (turn.kind, turn.rule.id), rule=turn.rule, then=then)


def _turns(rule: Rule) -> Iterator[Turn]:
    for kind, name in ((RULE_STARTS, "in_force"), (RULE_ENDS, "until")):
        if rule.facts.get(name):
            yield Turn(str(rule.facts[name]), kind, rule)


def _day(turn: Turn) -> str:
    return turn.day


def _then(
    workspace: Workspace, rules: dict[str, Rule], turn: Turn, settings: dict[str, list[Setting]], where: Places
) -> list[Finding]:
    """What is found that day because a rule holds, or what is found because it holds no more.

    That is a question about this rule alone, so it is asked with and without it.
    """
    rule = turn.rule
    if rule.form == "select":
        return list(check_assertions(workspace, [rule], where, turn.day)) if turn.kind == RULE_STARTS else []
    control = str(rule.facts["wall"]["control"])
    held, facing = settings.get(control, []), walls(rules, turn.day, where).get(control, ())
    others = tuple(wall for wall in facing if wall.rule != rule.id)
    before, later = (others, facing) if turn.kind == RULE_STARTS else (facing, others)
    known = {said for finding in found_of(workspace, control, held, before, where) for said in _said(finding)}
    found = found_of(workspace, control, held, later, where)
    return [finding for finding in found if not known.issuperset(_said(finding))]


def _said(finding: Finding) -> list[tuple[str, Location]]:
    """Which rules speak at which place; in how many contexts they do may change with other rules."""
    return [(rule, finding.location) for rule in (finding.rule, *finding.also)]


def of_sources(workspace: Workspace, rules: dict[str, Rule], day: str, last: str) -> Iterator[Due]:
    """One entry for all sources to look at again by the last day (ISO), of the rules that hold here; on the first day
    that one of them is due.
    """
    where = places(workspace)
    holding = (rule for rule in rules.values() if rule.stands(day) and where.within(rule.region))
    found = {source: due_again(looked_at(source)) for source in cited(holding)}
    due = sorted((again, source) for source, again in found.items() if again and again <= last)
    if due:
        yield Due(SOURCES, due[0][0], (SOURCES,), sources=tuple(source for _, source in due))
