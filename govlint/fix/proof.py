"""What fixes do to findings and decisions: both sides of them read, judged and compared."""

from collections.abc import Iterator
from typing import NamedTuple

from govlint.change.change import FIELD, GATE, Change, Origin
from govlint.change.diff import diff
from govlint.change.direction import NEUTRAL, TIGHTENS
from govlint.change.sides import sides_of
from govlint.finding import Finding
from govlint.fix.edit import Edit, Fix, edited, moved
from govlint.fix.state import State, state
from govlint.lint.report import Entry
from govlint.text.nodes import written
from govlint.workspace.documents import document_at

_MADE = frozenset(("core/duplicate-name",))
"""What an edit could make wrong itself, beside what the reader finds; all else was there and could not be seen."""
_UNKNOWN, _LACKS = "core/unknown-key", "core/missing-key"
_SCENARIO = "scenario"


class Unread(NamedTuple):
    """Something in a document that could not be read. fields: how it was written, and how it is meant; key: whether it
    was its key that was misspelt.
    """

    path: str
    kind: str
    document: str
    fields: tuple[str, str]
    key: bool


class Proof(NamedTuple):
    """What fixes come to. after: the files with them. changes: what is decided otherwise; overturned: those of them by
    which something is decided otherwise that could be read before. revealed: findings that could not be seen before, in
    the files that are mended; caused: other findings that were not there. done: whether all that was to be mended is,
    and every file can still be read as far as before.
    """

    after: State
    changes: tuple[Change, ...]
    overturned: tuple[Change, ...]
    revealed: tuple[Entry, ...]
    caused: tuple[Entry, ...]
    done: bool

    @property
    def safe(self) -> bool:
        """Whether nothing that was decided is decided otherwise, and nothing else is found."""
        return self.done and not self.overturned and not self.caused

    @property
    def told(self) -> tuple[Change, ...]:
        """What is decided otherwise, or now; that a misspelt field says nothing any more is told to nobody."""
        return tuple(one for one in self.changes if one.now or one.undecided or one in self.overturned)


def prove(before: State, fixes: tuple[Fix, ...]) -> Proof:
    """What comes of fixes that lie apart. Raises UnicodeError where a file cannot be decoded."""
    edits = tuple(edit for fix in fixes for edit in fix.edits)
    paths = {edit.path for edit in edits}
    there = {path: edited(path, before.contents[path], edits) for path in paths}
    after = state(before.contents | there, before.rules, before.day, before)
    new = tuple(_new(before, after, fixes, edits))
    revealed = tuple(one for one in new if one.finding.location.path in paths or _was_damaged(before, paths))
    done = not _left(after, fixes, edits) and not any(map(_is_made, new))
    # What is not done needs no comparison, and comparing is dear.
    changes = tuple(_changes(before, after)) if done else ()
    unread = tuple(_unread(before, after, edits)) if changes else ()
    overturned = tuple(change for change in changes if not _was_unread(change, unread))
    return Proof(after, changes, overturned, revealed, tuple(one for one in new if one not in revealed), done)


def _new(before: State, after: State, fixes: tuple[Fix, ...], edits: tuple[Edit, ...]) -> Iterator[Entry]:
    """Findings that were not there, wherever those that were now stand. Another can stand where one was mended."""
    mended = {fix.finding for fix in fixes}
    known = {_place(entry.finding, edits) for entry in before.report.entries if entry.finding not in mended}
    yield from (entry for entry in after.report.entries if _place(entry.finding, ()) not in known)


def _was_damaged(before: State, paths: set[str]) -> bool:
    """Whether parts of a file were lost: while they are, it is not said of any file what is missing there."""
    return any(document.damaged and document.path in paths for document in before.stand.loaded.documents)


def _unread(before: State, after: State, edits: tuple[Edit, ...]) -> Iterator[Unread]:
    """What could not be read, and can be now."""
    left = {_place(entry.finding, ()) for entry in after.report.entries}
    by_path = {path: found for one in before.report.workspaces for path, found in one.by_path().items()}
    for entry in before.report.entries:
        at, rule = entry.finding.location, entry.rule
        document = document_at(by_path.get(at.path, []), at.start)
        gone = rule.unsilenceable and rule.id != _LACKS and _place(entry.finding, edits) not in left
        if gone and document and at.pointer:
            fields = written(at.pointer), written((*at.pointer[:-1], str(entry.finding.meant)))
            yield Unread(at.path, document.kind, document.name, fields, rule.id == _UNKNOWN)


def _place(finding: Finding, edits: tuple[Edit, ...]) -> tuple[str, str, int]:
    at = finding.location
    return finding.rule, at.path, moved(edits, at.path, at.start)


def _left(after: State, fixes: tuple[Fix, ...], edits: tuple[Edit, ...]) -> bool:
    """Whether something that was to be mended is still found."""
    found = {(*_place(entry.finding, ()), entry.finding.message) for entry in after.report.entries}
    return any((*_place(fix.finding, edits), fix.finding.message) in found for fix in fixes)


def _is_made(entry: Entry) -> bool:
    return entry.rule.id in _MADE or entry.rule.facts.get("found_by") == "reader"


def _changes(before: State, after: State) -> Iterator[Change]:
    for one in diff(*sides_of(before.stand, after.stand), before.day):
        yield from (found.change for found in one.found if found.change.direction != NEUTRAL)


def _was_unread(change: Change, unread: tuple[Unread, ...]) -> bool:
    """Whether nothing stood there before that could be read: all that decided it is what is mended."""
    if (change.kind == GATE and change.part != _SCENARIO) or (change.undecided and not change.origins):
        return False
    return all(any(_is_of(was, one, change) for one in unread) for was in change.was)


def _is_of(was: Origin, unread: Unread, change: Change) -> bool:
    """Whether what decided something is what could not be read, a part of it, or, where that can be, what holds it.

    A misspelt key held nothing that could be read. What stands around it did, so that only gets tighter, unless it is
    an entry that is taken as one thing.
    """
    if (was.path, was.kind, was.document) != unread[:3]:
        return False
    if change.part == _SCENARIO:
        # A scenario with something misspelt in it tests nothing: it fails.
        return True
    holds = change.kind == FIELD or change.direction == TIGHTENS or not unread.key
    return any(_within(was.field, one) or (holds and _within(one, was.field)) for one in unread.fields)


def _within(inner: str, outer: str) -> bool:
    return inner == outer or inner.startswith((f"{outer}.", f"{outer}["))
