"""Plain values in plain words: times, days, markets, lists."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from govlint.handbook.words.countries import COUNTRIES
from govlint.language import counted, gettext_noop, ngettext, ngettext_noop, pgettext, whole
from govlint.language import gettext as _
from govlint.policy.days import after

_DURATION = re.compile(r"(0|[1-9][0-9]*)(m|h|d|bd|w|mo|y)\Z")
_UNITS = {
    "m": ngettext_noop("%(count)s minute", "%(count)s minutes"),
    "h": ngettext_noop("%(count)s hour", "%(count)s hours"),
    "d": ngettext_noop("%(count)s day", "%(count)s days"),
    "bd": ngettext_noop("%(count)s business day", "%(count)s business days"),
    "w": ngettext_noop("%(count)s week", "%(count)s weeks"),
    "mo": ngettext_noop("%(count)s month", "%(count)s months"),
    "y": ngettext_noop("%(count)s year", "%(count)s years"),
}
_WEEK = (
    gettext_noop("Monday"),
    gettext_noop("Tuesday"),
    gettext_noop("Wednesday"),
    gettext_noop("Thursday"),
    gettext_noop("Friday"),
    gettext_noop("Saturday"),
    gettext_noop("Sunday"),
)
_MONTHS = (
    gettext_noop("January"),
    gettext_noop("February"),
    gettext_noop("March"),
    gettext_noop("April"),
    gettext_noop("May"),
    gettext_noop("June"),
    gettext_noop("July"),
    gettext_noop("August"),
    gettext_noop("September"),
    gettext_noop("October"),
    gettext_noop("November"),
    gettext_noop("December"),
)


def duration(value: Any) -> str:
    """`3bd` as `3 business days`; what is no duration as it is."""
    found = _DURATION.match(value) if isinstance(value, str) else None
    return counted(*_UNITS[found[2]], int(found[1])) if found else str(value)


def day(value: Any) -> str:
    """`2026-08-27` as `27 August 2026`; what is no date as it is."""
    try:
        found = date.fromisoformat(str(value))
    except ValueError:
        return str(value)
    # In two forms, since there are languages in which the first of a month is written otherwise.
    form = ngettext("%(day)d %(month)s %(year)d", "%(day)d %(month)s %(year)d", found.day)
    return form % {"day": found.day, "month": _(_MONTHS[found.month - 1]), "year": found.year}


def weekday(number: int) -> str:
    """`Monday` for 0."""
    return _(_WEEK[number])


def next_review(last: Any, every: Any) -> str:
    """The day on which a review falls due, as an ISO date; empty where that cannot be told."""
    due = after(last, every)
    return due.isoformat() if due else ""


def market(code: str) -> str:
    """`GB` as `Great Britain`, `US-CA` as `United States (CA)`; another word as it is."""
    country, _dash, part = code.partition("-")
    if country not in COUNTRIES:
        return code
    name = _(COUNTRIES[country])
    return f"{name} ({part})" if part else name


def humane(word: str) -> str:
    """`paid-ad` as `paid ad`."""
    return word.replace("-", " ").replace("_", " ")


def amount(value: Any) -> str:
    """A number without a needless fraction, its thousands apart."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, float):
        return str(value).replace(".", pgettext("before a fraction", "."))
    return whole(value) if isinstance(value, int) and abs(value) >= 10_000 else str(value)


def percent(value: Any) -> str:
    """`12 %`."""
    return _("%(amount)s %%") % {"amount": amount(value)}


_LISTS = {
    "and": gettext_noop("%(first)s and %(last)s"),
    "or": gettext_noop("%(first)s or %(last)s"),
    "then": gettext_noop("%(first)s then %(last)s"),
}


def listed(words: Iterable[str], last: str = "and") -> str:
    """`a, b and c`; with the last word `or`, `a, b or c`; with `then`, what comes last comes after the others."""
    found = list(words)
    if len(found) < 2:
        return "".join(found)
    return _(_LISTS[last]) % {"first": pgettext("between parts of a list", ", ").join(found[:-1]), "last": found[-1]}


def capital(text: str) -> str:
    """With a capital first letter."""
    return text[:1].upper() + text[1:]


def uncapital(text: str) -> str:
    """With a small first letter."""
    return text[:1].lower() + text[1:]


def sentence(text: str) -> str:
    """With a capital first letter and a full stop."""
    return capital(text) if text.rstrip()[-1:] in ".!?:" else f"{capital(text)}."
