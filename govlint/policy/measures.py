"""Controls that are computed from documents, not written in them; each is declared beside its measure."""

from collections.abc import Callable, Iterator
from typing import Any

from govlint.policy.box import both, box
from govlint.policy.control import Control
from govlint.policy.scale import Scale
from govlint.policy.settings import DECIDED, Setting, rank
from govlint.text.nodes import Pointer
from govlint.workspace.documents import Document, words

Measure = Callable[[Document], Iterator[tuple[Pointer, Any]]]
"""From a document to what was measured: the place that shows it, and the value."""

_COUNT = Scale("integer", (), 1)
_SHARE = Scale("percent", (), 1)


def _levels(*levels: tuple[str, str]) -> tuple[Scale, dict[str, str]]:
    return Scale("levels", tuple(level for level, _ in levels), 1), dict(levels)


_QUALIFIED = _levels(
    ("any-role", "Anyone in the role may approve."),
    ("trained", "At least one approver is trained for it."),
    ("subject-qualified", "At least one approver knows the subject."),
    ("licensed", "At least one approver is authorised or registered by law."),
)
_PURPOSE = _levels(
    ("nothing", "The account does not say why it exists."),
    ("purpose", "It has a purpose."),
    ("purpose-and-goals", "It has a purpose and goals."),
    ("goals-with-measures", "It has a purpose, goals and measures."),
)
_CARE = _levels(
    ("nobody", "Nobody is named who answers."),
    ("named-contact", "Somebody is named who answers."),
    ("team-in-hours", "A team answers in stated hours."),
    ("team-with-cover", "A team answers in stated hours and promises a time."),
)
_COMPROMISE = _levels(
    ("none", "Nothing is written."),
    ("contacts", "Contacts are at hand without the network."),
    ("ordered-steps", "The steps are written in order."),
    ("ordered-and-drilled", "The steps are written in order and drilled."),
)


def layers(document: Document) -> Iterator[tuple[Pointer, int]]:
    """Human layers between author and public: stages that approve, those side by side counted once.

    A look after publication stands between nobody.
    """
    stages = document.value.get("stages")
    if words(document.value.get("timing")) and document.value["timing"] != "before-publication":
        stages = []
    if isinstance(stages, list):
        approving = [stage for stage in stages if isinstance(stage, dict) and stage.get("may", "approve") == "approve"]
        yield ("stages",), sum("in_parallel_with" not in stage for stage in approving)


def qualification(document: Document) -> Iterator[tuple[Pointer, str]]:
    """The highest qualification that any stage asks for; nothing where none speaks of it."""
    stages = document.value.get("stages")
    if isinstance(stages, list):
        order = _QUALIFIED[0].levels
        asked = [str(stage.get("qualification")) for stage in stages if isinstance(stage, dict)]
        known = [word for word in asked if word in order]
        if known:
            yield ("stages",), max(known, key=order.index)


def account_purpose(document: Document) -> Iterator[tuple[Pointer, str]]:
    """How far each account in use says why it exists."""
    for pointer, account in _accounts(document):
        goals, measured = bool(account.get("goals")), bool(account.get("measures"))
        known = bool(account.get("purpose"))
        yield pointer, _PURPOSE[0].levels[known + (known and goals) + (known and goals and measured)]


def care_cover(document: Document) -> Iterator[tuple[Pointer, str]]:
    """Who answers on each account in use."""
    for pointer, account in _accounts(document):
        hours = bool(account.get("hours"))
        named = bool(account.get("care"))
        yield (
            pointer,
            _CARE[0].levels[named + (named and hours) + (named and hours and bool(account.get("reply_within")))],
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
    listed = document.value.get("accounts")
    for at, account in enumerate(listed if isinstance(listed, list) else []):
        if isinstance(account, dict) and account.get("state", "active") in ("active", "campaign"):
            yield ("accounts", at, "id"), account


def _control(
    id: str,
    kind: str,
    title: str,
    question: str,
    scale: Scale,
    dimension: str,
    posture: str,
    levels: dict[str, str] | None = None,
) -> Control:
    path = ("accounts", "*", "id") if kind == "channels" else ()
    return Control(id, kind, path, title, question, scale, levels or {}, dimension, posture, measured=True)


_MEASURES: tuple[tuple[Control, Measure], ...] = (
    (
        _control(
            "approval.layers", "approval-flow", "Layers of approval",
            "How many people in a row must approve before it appears?", _COUNT, "trust", "loose",
        ),
        layers,
    ),
    (
        _control(
            "approval.qualification", "approval-flow", "Qualification of approvers",
            "What must an approver be?", _QUALIFIED[0], "safety", "none", _QUALIFIED[1],
        ),
        qualification,
    ),
    (
        _control(
            "channels.purpose", "channels", "Purpose of the account",
            "Does the account say why it exists?", _PURPOSE[0], "transparency", "tight", _PURPOSE[1],
        ),
        account_purpose,
    ),
    (
        _control(
            "channels.care-cover", "channels", "Who answers",
            "Who answers when people write?", _CARE[0], "responsiveness", "tight", _CARE[1],
        ),
        care_cover,
    ),
    (
        _control(
            "channels.broadcast-share", "channels", "Share of broadcast",
            "What share of the posts only announces or sells?", _SHARE, "openness", "loose",
        ),
        broadcast_share,
    ),
    (
        _control(
            "measurement.reach-share", "measurement-plan", "Share of reach",
            "What share of the measures counts only reach?", _SHARE, "listening", "loose",
        ),
        reach_share,
    ),
    (
        _control(
            "measurement.path", "measurement-plan", "Stages measured",
            "How many stages from attention to advocacy are measured?", _COUNT, "listening", "tight",
        ),
        path_measured,
    ),
    (
        _control(
            "crisis.compromise", "crisis-plan", "Hijacked account",
            "Is there a written order of steps for a hijacked account?",
            _COMPROMISE[0], "safety", "tight", _COMPROMISE[1],
        ),
        compromise,
    ),
)  # fmt: skip

MEASURED = tuple(control for control, _ in _MEASURES)


def measured(document: Document) -> Iterator[Setting]:
    """What can be measured of a document, as settings that stand where it shows."""
    for control, measure in _MEASURES:
        if control.kind == document.kind:
            scope = box(document.scope)
            for pointer, value in measure(document):
                region = both(scope, _account_region(document, pointer))
                yield Setting(control.id, value, DECIDED, "must", region, rank(scope), document, pointer)


def _account_region(document: Document, pointer: Pointer) -> dict[str, frozenset[str]]:
    if pointer[0] != "accounts":
        return {}
    return {"channels": frozenset((str(document.value["accounts"][pointer[1]].get("id")),))}
