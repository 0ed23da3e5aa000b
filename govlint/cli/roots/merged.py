"""What was found in many roots becomes one report, as if each had been checked alone."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from govlint.cli.roots.unit import Judged
from govlint.finding import SEVERITIES
from govlint.lint.report import Entry, Report, Root
from govlint.lint.rules import Rule, all_rules


class Merged(NamedTuple):
    """The report on all roots. empty: those in which nothing was checked; unjudged: how many could not be judged.

    passed: how many findings were there before. fails: whether one root fails by what holds for it.
    """

    report: Report
    empty: tuple[str, ...]
    unjudged: int
    passed: int
    fails: bool


def merged(results: Iterable[Judged], day: str) -> Merged:
    """All results in their order. day: the date that counted as today (ISO)."""
    every = list(results)
    entries, roots = list(_entries(every)), tuple(map(_root, every))
    report = Report(
        tuple(entry for entry in entries if not entry.finding.silence),
        tuple(entry for entry in entries if entry.finding.silence),
        {path: source for one in every for path, source in one.sources.items()},
        sum(one.documents for one in every),
        sum(one.other_files for one in every),
        day,
        roots=roots,
        marks={told.finding: told.mark for one in every for told in one.found},
    )
    empty = tuple(root.path for root in roots if not root.documents and not any(root.counts.values()))
    unjudged, passed = sum(not one.judged for one in every), sum(one.passed for one in every)
    return Merged(report, empty, unjudged, passed, any(one.fails for one in every))


def _entries(every: Iterable[Judged]) -> Iterator[Entry]:
    """What was found, each with the rule as its own root has it."""
    built, met = all_rules(), dict[str, list[Rule]]()
    for one in every:
        own = {name: _once(met.setdefault(name, []), rule) for name, rule in one.rules.items()}
        for told in one.found:
            name = told.finding.rule
            yield Entry(told.finding, own[name] if name in own else built[name], told.severity)


def _once(met: list[Rule], rule: Rule) -> Rule:
    """A rule, or the same one as it was met before: an agency's rules come with each of its clients."""
    if rule not in met:
        met.append(rule)
    return met[met.index(rule)]


def _root(one: Judged) -> Root:
    found = Counter(told.severity for told in one.found if not told.finding.silence)
    return Root(one.root, one.documents, {severity: found[severity] for severity in SEVERITIES})
