"""The controls that are measured, not written: their scales and words; knows no measures."""

from govlint.policy.control import Control
from govlint.policy.scale import Scale

_COUNT = Scale("integer", (), 1)
_SHARE = Scale("percent", (), 1)
_FEWER = Scale("percent", (), -1)


def _levels(*levels: tuple[str, str]) -> tuple[Scale, dict[str, str]]:
    return Scale("levels", tuple(level for level, _ in levels), 1), dict(levels)


QUALIFIED = _levels(
    ("any-role", "Anyone in the role may approve."),
    ("trained", "At least one approver is trained for it."),
    ("subject-qualified", "At least one approver knows the subject."),
    ("licensed", "At least one approver is authorised or registered by law."),
)
PURPOSE = _levels(
    ("nothing", "The account does not say why it exists."),
    ("purpose", "It has a purpose."),
    ("purpose-and-goals", "It has a purpose and goals."),
    ("goals-with-measures", "It has a purpose, goals and measures."),
)
CARE = _levels(
    ("nobody", "Nobody is named who answers."),
    ("named-contact", "Somebody is named who answers."),
    ("team-in-hours", "A team answers in stated hours."),
    ("team-with-cover", "A team answers in stated hours and promises a time."),
)
COMPROMISE = _levels(
    ("none", "Nothing is written."),
    ("contacts", "Contacts are at hand without the network."),
    ("ordered-steps", "The steps are written in order."),
    ("ordered-and-drilled", "The steps are written in order and drilled."),
)
EXECUTIVE = _levels(
    ("not-asked", "Nobody at the top is asked."),
    ("stands-in", "Somebody at the top is one of several who can agree, or decides when others are late."),
    ("decides", "It waits for somebody at the top."),
)
LEGAL = _levels(
    ("not-asked", "Legal is not asked."),
    ("when-needed", "Legal is one of several who can agree, is asked at times, or decides when others are late."),
    ("always", "It waits for legal each time."),
)


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


_DECLARED = (
    _control(
        "approval.layers", "approval-flow", "Layers of approval",
        "How many people in a row must approve before it appears?", _COUNT, "trust", "loose",
    ),
    _control(
        "approval.qualification", "approval-flow", "Qualification of approvers",
        "What must an approver be?", QUALIFIED[0], "safety", "none", QUALIFIED[1],
    ),
    _control(
        "approval.functions", "approval-flow", "Functions that must act",
        "How many functions must agree on one item?", _COUNT, "participation", "loose",
    ),
    _control(
        "approval.people", "approval-flow", "People who must act",
        "How many different people must agree on one item, at the least?", _COUNT, "trust", "loose",
    ),
    _control(
        "approval.worst-hours", "approval-flow", "Longest wait in hours",
        "How many hours pass from handing in until it may appear, at the worst minute of an ordinary week?",
        _COUNT, "responsiveness", "loose",
    ),
    _control(
        "approval.single-path", "approval-flow", "Stages that hang on one person",
        "What share of the stages stands still when one person is away?", _FEWER, "safety", "none",
    ),
    _control(
        "approval.flows-on-one-person", "teams", "Flows that hang on one person",
        "What share of all approval flows stands still when one person is away?", _FEWER, "safety", "none",
    ),
    _control(
        "approval.executive", "approval-flow", "Part of the top",
        "Does it wait for an executive or the board?", EXECUTIVE[0], "courage", "loose", EXECUTIVE[1],
    ),
    _control(
        "approval.legal", "approval-flow", "Part of legal",
        "Does it wait for legal?", LEGAL[0], "courage", "loose", LEGAL[1],
    ),
    _control(
        "channels.purpose", "channels", "Purpose of the account",
        "Does the account say why it exists?", PURPOSE[0], "transparency", "tight", PURPOSE[1],
    ),
    _control(
        "channels.care-cover", "channels", "Who answers",
        "Who answers when people write?", CARE[0], "responsiveness", "tight", CARE[1],
    ),
    _control(
        "channels.broadcast-share", "channels", "Share of broadcast",
        "What share of the posts only announces or sells?", _SHARE, "openness", "loose",
    ),
    _control(
        "measurement.reach-share", "measurement-plan", "Share of reach",
        "What share of the measures counts only reach?", _SHARE, "listening", "loose",
    ),
    _control(
        "measurement.path", "measurement-plan", "Stages measured",
        "How many stages from attention to advocacy are measured?", _COUNT, "listening", "tight",
    ),
    _control(
        "crisis.compromise", "crisis-plan", "Hijacked account",
        "Is there a written order of steps for a hijacked account?",
        COMPROMISE[0], "safety", "tight", COMPROMISE[1],
    ),
)  # fmt: skip

MEASURED = {control.id: control for control in _DECLARED}
"""The controls that are measured, by id."""
