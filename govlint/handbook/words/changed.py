"""One change of the log in words: what it loosened or tightened, where it stood and stands, and who must sign."""

from collections.abc import Iterable
from typing import NamedTuple

from govlint.change.change import WORDS, Change, Origin
from govlint.change.diff import Found
from govlint.change.direction import BOTH, LOOSENS, NEUTRAL, TIGHTENS, UNKNOWN
from govlint.change.signing import NO_CONTROL, Signing, SignOff
from govlint.handbook.book import Book
from govlint.handbook.paths import control_path
from govlint.handbook.words.naming import Link
from govlint.handbook.words.places_said import translated
from govlint.handbook.words.quoted import Quoted, told
from govlint.language import ENGLISH
from govlint.language import gettext as _
from govlint.policy.controls import controls
from govlint.reporters.change.words import fields, head

REWORDED, OTHERWISE = "reworded", "otherwise"
GROUPS = (LOOSENS, BOTH, UNKNOWN, TIGHTENS, OTHERWISE, REWORDED)
"""The sorts of change in the order in which they are told: what may loosen comes first."""


class ChangeSaid(NamedTuple):
    """One change. subject: with the page of the control that it is about; rows: titles, each with its lines.

    was, now: the places where it stood and stands; needs: who must sign, and where change control says so.
    """

    anchor: str
    id: str
    subject: Link
    said: str
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    was: tuple[str, ...]
    now: tuple[str, ...]
    needs: tuple[tuple[str, str], ...]


def titles() -> dict[str, str]:
    """Each sort of change in words."""
    return {
        LOOSENS: _("Loosened"),
        BOTH: _("Loosened and tightened"),
        UNKNOWN: _("May be looser"),
        TIGHTENS: _("Tightened"),
        OTHERWISE: _("Changed otherwise"),
        REWORDED: _("Reworded"),
    }


def sort_of(change: Change) -> str:
    """Which sort of change it is, of GROUPS."""
    if change.direction != NEUTRAL:
        return change.direction
    return REWORDED if change.kind == WORDS else OTHERWISE


def change_said(book: Book, number: int, found: Found) -> ChangeSaid:
    """A change in words. number: which of several organisations it is about."""
    change = found.change
    bare = change._replace(contexts=translated(book, change.contexts), was=(), now=())
    rows: dict[str, list[str]] = {}
    name = ""
    for title, text in fields(Found(found.id, bare, _unsigned(found.signing))):
        name = title or name
        rows.setdefault(name, []).append(Quoted(text, ENGLISH))
    control = control_path(change.subject) if change.subject in book.facings else ""
    return ChangeSaid(
        f"change-{number}-{found.id}" if number else f"change-{found.id}",
        found.id,
        Link(told(change.title) if change.subject in controls() else change.title, control),
        Quoted(head(change).removeprefix(f"{change.title}: "), ENGLISH),
        tuple(
            (_rows().get(title, title), tuple(Quoted(line, ENGLISH) for line in lines)) for title, lines in rows.items()
        ),
        _places(book, change.was),
        _places(book, change.now),
        tuple((need_said(need), _places(book, (need.place,))[0] if need.place else "") for need in found.signing.needs),
    )


def _unsigned(signing: Signing) -> Signing:
    """Only what stands in the way: who has signed, nobody has told a handbook. That nobody asks is said of the step."""
    return Signing((), True, "" if signing.note == NO_CONTROL else signing.note)


def _rows() -> dict[str, str]:
    return {
        "from": _("From"),
        "where": _("Where"),
        "beyond": _("Beyond"),
        "wait": _("Wait"),
        "such as": _("Such as"),
        "but": _("But"),
    }


def need_said(need: SignOff) -> str:
    """Who must sign, and what for."""
    said = f"{need.who}, for {need.why}"
    return Quoted(f"{said} ({need.beside})" if need.beside else said, ENGLISH)


def _places(book: Book, origins: Iterable[Origin]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{book.shown_path(one.path)}:{one.line}" for one in origins))
