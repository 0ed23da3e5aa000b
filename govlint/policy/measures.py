"""What is computed from a document alone; approval flows have measures of their own in `flows/measures.py`."""

from collections.abc import Callable, Iterator
from typing import Any

from govlint.policy.box import both, box
from govlint.policy.measured import CARE, MEASURED, PURPOSE
from govlint.policy.settings import DECIDED, Setting, rank
from govlint.text.nodes import Pointer
from govlint.workspace.documents import Document
from govlint.workspace.shapes import entries, words

Measure = Callable[[Document], Iterator[tuple[Pointer, Any]]]
"""From a document to what was measured: the place that shows it, and the value."""


def account_purpose(document: Document) -> Iterator[tuple[Pointer, str]]:
    """How far each account in use says why it exists."""
    for pointer, account in _accounts(document):
        goals, measured = bool(account.get("goals")), bool(account.get("measures"))
        known = bool(account.get("purpose"))
        yield pointer, PURPOSE[0].levels[known + (known and goals) + (known and goals and measured)]


def care_cover(document: Document) -> Iterator[tuple[Pointer, str]]:
    """Who answers on each account in use."""
    for pointer, account in _accounts(document):
        hours = bool(account.get("hours"))
        named = bool(account.get("care"))
        yield (
            pointer,
            CARE[0].levels[named + (named and hours) + (named and hours and bool(account.get("reply_within")))],
        )


def broadcast_share(document: Document) -> Iterator[tuple[Pointer, float]]:
    """The share (0 to 100) of an account's posts that only announces or sells."""
    for pointer, account in _accounts(document):
        mix = account.get("content_mix")
        if isinstance(mix, dict):
            told = [mix.get(part, 0) for part in ("inform", "sell")]
            if all(isinstance(share, (int, float)) for share in told):
                yield (*pointer[:-1], "content_mix"), sum(told)


def reach_share(document: Document) -> Iterator[tuple[Pointer, float]]:
    """The share (0 to 100) of measures that count attention and nothing after it."""
    measures = document.value.get("measures")
    if isinstance(measures, list) and measures:
        stages = [measure.get("stage") for measure in measures if isinstance(measure, dict)]
        yield ("measures",), round(100 * stages.count("attention") / len(measures))


def path_measured(document: Document) -> Iterator[tuple[Pointer, int]]:
    """How many stages from attention to advocacy are measured at all."""
    measures = document.value.get("measures")
    if isinstance(measures, list):
        yield (
            ("measures",),
            len({word for measure in measures if isinstance(measure, dict) for word in words(measure.get("stage"))}),
        )


def compromise(document: Document) -> Iterator[tuple[Pointer, str]]:
    """How ready a crisis plan is for a hijacked account."""
    value = document.value
    drills = value.get("drills")
    drilled = isinstance(drills, dict) and bool(drills.get("last") or drills.get("every"))
    if value.get("compromise"):
        yield ("compromise",), "ordered-and-drilled" if drilled else "ordered-steps"
    else:
        yield ("kind",), "contacts" if value.get("contacts_offline") else "none"


def _accounts(document: Document) -> Iterator[tuple[Pointer, dict[str, Any]]]:
    """Accounts in use, with the place of their id."""
    for at, account in entries(document.value.get("accounts")):
        if account.get("state", "active") in ("active", "campaign"):
            yield ("accounts", at, "id"), account


_MEASURES: dict[str, Measure] = {
    "channels.purpose": account_purpose,
    "channels.care-cover": care_cover,
    "channels.broadcast-share": broadcast_share,
    "measurement.reach-share": reach_share,
    "measurement.path": path_measured,
    "crisis.compromise": compromise,
}


def measured(document: Document) -> Iterator[Setting]:
    """What can be measured of a document alone, as settings that stand where it shows."""
    for control, measure in _MEASURES.items():
        if MEASURED[control].kind == document.kind:
            scope = box(document.scope)
            for pointer, value in measure(document):
                region = both(scope, _account_region(document, pointer))
                yield Setting(control, value, DECIDED, "must", region, rank(scope), document, pointer)


def _account_region(document: Document, pointer: Pointer) -> dict[str, frozenset[str]]:
    if pointer[0] != "accounts":
        return {}
    return {"channels": frozenset((str(document.value["accounts"][pointer[1]].get("id")),))}
