"""The configuration of a revision: laid out in a folder of its own, so that what reads one from disk reads it too."""

import os
from collections.abc import Callable, Iterable, Iterator
from tempfile import TemporaryDirectory

from govlint.config.config import DEFAULT_BASELINE, Config
from govlint.config.find import OWN, SHARED, find_config
from govlint.config.read import read_config
from govlint.errors import GovlintError
from govlint.lint.ruleset import RuleSet
from govlint.workspace.revision import blobs_below, contents_of, root_of


def config_at(revision: str, paths: tuple[str, ...], rules: Callable[[Config], RuleSet]) -> tuple[Config, RuleSet]:
    """The configuration that stood nearest above what is read, and the rules it turned on.

    It is never taken from the files that lie there now. Raises GovlintError where it is wrong.
    """
    start = _common(paths)
    root = os.path.realpath(root_of(start))
    with TemporaryDirectory() as folder:
        laid = _Laid(revision, root, os.path.realpath(folder))
        laid.out(os.path.join(at, name) for at in _above(start, root) for name in (OWN, SHARED))
        try:
            return laid.read(start, rules)
        except GovlintError as error:
            raise GovlintError(str(error).replace(os.path.relpath(laid.folder), "."), error.help) from error


class _Laid:
    """Files of a revision in a folder, each where it lies below the root of the repository."""

    def __init__(self, revision: str, root: str, folder: str) -> None:
        self.revision, self.root, self.folder = revision, root, folder
        # Nobody is to look for a configuration above this folder.
        os.mkdir(os.path.join(folder, ".git"))

    def out(self, paths: Iterable[str]) -> None:
        """Lay out files and whole folders."""
        # By their names in the tree, which lead nowhere else, whatever links lie in the way now.
        names = [os.path.relpath(os.path.abspath(path), self.root) for path in paths]
        for name, content in contents_of(blobs_below(self.revision, self.root, names)).items():
            at = os.path.join(self.folder, name)
            os.makedirs(os.path.dirname(at), exist_ok=True)
            with open(at, "wb") as file:
                file.write(content)

    def place(self, path: str) -> str:
        """Where a folder of the repository lies here."""
        return os.path.join(self.folder, os.path.relpath(os.path.realpath(path), self.root))

    def read(self, start: str, rules: Callable[[Config], RuleSet]) -> tuple[Config, RuleSet]:
        """The configuration that lies here for a folder, as if it stood in the repository, and its rules."""
        os.makedirs(self.place(start), exist_ok=True)
        found = find_config(self.place(start))
        if not found:
            return Config(), rules(Config())
        laid = read_config(found)
        real = os.path.relpath(os.path.join(self.root, os.path.relpath(os.path.realpath(laid.folder), self.folder)))
        config = laid._replace(path=os.path.join(real, os.path.basename(found)), folder=real)
        self.out([*map(config.below, config.rule_folders), config.below(config.baseline or DEFAULT_BASELINE)])
        return config, rules(laid)._replace(config=config)


def _common(paths: tuple[str, ...]) -> str:
    """The folder that all paths lie in, whether or not it is there now."""
    named = [os.path.realpath(path) for path in paths] or [os.path.realpath(".")]
    common = os.path.commonpath(named)
    return os.path.dirname(common) if os.path.splitext(common)[1] or os.path.isfile(common) else common


def _above(start: str, root: str) -> Iterator[str]:
    """A folder and those above it, up to the root of the repository."""
    while True:
        yield start
        if start == root or len(start) <= len(root):
            return
        start = os.path.dirname(start)
