"""Where the headings of a sheet stand, and which field each column holds; knows headings, not what is below them."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import NamedTuple

from govlint.exchange.sheets.known import field_names, headings, known
from govlint.exchange.sheets.secrets import is_secret_heading
from govlint.exchange.sheets.sheet import Row, Sheet
from govlint.slugs import plain

ACCOUNTS, PEOPLE = "accounts", "people"
KINDS = {"channels": ACCOUNTS, "teams": PEOPLE}
"""Kind of document → what of a spreadsheet it is made from."""
_MADE = {made_from: kind for kind, made_from in KINDS.items()}
_NEEDED = {ACCOUNTS: {"platform", "handle", "url"}, PEOPLE: {"holder", "last name", "role"}}
"""A sheet without any of these columns is of another kind."""
_LOOKED_AT = 30
"""How many rows may stand above the headings."""
_ALIKE, _SHORT = 0.85, 60
"""How like a known heading another must be to mean it, and how long it may be."""
_LONGEST = 300
"""Characters of a heading: what is longer is none, and would take long to look through."""

Named = Mapping[str, str]
"""Headings, as `plain` makes them, and the fields that the call names for them; none to leave them out."""


class Column(NamedTuple):
    """A column. at: its number from 0; field: what is read from it, empty for nothing; why: why nothing is.

    unsure: 0 and below where the heading says just that; unknown: nothing of this kind was understood.
    """

    at: int
    heading: str
    field: str
    why: str = ""
    secret: bool = False
    unsure: int = 0
    unknown: bool = False

    @property
    def letter(self) -> str:
        """What spreadsheet programs call it, such as AB."""
        more, last = divmod(self.at, 26)
        return (chr(64 + more) if more else "") + chr(65 + last)

    @property
    def said(self) -> str:
        """The column in words."""
        return f"“{self.heading}”" if self.heading else f"column {self.letter}"


class Layout(NamedTuple):
    """How a sheet is to be read. kind: `accounts` or `people`; head: which of its rows holds the headings."""

    kind: str
    head: int
    columns: tuple[Column, ...]

    @property
    def taken(self) -> tuple[Column, ...]:
        """The columns that are read."""
        return tuple(column for column in self.columns if column.field)

    @property
    def weight(self) -> int:
        """How many headings were understood, those included that no field holds."""
        return sum(bool(column.field or (column.why and not column.unknown)) for column in self.columns)


_UNKNOWN = "no field is known by this name"


def layout(sheet: Sheet, kinds: tuple[str, ...], named: Named) -> Layout | None:
    """How a sheet is best read as one of some kinds; None where it holds nothing of them."""
    found = [
        one
        for at, row in enumerate(sheet.rows[:_LOOKED_AT])
        for one in (Layout(kind, at, _columns(sheet, row, kind, named)) for kind in kinds)
        if _NEEDED[one.kind] & {column.field for column in one.columns}
    ]
    return max(found, key=lambda one: (one.weight, -one.head, one.kind == ACCOUNTS), default=None)


def _columns(sheet: Sheet, head: Row, kind: str, named: Named) -> tuple[Column, ...]:
    width = max(len(row.cells) for row in sheet.rows)
    said = [str(head.cells[at]) if at < len(head.cells) and head.cells[at] is not None else "" for at in range(width)]
    found = [_column(at, " ".join(heading.split()), kind, named) for at, heading in enumerate(said)]
    return tuple(_once(column, found) for column in found)


def _column(at: int, heading: str, kind: str, named: Named) -> Column:
    if len(heading) > _LONGEST:
        return Column(at, heading, "", f"a heading has up to {_LONGEST} characters", unknown=True)
    if is_secret_heading(heading):
        return Column(at, heading, "", "secrets are never copied", secret=True)
    if plain(heading) in named:
        return _as_named(at, heading, kind, named[plain(heading)])
    if not heading:
        return Column(at, "", "", "it has no heading")
    why = next((why for why, words in known()["left"].items() if plain(heading) in words), "")
    field, unsure = ("", 0) if why else _field(heading, kind)
    unknown = not (field or why)
    return Column(at, heading, field, _UNKNOWN if unknown else why, unsure=unsure, unknown=unknown)


def _as_named(at: int, heading: str, kind: str, field: str) -> Column:
    """The column as the call wants it, where the kind has such a field."""
    if field and field not in field_names(kind):
        return Column(at, heading, "", f"{_MADE[kind]} have no field {field}", unknown=True)
    return Column(at, heading, field, "" if field else "left out as you asked", unsure=-2)


def _field(heading: str, kind: str) -> tuple[str, int]:
    """The field of a heading, and how unsure that is: as it stands, without what is in brackets, part by part."""
    words = headings(kind)
    bare = heading.partition("(")[0].partition("[")[0]
    for said in (heading, bare, *bare.replace("|", "/").replace("&", "/").split("/")):
        if plain(said) in words:
            return words[plain(said)]
    near = get_close_matches(plain(bare), words, n=1, cutoff=_ALIKE) if len(bare) <= _SHORT else []
    return (words[near[0]][0], words[near[0]][1] + 100) if near else ("", 0)


def _once(column: Column, columns: list[Column]) -> Column:
    """A field is read from one column: the one whose heading says it best, of several the first."""
    if not column.field:
        return column
    rivals = [one for one in columns if one.field == column.field]
    best = min(rivals, key=lambda one: (one.unsure, one.at))
    if best is column:
        return column
    return column._replace(field="", why=f"{best.said} holds {column.field} already")
