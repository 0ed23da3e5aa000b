"""What somebody most likely meant by a value in another form: a date, a time, a list; never a guess between two."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from typing import Any

from govlint.markets import market_code
from govlint.slugs import slug
from govlint.text.scalars import as_word

LONGEST = 100
"""No text in a form is longer; what is longer means nothing."""
DATE = "date"
NAME = "^[a-z0-9]+(-[a-z0-9]+)*$"
DURATION = "^(0|[1-9][0-9]*)(m|h|d|bd|w|mo|y)$"
TIME = "^([01][0-9]|2[0-4]):[0-5][0-9]$"
MARKET = "^[A-Z]{2}(-[A-Z0-9]{1,3})?$"
LANGUAGE = "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"
URL = "^https?://[^\\s]+$"

_SAID_AS_BOOLEAN = {
    **dict.fromkeys(("yes", "y", "on", "true"), True),
    **dict.fromkeys(("no", "n", "off", "false"), False),
}
_UNITS = {
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes"), "m"),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), "h"),
    **dict.fromkeys(("d", "day", "days"), "d"),
    **dict.fromkeys(("bd", "business day", "business days", "working day", "working days"), "bd"),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), "w"),
    **dict.fromkeys(("mo", "month", "months"), "mo"),
    **dict.fromkeys(("y", "yr", "yrs", "year", "years"), "y"),
}
_EVERY = {"hourly": "1h", "daily": "1d", "weekly": "1w", "monthly": "1mo", "yearly": "1y", "annually": "1y"}
_AMOUNT = re.compile(r"0*([0-9]+)\s*([a-z][a-z -]*)")
_DAYS = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y")
"""Ways to write a day of which each says which number is the month."""
_CLOCK = re.compile(r"(2[0-4]|[01]?[0-9])(?:[:.h]([0-5][0-9]))?\s*([ap])?\.?(?:m\.?)?")
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/\S*)?")


def in_form(text: str, form: str) -> str | None:
    """A text as it would be written in a form; None where that is not plain. form: a pattern of a schema, or DATE."""
    bare = text.strip()
    found = _READERS[form](bare) if form in _READERS and len(bare) <= LONGEST else None
    return found if found is not None and (form == DATE or re.search(form, found)) else None


def in_type(value: Any, types: list[str]) -> Any:
    """A value as it would be written in one of the types of a schema, or None where that is not plain.

    A list is given as a tuple.
    """
    if isinstance(value, str):
        return _from_text(value.strip(), types)
    if isinstance(value, list):
        return value[0] if len(value) == 1 and _is_of(value[0], types) else None
    if isinstance(value, (bool, int, float)) and "array" in types:
        return (value,)
    if isinstance(value, (bool, int, float)) and "string" in types:
        return as_word(value)
    whole = isinstance(value, float) and value.is_integer() and "integer" in types
    return int(value) if whole else None


def _from_text(text: str, types: list[str]) -> Any:
    if "boolean" in types and text.casefold() in _SAID_AS_BOOLEAN:
        return _SAID_AS_BOOLEAN[text.casefold()]
    if "array" in types and text:
        parts = [part.strip() for part in text.split(",")]
        return tuple(parts) if all(re.fullmatch(r"[\w-]+", part) for part in parts) else (text,)
    number = text.removesuffix("%").rstrip()
    if "integer" in types and re.fullmatch(r"-?[0-9]{1,15}", number):
        return int(number)
    if "number" in types and re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,15})?", number):
        return float(number) if "." in number else int(number)
    return None


def _is_of(value: Any, types: list[str]) -> bool:
    kinds: dict[str, tuple[type, ...]] = {
        "string": (str,),
        "boolean": (bool,),
        "integer": (int,),
        "number": (int, float),
    }
    return any(isinstance(value, kinds.get(name, ())) for name in types)


def day_first(text: str) -> str | None:
    """A date as Europe writes it, such as 28/11/2026; None where it is none, or where it could be another day too.

    That its writer is no American is likely, not certain.
    """
    found = re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})", text.strip())
    if not found or (int(found[1]) <= 12 and found[1] != found[2]):
        return None
    with suppress(ValueError):
        return date(int(found[3]), int(found[2]), int(found[1])).isoformat()
    return None


def _date(text: str) -> str | None:
    plain = re.sub(r"(?<=[0-9])(st|nd|rd|th)\b|T[0-9:.]+(Z|[+-][0-9:]+)?$", "", text)
    if plain.isdigit() and len(plain) != 8:
        return None
    for form in _DAYS:
        with suppress(ValueError):
            return datetime.strptime(plain, form).date().isoformat()
    return None


def _duration(text: str) -> str | None:
    said = re.sub(r"\s+", " ", text.casefold().replace("-", " "))
    found = _AMOUNT.fullmatch(said)
    unit = _UNITS.get(found[2].strip()) if found else None
    # A capital M alone is as likely a month.
    if found and found[2] == "m" and text.endswith("M"):
        return None
    return f"{found[1]}{unit}" if found and unit else _EVERY.get(said)


def _time(text: str) -> str | None:
    found = _CLOCK.fullmatch(text.casefold())
    if not found or not (found[2] or found[3]):
        return None
    hour = int(found[1])
    if found[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[3] == "p" else 0)
    return f"{hour:02}:{found[2] or '00'}"


def _language(text: str) -> str | None:
    first, *others = text.replace("_", "-").split("-")
    return "-".join([first.lower(), *(part.upper() if len(part) == 2 else part.title() for part in others)])


def _name(text: str) -> str | None:
    return slug(text) if text.isascii() else None


def _url(text: str) -> str | None:
    bare = re.sub(r"^(https?:)?/{0,2}", "", text, flags=re.IGNORECASE)
    return f"https://{bare}" if _HOST.fullmatch(bare.casefold()) else None


_READERS: dict[str, Callable[[str], str | None]] = {
    DATE: _date, DURATION: _duration, TIME: _time, MARKET: market_code, LANGUAGE: _language, NAME: _name, URL: _url,
}  # fmt: skip
