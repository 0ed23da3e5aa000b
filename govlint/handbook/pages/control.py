"""The pages of controls: the board of all, and each with its corridors, walls and settings."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from govlint.handbook.book import Book
from govlint.handbook.drawings.strips import Strip, WallSaid, strip, wall_said
from govlint.handbook.facings import UNDECIDED, VERDICTS, Facing
from govlint.handbook.page import Page
from govlint.handbook.pages.findings import Cited, asked_less, cited
from govlint.handbook.paths import BOARD, HOME, anchor, control_path, rule_anchor
from govlint.handbook.posture import Posture, postures, whole
from govlint.handbook.words.decisions import setting_target
from govlint.handbook.words.markdown import phrase
from govlint.handbook.words.naming import Link, control_name
from govlint.handbook.words.places_said import when_words
from govlint.handbook.words.quoted import line_by, quoted, term, told
from govlint.handbook.words.sentences import ours
from govlint.handbook.words.wording import day, listed
from govlint.language import gettext as _
from govlint.lint.rules import words_of
from govlint.policy.control import Control
from govlint.policy.corridor import Wall
from govlint.policy.settings import DECIDED, Setting
from govlint.posture.index import DIMENSIONS
from govlint.reporters.said import sources
from govlint.workspace.documents import Document

_MANY = 30
"""From how many settings on those that say the same are told together: a group with local teams has hundreds."""


class Same(NamedTuple):
    """Another setting that says the same and stands alike."""

    document: Link
    place: str
    where: tuple[str, ...]


class Standing(NamedTuple):
    """A facing on the page of its control. said: our setting in words. others: those told together with it."""

    strip: Strip
    said: str
    document: Link
    place: str
    status: str
    reason: str
    others: tuple[Same, ...] = ()


class WallLine(NamedTuple):
    """A wall with where it stands, since when, why, and who says so."""

    anchor: str
    wall: WallSaid
    where: tuple[str, ...]
    since: str
    why: str
    unsure: str
    sources: tuple[Cited, ...]
    not_asked: tuple[Cited, ...]


class Level(NamedTuple):
    """A level of the scale; ours: whether a setting of ours holds it."""

    word: str
    said: str
    ours: bool


class BoardRow(NamedTuple):
    """A control on the board, at its worst."""

    title: str
    question: str
    target: str
    strip: Strip
    ours: str
    more: str


def pages(book: Book) -> Iterator[Page]:
    """The board, then each control."""
    rows = {name: _board_row(book, name) for name in book.facings}
    trail = (Link("Home", HOME), Link(_("Controls"), BOARD))
    yield Page(BOARD, _("Controls"), "board.html", {"groups": tuple(_groups(book, rows)), "whole": whole(book)})
    for name in book.facings:
        control = book.facings[name][0].control
        data, about = _data(book, control), tuple(_deciding(book, name))
        yield Page(control_path(name), control_name(book, control), "control.html", data, trail, about)


def _deciding(book: Book, name: str) -> Iterator[Document]:
    """The documents that decide something of a control, each once."""
    settings = (facing.setting for facing in book.facings[name] if facing.setting)
    yield from {setting.document.key: setting.document for setting in settings}.values()


def _groups(book: Book, rows: dict[str, BoardRow]) -> Iterator[tuple[str, Posture, tuple[BoardRow, ...]]]:
    order = list(VERDICTS)
    for posture in postures(book):
        names = [name for name, found in book.facings.items() if found[0].control.dimension == posture.name]
        members = sorted((rows[name] for name in names), key=lambda row: order.index(row.strip.verdict))
        yield anchor("dimension", posture.name), posture, tuple(members)


def _board_row(book: Book, name: str) -> BoardRow:
    found = book.facings[name]
    first, control = found[0], found[0].control
    others = dict.fromkeys(_(VERDICTS[facing.verdict]) for facing in found if facing.verdict != first.verdict)
    more = _("elsewhere %(verdicts)s") % {"verdicts": listed(others)} if others else ""
    said = strip(book, first, anchor("board", name))
    return BoardRow(
        control_name(book, control),
        told(control.question),
        control_path(name),
        said,
        ours(control, first.setting),
        more,
    )


def _data(book: Book, control: Control) -> dict[str, Any]:
    found = book.facings[control.id]
    held = {facing.setting.value for facing in found if facing.setting and _is_level(facing.setting)}
    return {
        "control": control,
        "question": told(control.question),
        "kind": book.forms["kinds"][control.kind]["title"],
        "dimension": Link(term(control.dimension), f"{BOARD}#{anchor('dimension', control.dimension)}"),
        "dimension_means": told(DIMENSIONS.get(control.dimension, "")),
        "levels": tuple(Level(term(word), told(said), word in held) for word, said in control.levels.items()),
        "standings": _together([_standing(book, facing, number) for number, facing in enumerate(found)]),
        "walls": tuple(_wall_line(book, control, wall) for wall in _walls(found)),
        "asks": any(facing.verdict == UNDECIDED for facing in found),
    }


def _is_level(setting: Setting) -> bool:
    return setting.state == DECIDED and isinstance(setting.value, str)


def _standing(book: Book, facing: Facing, number: int) -> Standing:
    said = strip(book, facing, f"strip-{number}")
    setting = facing.setting
    if setting is None:
        return Standing(said, _("Nothing is decided."), Link(""), "", "", "")
    return Standing(
        said,
        told(facing.control.levels.get(setting.value, "")) if _is_level(setting) else "",
        Link(quoted(setting.document.title, setting.document), setting_target(book, setting)),
        book.place(setting.origin),
        setting.document.status,
        quoted(phrase(setting.reason), setting.document),
    )


def _together(found: list[Standing]) -> tuple[Standing, ...]:
    """Of many, those that say the same once: the first in full, the others by where they stand."""
    if len(found) <= _MANY:
        return tuple(found)
    groups: dict[object, list[Standing]] = {}
    for one in found:
        drawn = one.strip.verdict, one.strip.sentence, one.strip.walls, one.strip.notes
        groups.setdefault((drawn, one.said, one.status, one.reason), []).append(one)
    return tuple(first._replace(others=tuple(map(_same, others))) for first, *others in groups.values())


def _same(one: Standing) -> Same:
    return Same(one.document, one.place, one.strip.where)


def _walls(found: tuple[Facing, ...]) -> list[Wall]:
    """Every wall that stands somewhere: floors, then ceilings; the law first, then the tightest hold."""
    walls = {wall.rule: wall for facing in found for wall in facing.walls}
    return sorted(walls.values(), key=lambda wall: (wall.side != "floor", not wall.legal, -wall.weight[2], wall.rule))


def _wall_line(book: Book, control: Control, wall: Wall) -> WallLine:
    said = words_of(book.rules[wall.rule])
    since = _("since %(day)s") % {"day": day(wall.in_force)} if wall.in_force else ""
    until = _("until %(day)s") % {"day": day(wall.until)} if wall.until else ""
    return WallLine(
        rule_anchor("wall", wall.rule),
        wall_said(book, control, wall),
        when_words(book, book.rules[wall.rule].facts.get("when", {})),
        ", ".join(part for part in (since, until) if part),
        line_by(book.rules[wall.rule], said.why),
        line_by(book.rules[wall.rule], said.unsure),
        tuple(map(cited, sources(book.rules[wall.rule], said.sources))),
        tuple(map(asked_less, sources(book.rules[wall.rule], said.not_required))),
    )
