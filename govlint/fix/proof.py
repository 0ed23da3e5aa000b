"""What fixes do to findings and decisions: both sides of them read, judged and compared."""

from collections.abc import Iterator
from typing import NamedTuple

from govlint.change.change import Change, Origin
from govlint.change.diff import diff
from govlint.change.direction import NEUTRAL, TIGHTENS
from govlint.change.sides import sides_of
from govlint.finding import Finding
from govlint.fix.edit import Edit, Fix, edited, moved
from govlint.fix.state import State, state
from govlint.lint.report import Entry
from govlint.text.nodes import written

_MADE = frozenset(("core/duplicate-name",))
"""What an edit could make wrong itself, beside what the reader finds; all else was there and could not be seen."""
_UNREAD = "core/unknown-key"


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
    new = tuple(_new(before, after, edits))
    revealed = tuple(one for one in new if one.finding.location.path in paths)
    done = not _left(after, fixes, edits) and not any(map(_is_made, new))
    # What is not done needs no comparison, and comparing is dear.
    changes = tuple(_changes(before, after)) if done else ()
    overturned = tuple(change for change in changes if not _was_unread(change, fixes))
    return Proof(after, changes, overturned, revealed, tuple(one for one in new if one not in revealed), done)


def _new(before: State, after: State, edits: tuple[Edit, ...]) -> Iterator[Entry]:
    """Findings that were not there, wherever those that were now stand."""
    known = {_place(entry.finding, edits) for entry in before.report.entries}
    yield from (entry for entry in after.report.entries if _place(entry.finding, ()) not in known)


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


def _was_unread(change: Change, fixes: tuple[Fix, ...]) -> bool:
    """Whether nothing stood there before that could be read: all that decided it is what is mended."""
    return change.kind != "gate" and all(any(_is_of(was, fix, change) for fix in fixes) for was in change.was)


def _is_of(was: Origin, fix: Fix, change: Change) -> bool:
    """Whether what decided something is what a fix mends, a part of it, or, where nothing gets looser, holds it.

    A misspelt key held nothing that could be read, so what stands around it did.
    """
    at = fix.finding.location
    mended = written(at.pointer)
    if was.path != at.path or not mended:
        return False
    holds = change.direction == TIGHTENS or fix.rule != _UNREAD
    return _within(was.field, mended) or (holds and _within(mended, was.field))


def _within(inner: str, outer: str) -> bool:
    return inner == outer or inner.startswith((f"{outer}.", f"{outer}["))
