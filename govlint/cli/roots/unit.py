"""One root is judged: plain values in, plain values out, in whatever process and on whatever machine."""

from collections.abc import Iterable
from typing import NamedTuple

from govlint.cli.reading import Reading
from govlint.cli.roots.contents import Contents
from govlint.cli.since import known_in, passed_over
from govlint.errors import GovlintError
from govlint.finding import Finding, Location
from govlint.lint.identity import marks
from govlint.lint.lint import lint
from govlint.lint.report import Entry, Report, build_report
from govlint.lint.rules import Rule, all_rules
from govlint.lint.ruleset import RuleSet, build_ruleset
from govlint.text.source import Source
from govlint.workspace.load import Content, load
from govlint.workspace.workspace import workspaces

UNJUDGED = "core/root-not-judged"


class Asked(NamedTuple):
    """What is asked of every root alike. folder: where paths start from, absolute; day: what counts as today (ISO).

    failing: the least severity that fails, empty for what each root's configuration says.
    """

    folder: str
    day: str
    failing: str


class Told(NamedTuple):
    """A finding, how much it weighs, and a mark of what makes it the same one tomorrow."""

    finding: Finding
    severity: str
    mark: str


class Judged(NamedTuple):
    """What was found in one root, and no more than a report shows of it.

    found: what counts, then what is silenced, in order. rules: those that are not as built in. sources: of files that
    no finding shows, the path alone. passed: how many findings were there before. fails: whether one is as severe as
    fails. judged: False where it could not be.
    """

    root: str
    found: tuple[Told, ...] = ()
    rules: dict[str, Rule] = {}  # noqa: RUF012  # never written to
    sources: dict[str, Source] = {}  # noqa: RUF012
    documents: int = 0
    other_files: int = 0
    passed: int = 0
    fails: bool = False
    judged: bool = True


def judge_root(asked: Asked, contents: Contents) -> Judged:
    """Judge one root by its own bar. Neither the disk nor the current folder has a say."""
    if contents.wrong:
        return _unjudged(asked, contents, *contents.wrong)
    bar = contents.bar
    try:
        rules = build_ruleset(bar.config, bar.own, bar.baseline)
    except GovlintError as error:
        return _unjudged(asked, contents, str(error), error.help)
    report, passed = _report(asked, contents, rules)
    return _compact(asked, contents, report)._replace(
        passed=passed, fails=report.fails(asked.failing or bar.config.fail_on)
    )


def _unjudged(asked: Asked, contents: Contents, said: str, hint: str) -> Judged:
    """One finding: why the root could not be judged, and what to do about that."""
    finding = Finding(UNJUDGED, said, Location(contents.root, (), 0, 0), hint)
    report = Report((Entry(finding, all_rules()[UNJUDGED], "error"),), (), {}, 0, 0, asked.day)
    return _compact(asked, contents, report)._replace(fails=True, judged=False)


def _report(asked: Asked, contents: Contents, rules: RuleSet) -> tuple[Report, int]:
    """All that is found, and how much of it was passed over for it was there before."""
    now, passed = _read(contents.files, rules), 0
    findings: Iterable[Finding] = lint(now.workspaces, rules, asked.day)
    if contents.before is not None:
        known = known_in(_read(contents.before, rules), asked.day, asked.folder)
        findings, passed = passed_over(findings, now, known, asked.folder)
    return build_report(findings, rules, now.loaded, asked.day, now.workspaces), passed


def _read(files: dict[str, Content] | dict[str, bytes], rules: RuleSet) -> Reading:
    loaded = load(files, files)
    return Reading(loaded, workspaces(loaded), rules)


def _compact(asked: Asked, contents: Contents, report: Report) -> Judged:
    entries, known = (*report.entries, *report.silenced), marks(report, asked.folder)
    return Judged(
        contents.root,
        tuple(Told(entry.finding, entry.severity, known[entry.finding]) for entry in entries),
        {entry.rule.id: entry.rule for entry in entries if entry.rule is not all_rules().get(entry.rule.id)},
        _shown(report),
        report.documents,
        report.other_files,
    )


def _shown(report: Report) -> dict[str, Source]:
    """The files that were read; texts of those alone that a finding shows."""
    findings = [entry.finding for entry in (*report.entries, *report.silenced)]
    places = [at for one in findings for at in (one.location, *one.related)]
    places += [one.silence.origin for one in findings if one.silence and one.silence.origin]
    shown = {at.path for at in places}
    return {
        path: Source(path, source.text, source.hidden) if path in shown else Source(path, "")
        for path, source in report.sources.items()
    }
