"""Who must sign a change, by the change control of the base: what it says itself of that counts for nothing."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from govlint.change.change import DETAILS, FLOW, GATE, WORDS, Change, Origin, origin
from govlint.change.direction import BOTH, MAY_LOOSEN, TIGHTENS
from govlint.change.requirements import at, beside, changes_of, controls_of, in_words
from govlint.policy.box import CASE, PLACE, UNJUDGED, Box, admits, box
from govlint.policy.contexts import Context
from govlint.policy.flows.agreement import ways
from govlint.policy.flows.approvers import Approvers, approvers_of
from govlint.policy.flows.staff import Staff
from govlint.text.nodes import Pointer
from govlint.workspace.documents import Document
from govlint.workspace.shapes import words
from govlint.workspace.workspace import Workspace

ALONE = "nobody signs the removal of their own approval alone"
NO_CONTROL = "no document of change control is in force at the base, so nobody has said who signs"
_CLASS = {WORDS: "clarification", DETAILS: "details", FLOW: "flow", GATE: "gate"}


class SignOff(NamedTuple):
    """One thing that a change needs. why: what asks for it; who: in words; given: whether it was signed so.

    beside: notice, and who is told. place: where change control says so.
    """

    why: str
    who: str
    given: bool
    beside: str = ""
    place: Origin | None = None


class Signing(NamedTuple):
    """All that one change needs. signed: whether it has all of it. note: what stands in the way besides."""

    needs: tuple[SignOff, ...]
    signed: bool
    note: str = ""


class Signatures:
    """Who signs what. base: the organisation before the change; signed: the roles that have signed."""

    def __init__(self, base: Workspace, signed: Iterable[str]) -> None:
        self.controls = controls_of(base)
        self.roles = frozenset(signed)
        staff = Staff(base)
        self.names = frozenset(name for role in self.roles for name in staff.answers_to(role))

    def of(self, change: Change) -> Signing:
        """What a change needs, and whether it has it."""
        if not self.controls:
            return Signing((), change.direction not in MAY_LOOSEN and change.kind != GATE, NO_CONTROL)
        needs = tuple(need for document in self.controls for need in self._needs(document, change))
        alone = bool(needs and change.lost and self.roles) and self.roles <= set(change.lost)
        return Signing(needs, all(need.given for need in needs) and not alone, ALONE if alone else "")

    def _needs(self, document: Document, change: Change) -> Iterator[SignOff]:
        kinds = kinds_of(change)
        for number, entry in changes_of(document):
            if entry.get("kind", "") in ("", *kinds) and _about(entry, change):
                why = f"a change of the kind {entry['kind']}" if "kind" in entry else "any change"
                yield self._need(document, ("changes", number), why, entry.get("sign"), beside(entry))
        for pointer, why in _fields(change, kinds):
            held = at(document, pointer)
            if held is not None:
                yield self._need(document, pointer, why, held, "")
        yield from self._counted(document, change, kinds)

    def _need(self, document: Document, pointer: Pointer, why: str, asked: Any, beside: str) -> SignOff:
        expression = approvers_of(asked)
        return SignOff(why, in_words(expression), self._given(expression), beside, origin(document, pointer))

    def _given(self, asked: Approvers) -> bool:
        found = ways(asked)
        return found is not None and any(way <= self.names for way in found)

    def _counted(self, document: Document, change: Change, kinds: frozenset[str]) -> Iterator[SignOff]:
        """Where a number of signatures is asked for."""
        past = change.past_ceiling
        for part, applies in (("loosening", "loosening" in kinds), ("tightening_past_ceiling", past)):
            count = at(document, (part, "signatures"))
            number = count.get("value") if isinstance(count, dict) else count
            if applies and isinstance(number, int) and number > 0:
                why = f"a {part.replace('_', ' ')}"
                who = f"{number} signature{'' if number == 1 else 's'}"
                yield SignOff(why, who, len(self.roles) >= number, "", origin(document, (part, "signatures")))


def kinds_of(change: Change) -> frozenset[str]:
    """The kinds of change that it is, as change control names them."""
    found = {_CLASS[change.kind]} if change.kind in _CLASS else set()
    found |= {"loosening"} if change.direction in MAY_LOOSEN else set()
    found |= {"tightening"} if change.direction in (TIGHTENS, BOTH) else set()
    return frozenset(found | ({"sector"} if change.sectoral else set()))


def _fields(change: Change, kinds: frozenset[str]) -> Iterator[tuple[Pointer, str]]:
    """The fields of change control that speak of a change, and why."""
    if "loosening" in kinds:
        yield ("loosening", "sign"), "a loosening"
        if change.lawful:
            yield ("loosening", "legal_force"), "a loosening where the law stands"
    if change.past_ceiling:
        yield ("tightening_past_ceiling", "sign"), "a tightening past a ceiling"
    if change.kind == WORDS:
        yield ("text_only", "reviewer"), "a change of words"
    if change.part == "exception":
        yield ("exceptions", "approvers"), "an exception"


def _about(entry: dict[str, Any], change: Change) -> bool:
    """Whether an entry speaks of a change, by documents, fields and contexts; on either side is enough."""
    documents, fields = words(entry.get("documents")), words(entry.get("fields"))
    if documents and not any(one.document in documents for one in change.origins):
        return False
    if fields and not any(_within(one.field, field) for one in change.origins for field in fields):
        return False
    when = entry.get("when")
    return not isinstance(when, dict) or _meets(box(when), change.where)


def _within(field: str, named: str) -> bool:
    """Whether a field is the one that is named, or lies in it."""
    return field == named or field.startswith((f"{named}.", f"{named}[", f"{named}/"))


def _meets(region: Box, where: tuple[Context, ...]) -> bool:
    """Whether a region may hold in some of these contexts; where nobody can tell, it does."""
    judged = {name: values for name, values in region.items() if name != UNJUDGED}
    return not where or any(
        any(admits(judged, place.facts, PLACE) for place in context.places)
        and all(not context.case.get(name) or judged[name] & context.case[name] for name in CASE if name in judged)
        for context in where
    )
