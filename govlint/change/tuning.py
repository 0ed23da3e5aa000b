"""The configuration of a revision and the rules that it turns on, read from its tree and never from the disk."""

import os
from collections.abc import Callable

from govlint.config.config import Config
from govlint.config.find import Given, find_config
from govlint.config.read import read_config
from govlint.config.revision import brought_in, settings_in
from govlint.lint.ruleset import RuleSet
from govlint.workspace.revision import tree_at

Rules = Callable[[Config, Given], RuleSet]
"""Gives the rules that a configuration turns on, with what was known before; from these contents, else from disk."""


def config_at(revision: str, paths: tuple[str, ...], rules: Rules) -> tuple[Config, RuleSet]:
    """The configuration that stood nearest above what is read, and the rules it turned on.

    Raises GovlintError where it is wrong.
    """
    start = _common(paths)
    tree = tree_at(revision, start)
    given = settings_in(tree)
    found = find_config(start, given)
    config = read_config(found, given) if found else Config()
    return config, rules(config, given | brought_in(tree, config))


def _common(paths: tuple[str, ...]) -> str:
    """The folder that all paths lie in, whether or not it is there now."""
    named = [os.path.realpath(path) for path in paths] or [os.path.realpath(".")]
    common = os.path.commonpath(named)
    return os.path.dirname(common) if os.path.splitext(common)[1] or os.path.isfile(common) else common
