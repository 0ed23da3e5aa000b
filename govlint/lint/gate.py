"""The one gate through which every finding passes: whether it counts, or what silences it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from govlint.finding import Finding, Location, Silence
from govlint.lint.ruleset import RuleSet
from govlint.policy.box import CASE, PLACE, Box, admits, box
from govlint.policy.contexts import Context
from govlint.text.nodes import Pointer, written
from govlint.workspace.documents import Document, document_at, named
from govlint.workspace.names import near
from govlint.workspace.workspace import Workspace

if TYPE_CHECKING:
    from govlint.lint.exceptions import Exempt
    from govlint.lint.ignores import Ignore


class Gate:
    """What silences findings of one workspace on a day; remembers what was of use.

    Most workspaces silence nothing: what reads silences is imported only where there are any.
    """

    def __init__(self, workspace: Workspace, rules: RuleSet, day: str) -> None:
        self._rules = rules
        self._organisation = workspace.organisation.name if workspace.organisation else ""
        self._by_path: dict[str, list[Document]] = {}
        for document in workspace.documents:
            self._by_path.setdefault(document.path, []).append(document)
        self._exempt: list[Exempt] = []
        self._findings: list[Finding] = []
        if workspace.of_kind("exception"):
            from govlint.lint.exceptions import exceptions

            self._exempt, self._findings = exceptions(workspace, rules, day)
        self._ignores = dict(self._read_ignores())
        self._known = Counter(rules.baseline)
        self._used: set[tuple[str, Location | None]] = set()

    def _read_ignores(self) -> "Iterator[tuple[str, list[Ignore]]]":
        for path, documents in self._by_path.items():
            source = documents[0].source
            if "# govlint" in source.text or "#govlint" in source.text:
                from govlint.lint.ignores import ignores

                found, malformed = ignores(source, [document.node for document in documents])
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

    def passes(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Findings, each with what silences it; those that configuration makes weigh more or less, so changed."""
        for finding in findings:
            yield finding if finding.silence else self._passed(finding)

    def _passed(self, finding: Finding) -> Finding:
        rule, at = self._rules.known[finding.rule], finding.location
        severity = self._rules.severity(rule, at.path)
        if severity == "off":
            where = f"configured for {at.path} in {self._rules.config.path}"
            return finding._replace(silence=Silence("configuration", where))
        if severity != rule.severity:
            finding = finding._replace(severity=severity)
        return finding if rule.unsilenceable else finding._replace(silence=self._silence(finding, rule.legal))

    def _silence(self, finding: Finding, legal: bool) -> Silence | None:
        """By exception first, since somebody agreed to it; of the law by nothing else."""
        at = finding.location
        document = document_at(self._by_path.get(at.path, []), at.start)
        by_exception = document and self._exception(
            finding.rule, document, at.pointer, lambda region: not region or _inside(box(document.scope), region)
        )
        if by_exception or legal:
            return by_exception
        return self._ignored(finding.rule, at) or (self._known_before(finding, document) if document else None)

    def _exception(
        self, rule: str, document: Document | None, pointer: Pointer, covers: Callable[[Box], bool]
    ) -> Silence | None:
        for one in self._exempt:
            if one.rule == rule and _about(one, document, pointer) and covers(one.region):
                self._used.add((one.rule, one.silence.origin))
                return one.silence
        return None

    def _ignored(self, rule: str, at: Location) -> Silence | None:
        for one in self._ignores.get(at.path, ()):
            if rule in one.rules and one.start <= at.start <= one.end:
                self._used.add((rule, one.location))
                return Silence("ignore", one.reason, one.location)
        return None

    def _known_before(self, finding: Finding, document: Document) -> Silence | None:
        if self._known:
            from govlint.lint.baseline import key_of

            key = key_of(finding, self._organisation, document)
            if self._known[key] > 0:
                self._known[key] -= 1
                return Silence("baseline", f"known before, in {self._rules.config.baseline_path}")
        return None

    def findings(self) -> Iterator[Finding]:
        """What is wrong with silences themselves, once all else has passed.

        Where a file could not be read whole, what is of no use now may be so again once it can.
        """
        lost = {path for path, found in self._by_path.items() if any(document.damaged for document in found)}
        yield from self._findings
        for one in self._exempt:
            if (one.rule, one.silence.origin) not in self._used and not lost and one.silence.origin:
                said = f"nothing here departs from {one.rule}, so this exception silences nothing"
                yield Finding("core/exception-unused", said, one.silence.origin)
        for path, found in self._ignores.items():
            for ignore in found:
                yield from self._of_ignore(ignore, path in lost)

    def _of_ignore(self, ignore: "Ignore", lost: bool) -> Iterator[Finding]:
        for name in ignore.rules:
            rule = self._rules.known.get(name)
            if rule is None:
                suggested = near(name, self._rules.known)
                hint = f"Did you mean {suggested}?" if suggested else "`govlint rules list` shows all rules."
                yield Finding("core/ignore-unknown", f"no rule is called {name}", ignore.location, hint)
            elif rule.unsilenceable or rule.legal:
                why = "is the law: only an exception departs from it" if rule.legal else "can only be mended"
                yield Finding("core/ignore-refused", f"{name} {why}", ignore.location)
            elif (name, ignore.location) not in self._used and not lost:
                yield Finding("core/ignore-unused", f"{name} has nothing to say here", ignore.location)


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
    """Whether every place and case of a context lies in a region."""
    return all(admits(region, place.facts, PLACE) for place in context.places) and _inside(
        context.case, {name: values for name, values in region.items() if name in CASE}
    )


def _inside(inner: Box, outer: Box) -> bool:
    """Whether a box lies wholly in another."""
    return all(name in inner and bool(inner[name]) and inner[name] <= values for name, values in outer.items())
