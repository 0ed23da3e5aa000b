"""What all pages are made from, gathered once by the same engine as `check`."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from govlint.calendar.calendar import Calendar, build_calendar
from govlint.change.log import Log
from govlint.decision.decider import Decider
from govlint.finding import Location
from govlint.handbook.facings import Facing, SettingKey, facings, is_relevant, key_of
from govlint.handbook.own.own import NOTHING, Own
from govlint.handbook.paths import document_path, fact_anchor
from govlint.handbook.place import Place
from govlint.handbook.registered import Registered, registered
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

AHEAD = 365
"""How many days the calendar looks ahead: a handbook is read for long, and law is made long before it holds."""


@dataclass(frozen=True, eq=False)
class Book:
    """One organisation's documents, decisions, walls and findings on a day.

    base: the folder from which paths are shown. forms and sources: parts of the library, as plain data. own: what the
    organisation gives its handbook beside the documents. log: of changes, None where nobody asked for it.
    """

    workspace: Workspace
    loaded: Loaded
    ruleset: RuleSet
    report: Report
    settings: dict[str, list[Setting]]
    standings: tuple[Standing, ...]
    places: Places
    rules: dict[str, Rule]
    forms: dict[str, Any]
    sources: dict[str, dict[str, Any]]
    day: str
    base: str
    own: Own = NOTHING
    log: Log | None = None

    @property
    def documents(self) -> tuple[Document, ...]:
        """All documents, in the order of files."""
        return self.workspace.documents

    @property
    def title(self) -> str:
        """What the handbook is called."""
        return self.own.title or self.workspace.title

    @cached_property
    def organisation(self) -> dict[str, Any]:
        """What the organisation says of itself, as plain data; empty where no document does."""
        document = self.workspace.organisation
        return document.value if document else {}

    @cached_property
    def decider(self) -> Decider:
        """The engine that answers what may be posted, as `simulate` asks it."""
        return Decider(self.workspace, self.rules, self.day)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """What is decided of each type of content, place by place."""
        return tables(self.decider)

    @cached_property
    def registered(self) -> tuple[Registered, ...]:
        """What is decided on each account of the register."""
        return registered(self.decider, self.tables)

    @cached_property
    def own_tables(self) -> tuple[Table, ...]:
        """The tables that are of accounts alone, each once."""
        own = {id(one.table): one.table for one in self.registered if one.table.places[0].channel}
        return tuple(own.values())

    @cached_property
    def calendar(self) -> Calendar:
        """What is overdue, and what falls due within a year, as `govlint calendar` has it."""
        return build_calendar(self.loaded, self.rules, self.day, AHEAD)

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
        if path not in self._shown:
            self._shown[path] = os.path.relpath(path, self.base).replace(os.sep, "/")
        return self._shown[path]

    @cached_property
    def _shown(self) -> dict[str, str]:
        return {}

    def place(self, at: Location) -> Place:
        """`policies/talk.yaml:12`, and what shows it."""
        source, document = self.report.sources.get(at.path), self.document_at(at)
        line = source.place(at.start)[0] if source and source.text else 1
        part = f"#{fact_anchor(at.pointer)}" if at.pointer else ""
        return Place(f"{self.shown_path(at.path)}:{line}", f"{self.path_of(document)}{part}" if document else "")

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


def build_book(
    workspace: Workspace,
    loaded: Loaded,
    rules: RuleSet,
    day: str,
    base: str,
    own: Own = NOTHING,
    log: Log | None = None,
) -> Book:
    """Judge a workspace and gather what its pages need."""
    where, settings = places(workspace), settings_by_control(workspace, day)
    built_in().part("words")  # of nearly all rules: read at once, not one by one
    found = all_standings(settings, walls(rules.rules, day, where), where) if workspace.documents else ()
    return Book(
        workspace,
        loaded,
        rules,
        build_report(lint([workspace], rules, day), rules, loaded, day),
        settings,
        tuple(sorted(found, key=lambda standing: standing.control.id)),
        where,
        rules.rules,
        in_words(built_in().part("forms")),
        built_in().part("sources") | cited_by(rules.rules.values()),
        day,
        base,
        own,
        log,
    )
