"""How tight a value is, so that two settings of a control can be compared."""

import re
from math import inf
from typing import Any, NamedTuple

DURATION = re.compile(r"(0|[1-9][0-9]*)(m|h|d|bd|w|mo|y)\Z")
"""The count and the unit of a duration."""

# Hours a unit stands for when durations are compared: five business days are a week, a month is a twelfth of a year.
_HOURS = {"m": 1 / 60, "h": 1.0, "d": 24.0, "bd": 24.0, "w": 168.0, "mo": 730.0, "y": 8760.0}


def hours(duration: Any) -> float | None:
    """The hours of a duration such as `30m`, `4h`, `3bd` or `12mo`; None for anything else."""
    found = DURATION.match(duration) if isinstance(duration, str) else None
    if not found:
        return None
    # As a float any count has an end: a number of a thousand digits is infinite, not an error.
    count = float(found[1])
    weekends = count // 5 * 2 * 24 if found[2] == "bd" and count < inf else 0
    return count * _HOURS[found[2]] + weekends


_MOST = 10**300
"""No amount is greater; nor is what is no number at all."""


class Scale(NamedTuple):
    """From loose to tight.

    holds: `levels`, `integer`, `number`, `percent`, `boolean`, `duration`, `clock` or `list`. sign: 1 where more is
    tighter, -1 where less is. A list is as long as it is; a wall on one is a number.
    """

    holds: str
    levels: tuple[str, ...]
    sign: int

    @property
    def ordered_by_words(self) -> bool:
        """Whether only the order of its levels says what is tighter; else the values are amounts."""
        return self.holds in ("levels", "boolean")

    def position(self, value: Any) -> float | None:
        """How tight a value is: a greater position is tighter. None where the value is none of this scale."""
        if self.holds == "levels":
            return float(self.levels.index(value)) if value in self.levels else None
        amount = self._amount(value)
        return None if amount is None else self.sign * amount

    def _amount(self, value: Any) -> float | None:
        if self.holds == "boolean":
            return float(value) if isinstance(value, bool) else None
        if self.holds == "list" and isinstance(value, list):
            return float(len(value))
        if self.holds in ("duration", "clock"):
            return hours(value.get("within") if isinstance(value, dict) else value)
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return None
        return float(value) if abs(value) <= _MOST else None


def scale(holds: str, levels: tuple[str, ...], tighter: str) -> Scale:
    """The scale that a control declares (`tighter` as in schemas/README.md)."""
    return Scale(holds, levels, -1 if tighter in ("lower", "false", "fewer") else 1)
