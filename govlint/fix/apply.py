"""Fixes composed, proved and done, round by round, until nothing is left to do."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from govlint.change.change import Change
from govlint.fix.edit import Fix, apart
from govlint.fix.fixes import fixes
from govlint.fix.proof import Proof, prove
from govlint.fix.state import State
from govlint.lint.report import Entry
from govlint.text.nodes import Pointer

MOST_STEPS = 500
"""So many steps are made at most: more is no text that a person wrote."""

Wanted = Callable[[Fix], bool]
"""Whether a fix is asked for."""
_Key = tuple[str, str, int, Pointer, str, str]


class Done(NamedTuple):
    """A fix that was made, and the line it was made at (from 1), in the file as it then was."""

    fix: Fix
    line: int


class Step(NamedTuple):
    """Fixes that were made together. safe: whether they were proved to be. changes: what is decided otherwise, or for
    the first time. found: findings that could not be seen before, or that come of it.
    """

    done: tuple[Done, ...]
    safe: bool
    changes: tuple[Change, ...]
    found: tuple[Entry, ...]


class Mended(NamedTuple):
    """What was done. left: what can be done that is not safe, or was not reached, each with its line."""

    state: State
    steps: tuple[Step, ...]
    left: tuple[Done, ...]


class _Tried(NamedTuple):
    """What is known of fixes from earlier steps: which cannot be done at all, and which are not safe."""

    refused: set[_Key]
    unsafe: set[_Key]


def mend(start: State, wanted: Wanted, unsafe: bool = False) -> Mended:
    """Make all fixes that are wanted and proved safe; with unsafe the others too, each by itself."""
    now, steps, tried = start, list[Step](), _Tried(set(), set())
    for _ in range(MOST_STEPS):
        offered = [fix for fix in fixes(now.report) if wanted(fix)]
        step = _safely(now, [fix for fix in offered if fix.safe and not _known(now, fix, tried)], tried)
        step = step or (_one(now, _left(now, offered, tried), tried) if unsafe else None)
        if not step:
            return Mended(now, tuple(steps), tuple(_done(now, fix) for fix in _left(now, offered, tried)))
        now = step[0]
        steps.append(step[1])
    left = [fix for fix in fixes(now.report) if wanted(fix) and _key(now, fix) not in tried.refused]
    return Mended(now, tuple(steps), tuple(_done(now, fix) for fix in left))


def _left(now: State, offered: list[Fix], tried: _Tried) -> list[Fix]:
    """Fixes that can be made and are not safe, as far as that is known.

    What is misspelt comes first: who looks at what is left wants to see that before matters of taste.
    """
    found = [
        fix
        for fix in offered
        if _key(now, fix) not in tried.refused and (not fix.safe or _key(now, fix) in tried.unsafe)
    ]
    return sorted(found, key=lambda fix: (not fix.safe, not fix.rule.startswith("core/")))


def _safely(now: State, offered: list[Fix], tried: _Tried) -> tuple[State, Step] | None:
    """As many fixes at once as are safe together; of those that are not, first those that nothing speaks against."""
    batch = _independent(now, offered)
    while batch:
        proof = prove(now, batch)
        if proof.safe:
            return proof.after, _step(now, batch, proof, safe=True)
        if len(batch) == 1:
            (tried.unsafe if proof.done else tried.refused).add(_key(now, batch[0]))
            batch = _independent(now, (fix for fix in offered if not _known(now, fix, tried)))
        else:
            batch = _unsuspected(batch, proof) or batch[: len(batch) // 2]
    return None


def _unsuspected(batch: tuple[Fix, ...], proof: Proof) -> tuple[Fix, ...]:
    """Fixes in files that have no part in what is overturned; a proof is dear, and this saves most of them."""
    suspected = {origin.path for change in proof.overturned for origin in change.origins}
    return tuple(fix for fix in batch if fix.finding.location.path not in suspected) if suspected else ()


def _one(now: State, offered: list[Fix], tried: _Tried) -> tuple[State, Step] | None:
    """The first fix that can be done, whatever it decides."""
    for fix in offered:
        proof = prove(now, (fix,))
        if proof.done:
            return proof.after, _step(now, (fix,), proof, safe=False)
        tried.refused.add(_key(now, fix))
    return None


def _independent(now: State, offered: Iterable[Fix]) -> tuple[Fix, ...]:
    """Fixes that lie apart. What hangs on others waits for them: a reference on the name, an alias on its anchor."""
    whole = list(offered)
    return apart([fix for fix in whole if not _waits(now, fix)] or whole)


def _waits(now: State, fix: Fix) -> bool:
    at_alias = (now.report.sources[edit.path].text.startswith("*", edit.start) for edit in fix.edits)
    return fix.rule == "core/unknown-name" or any(at_alias)


def _known(now: State, fix: Fix, tried: _Tried) -> bool:
    return _key(now, fix) in tried.refused or _key(now, fix) in tried.unsafe


def _key(now: State, fix: Fix) -> _Key:
    """What a fix is known by while lines move: its file, the number of its document there, its field and its words."""
    at = fix.finding.location
    document = now.report.sources[at.path].text.count("\n---", 0, at.start)
    return fix.rule, at.path, document, at.pointer, fix.finding.message, fix.title


def _step(now: State, batch: tuple[Fix, ...], proof: Proof, safe: bool) -> Step:
    done = tuple(_done(now, fix) for fix in batch)
    return Step(done, safe, proof.told, (*proof.revealed, *proof.caused))


def _done(now: State, fix: Fix) -> Done:
    at = fix.finding.location
    return Done(fix, now.report.sources[at.path].place(at.start)[0])
