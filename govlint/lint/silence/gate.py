"""The one gate through which every finding passes: whether it counts, or what silences it."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from govlint.config.config import OFF
from govlint.finding import Finding, Location, Silence
from govlint.lint.corridors import place_of
from govlint.lint.gaps import RULE as UNDECIDED
from govlint.lint.rules import Rule
from govlint.lint.ruleset import RuleSet
from govlint.policy.box import CASE, PLACE, Box, admits, box
from govlint.policy.contexts import Context
from govlint.policy.corridor import Wall
from govlint.policy.settings import Setting
from govlint.text.nodes import Pointer, written
from govlint.workspace.documents import Document, document_at, named
from govlint.workspace.workspace import Workspace

if TYPE_CHECKING:
    from govlint.lint.silence.exceptions import Exempt
    from govlint.lint.silence.ignores import Ignore

_MARK = re.compile(r"#[ \t]*[Gg]ovlint")
_DIMENSIONS = frozenset((*PLACE, *CASE))
Used = tuple[str, Location | None]
"""A silence that was of use: its rule, and where it stands."""


class Gate:
    """What silences findings of one workspace on a day; remembers what was of use.

    Most workspaces silence nothing: what reads silences is imported only where there are any.
    """

    def __init__(self, workspace: Workspace, rules: RuleSet, day: str) -> None:
        self._rules = rules
        self._organisation = workspace.name
        self._by_path = workspace.by_path()
        self._exempt: list[Exempt] = []
        self._findings: list[Finding] = []
        if rules.granted:
            self._exempt = rules.granted.exempt.get((workspace.root, workspace.name), [])
        elif workspace.of_kind("exception"):
            from govlint.lint.silence.exceptions import exceptions

            self._exempt, self._findings = exceptions(workspace, rules, day)
        self._ignores = dict(self._read_ignores())
        self._known = Counter(rules.baseline)
        self.used: set[Used] = set()
        self._lawful: list[Finding] = []
        self._crossed: dict[tuple[str, int, Pointer], Silence | None] = {}

    def _read_ignores(self) -> "Iterator[tuple[str, list[Ignore]]]":
        for path, documents in self._by_path.items():
            source = documents[0].source
            if _MARK.search(source.text):
                from govlint.lint.silence.ignores import ignores

                found, malformed = ignores(source)
                self._findings += malformed
                yield path, found

    def apart(self) -> dict[str, list[Box]]:
        """The contexts that exceptions tell apart, by the control of the wall they are from."""
        found: dict[str, list[Box]] = {}
        for one in self._exempt:
            rule = self._rules.rules.get(one.rule)
            if rule and rule.form == "wall" and one.region:
                found.setdefault(rule.facts["wall"]["control"], []).append(one.region)
        return found

    def excepts(self, rule: str, document: Document | None, pointer: Pointer, context: Context) -> Silence | None:
        """The exception from a rule at a place, in a context."""
        return self._exception(rule, document, pointer, lambda region: _lies_in(context, region))

    def crossed(self, wall: Wall, setting: Setting, context: Context) -> Silence | None:
        """What silences a wall that a setting crosses in a context, so that the next wall speaks in its place."""
        document, rule = setting.document, self._rules.known[wall.rule]
        by_exception = self.excepts(wall.rule, document, setting.pointer, context)
        silenceable = not (rule.legal or rule.unsilenceable)
        anything = self._ignores.get(document.path) or self._known or self._rules.config.per_path
        if by_exception or not silenceable or not anything:
            return by_exception
        key = wall.rule, document.key, setting.pointer
        if key not in self._crossed:
            bare = Finding(wall.rule, "", place_of(setting))
            self._crossed[key] = self._here(rule, bare) or self._known_before(bare, document)
        return self._crossed[key]

    def at_place(self, finding: Finding) -> Silence | None:
        """What silences one of several places before they are gathered into one finding."""
        rule = self._rules.known[finding.rule]
        if rule.unsilenceable:
            return None
        by_exception = self._excepted(finding, self._document(finding))
        return by_exception if by_exception or rule.legal else self._here(rule, finding)

    def passes(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Findings, each with what silences it; those that configuration makes weigh more or less, so changed."""
        for finding in findings:
            silence = finding.silence or self.silence(finding)
            yield finding._replace(silence=silence) if silence else self._weighed(finding)

    def silence(self, finding: Finding) -> Silence | None:
        """What silences a finding: an exception first, since somebody agreed to it; the law by nothing else."""
        rule = self._rules.known[finding.rule]
        if rule.unsilenceable:
            return None
        document = self._document(finding)
        if is_law(finding, self._rules.known):
            self._lawful.append(finding)
            return self._excepted(finding, document) if rule.legal else None
        silence = self._excepted(finding, document) or self._here(rule, finding)
        return silence or (self._known_before(finding, document) if document else None)

    def _weighed(self, finding: Finding) -> Finding:
        """A finding as heavy as its rule is in its file, unless the finding itself is lighter."""
        rule = self._rules.known[finding.rule]
        severity = self._rules.severity(rule, finding.location.path)
        changed = severity not in (rule.severity, OFF) and not finding.severity
        return finding._replace(severity=severity) if changed else finding

    def _document(self, finding: Finding) -> Document | None:
        at = finding.location
        return document_at(self._by_path.get(at.path, []), at.start)

    def _here(self, rule: Rule, finding: Finding) -> Silence | None:
        """What is configured for the file, or written as a comment at the place."""
        at = finding.location
        if self._rules.severity(rule, at.path) == OFF:
            return Silence("configuration", f"configured for {at.path} in {self._rules.config.path}")
        return self._ignored(finding.rule, at)

    def _excepted(self, finding: Finding, document: Document | None) -> Silence | None:
        def covers(region: Box) -> bool:
            return not region or (document is not None and _inside(box(document.scope), region))

        return self._exception(finding.rule, document, finding.location.pointer, covers)

    def _exception(
        self, rule: str, document: Document | None, pointer: Pointer, covers: Callable[[Box], bool]
    ) -> Silence | None:
        for one in self._exempt:
            if one.rule == rule and _about(one, document, pointer) and covers(one.region):
                self.used.add((one.rule, one.silence.origin))
                return one.silence
        return None

    def _ignored(self, rule: str, at: Location) -> Silence | None:
        for one in self._ignores.get(at.path, ()):
            if rule in one.rules and one.start <= at.start <= one.end and self._stood(rule, at):
                self.used.add((rule, one.location))
                return Silence("ignore", one.reason, one.location)
        return None

    def _known_before(self, finding: Finding, document: Document) -> Silence | None:
        if self._known:
            from govlint.lint.silence.baseline import key_of

            key = key_of(finding, self._organisation, document)
            if self._known[key] > 0:
                self._known[key] -= 1
                return Silence("baseline", f"known before, in {self._rules.config.baseline_path}")
        return None

    def _stood(self, rule: str, at: Location) -> bool:
        """Whether a comment counts: it always does, but where only those count that stood before a change."""
        document = document_at(self._by_path.get(at.path, []), at.start)
        before = self._rules.granted
        return before is None or (document is not None and before.ignores(rule, at, document, self._organisation))

    def findings(self) -> Iterator[Finding]:
        """What is wrong with silences themselves, once all else has passed; of those that stood before, nothing.

        Where a file could not be read whole, what is of no use now may be so again once it can.
        """
        lost = {path for path, found in self._by_path.items() if any(document.damaged for document in found)}
        if self._rules.granted:
            return
        yield from self._findings
        for one in self._exempt:
            if (one.rule, one.silence.origin) not in self.used and not lost and one.silence.origin:
                said = f"nothing here departs from {one.rule}, so this exception silences nothing"
                yield Finding("core/exception-unused", said, one.silence.origin)
        if self._ignores:
            from govlint.lint.silence.needless import Passed, of_ignores

            read = ((one, path in lost) for path, found in self._ignores.items() for one in found)
            yield from of_ignores(read, Passed(self._rules.known, self.used, self._lawful))


def is_law(finding: Finding, known: dict[str, Rule]) -> bool:
    """Whether nothing but the law speaks in a finding: its rule, or all that it gathers of what is undecided."""
    gathers = finding.rule == UNDECIDED and bool(finding.also)
    return known[finding.rule].legal or (gathers and all(known[name].legal for name in finding.also))


def _about(one: "Exempt", document: Document | None, pointer: Pointer) -> bool:
    """Whether an exception is about a field of a document."""
    if document is None:
        return not one.document and not one.field
    if one.document and one.document != document.name:
        return False
    if not one.field:
        return True
    spelt = named(document, pointer), written(pointer)
    return any(field == one.field or field.startswith((f"{one.field}.", f"{one.field}[")) for field in spelt)


def _lies_in(context: Context, region: Box) -> bool:
    """Whether every place and case of a context lies in a region; in a condition in words nobody can tell."""
    return (
        region.keys() <= _DIMENSIONS
        and all(admits(region, place.facts, PLACE) for place in context.places)
        and _inside(context.case, {name: values for name, values in region.items() if name in CASE})
    )


def _inside(inner: Box, outer: Box) -> bool:
    """Whether a box lies wholly in another."""
    return all(name in inner and bool(inner[name]) and inner[name] <= values for name, values in outer.items())
