"""A change for programs, by `schemas/v1/diff.schema.json`. Its shapes change only with a new version."""

from collections.abc import Iterator
from typing import Any

from govlint import __version__
from govlint.change.change import Case, Origin
from govlint.change.diff import Diff, Found
from govlint.change.direction import verdict
from govlint.change.signing import SignOff
from govlint.reporters import Look
from govlint.reporters.change import Compared
from govlint.reporters.scenarios.words import known
from govlint.reporters.sink import strict_json

FORMAT = "govlint-diff/v1"


def lines(compared: Compared, _look: Look) -> Iterator[str]:
    """One JSON document."""
    yield strict_json(
        {
            "format": FORMAT,
            "version": __version__,
            "as_of": compared.day,
            "base": compared.base,
            "head": compared.head,
            "verdict": verdict(one.change.direction for diff in compared.diffs for one in diff.found),
            "organisations": [_organisation(diff) for diff in compared.diffs],
        }
    )


def _organisation(diff: Diff) -> dict[str, Any]:
    return {
        "organisation": diff.title,
        "verdict": diff.verdict,
        "controlled": diff.controlled,
        "changes": [_change(one) for one in diff.found],
    }


def _change(found: Found) -> dict[str, Any]:
    change, signing = found.change, found.signing
    return {
        "id": found.id,
        "kind": change.kind,
        "direction": change.direction,
        "part": change.part,
        "subject": change.subject,
        "title": change.title,
        "before": change.before,
        "after": change.after,
        "was": [_place(one) for one in change.was],
        "now": [_place(one) for one in change.now],
        "contexts": list(change.contexts),
        "walls": [wall._asdict() for wall in change.walls],
        "minutes": list(change.minutes) if change.minutes else None,
        "case": _case(change.case) if change.case else None,
        "lost": list(change.lost),
        "undecided": change.undecided,
        "since": change.since,
        "needs": [_need(one) for one in signing.needs],
        "signed": signing.signed,
        "note": signing.note,
    }


def _place(at: Origin) -> dict[str, Any]:
    return at._asdict()


def _case(case: Case) -> dict[str, Any]:
    return {
        "situation": known(case.situation),
        "allowed": list(case.allowed),
        "approvers": list(case.approvers),
    }


def _need(need: SignOff) -> dict[str, Any]:
    return need._asdict() | {"place": _place(need.place) if need.place else None}
