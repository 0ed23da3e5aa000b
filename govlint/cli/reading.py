"""What every command does first: find the configuration and the files, and read both."""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from govlint.config.config import Config
from govlint.config.find import Given, find_config
from govlint.workspace.discover import discover, plain_file_size

if TYPE_CHECKING:  # reading is not needed to recall what was said before
    from govlint.cli.watched import Tell
    from govlint.lint.rules import Rule
    from govlint.lint.ruleset import RuleSet
    from govlint.lint.silence.baseline import Baseline
    from govlint.workspace.load import Loaded
    from govlint.workspace.workspace import Workspace

MANY_FILES = 100
"""From here on it pays to ask what is known of files, and to share them among processes."""
F = TypeVar("F", bound=Callable[..., Any])


class Reading(NamedTuple):
    """What was read, and by which rules it is to be judged."""

    loaded: "Loaded"
    workspaces: "tuple[Workspace, ...]"
    rules: "RuleSet"


def config_option(command: F) -> F:
    """Which configuration holds."""
    return click.option(
        "--config", "config_path", metavar="FILE", type=click.Path(path_type=str),
        help="The configuration; without it the nearest govlint.toml, or pyproject.toml with a table tool.govlint, "
        "at or above the files. `none` reads none.",
    )(command)  # fmt: skip


def configuration(paths: tuple[str, ...], config_path: str | None, given: Given = None) -> Config:
    """The configuration that is named, or that stands nearest above what is read.

    given: contents instead of those on disk. Raises GovlintError where it is wrong.
    """
    found = config_file(paths, config_path, given)
    if not found:
        return Config()
    from govlint.config.read import read_config

    return read_config(found, given)


def config_file(paths: tuple[str, ...], config_path: str | None, given: Given = None) -> str:
    """Where the configuration stands that is named, or that is nearest above what is read; empty where there is none.

    given: contents instead of those on disk.
    """
    if config_path == "none":
        return ""
    return config_path or find_config(_above(paths), given)


def _above(paths: tuple[str, ...]) -> str:
    """The folder that all paths lie in."""
    named = [os.path.abspath(path) for path in paths if path != "-"]
    if not named:
        return "."
    common = os.path.commonpath(named)
    return common if os.path.isdir(common) else os.path.dirname(common)


def ruleset(config: Config, known: bool = True, given: Given = None) -> "RuleSet":
    """The rules that a configuration turns on, and, where asked for, the findings known before.

    given: contents instead of those on disk.
    Raises GovlintError where the configuration, a rule or the baseline is wrong.
    """
    from govlint.lint.ruleset import build_ruleset

    return build_ruleset(config, own_rules_of(config, given), baseline_of(config, given) if known else None)


def own_rules_of(config: Config, given: Given = None) -> "dict[str, Rule]":
    """The rules that an organisation wrote itself, by id. Raises GovlintError where one is wrong."""
    if not config.rule_folders:
        return {}
    from govlint.lint.own import own_rules

    return own_rules(map(config.below, config.rule_folders), given=given)


def baseline_of(config: Config, given: Given = None) -> "Baseline | None":
    """The findings known before, if a configuration keeps any. Raises GovlintError where the baseline is wrong."""
    path = config.baseline_path
    there = os.path.isfile(path) if given is None else path in given
    if not (config.path and (config.baseline or there)):
        return None
    from govlint.lint.silence.baseline import read_baseline

    return read_baseline(path, given)


def files(paths: tuple[str, ...], config: Config, exclude: tuple[str, ...], given: dict[str, bytes]) -> list[str]:
    """The files at paths, or those that the configuration names, or those of the current folder.

    given: contents that stand in for files, by path; they are read too.
    """
    chosen = paths or (() if given else configured(config))
    found = (path for path in discover(chosen, exclude) if not config.excludes(path))
    return list(dict.fromkeys((*found, *given)))


def read(paths: tuple[str, ...], config: Config, known: bool = True) -> Reading:
    """Read the documents at paths, or those that the configuration names, or those of the current folder.

    known: whether the baseline is read.
    """
    return assembled(config, files(paths, config, (), {}), {}, known)


def read_at(revision: str, paths: tuple[str, ...], config: Config) -> Reading:
    """Read documents as a git revision has them. Raises GovlintError where the revision is not to be had."""
    from govlint.workspace.revision import files_at

    there = files_at(revision, paths or configured(config))
    kept = {path: content for path, content in there.items() if not config.excludes(path)}
    return assembled(config, list(kept), kept)


def assembled(config: Config, paths: list[str], given: dict[str, bytes], known: bool = True, jobs: int = 1) -> Reading:
    """Read files into workspaces. given: contents that stand in for files, by path; jobs: how many processes."""
    from govlint.workspace.workspace import workspaces

    loaded = _loaded(paths, given, jobs)
    return Reading(loaded, workspaces(loaded), ruleset(config, known))


def _loaded(paths: list[str], given: dict[str, bytes], jobs: int) -> "Loaded":
    if len(paths) < MANY_FILES:
        from govlint.workspace.load import load

        return load(paths, given)
    from govlint.workspace.kept import kept
    from govlint.workspace.many import load_many

    with watched(paths) as tell:
        return load_many(paths, given, jobs, kept(), lambda read: tell(f"{read:,} files read"))


def watched(paths: list[str]) -> AbstractContextManager["Tell"]:
    """What tells how far the work on so many files is, where it is long enough to wonder."""
    if len(paths) < MANY_FILES:
        return nullcontext(lambda _: None)
    from govlint.cli.watched import progress

    return progress()


def processes(jobs: int | None, files: int) -> int:
    """How many processes work on so many files. jobs: what was asked for, None for as many as pays."""
    if files < MANY_FILES:
        return 1
    from govlint.beside import usable

    return jobs or usable()


def contents(paths: list[str]) -> dict[str, bytes]:
    """The bytes of files, by path; of those that are no plain files, cannot be read or are too large, nothing."""
    from govlint.text.source import MAX_BYTES
    from govlint.workspace.load import read_plain

    found = {path: read_plain(path, MAX_BYTES) for path in paths if _is_plain(path)}
    return {path: content for path, content in found.items() if content is not None}


def _is_plain(path: str) -> bool:
    try:
        return plain_file_size(path) is not None
    except OSError:
        return False


def configured(config: Config) -> tuple[str, ...]:
    """The paths that are read where none is named."""
    return tuple(map(config.below, config.paths)) or (".",)
