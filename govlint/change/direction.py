"""Which way a change goes; knows directions, not what changed."""

from collections.abc import Iterable

LOOSENS, TIGHTENS, BOTH, UNKNOWN, NEUTRAL = "loosens", "tightens", "both-ways", "unknown", "neutral"
"""It allows more; it asks for more; it does both; no scale says which; no decision changes."""
INCOMPARABLE = "incomparable"
"""Of a whole: some of it loosens and some tightens, or nobody can tell."""
MAY_LOOSEN = (LOOSENS, BOTH, UNKNOWN)
"""What is treated as a loosening: who cannot tell that nothing was loosened must not say so."""
_MIRROR = {LOOSENS: TIGHTENS, TIGHTENS: LOOSENS}


def joined(found: Iterable[str]) -> str:
    """The direction of several changes taken as one."""
    told = set(found) - {NEUTRAL}
    if len(told) <= 1:
        return next(iter(told), NEUTRAL)
    return UNKNOWN if UNKNOWN in told else BOTH


def verdict(found: Iterable[str]) -> str:
    """The direction of a whole change: neutral, loosens, tightens or incomparable."""
    direction = joined(found)
    return INCOMPARABLE if direction in (BOTH, UNKNOWN) else direction


def compared(before: float, after: float) -> str:
    """The direction from one position to another; the greater position is the tighter."""
    return NEUTRAL if before == after else TIGHTENS if after > before else LOOSENS


def mirrored(direction: str) -> str:
    """The direction of the way back."""
    return _MIRROR.get(direction, direction)
