"""What people write in a cell becomes what a document can hold; knows one cell, not the row around it."""

import json
import re
from collections.abc import Collection, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from govlint.exchange.fields import Field, split
from govlint.exchange.sheets.known import known, market_codes, markets
from govlint.exchange.sheets.sheet import Cell
from govlint.near import near
from govlint.slugs import plain, slug

_ALWAYS_PLAIN = ("id", "platform")
"""Fields without which an account is none."""
_SLASHED = re.compile(r"(?P<first>\d{1,2})(?P<sign>[/.\-])(?P<second>\d{1,2})[/.\-](?P<year>\d{4})(?:[ T].*)?\Z")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?\Z")
_TIME = re.compile(r"(\d{1,6})\s*([^\W\d].*)\Z")
_HOUR = re.compile(r"(\d{1,2}):(\d\d)(?::00)?\Z")
_NUMBER = re.compile(r"(\d{1,12})(?:[.,](\d{1,6}))?\s*%?\Z")


class Read(NamedTuple):
    """What a cell holds. value: None where that cannot be read; said: why, or what was taken for what."""

    value: Any
    said: str = ""


class Habits(NamedTuple):
    """How a spreadsheet writes things. day_first: of dates such as 04/05/2026, None where nothing tells.

    roles: how people are named in it (see `plain`), and the role that each of them holds.
    """

    day_first: bool | None = None
    roles: Mapping[str, str] = MappingProxyType({})


def words_of(field: Field) -> Collection[str]:
    """The words that mean something in a field, whatever they mean elsewhere, such as NA, a country."""
    return market_codes() if field.held.get("ref") == "market" else field.words


def as_text(cell: Cell) -> str:
    """A cell as people read it."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, date):
        return cell.isoformat()
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell if cell is not None else "")


def read_value(field: Field, cell: Cell, habits: Habits) -> Read:
    """What a cell holds for a field."""
    text = as_text(cell).strip()
    whole = _as_written(text) if field.is_list or not (field.is_prose or field.name in _ALWAYS_PLAIN) else None
    if whole is not None:
        return Read(whole)
    if field.is_list:
        parts = [_single(field, part, habits) for part in split(field, text)]
        wrong = next((part for part in parts if part.value is None), None)
        said = "; ".join(part.said for part in parts if part.said)
        return wrong or (Read([part.value for part in parts], said) if parts else _no(text, "list"))
    return _single(field, cell if isinstance(cell, date) else text, habits)


def _as_written(text: str) -> Any:
    """What `export` wrote as JSON, because no plain cell can hold it; None for any other text."""
    if not text.startswith(("[", "{")):
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _single(field: Field, cell: str | date, habits: Habits) -> Read:
    held, text = field.held, as_text(cell)
    if field.words:
        return _word(field, text)
    if "ref" in held:
        return _name(str(held["ref"]), text, habits)
    if held.get("type") == "date":
        return _date(text, habits.day_first)
    if held.get("type") in _TYPES:
        return _TYPES[str(held["type"])](text)
    return Read(text)


def _no(text: str, what: str) -> Read:
    return Read(None, f"“{text}” is no {what}")


def _word(field: Field, text: str) -> Read:
    """One of the words of a field: as written, as people say it, or the nearest."""
    name, said = field.path[-1], plain(text)
    meant = known()["words"].get(name, {}).get(said, "")
    for word in (slug(text), meant):
        if word in field.words:
            return Read(word)
    close = near(slug(text), field.words) or (_within(said, field) if name == "platform" else "")
    if not close and "other" in field.words:
        return Read("other", f"“{text}” is no {name} that govlint knows: other")
    return Read(close, f"“{text}” taken for {close}") if close else _no(text, name.replace("_", " "))


def _within(said: str, field: Field) -> str:
    """The only word of a field that stands in a text, as in `FB page`; empty where there is none, or two."""
    words = known()["words"].get(field.path[-1], {})
    found = {words.get(part, part) for part in said.split()} & set(field.words)
    return found.pop() if len(found) == 1 else ""


def _name(of: str, text: str, habits: Habits) -> Read:
    """A name that documents give to a role, brand, market or account."""
    if of == "market":
        return _market(text)
    if of == "role" and plain(text) in habits.roles:
        return Read(habits.roles[plain(text)])
    name = slug(text.partition("@")[0] if of == "role" else text)
    return Read(name) if name else _no(text, "name that govlint can write: it needs a Latin letter or a digit")


def _market(text: str) -> Read:
    said = plain(text)
    code = markets().get(said, "")
    if code or re.fullmatch(r"[A-Z]{2}-[A-Z0-9]{1,3}", text):
        return Read(code or text)
    close = near(said, markets()) if len(said) > 3 else ""
    return Read(markets()[close], f"“{text}” taken for {markets()[close]}") if close else _no(text, "country")


def _date(text: str, day_first: bool | None) -> Read:
    """A date: as ISO writes it, with dots day first, with slashes as the rest of the column tells."""
    iso, slashed = _ISO.match(text), _SLASHED.match(text)
    if iso:
        return _day(text, iso[1], iso[2], iso[3])
    if not slashed:
        return _no(text, "date such as 2026-11-22")
    first = True if slashed["sign"] == "." else day_first
    if first is None and slashed["first"] != slashed["second"]:
        return Read(None, f"“{text}” can be two days: write it as 2026-11-22")
    day, month = slashed.group("first", "second") if first else slashed.group("second", "first")
    return _day(text, slashed["year"], month, day)


def _day(text: str, year: str, month: str, day: str) -> Read:
    try:
        return Read(date(int(year), int(month), int(day)).isoformat())
    except ValueError:
        return _no(text, "date")


def is_day_first(cells: list[str]) -> bool | None:
    """Which part of the dates of a column is the day; None where they do not tell, or not agree."""
    found = [one for one in map(_SLASHED.match, cells) if one and one["sign"] != "."]
    first, second = (any(int(one[part]) > 12 for one in found) for part in ("first", "second"))
    return None if first == second else first


def _flag(text: str) -> Read:
    meant = known()["words"]["boolean"].get(plain(text))
    return Read(meant == "yes") if meant else _no(text, "yes or no")


def _number(text: str) -> Read:
    found = _NUMBER.match(text)
    if not found:
        return _no(text, "number")
    return Read(float(f"{found[1]}.{found[2]}") if found[2] and int(found[2]) else int(found[1]))


def _hour(text: str) -> Read:
    found = _HOUR.match(text)
    return Read(f"{int(found[1]):02}:{found[2]}") if found else _no(text, "time such as 09:30")


def _duration(text: str) -> Read:
    found = _TIME.match(text)
    unit = known()["units"].get(plain(found[2])) if found else None
    return Read(f"{int(found[1])}{unit}") if found and unit else _no(text, "time such as 4h or 2bd")


def _url(text: str) -> Read:
    if re.match(r"https?://\S+\Z", text):
        return Read(text)
    bare = re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", text)
    return Read(f"https://{text}", f"“{text}” written as https://{text}") if bare else _no(text, "address")


def _language(text: str) -> Read:
    if re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?", text):
        return Read(text)
    meant = known()["words"]["languages"].get(plain(text)) or (
        text.lower() if re.fullmatch(r"[A-Za-z]{2}", text) else ""
    )
    return Read(meant) if meant else _no(text, "language such as en or pt-BR")


def _identifier(text: str) -> Read:
    return Read(slug(text)) if slug(text) else _no(text, "name that govlint can write")


_TYPES = {
    "boolean": _flag, "integer": _number, "number": _number, "percent": _number, "duration": _duration, "time": _hour,
    "clock": _duration, "url": _url, "language": _language, "name": _identifier,
}  # fmt: skip
