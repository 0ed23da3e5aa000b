"""How binding a source is."""

LEGAL = ("statute", "regulation", "licence-condition", "court-judgment", "sro-rule")
"""The forces of law: no comment or baseline silences a wall that has one."""
FORCES = (
    *LEGAL,
    "self-regulatory-code",
    "regulator-guidance",
    "platform-policy",
    "good-practice",
    "evidence",
)
