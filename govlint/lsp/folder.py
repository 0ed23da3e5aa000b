"""One folder that an editor has open, as `check` would read it with the editor's texts in place of the files."""

import os
from collections.abc import Callable, Mapping
from threading import Lock

from govlint.config.config import Config
from govlint.errors import GovlintError
from govlint.lint.rules import all_rules
from govlint.lint.ruleset import RuleSet
from govlint.lsp.texts import Texts
from govlint.lsp.view import View, lies_in
from govlint.workspace.discover import discover

Bar = Callable[[str], RuleSet]
"""By which rules a folder is judged. Raises GovlintError where its configuration or its own rules are wrong."""


class Folder:
    """A folder, or a single file that lies in none. path: its whole path.

    wrong: what is wrong with its configuration; then the last rules that were right hold, or those built in.
    """

    def __init__(self, path: str, bar: Bar, today: Callable[[], str]) -> None:
        self.path = path
        self.wrong: GovlintError | None = None
        self._bar = bar
        self._today = today
        self._texts = Texts()
        self._rules = RuleSet(all_rules())
        self._turn = 0
        self._seen: tuple[int, View] | None = None
        # A request may come while another thread reads for the diagnostics.
        self._reading = Lock()

    def holds(self, path: str) -> bool:
        """Whether a file lies in it."""
        return path == self.path or lies_in(path, self.path)

    def changed(self) -> None:
        """A text, a file or the configuration may have changed."""
        self._turn += 1

    def view(self, buffers: Mapping[str, bytes]) -> View:
        """What is known now. buffers: path → the text of each open file, as the editor goes on to change it.

        Those of other folders are left alone.
        """
        with self._reading:
            if self._seen is None or self._seen[0] != self._turn:
                turn = self._turn  # read before the texts: newer texts in an older turn are only read once more
                mine = {path: text for path, text in dict(buffers).items() if self.holds(path)}
                self._seen = turn, self._look(mine)
            return self._seen[1]

    def _look(self, buffers: dict[str, bytes]) -> View:
        try:
            self._rules, self.wrong = self._bar(self.path), None
        except GovlintError as error:
            self.wrong = error
        loaded = self._texts.read(self._files(self._rules.config, buffers), buffers)
        root = self.path if os.path.isdir(self.path) else os.path.dirname(self.path)
        return View(root, loaded, self._rules, self._today())

    def _files(self, config: Config, buffers: Mapping[str, bytes]) -> list[str]:
        """What `check` reads here, and open texts that are no files yet."""
        there: list[str] = []
        try:
            there = discover(self._chosen(config))
        except GovlintError as error:
            self.wrong = self.wrong or error
        new = (path for path in buffers if not os.path.lexists(path))
        return list(dict.fromkeys(path for path in (*there, *new) if not config.excludes(path)))

    def _chosen(self, config: Config) -> list[str]:
        if os.path.isdir(self.path):
            return [os.path.abspath(config.below(path)) for path in config.paths] or [self.path]
        return [self.path] if os.path.lexists(self.path) else []
