"""Reads the tables of what may be posted from a page as it stands in its file, as a script or a person would."""

from html.parser import HTMLParser
from typing import NamedTuple

Told = tuple[str, tuple[tuple[str, ...], ...], int | None]
"""Whether it is allowed, the roles that are asked stage by stage, and the longest time in minutes."""
NO: Told = ("no", (), None)


class Cell(NamedTuple):
    """An answer of a row: for which mark or which authors, neither where it is the plain one; and where it leads."""

    what: str
    authors: tuple[str, ...]
    anchor: str


class Shut(NamedTuple):
    """What never appears on an account: types of content and authors, all where there are none."""

    account: str
    kinds: tuple[str, ...]
    authors: tuple[str, ...]


class Tabled(HTMLParser):
    """A page of answers. spots: its places; rows: type of content → its cells; accounts: those it holds for."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.spots: tuple[str, ...] = ()
        self.rows: dict[str, list[Cell]] = {}
        self.accounts: list[str] = []
        self.shut: list[Shut] = []
        self._answers: dict[str, tuple[str, list[tuple[str, ...]], int | None]] = {}
        self._row: list[Cell] = []
        self._case: tuple[str, tuple[str, ...]] = ("", ())
        self._answer = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if "data-spots" in told:
            self.spots = tuple(told["data-spots"].split())
        if tag == "tr" and "data-kinds" in told:
            self._row, self._case = [], ("", ())
            self.rows |= dict.fromkeys(told["data-kinds"].split(), self._row)
        if tag == "li":
            self._case = told.get("data-what", ""), tuple(told.get("data-authors", "").split())
        if tag == "a" and told.get("href", "").startswith("#answer-"):
            self._row.append(Cell(*self._case, told["href"][1:]))
        self._note(told)

    def _note(self, told: dict[str, str]) -> None:
        if "data-allowed" in told:
            self._answer = told["id"]
            minutes = int(told["data-minutes"]) if "data-minutes" in told else None
            self._answers[self._answer] = told["data-allowed"], [], minutes
        if "data-asked" in told:
            self._answers[self._answer][1].append(tuple(told["data-asked"].split()))
        if "data-account" in told:
            self.accounts.append(told["data-account"])
        if "data-never" in told:
            held = (tuple(told.get(name, "").split()) for name in ("data-kinds", "data-authors"))
            self.shut.append(Shut(self.accounts[-1], *held))

    def told(self, kind: str, what: str = "", author: str = "", account: str = "") -> Told:
        """What the page says to somebody who asks."""
        if self.is_shut(kind, author, account):
            return NO
        allowed, asked, minutes = self._answers[self.anchor(kind, what, author)]
        return NO if allowed == "no" else (allowed, tuple(asked), minutes)

    def anchor(self, kind: str, what: str = "", author: str = "") -> str:
        """The answer in full, wherever it is to appear."""
        cells = self.rows[kind]
        plain = next(cell for cell in cells if not cell.what and not cell.authors)
        own = (cell for cell in cells if (what and cell.what == what) or (author and author in cell.authors))
        return next(own, plain).anchor

    def is_shut(self, kind: str, author: str, account: str) -> bool:
        """Whether it never appears on an account, though it may elsewhere."""
        return any(
            (not one.kinds or kind in one.kinds) and (not one.authors or author in one.authors)
            for one in self.shut
            if one.account == account
        )
