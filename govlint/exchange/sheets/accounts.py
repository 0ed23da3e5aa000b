"""Rows of accounts become entries of the register."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from govlint.exchange.fields import Field, fields
from govlint.exchange.sheets.columns import Layout
from govlint.exchange.sheets.known import known, numbered
from govlint.exchange.sheets.rows import Taken, Told, place, says_nothing, taken
from govlint.exchange.sheets.sheet import Sheet
from govlint.exchange.sheets.values import Habits, as_text, is_day_first, read_value, words_of
from govlint.slugs import slug

_KIND, _LISTED = "channels", "accounts"
_NOBODY_ANSWERS = "a stand-in, but nobody who answers: write who stands in for an owner at their role"
_LONGEST = 74
"""Characters of an id, before a number that tells it from others."""


class Account(NamedTuple):
    """An entry of the register, and where it was read."""

    entry: dict[str, Any]
    place: str


def accounts(
    sheet: Sheet, layout: Layout, roles: dict[str, str], found: dict[tuple[str, ...], Account], told: list[Told]
) -> None:
    """Add the accounts of a sheet to those found. roles: how people are named, and the role each holds.

    told: gains what is to be said.
    """
    known_fields = {field.name: field for field in fields(_KIND, _LISTED)}
    rows = list(taken(sheet, layout, told))
    habits = _habits(rows, roles)
    for one in rows:
        entry = _entry(sheet, one, known_fields, habits, told)
        where = place(sheet, one.row)
        key = _key(entry, where)
        if "platform" not in entry:
            told.append(Told(where, "no platform stands there: an account needs one"))
        elif key in found:
            told.append(Told(where, f"the same account as in {found[key].place}"))
        else:
            found[key] = Account(entry, where)


def _key(entry: dict[str, Any], where: str) -> tuple[str, ...]:
    """What makes two rows the same account: one handle can serve several markets."""
    handle = str(entry.get("handle") or entry.get("url") or where).casefold()
    return (handle, *(str(entry.get(name, "")) for name in ("platform", "market", "id")))


def _habits(rows: list[Taken], roles: dict[str, str]) -> dict[str, Habits]:
    """How each column writes things, by its field."""
    columns: dict[str, list[str]] = {}
    for one in rows:
        for name, (_, cell) in one.cells.items():
            columns.setdefault(name, []).append(as_text(cell))
    return {name: Habits(is_day_first(cells), roles) for name, cells in columns.items()}


def _entry(
    sheet: Sheet, one: Taken, known_fields: dict[str, Field], habits: dict[str, Habits], told: list[Told]
) -> dict[str, Any]:
    entry: dict[str, Any] = {}
    for name, (column, cell) in one.cells.items():
        field = known_fields[name]
        if says_nothing(cell, words_of(field)) or _is_everywhere(name, as_text(cell)):
            continue
        read = read_value(field, cell, habits[name])
        if read.said:
            told.append(Told(place(sheet, one.row, column), read.said))
        if read.value is not None:
            _put(entry, field.path, read.value)
    if "platform" not in entry and _host(entry):
        entry["platform"] = _host(entry)
    if "care" in entry and "by" not in entry["care"]:
        told.append(Told(place(sheet, one.row), _NOBODY_ANSWERS))
        del entry["care"]
    return entry


def _is_everywhere(name: str, text: str) -> bool:
    """An account for all markets has none of its own."""
    return name == "market" and slug(text).replace("-", " ") in known()["everywhere"]


def _put(entry: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    for step in path[:-1]:
        entry = entry.setdefault(step, {})
    entry[path[-1]] = value


def _host(entry: dict[str, Any]) -> str:
    """The platform that an address leads to; empty where it is none that govlint knows."""
    host = str(entry.get("url", "")).partition("://")[2].partition("/")[0].casefold()
    return next((word for ending, word in known()["hosts"].items() if f".{host}".endswith(f".{ending}")), "")


def named(found: Iterable[Account], told: list[Told]) -> list[Account]:
    """The same, each with an id of its own, in the order in which documents write fields."""
    order = {field.path[0]: at for at, field in enumerate(fields(_KIND, _LISTED))}
    owners: dict[str, Account] = {}
    for one in found:
        owners.setdefault(str(one.entry.get("id", "")), one)
    taken_ids, numbers, result = set(owners), Counter[str](), []
    for one in found:
        name = _name(one, owners, taken_ids, numbers, told)
        taken_ids.add(name)
        entry = one.entry | {"id": name}
        result.append(Account(dict(sorted(entry.items(), key=lambda item: order[item[0]])), one.place))
    return result


def _name(one: Account, owners: dict[str, Account], given: set[str], numbers: Counter[str], told: list[Told]) -> str:
    """The id that is given, of the first that has it; for any other account one that nobody has."""
    name = str(one.entry.get("id", ""))
    if name and owners[name] is one:
        return name
    free = numbered(_id(one.entry), given, numbers)
    if name:
        told.append(Told(one.place, f"the id {name} stands in {owners[name].place}: here it is {free}"))
    return free


def _id(entry: dict[str, Any]) -> str:
    """A name such as northlight-gb-instagram; without a brand it begins with the handle."""
    who = slug(str(entry.get("brand") or entry.get("handle") or entry.get("name") or ""))
    parts = (who, slug(str(entry.get("market", ""))), str(entry["platform"]))
    return "-".join(part for part in parts if part)[:_LONGEST].strip("-")
