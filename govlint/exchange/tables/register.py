"""The register of accounts as a table that `import` reads back."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from govlint.exchange.fields import Field, fields, in_cell, value_at
from govlint.exchange.tables.table import ABOUT, ORIGIN, Cell, Judged, Table, day_of, origin
from govlint.workspace.documents import Document
from govlint.workspace.shapes import entries
from govlint.workspace.workspace import Workspace

_ALWAYS = frozenset(("id", "platform", "handle", "url", "market", "brand", "owner", "state"))
"""Columns that are there even where no account says anything in them."""
OF_OURS = ("Organisation", *ORIGIN, *ABOUT)
"""Columns that say where an account is written, not what it is."""


class _Account(NamedTuple):
    workspace: Workspace
    document: Document
    number: int
    entry: dict[str, Any]


def register(judged: Judged) -> Table:
    """Every account of the registers, in the order of files. A column for each field that one of them uses."""
    found = [account for workspace in judged.workspaces for account in _accounts(workspace)]
    shown = [field for field in fields("channels", "accounts") if _is_shown(field, found)]
    columns = ("Organisation", *(field.title for field in shown), *ORIGIN, *ABOUT)
    rows = ((one.workspace.title, *_cells(one, shown), *_origin(one), *judged.about) for one in found)
    return Table("Register", columns, tuple(rows))


def _accounts(workspace: Workspace) -> Iterator[_Account]:
    for document in workspace.of_kind("channels"):
        for number, entry in entries(document.value.get("accounts")):
            yield _Account(workspace, document, number, entry)


def _is_shown(field: Field, found: list[_Account]) -> bool:
    return field.name in _ALWAYS or any(value_at(one.entry, field.path) is not None for one in found)


def _cells(account: _Account, shown: list[Field]) -> Iterator[Cell]:
    for field in shown:
        value = value_at(account.entry, field.path)
        yield day_of(value) if field.form.get("type") == "date" else in_cell(field, value)


def _origin(account: _Account) -> tuple[Cell, ...]:
    return origin(account.document, account.document.locate(("accounts", account.number)).start)
