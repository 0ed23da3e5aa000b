"""Two sides become what lies between them: every change, its direction, and who must sign it."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from govlint.change.appearing import bar_changes
from govlint.change.change import CONTROL, FLOW, KINDS, Change
from govlint.change.controls import TIME, control_changes
from govlint.change.direction import BOTH, LOOSENS, TIGHTENS, UNKNOWN, verdict
from govlint.change.fields import field_changes
from govlint.change.fingerprint import fingerprint
from govlint.change.flows import flow_changes
from govlint.change.gate import document_changes, gate_changes
from govlint.change.sides import Side
from govlint.change.signing import Signatures, Signing
from govlint.change.view import Pair, pair, pairs
from govlint.policy.days import iso_date
from govlint.policy.policy import IN_FORCE
from govlint.workspace.documents import Document
from govlint.workspace.workspace import Workspace

_ORDER = (LOOSENS, BOTH, UNKNOWN, TIGHTENS)
_DAYS = 6
"""On so many days to come what changes by itself is looked at, the nearest first."""


class Found(NamedTuple):
    """A change with what it needs. id: the fingerprint, which no other change of a run has."""

    id: str
    change: Change
    signing: Signing


class Diff(NamedTuple):
    """What lies between the two sides of an organisation. controlled: whether change control was in force before."""

    title: str
    verdict: str
    found: tuple[Found, ...]
    controlled: bool


def diff(base: Side, head: Side, day: str, signed: Iterable[str] = ()) -> tuple[Diff, ...]:
    """What lies between two sides for each organisation, seen from a day (ISO). signed: the roles that have signed."""
    roles, judging = tuple(signed), tuple(gate_changes(base, head))
    return tuple(_diff(was, now, base, head, day, roles, judging) for was, now in pairs(base, head))


def _diff(
    was: Workspace, now: Workspace, base: Side, head: Side, day: str, signed: tuple[str, ...],
    judging: tuple[Change, ...],
) -> Diff:  # fmt: skip
    signatures = Signatures(was, signed)
    changes: dict[str, Change] = {}
    for change in (*judging, *document_changes(was, now), *field_changes(was, now)):
        changes.setdefault(fingerprint(change), change)
    told: set[str] = set()
    for seen in _days(was, now, day):
        for change in _decided(pair(was, now, base, head, seen)):
            if fingerprint(change) not in told:
                told.add(fingerprint(change))
                later = change._replace(since=seen if seen != day else "")
                changes[fingerprint(later)] = later
    ordered = sorted(changes.items(), key=lambda one: _place(one[1]))
    found = tuple(Found(mark, change, signatures.of(change)) for mark, change in ordered)
    going = verdict(change.direction for change in changes.values())
    return Diff(now.title if now.documents else was.title, going, found, bool(signatures.controls))


def _place(change: Change) -> tuple[int, int, str, str]:
    direction = _ORDER.index(change.direction) if change.direction in _ORDER else len(_ORDER)
    return KINDS.index(change.kind), direction, change.subject, "; ".join(change.contexts)


def _decided(both: Pair) -> Iterator[Change]:
    """What is decided otherwise on one day."""
    flows = (*flow_changes(both), *bar_changes(both))
    told = {one.document for change in flows for one in change.origins}
    yield from flows
    for change in control_changes(both):
        # How long it takes is told with who must agree; by itself only where nobody else must.
        if change.subject != TIME or change.walls or not any(one.document in told for one in change.origins):
            yield change._replace(kind=FLOW) if change.subject == TIME and change.kind == CONTROL else change


def _days(was: Workspace, now: Workspace, day: str) -> list[str]:
    """The day, and those to come on which something of what is not the same on both sides begins or ends."""
    one, other = ({document.key: document for document in side.documents} for side in (was, now))
    only = [document for key, document in (one | other).items() if (key in one) != (key in other)]
    later = {found for document in only for found in _dates(document) if found > day}
    return [day, *sorted(later)[:_DAYS]]


def _dates(document: Document) -> Iterator[str]:
    if document.status == IN_FORCE:
        yield from _iso(document.value.get("effective"), 0)
        for stated in document.stated:
            overrides = stated.value.get("overrides") if isinstance(stated.value, dict) else None
            for entry in overrides if isinstance(overrides, list) else ():
                yield from _iso(entry.get("until") if isinstance(entry, dict) else None, 1)


def _iso(written: object, after: int) -> Iterator[str]:
    """A date so many days after the one that is written; nothing where none is."""
    try:
        found: date | None = iso_date(written)
        if found:
            yield (found + timedelta(days=after)).isoformat()
    except (ValueError, OverflowError):
        return
