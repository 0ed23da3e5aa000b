"""What the texts of a folder come to at one moment; each part is worked out when it is first asked for."""

import os
from collections.abc import Callable, Iterator
from functools import cached_property

from govlint.finding import Finding
from govlint.lint.lint import lint
from govlint.lint.report import Report, build_report
from govlint.lint.rules import walls
from govlint.lint.ruleset import RuleSet
from govlint.lint.silence.gate import Gate
from govlint.policy.control import Control
from govlint.policy.corridor import Wall
from govlint.policy.effective import Standing, standings
from govlint.policy.places import Places, places
from govlint.policy.policy import settings_by_control
from govlint.policy.settings import Setting
from govlint.workspace.documents import Document, document_at
from govlint.workspace.load import Loaded
from govlint.workspace.workspace import Workspace, workspaces


def lies_in(path: str, folder: str) -> bool:
    """Whether a file lies in a folder, at any depth."""
    return path.startswith(folder.rstrip(os.sep) + os.sep)


class Organisation:
    """One workspace and what holds in it on a day (ISO)."""

    def __init__(self, workspace: Workspace, rules: RuleSet, day: str) -> None:
        self.workspace = workspace
        self.rules = rules
        self._day = day
        self._standings: dict[str, tuple[Standing, ...]] = {}

    @cached_property
    def where(self) -> Places:
        """Its places."""
        return places(self.workspace)

    @cached_property
    def settings(self) -> dict[str, list[Setting]]:
        """What its documents decide, by control."""
        return settings_by_control(self.workspace, self._day)

    @cached_property
    def walls(self) -> dict[str, tuple[Wall, ...]]:
        """The walls that stand for it, by control."""
        return walls(self.rules.rules, self._day, self.where)

    def standings(self, control: Control) -> tuple[Standing, ...]:
        """What holds for a control, context by context."""
        name = control.id
        if name not in self._standings:
            found = standings(control, self.settings.get(name, ()), self.walls.get(name, ()), self.where)
            self._standings[name] = tuple(found)
        return self._standings[name]


class View:
    """All that is known of a folder, of the texts as they were at one moment. root: its whole path."""

    def __init__(self, root: str, loaded: Loaded, rules: RuleSet, day: str) -> None:
        self.root = root
        self.loaded = loaded
        self.rules = rules
        self.day = day
        self.organisations = tuple(Organisation(one, rules, day) for one in workspaces(loaded))
        self.judged: Report | None = None
        """All findings, once they were asked for."""

    @cached_property
    def _by_path(self) -> dict[str, tuple[Organisation, list[Document]]]:
        return {path: (one, here) for one in self.organisations for path, here in one.workspace.by_path().items()}

    def inside(self, path: str) -> Iterator[tuple[Organisation, Document]]:
        """The documents of a file, in order, each with its organisation."""
        if path in self._by_path:
            organisation, documents = self._by_path[path]
            yield from ((organisation, document) for document in documents)

    def documents(self, path: str) -> list[Document]:
        """The documents of a file, in order."""
        return self._by_path[path][1] if path in self._by_path else []

    def organisation(self, path: str) -> Organisation | None:
        """The organisation that a file belongs to; None where it has no document that can be read."""
        return self._by_path[path][0] if path in self._by_path else None

    def organisation_near(self, path: str) -> Organisation | None:
        """The same; for a file without documents, that of the nearest folder above it."""
        around = [one for one in self.organisations if lies_in(path, one.workspace.root)]
        nearest = max(around, key=lambda one: len(one.workspace.root), default=None)
        return self.organisation(path) or nearest

    def document_at(self, path: str, offset: int) -> Document | None:
        """The document that a place lies in."""
        return document_at(self.documents(path), offset)

    def shown(self, path: str) -> str:
        """A path from the folder."""
        return os.path.relpath(path, self.root).replace(os.sep, "/")

    def own(self, path: str) -> Report:
        """What is wrong with the text of a file, whatever others say: found at once, without its workspace."""
        documents = tuple(one for one in self.loaded.documents if one.path == path)
        findings = tuple(one for one in self.loaded.findings if one.location.path == path)
        alone = Workspace("", documents, {}, self.loaded.sources, findings)
        gate = Gate(alone, self.rules, self.day)
        return build_report(gate.passes(findings), self.rules, self.loaded, self.day, (alone,))

    def report(self, stale: Callable[[], bool] = lambda: False) -> Report | None:
        """All findings, by the rules and silences of `check`; None where nobody wants them any more.

        stale: whether that is so; asked between findings.
        """
        judged = tuple(one.workspace for one in self.organisations)
        findings: list[Finding] = []
        for finding in lint(judged, self.rules, self.day):
            if stale():
                return None
            findings.append(finding)
        self.judged = build_report(findings, self.rules, self.loaded, self.day, judged)
        return self.judged
