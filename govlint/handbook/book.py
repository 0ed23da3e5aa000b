"""What all pages are made from, gathered once by the same engine as `check`."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from govlint.decision.decider import Decider
from govlint.finding import Location
from govlint.handbook.facings import Facing, SettingKey, facings, is_relevant, key_of
from govlint.handbook.paths import document_path
from govlint.handbook.tables import Table, tables
from govlint.handbook.words.forms import in_words
from govlint.library.library import built_in
from govlint.lint.corridors import all_standings, judge
from govlint.lint.lint import lint
from govlint.lint.report import Entry, Report, build_report
from govlint.lint.rules import Rule, cited_by, walls
from govlint.lint.ruleset import RuleSet
from govlint.policy.effective import Standing
from govlint.policy.places import Places, places
from govlint.policy.policy import settings_by_control
from govlint.policy.settings import Setting
from govlint.workspace.documents import Document, document_at
from govlint.workspace.load import Loaded
from govlint.workspace.workspace import Workspace


@dataclass(frozen=True)
class Book:
    """One organisation's documents, decisions, walls and findings on a day.

    base: the folder from which paths are shown. forms and sources: parts of the library, as plain data.
    """

    workspace: Workspace
    report: Report
    settings: dict[str, list[Setting]]
    standings: tuple[Standing, ...]
    places: Places
    rules: dict[str, Rule]
    forms: dict[str, Any]
    sources: dict[str, dict[str, Any]]
    day: str
    base: str

    @property
    def documents(self) -> tuple[Document, ...]:
        """All documents, in the order of files."""
        return self.workspace.documents

    @cached_property
    def decider(self) -> Decider:
        """The engine that answers what may be posted, as `simulate` asks it."""
        return Decider(self.workspace, self.rules, self.day)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """What is decided of each type of content, place by place."""
        return tables(self.decider)

    @cached_property
    def facings(self) -> dict[str, tuple[Facing, ...]]:
        """Each control that has a setting or a wall here, and what stands between which walls."""
        by_control: dict[str, list[Standing]] = {}
        for standing in self.standings:
            by_control.setdefault(standing.control.id, []).append(standing)
        gaps = frozenset(id(gap.context) for gap in judge(self.standings).gaps)
        found = {name: facings(by_control[name], gaps) for name in sorted(by_control)}
        return {name: alike for name, alike in found.items() if any(map(is_relevant, alike))}

    @cached_property
    def facings_of(self) -> dict[SettingKey, tuple[Facing, ...]]:
        """What each setting faces wherever it holds."""
        found: dict[SettingKey, list[Facing]] = {}
        for facing in (facing for alike in self.facings.values() for facing in alike):
            if facing.setting:
                found.setdefault(key_of(facing.setting), []).append(facing)
        return {key: tuple(alike) for key, alike in found.items()}

    @cached_property
    def drawn(self) -> dict[str, frozenset[str]]:
        """The rules whose walls stand somewhere here, by control."""
        return {
            name: frozenset(wall.rule for facing in found for wall in facing.walls)
            for name, found in self.facings.items()
        }

    @cached_property
    def setting_at(self) -> dict[SettingKey, Setting]:
        """Each setting by where it stands."""
        return {key_of(setting): setting for found in self.settings.values() for setting in found}

    @cached_property
    def paths(self) -> dict[int, str]:
        """The page of each document, by the identity of its node; of namesakes, later ones are numbered."""
        found: dict[int, str] = {}
        taken: set[str] = set()
        for document in self.documents:
            path, number = document_path(document), 2
            while path in taken:
                path, number = f"{document_path(document)[:-5]}.{number}.html", number + 1
            taken.add(path)
            found[id(document.node)] = path
        return found

    def path_of(self, document: Document) -> str:
        """The page of a document."""
        return self.paths[id(document.node)]

    def shown_path(self, path: str) -> str:
        """A file's path as the handbook shows it: from the folder that was rendered."""
        return os.path.relpath(path, self.base).replace(os.sep, "/")

    def place(self, at: Location) -> str:
        """`policies/talk.yaml:12`."""
        source = self.report.sources.get(at.path)
        line = source.place(at.start)[0] if source and source.text else 1
        return f"{self.shown_path(at.path)}:{line}"

    @cached_property
    def _entries(self) -> dict[int, list[Entry]]:
        found: dict[int, list[Entry]] = {}
        for entry in self.report.entries:
            document = self.document_at(entry.finding.location)
            if document:
                found.setdefault(id(document.node), []).append(entry)
        return found

    @cached_property
    def _by_file(self) -> dict[str, list[Document]]:
        return self.workspace.by_path()

    def entries_of(self, document: Document) -> tuple[Entry, ...]:
        """The findings that stand in a document."""
        return tuple(self._entries.get(id(document.node), ()))

    def document_at(self, at: Location) -> Document | None:
        """The document that a place lies in; None for one that could not be read."""
        return document_at(self._by_file.get(at.path, []), at.start)

    def of_kind(self, kind: str) -> Iterator[Document]:
        """The documents of a kind that are not retired."""
        return iter(self.workspace.of_kind(kind))


def build_book(workspace: Workspace, loaded: Loaded, rules: RuleSet, day: str, base: str) -> Book:
    """Judge a workspace and gather what its pages need."""
    where, settings = places(workspace), settings_by_control(workspace, day)
    found = all_standings(settings, walls(rules.rules, day, where), where) if workspace.documents else ()
    return Book(
        workspace,
        build_report(lint([workspace], rules, day), rules, loaded, day),
        settings,
        tuple(sorted(found, key=lambda standing: standing.control.id)),
        where,
        rules.rules,
        in_words(built_in().part("forms")),
        built_in().part("sources") | cited_by(rules.rules.values()),
        day,
        base,
    )
