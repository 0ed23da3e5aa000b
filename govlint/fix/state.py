"""Files as they are or would be, read and judged in memory."""

from typing import NamedTuple

from govlint.change.sides import Stand, stand_of
from govlint.lint.lint import lint
from govlint.lint.report import Report, build_report
from govlint.lint.ruleset import RuleSet
from govlint.workspace.workspace import workspaces


class State(NamedTuple):
    """Files with what was read of them and what was found. contents: the bytes of each file by its path. rules, day:
    by what they are judged, and the date that counts as today (ISO).
    """

    contents: dict[str, bytes]
    stand: Stand
    report: Report
    rules: RuleSet
    day: str


def state(contents: dict[str, bytes], rules: RuleSet, day: str, near: State | None = None) -> State:
    """Files, read and judged. near: another state, of which what is the same is not read again."""
    stand = stand_of(rules, contents, near.stand if near else None)
    found = workspaces(stand.loaded)
    report = build_report(lint(found, rules, day), rules, stand.loaded, day, found)
    return State(contents, stand, report, rules, day)
