"""A spreadsheet becomes documents that `check` can read, and an account of what was taken and what was not."""

import json
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from govlint.errors import GovlintError
from govlint.exchange.sheets.accounts import Account, accounts, named
from govlint.exchange.sheets.columns import ACCOUNTS, KINDS, PEOPLE, Column, Layout, layout
from govlint.exchange.sheets.known import field_names
from govlint.exchange.sheets.people import People, listed, people
from govlint.exchange.sheets.rows import Told, place
from govlint.exchange.sheets.secrets import is_secret_heading
from govlint.exchange.sheets.sheet import Sheet
from govlint.near import suggestion
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
    named: Mapping[str, str] = MappingProxyType({})
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
    """Headings, as they were typed, and the fields named for them.

    Raises GovlintError where there is no such field, or the heading is one of secrets.
    """
    known = field_names(ACCOUNTS) | field_names(PEOPLE)
    for heading, field in pairs:
        if field and field not in known:
            hint = suggestion(field, sorted(known))
            raise GovlintError(f"no field is called {field}", hint)
        if is_secret_heading(heading):
            raise GovlintError(f"the column “{heading}” holds secrets, which are never copied", "Leave it out.")
    return dict(pairs)


def imported(sheets: tuple[Sheet, ...], wish: Wish) -> Imported:
    """The documents that sheets make, and what is to be said of them.

    Raises GovlintError where a sheet or a column that the call names is not there, or it is too much for one file.
    """
    told: list[Told] = []
    layouts = _layouts(_chosen(sheets, wish, told), wish, told)
    _check_named(layouts, wish.named)
    who = _people(layouts, told)
    found = _accounts(layouts, who, told)
    made = _documents(wish, found, who)
    _check_size(wish, len(json.dumps(made, ensure_ascii=False)), _ROUGHLY)
    for document in made:
        _fit(document, [one.place for one in found], told)
    columns = tuple((place(sheet), column) for sheet, one in layouts for column in one.columns)
    text = _text(wish, layouts, made)
    _check_size(wish, len(text.encode()), MAX_BYTES)
    return Imported(text, len(found), len(who.roles), columns, tuple(told))


def _people(layouts: list[tuple[Sheet, Layout]], told: list[Told]) -> People:
    found = People({}, {}, {})
    for sheet, one in layouts:
        if one.kind == PEOPLE:
            people(sheet, one, found, told)
    return found


def _accounts(layouts: list[tuple[Sheet, Layout]], who: People, told: list[Told]) -> list[Account]:
    found: dict[tuple[str, ...], Account] = {}
    for sheet, one in layouts:
        if one.kind == ACCOUNTS:
            accounts(sheet, one, who.called, found, told)
    return named(found.values(), told)


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
            names = [sheet.name for sheet in sheets if sheet.name]
            hint = suggestion(wish.sheet, names, f"There are {', '.join(names) or 'none: CSV has no sheets'}.")
            raise GovlintError(f"{wish.path}: no sheet is called {wish.sheet}", one_line(hint))
        return found
    told += [Told(place(one), "a hidden sheet: name it with --sheet to read it") for one in sheets if one.hidden]
    return [sheet for sheet in sheets if not sheet.hidden]


def _layouts(sheets: list[Sheet], wish: Wish, told: list[Told]) -> list[tuple[Sheet, Layout]]:
    kinds = (KINDS[wish.kind],) if wish.kind else (ACCOUNTS, PEOPLE)
    named, found = {plain(heading): field for heading, field in wish.named.items()}, []
    for sheet in sheets:
        one = layout(sheet, kinds, named)
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


def _check_named(layouts: list[tuple[Sheet, Layout]], wanted: Mapping[str, str]) -> None:
    """Raises GovlintError where a column that the call names is nowhere."""
    there = {plain(column.heading): column.heading for _, one in layouts for column in one.columns}
    for heading in wanted:
        if plain(heading) not in there:
            hint = suggestion(heading, filter(None, there.values()))
            raise GovlintError(f"no column is called {heading}", one_line(hint))


def _fit(document: dict[str, Any], places: list[str], told: list[Told]) -> None:
    """Take out of entries what `check` would refuse. places: where each account was read."""
    for finding in load(["x.yaml"], {"x.yaml": written(document).encode()}).findings:
        step = finding.location.pointer
        if len(step) > 2 and isinstance(step[1], int):
            entry = document[str(step[0])][step[1]]
            where = places[step[1]] if step[0] == "accounts" else str(entry.get("title") or entry.get("name"))
            if entry.pop(str(step[2]), None) is not None:
                told.append(Told(where, finding.message))


def _header(wish: Wish, kind: str) -> dict[str, Any]:
    name, title = _HEADERS[kind]
    return {"govlint": "v1", "kind": kind, "name": name, "title": title, "owner": wish.owner, "status": "draft"}


def _documents(wish: Wish, found: list[Account], who: People) -> list[dict[str, Any]]:
    """The documents; none where there is nothing to write in them."""
    made = [_header(wish, "channels") | {"accounts": [one.entry for one in found]}] if found else []
    lists = {name: entries for name, entries in listed(who).items() if entries}
    return [*made, _header(wish, "teams") | lists] if lists else made


def _text(wish: Wish, layouts: list[tuple[Sheet, Layout]], made: list[dict[str, Any]]) -> str:
    """The documents as they are written, each with where it came from."""
    origin = one_line("; ".join(filter(None, (wish.path, *(place(sheet) for sheet, _ in layouts)))))
    head = f"# From {origin}, by `govlint import`.\n# A draft: look at it, then write status: in-force.\n"
    return "---\n".join(f"{head}{written(one)}" for one in made)
