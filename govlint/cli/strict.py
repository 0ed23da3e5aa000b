"""`--strict-base`: a change is judged by the bar of what it changes, and by its own; the disk has no say."""

import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from govlint.cli import reading
from govlint.config.config import Config
from govlint.config.find import Given
from govlint.config.revision import brought_in, lies, own_rules_in, settings_in
from govlint.errors import GovlintError
from govlint.finding import Finding
from govlint.lint.bar import Bar, changes, joined
from govlint.lint.bypassed import bypassed, moved
from govlint.lint.lint import lint
from govlint.lint.report import Report, build_report
from govlint.lint.silence.granted import granted
from govlint.workspace.discover import excluded
from govlint.workspace.load import Loaded, load
from govlint.workspace.misled import misled
from govlint.workspace.revision import PLAIN, Tree, is_read, tree_at
from govlint.workspace.workspace import workspaces

_BESIDE = "Put them beside the configuration, or the configuration into the repository."


class Question(NamedTuple):
    """What is asked. base, head: revisions; failing: the least severity that fails, None for that of each bar."""

    base: str
    head: str
    paths: tuple[str, ...]
    exclude: tuple[str, ...]
    config_path: str | None
    failing: str | None
    day: str


class Verdict(NamedTuple):
    """The report by both bars; whether one of them is missed; what was judged by what, in a line."""

    report: Report
    fails: bool
    told: str


class _Side(NamedTuple):
    """A tree, what its own configuration says, and the documents it has by that."""

    tree: Tree
    bar: Bar
    loaded: Loaded

    @property
    def config(self) -> Config:
        return self.bar.rules.config


def judge(asked: Question) -> Verdict:
    """Judge what a change holds by both bars.

    Raises GovlintError where a revision is not to be had, where a path leads nowhere in the change, or where one of
    the two configurations is wrong.
    """
    _refuse_patterns(asked.paths)
    head_tree = _tree("--head", asked.head)
    base, head = _side(_tree("--strict-base", asked.base), asked), _side(head_tree, asked, named=True)
    names = _names(head_tree, asked, base.config, named=True)
    loaded = _loaded(head_tree, names)
    found = workspaces(loaded)
    before = granted(base.bar.workspaces, base.bar.rules, asked.day)
    first = build_report(
        [
            *lint(found, base.bar.rules._replace(granted=before), asked.day),
            *changes(base.bar, head.bar, before, asked.base),
            *_hidden(base, head, asked, names, loaded),
        ],
        base.bar.rules, loaded, asked.day, found,
    )  # fmt: skip
    own = lint(head.bar.workspaces, head.bar.rules, asked.day)
    second = build_report(own, head.bar.rules, head.loaded, asked.day, head.bar.workspaces)
    fails = first.fails(asked.failing or base.config.fail_on) or second.fails(asked.failing or head.config.fail_on)
    return Verdict(joined(first, second, asked.base), fails, _told(asked, base, head_tree))


def _told(asked: Question, base: _Side, head: Tree) -> str:
    bare = "" if base.config.path else ", which has no configuration"
    return (
        f"Judged: {asked.head} ({head.commit[:12]}), by the bar of {asked.base} ({base.tree.commit[:12]}){bare} and by "
        "its own; a finding that names no bar counts by both. What is not committed was not judged."
    )


def _refuse_patterns(paths: Iterable[str]) -> None:
    for path in paths:
        if any(mark in path for mark in "*?[") and not os.path.lexists(path):
            raise GovlintError(f"{path}: --strict-base takes no patterns", "Name files or folders.")


def _tree(option: str, revision: str) -> Tree:
    try:
        return tree_at(revision)
    except GovlintError as error:
        raise GovlintError(f"{option} {revision}: {error}", error.help) from error


def _side(tree: Tree, asked: Question, named: bool = False) -> _Side:
    """A tree with its own bar. named: whether each path must lead somewhere."""
    given = settings_in(tree)
    config = _config(tree, asked, given)
    held = given | brought_in(tree, config)
    own = {f"{os.path.basename(os.path.dirname(name))}/{_stem(name)}": name for name in own_rules_in(tree, config)}
    inside = not config.path or lies(config.path, tree.top)
    rules = reading.ruleset(config, given=held if inside else None)
    loaded = _loaded(tree, _names(tree, asked, config, named))
    return _Side(tree, Bar(rules, workspaces(loaded), {rule: own[rule] for rule in own if rule in rules.known}), loaded)


def _stem(name: str) -> str:
    return os.path.splitext(os.path.basename(name))[0]


def _config(tree: Tree, asked: Question, given: Given) -> Config:
    """The configuration of a tree; one that is named and lies outside the repository counts for every tree."""
    path = asked.config_path
    if not path or path == "none":
        return reading.configuration(asked.paths, path, given)
    if lies(path, tree.top):
        held = tree.contents([os.path.relpath(path)])
        return reading.configuration(asked.paths, os.path.relpath(path), held)
    config = reading.configuration(asked.paths, path)
    brought = [config.below(folder) for folder in config.rule_folders] + [config.baseline_path]
    if any(lies(one, tree.top) for one in brought):
        raise GovlintError(f"{path} lies outside the repository, and what it names inside", _BESIDE)
    return config


def _names(tree: Tree, asked: Question, config: Config, named: bool) -> list[str]:
    """The files of a tree that are read, by a configuration."""
    found: dict[str, None] = {}
    for path in asked.paths or reading.configured(config):
        here = os.path.relpath(path)
        below = [here] if here in tree.entries else [name for name in tree.entries if lies(name, here)]
        if named and not below:
            raise GovlintError(f"{path}: {asked.head} has no such file or folder", "What is not committed is not read.")
        for name in below:
            plain = tree.entries[name].mode in PLAIN
            if plain and (name == here or is_read(os.path.relpath(name, here))) and not _passed(name, asked, config):
                found[name] = None
    return sorted(found)


def _passed(name: str, asked: Question, config: Config) -> bool:
    """Whether a file is passed over: the call says so, or a configuration."""
    spelt = name, *(os.path.relpath(name, path) for path in asked.paths), os.path.abspath(name)
    return config.excludes(name) or excluded(spelt, asked.exclude)


def _loaded(tree: Tree, names: list[str]) -> Loaded:
    return load(names, tree.contents(names))


def _hidden(base: _Side, head: _Side, asked: Question, names: list[str], loaded: Loaded) -> Iterator[Finding]:
    """What would show others something else than what was judged, or keep it from being judged."""
    scope = asked.paths or (base.config.folder or ".",)
    inside = [name for name in head.tree.entries if any(lies(name, path) for path in scope)]
    bars = [
        base.config.path,
        base.config.baseline_path,
        *base.bar.own.values(),
        head.config.path,
        *head.bar.own.values(),
    ]
    asked_about = dict.fromkeys((*inside, *(name for name in bars if name in head.tree.entries)))
    yield from misled(head.tree, base.tree, asked_about)
    read = set(names)
    aside = [name for name in inside if name not in read]
    yield from bypassed(
        head.tree, base.tree, aside, base.loaded, loaded, lambda name: _passed(name, asked, base.config)
    )
    yield from moved(base.loaded, loaded, base.config)
