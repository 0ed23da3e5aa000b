"""govlint baseline."""

import os
from collections import Counter
from collections.abc import Callable

import click

from govlint.cli import options, reading
from govlint.cli.main import CLEAN, FOUND, NOTHING_CHECKED
from govlint.cli.whole import write_whole
from govlint.config.config import Config
from govlint.errors import GovlintError
from govlint.lint.lint import lint
from govlint.lint.ruleset import RuleSet
from govlint.lint.silence.baseline import Baseline, Key, key_of, read_baseline, shrunk, where_of, written
from govlint.lint.silence.gate import is_law
from govlint.reporters.said import plural
from govlint.reporters.sink import one_line
from govlint.workspace.documents import document_at
from govlint.workspace.workspace import Workspace


@click.command()
@options.paths
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if the baseline could shrink.")
@reading.config_option
@options.as_of
def command(paths: tuple[str, ...], check: bool, config_path: str | None, day: str) -> int:
    """Keep the findings there are today, so that only new ones count.

    The first run writes all findings that a baseline may keep: what the law asks and what is broken is never among
    them. Later runs only take out what is gone. To start anew, delete the file.

    What could not be read, or was not asked for, stays.

    Exit codes: 0 written or nothing to do, 1 with --check where it could shrink, 3 nothing was read.
    """
    config = reading.configuration(paths, config_path)
    found = reading.read(paths, config, known=False)
    if not found.loaded.documents:
        click.echo(options.nothing("kept"), err=True)
        return NOTHING_CHECKED
    now = _now(found, day)
    path = config.baseline_path
    there = os.path.isfile(path)
    old = read_baseline(path) if there else now
    kept = shrunk(old, now, _unread(found, bool(paths)))
    gone = old.total() - kept.total()
    if check and not there:
        options.write(f"{one_line(path)}: there is no baseline yet; it would keep {plural(kept.total(), 'finding')}.")
        return CLEAN
    if check:
        options.write(f"{one_line(path)}: {plural(gone, 'finding')} to take out, {kept.total():,} to keep.")
        return FOUND if gone else CLEAN
    if gone or not there:
        _write(path, written(kept))
    options.write(f"{one_line(path)}: {plural(kept.total(), 'finding')} kept, {gone:,} taken out.")
    _advise(config)
    return CLEAN


def _now(found: reading.Reading, day: str) -> Baseline:
    """The keys of all findings that a baseline may keep, those included that speak once others are silent."""
    now: Baseline = Counter()
    while True:
        rules = found.rules._replace(baseline=now)
        more = Counter(key for workspace in found.workspaces for key in _keys(workspace, rules, day))
        if not more:
            return now
        now = now + more


def _unread(found: reading.Reading, some: bool) -> Callable[[str], bool]:
    """Tells documents of which this run knows nothing: they were not asked for, or could not be read.

    some: whether only some paths were named.
    """
    documents = [(document, workspace.name) for workspace in found.workspaces for document in workspace.documents]
    whole = {where_of(*one) for one in documents if not one[0].damaged}
    broken = bool(found.loaded.lost) or any(document.damaged for document, _ in documents)
    unreadable = any(finding.rule == "core/unreadable-file" for finding in found.loaded.findings)
    return lambda where: (some or broken or unreadable) and where not in whole


def _keys(workspace: Workspace, rules: RuleSet, day: str) -> list[Key]:
    by_path = workspace.by_path()
    keys = []
    for finding in lint([workspace], rules, day):
        rule, at = rules.known[finding.rule], finding.location
        found = document_at(by_path.get(at.path, []), at.start)
        if found and not (finding.silence or is_law(finding, rules.known) or rule.unsilenceable):
            keys.append(key_of(finding, workspace.name, found))
    return keys


def _write(path: str, text: str) -> None:
    try:
        write_whole(path, text)
    except OSError as error:
        raise GovlintError(f"{path}: {error.strerror}", "Nothing was changed.") from error


def _advise(config: Config) -> None:
    if not config.path:
        options.write("It is read once there is a govlint.toml beside it; an empty one is enough.")
