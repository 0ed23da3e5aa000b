"""A spreadsheet becomes documents that `check` can read, and an account of what was taken and what was not."""

import json
from collections.abc import Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from govlint.errors import GovlintError
from govlint.exchange.fields import fields
from govlint.exchange.sheets.accounts import Account, accounts, named
from govlint.exchange.sheets.columns import ACCOUNTS, KINDS, PEOPLE, Column, Layout, Named, layout
from govlint.exchange.sheets.known import headings
from govlint.exchange.sheets.people import People, listed, people
from govlint.exchange.sheets.rows import Told, place
from govlint.exchange.sheets.secrets import is_secret_heading
from govlint.exchange.sheets.sheet import Sheet
from govlint.near import choice_of, suggestion
from govlint.reporters.sink import one_line
from govlint.slugs import plain
from govlint.text.source import MAX_BYTES
from govlint.text.written import written
from govlint.workspace.load import load

_ROUGHLY = MAX_BYTES * 5 // 4
"""Characters of plain data from which it is not worth writing them out."""
_HEADERS = {"channels": ("register", "Our accounts"), "teams": ("people", "Who does what")}


class Wish(NamedTuple):
    """What is asked of an import. kind: of document, None for what the headings say; sheet: None for all.

    named: headings and the fields that stand for them; owner: the role that answers for what is written.
    """

    path: str
    kind: str | None = None
    sheet: str | None = None
    named: Named = MappingProxyType({})
    owner: str = "head-of-social"


class Imported(NamedTuple):
    """What became of a spreadsheet. text: the documents, empty where nothing was read.

    columns: where, and the columns there; told: what was taken for something else, or left out.
    """

    text: str
    accounts: int
    roles: int
    columns: tuple[tuple[str, Column], ...]
    told: tuple[Told, ...]


def named_columns(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Headings, as they are compared, and the fields named for them.

    Raises GovlintError where there is no such field, or the heading is one of secrets.
    """
    known = {name for kind in (ACCOUNTS, PEOPLE) for name, _ in headings(kind).values()}
    known |= {field.name for field in fields("channels", "accounts")}
    for heading, field in pairs:
        if field and field not in known:
            hint = suggestion(field, sorted(known))
            raise GovlintError(f"no field is called {field}", hint)
        if is_secret_heading(heading):
            raise GovlintError(f"the column “{heading}” holds secrets, which are never copied", "Leave it out.")
    return {plain(heading): field for heading, field in pairs}


def imported(sheets: tuple[Sheet, ...], wish: Wish) -> Imported:
    """The documents that sheets make, and what is to be said of them.

    Raises GovlintError where a sheet or a column that the call names is not there, or it is too much for one file.
    """
    told: list[Told] = []
    layouts = _layouts(_chosen(sheets, wish, told), wish, told)
    _check_named(layouts, wish.named)
    who = _people(layouts, told)
    found = _accounts(layouts, who, told)
    _check_size(wish, len(json.dumps([one.entry for one in found], ensure_ascii=False)), _ROUGHLY)
    _fit(found, wish, told)
    columns = tuple((place(sheet), column) for sheet, one in layouts for column in one.columns)
    text = _documents(wish, layouts, found, who)
    _check_size(wish, len(text.encode()), MAX_BYTES)
    return Imported(text, len(found), len(who.roles), columns, tuple(told))


def _people(layouts: list[tuple[Sheet, Layout]], told: list[Told]) -> People:
    found = People({}, {}, {})
    for sheet, one in layouts:
        if one.kind == PEOPLE:
            people(sheet, one, found, told)
    return found


def _accounts(layouts: list[tuple[Sheet, Layout]], who: People, told: list[Told]) -> list[Account]:
    listed_in = (accounts(sheet, one, who.called, told) for sheet, one in layouts if one.kind == ACCOUNTS)
    return named([account for found in listed_in for account in found])


def _check_size(wish: Wish, size: int, most: int) -> None:
    """Raises GovlintError where it is more than one file holds."""
    if size > most:
        said = f"{wish.path}: the documents would be larger than the {MAX_BYTES:,} bytes that govlint reads"
        raise GovlintError(said, "Split the list, or import one sheet at a time with --sheet.")


def _chosen(sheets: tuple[Sheet, ...], wish: Wish, told: list[Told]) -> list[Sheet]:
    """The sheets to read: the one that is named, or all that people see."""
    if wish.sheet is not None:
        found = [sheet for sheet in sheets if sheet.name == wish.sheet]
        if not found:
            names = ", ".join(sheet.name for sheet in sheets if sheet.name) or "none: CSV has no sheets"
            raise GovlintError(f"{wish.path}: no sheet is called {wish.sheet}", f"There are {names}.")
        return found
    told += [Told(place(one), "a hidden sheet: name it with --sheet to read it") for one in sheets if one.hidden]
    return [sheet for sheet in sheets if not sheet.hidden]


def _layouts(sheets: list[Sheet], wish: Wish, told: list[Told]) -> list[tuple[Sheet, Layout]]:
    kinds = (KINDS[wish.kind],) if wish.kind else (ACCOUNTS, PEOPLE)
    found = []
    for sheet in sheets:
        one = layout(sheet, kinds, wish.named)
        if sheet.note:
            told.append(Told(place(sheet) or "the file", sheet.note))
        if one is None:
            told.append(Told(place(sheet) or "the file", _no_headings(sheet)))
        else:
            found.append((sheet, one))
            told += [Told(place(sheet, row), "it stands above the headings") for row in sheet.rows[: one.head]]
    return found


def _no_headings(sheet: Sheet) -> str:
    return "no headings of accounts or people were found" if sheet.rows else "nothing stands there"


def _check_named(layouts: list[tuple[Sheet, Layout]], wanted: Named) -> None:
    """Raises GovlintError where a column that the call names is nowhere."""
    there = {plain(column.heading): column.heading for _, one in layouts for column in one.columns}
    for heading in wanted:
        if heading not in there:
            hint = suggestion(heading, there, choice_of(one for one in there.values() if one))
            raise GovlintError(f"no column is called {heading}", one_line(hint))


def _fit(found: list[Account], wish: Wish, told: list[Told]) -> None:
    """Take out what `check` would refuse."""
    text = written(_channels(wish, found)) if found else ""
    for finding in load(["x.yaml"], {"x.yaml": text.encode()}).findings:
        step = finding.location.pointer
        if len(step) > 2 and step[0] == "accounts":
            account = found[int(step[1])]
            if account.entry.pop(str(step[2]), None) is not None:
                told.append(Told(account.place, finding.message))


def _header(wish: Wish, kind: str) -> dict[str, Any]:
    name, title = _HEADERS[kind]
    return {"govlint": "v1", "kind": kind, "name": name, "title": title, "owner": wish.owner, "status": "draft"}


def _channels(wish: Wish, found: list[Account]) -> dict[str, Any]:
    return _header(wish, "channels") | {"accounts": [one.entry for one in found]}


def _documents(wish: Wish, layouts: list[tuple[Sheet, Layout]], found: list[Account], who: People) -> str:
    """The documents, each with where it came from; empty where there is none."""
    origin = one_line("; ".join(filter(None, (wish.path, *(place(sheet) for sheet, _ in layouts)))))
    head = f"# From {origin}, by `govlint import`.\n# A draft: look at it, then write status: in-force.\n"
    parts = [written(_channels(wish, found))] if found else []
    if who.roles:
        lists = {name: entries for name, entries in listed(who).items() if entries}
        parts.append(written(_header(wish, "teams") | lists))
    return "---\n".join(f"{head}{part}" for part in parts)
