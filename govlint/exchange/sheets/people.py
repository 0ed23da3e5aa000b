"""Rows of people become roles and teams: who holds what, and who stands in."""

import re
from collections import Counter
from typing import Any, NamedTuple

from govlint.exchange.fields import Field, fields
from govlint.exchange.sheets.columns import Layout
from govlint.exchange.sheets.known import numbered
from govlint.exchange.sheets.rows import Taken, Told, place, says_nothing, taken
from govlint.exchange.sheets.sheet import Sheet
from govlint.exchange.sheets.values import Habits, as_text, read_value
from govlint.slugs import plain, slug

_LONGEST = 70
"""Characters of the name of a team, before what tells it from a role."""
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class People(NamedTuple):
    """Roles and teams by the name they are given. called: how people are named (see `plain`), and their role."""

    roles: dict[str, dict[str, Any]]
    teams: dict[str, dict[str, Any]]
    called: dict[str, str]


def people(sheet: Sheet, layout: Layout, found: People, told: list[Told]) -> None:
    """Add the people of a sheet to those found. told: gains what is to be said."""
    for one in taken(sheet, layout, told):
        said = {name: _text(cell) for name, (_, cell) in one.cells.items() if not says_nothing(cell)}
        person = said.get("holder") or " ".join(filter(None, (said.get("first name"), said.get("last name"))))
        title = said.get("role") or person
        if not slug(title):
            told.append(Told(place(sheet, one.row), "neither a role nor a name stands there that govlint can write"))
            continue
        role = _role(found, title, person)
        _fill(sheet, one, role, said, told)
        _join(found, role, said.get("team", ""))
        found.called.update({plain(name): str(role["name"]) for name in (person, title, *_emails(one)) if name})


def _text(cell: Any) -> str:
    return " ".join(as_text(cell).split())


def _emails(one: Taken) -> list[str]:
    """Addresses of the row: they tell whom a list of accounts means, and are not copied."""
    return [cell for cell in one.row.cells if isinstance(cell, str) and _EMAIL.fullmatch(cell)]


def _role(found: People, title: str, person: str) -> dict[str, Any]:
    """The role of this title, with one holder more."""
    role = found.roles.setdefault(slug(title), {"name": slug(title), "title": title})
    if person and person not in role.setdefault("holders", []):
        role["holders"].append(person)
    return role


def _fill(sheet: Sheet, one: Taken, role: dict[str, Any], said: dict[str, str], told: list[Told]) -> None:
    if "deputies" in said:
        held = role.setdefault("deputies", [])
        held += [part for part in _names(said["deputies"]) if part not in held]
    for name in ("function", "employer", "seniority"):
        if name in said and name not in role:
            value = _word(sheet, one, name, said[name], told)
            role |= {name: value} if value else {}


def _names(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[;\n/]", text) if part.strip()]


def _word(sheet: Sheet, one: Taken, name: str, text: str, told: list[Told]) -> Any:
    field = _field(name)
    if field.is_prose:
        return text
    read = read_value(field, text, Habits())
    if read.said:
        told.append(Told(place(sheet, one.row, one.cells[name][0]), read.said))
    return read.value


def _field(name: str) -> Field:
    return next(field for field in fields("teams", "roles") if field.name == name)


def _join(found: People, role: dict[str, Any], title: str) -> None:
    """Make the role a member of a team, if one is named."""
    if slug(title):
        new: dict[str, Any] = {"title": title, "function": _function(title), "members": []}
        team = found.teams.setdefault(slug(title), new)
        team["function"] = team["function"] or role.get("function")
        team["members"] += [] if role["name"] in team["members"] else [role["name"]]


def _function(title: str) -> str | None:
    """The function that a team is called by; None where its name is none."""
    read = read_value(_field("function"), title, Habits())
    return None if read.said else read.value


def listed(found: People) -> dict[str, list[dict[str, Any]]]:
    """Teams and roles as documents write them. A team never has the name of a role."""
    teams, given = [], {*found.roles, *found.teams}
    for name, team in found.teams.items():
        free = name if name not in found.roles else numbered(f"{name[:_LONGEST]}-team", given, Counter())
        given.add(free)
        teams.append({"name": free} | team | {"function": team["function"] or "other"})
    return {"teams": teams, "roles": [_one_holder(role) for role in found.roles.values()]}


def _one_holder(role: dict[str, Any]) -> dict[str, Any]:
    """Somebody who holds a role alone is its holder; fields in the order in which documents write them."""
    written = {name: value for name, value in role.items() if value}
    holders = written.pop("holders", [])
    written |= {"holder": holders[0]} if len(holders) == 1 else {"holders": holders} if holders else {}
    order = [field.path[0] for field in fields("teams", "roles")]
    return dict(sorted(written.items(), key=lambda item: order.index(item[0])))
