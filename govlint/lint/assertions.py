"""Assertions over the documents of a workspace."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from govlint.finding import Finding, Location, Silences
from govlint.library.forms import UNDECIDED
from govlint.lint.checks import passes
from govlint.lint.checks.asked import Asked, fields, places
from govlint.lint.rules import Rule
from govlint.lint.variants import Variants
from govlint.policy.box import CASE, PLACE, Box, admits, box, overlap
from govlint.policy.places import Place, Places, with_implied
from govlint.policy.policy import binds
from govlint.policy.settings import MUST, rank
from govlint.text.nodes import Pointer, find
from govlint.workspace.documents import Document
from govlint.workspace.workspace import Workspace

ANY = "any"
_FIELD = re.compile(r"\{([a-z_.]+)\}")


def _nothing_silences(finding: Finding) -> None:
    """Without silences every place speaks."""


def check_assertions(
    workspace: Workspace, rules: Iterable[Rule], where: Places, day: str, silences: Silences = _nothing_silences
) -> Iterator[Finding]:
    """Every place of a workspace that fails an assertion. silences: of places that a rule gathers, those left out."""
    answering, variants = _Answering(workspace, where, day), Variants(day)
    for rule in rules:
        if rule.form == "select" and rule.stands(day) and where.within(rule.region):
            found = [
                finding
                for document, here in answering.to(rule)
                for whole in variants.of(document, here, rule.region)
                for finding in _check(rule, workspace, document, whole, day)
            ]
            unique = list(dict.fromkeys(found))
            yield from _gathered(unique, silences) if rule.facts.get("once") else unique


class _Answering:
    """Which documents of a workspace answer what a rule asks, and for which places."""

    def __init__(self, workspace: Workspace, where: Places, day: str) -> None:
        self._day = day
        self._by_kind = _by_kind(workspace)
        self._scopes = {document.key: with_implied(box(document.scope)) for document in self._by_kind[ANY]}
        self._lying = {key: where.within(scope) for key, scope in self._scopes.items()}
        self._narrower: dict[str, _Narrower] = {}

    def to(self, rule: Rule) -> Iterator[tuple[Document, Sequence[Place]]]:
        """The documents that a rule concerns, each with its places; those that answer for none are left out."""
        for document in self._by_kind.get(rule.facts["select"]["kind"], ()):
            if _concerns(rule.region, self._scopes[document.key], self._lying[document.key]):
                here = self._places(rule, document)
                if here:
                    yield document, here

    def _places(self, rule: Rule, document: Document) -> Sequence[Place]:
        """The places for which a document answers itself what a rule asks of it as a whole."""
        lying, path = self._lying[document.key], rule.facts["select"].get("path", "")
        if "at" not in rule.facts or "[*]" in path:
            return lying
        others = self._narrower_than(document)
        if not others:
            return lying
        field = f"{path}.{rule.facts['at']}".lstrip(".")
        here = [place for place in lying if admits(rule.region, place.facts, PLACE)]
        return [place for place in here if not any(_speaks(one, field) for one in others.get(id(place), ()))]

    def _narrower_than(self, document: Document) -> dict[int, list[Document]]:
        kind = document.kind
        if kind not in self._narrower:
            self._narrower[kind] = _Narrower(self._by_kind[kind], self._scopes, self._lying, self._day)
        return self._narrower[kind](document)


def _speaks(document: Document, field: str) -> bool:
    return any(value is not None for value in fields(document.value, field))


class _Narrower:
    """Which documents of a kind are narrower than another, and where they lie.

    Only those answer that bind and hold for all cases: a draft answers for nobody, one about gifts for gifts alone.
    """

    def __init__(
        self, documents: Iterable[Document], scopes: dict[int, Box], lying: dict[int, tuple[Place, ...]], day: str
    ) -> None:
        self._found: dict[int, dict[int, list[Document]]] = {}
        ranks = {document.key: rank(scopes[document.key]) for document in documents}
        at: dict[int, list[Document]] = {}
        if len(set(ranks.values())) < 2:
            return
        # The narrowest first: those before the first that is no narrower are narrower.
        for document in sorted(documents, key=lambda one: ranks[one.key], reverse=True):
            own, answers = ranks[document.key], binds(document, day) and not scopes[document.key].keys() & set(CASE)
            for place in lying[document.key]:
                here = at.setdefault(id(place), [])
                narrower = here[: next((number for number, one in enumerate(here) if ranks[one.key] <= own), len(here))]
                if narrower:
                    self._found.setdefault(document.key, {})[id(place)] = narrower
                if answers:
                    here.append(document)

    def __call__(self, document: Document) -> dict[int, list[Document]]:
        """The documents narrower than this one, by the identity of the place."""
        return self._found.get(document.key, {})


def _gathered(found: list[Finding], silences: Silences) -> list[Finding]:
    """Many findings of one rule as a single one, that names the places of the others; what is silenced by itself."""
    if len(found) < 2:
        return found
    marked = [finding._replace(silence=silences(finding)) for finding in found]
    silenced = [finding for finding in marked if finding.silence]
    counted = [finding for finding in marked if not finding.silence]
    if len(counted) < 2:
        return marked
    said = f"{counted[0].message}; the same holds of {len(counted) - 1} more"
    return [counted[0]._replace(message=said, related=tuple(one.location for one in counted[1:])), *silenced]


def _by_kind(workspace: Workspace) -> dict[str, list[Document]]:
    """Documents that can be asked, by kind and all together: those that are in use and whole."""
    found: dict[str, list[Document]] = {ANY: []}
    for document in workspace.documents:
        if document.status != "retired" and not document.damaged:
            found[ANY].append(document)
            found.setdefault(document.kind, []).append(document)
    return found


def _concerns(region: Box, scope: Box, lying: tuple[Place, ...]) -> bool:
    """Whether a rule holds anywhere where a document does."""
    if not region:
        return True
    # A place can be in several sectors, a document be about one of them.
    cases = {name: values for name, values in region.items() if name not in PLACE or name == "sectors"}
    covered = not cases or overlap(cases, scope)
    return covered and any(admits(region, place.facts, PLACE) for place in lying)


def _check(rule: Rule, workspace: Workspace, document: Document, whole: dict[str, Any], day: str) -> Iterator[Finding]:
    """The places of a document that fail a rule. whole: its data as it reads where the rule holds."""
    facts = rule.facts
    for pointer, value in places(whole, facts["select"].get("path", "")):
        asked = Asked(workspace, document, pointer, value, day)
        if _is_open(value, facts.get("at")):
            continue
        if passes(asked, facts.get("where", {})) and not passes(asked, facts["require"]):
            at, weight = _at(document, pointer, facts.get("at")), _weight(value, facts.get("at"))
            yield Finding(rule.id, message(facts["message"], value), at, severity=weight)


def _is_open(value: Any, field: str | None) -> bool:
    """Whether the field in question says itself that it is not decided; that is reported as what it is."""
    return bool(field) and any(found in UNDECIDED for found in fields(value, field or "") if isinstance(found, str))


def _weight(value: Any, field: str | None) -> str:
    """What a setting that is no must weighs: info, as beyond a wall."""
    written = next((found for _, found in places(value, field)), None) if field else None
    strength = written.get("strength", MUST) if isinstance(written, dict) else MUST
    return "" if strength == MUST else "info"


def _at(document: Document, pointer: Pointer, field: str | None) -> Location:
    """The key of the field that a rule points at, if it is there; else the head of the place itself."""
    if field:
        whole = (*pointer, *field.replace("[*]", "").split("."))
        while len(whole) > len(pointer) and find(document.node, whole) is None:
            whole = whole[:-1]
        if len(whole) > len(pointer):
            return document.locate_key(whole)
    return document.locate(pointer) if pointer else document.locate_key(("kind",))


def message(text: str, value: Any) -> str:
    """A rule's message with the fields that it names filled in."""

    def filled(found: re.Match[str]) -> str:
        said = next(iter(fields(value, found[1])), None) if isinstance(value, dict) else value
        return ", ".join(map(str, said)) if isinstance(said, list) else "(unnamed)" if said is None else str(said)

    return _FIELD.sub(filled, text)
