"""What a revision of a repository says of configuration, read from its tree and never from what lies there now."""

import os

from govlint.config.config import Config
from govlint.config.find import OWN, SHARED
from govlint.workspace.revision import Tree

MOST_BASELINE = 64 * 1024 * 1024
"""The most bytes of a baseline; more is no list that anybody keeps."""


def settings_in(tree: Tree) -> dict[str, bytes]:
    """Every file of a tree that can hold a configuration, by its name seen from the current folder."""
    return tree.contents(name for name in tree.entries if name.rpartition("/")[2] in (OWN, SHARED))


def own_rules_in(tree: Tree, config: Config) -> list[str]:
    """The names of all files in the rule folders of a configuration."""
    folders = [config.below(folder) for folder in config.rule_folders]
    return sorted(name for name in tree.entries if any(lies(name, folder) for folder in folders))


def brought_in(tree: Tree, config: Config) -> dict[str, bytes]:
    """What a configuration brings along: its rules and its baseline."""
    return tree.contents(own_rules_in(tree, config)) | tree.contents([config.baseline_path], MOST_BASELINE)


def lies(path: str, folder: str) -> bool:
    """Whether a path is a folder or lies below it. No link is followed."""
    whole, above = os.path.abspath(path), os.path.abspath(folder)
    return whole == above or whole.startswith(os.path.join(above, ""))
