"""Plain values in plain words: times, days, markets, lists."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from govlint.handbook.words.countries import COUNTRIES
from govlint.policy.days import after

_DURATION = re.compile(r"(0|[1-9][0-9]*)(m|h|d|bd|w|mo|y)\Z")
_UNITS = {
    "m": "minute",
    "h": "hour",
    "d": "day",
    "bd": "business day",
    "w": "week",
    "mo": "month",
    "y": "year",
}
_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


def duration(value: Any) -> str:
    """`3bd` as `3 business days`; what is no duration as it is."""
    found = _DURATION.match(value) if isinstance(value, str) else None
    if not found:
        return str(value)
    count, unit = int(found[1]), _UNITS[found[2]]
    return f"{count:,} {unit}{'' if count == 1 else 's'}"


def day(value: Any) -> str:
    """`2026-08-27` as `27 August 2026`; what is no date as it is."""
    try:
        found = date.fromisoformat(str(value))
    except ValueError:
        return str(value)
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}"


def next_review(last: Any, every: Any) -> str:
    """The day on which a review falls due, as an ISO date; empty where that cannot be told."""
    due = after(last, every)
    return due.isoformat() if due else ""


def market(code: str) -> str:
    """`GB` as `Great Britain`, `US-CA` as `United States (CA)`; another word as it is."""
    country, _, part = code.partition("-")
    name = COUNTRIES.get(country)
    if not name:
        return code
    return f"{name} ({part})" if part else name


def humane(word: str) -> str:
    """`paid-ad` as `paid ad`."""
    return word.replace("-", " ").replace("_", " ")


def amount(value: Any) -> str:
    """A number without a needless fraction, its thousands apart."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return f"{value:,}" if isinstance(value, int) and abs(value) >= 10_000 else str(value)


def listed(words: Iterable[str], last: str = "and") -> str:
    """`a, b and c`."""
    found = list(words)
    return f"{', '.join(found[:-1])} {last} {found[-1]}" if len(found) > 1 else "".join(found)


def capital(text: str) -> str:
    """With a capital first letter."""
    return text[:1].upper() + text[1:]


def uncapital(text: str) -> str:
    """With a small first letter."""
    return text[:1].lower() + text[1:]


def sentence(text: str) -> str:
    """With a capital first letter and a full stop."""
    return capital(text) if text.rstrip()[-1:] in ".!?:" else f"{capital(text)}."
