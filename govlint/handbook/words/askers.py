"""Who asks for what a handout says, or keeps it free: the law, a code, or we alone."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from govlint.handbook.book import Book
from govlint.handbook.drawings.strips import wall_said
from govlint.handbook.sheets.sheet import FREE
from govlint.handbook.words.naming import Link
from govlint.handbook.words.places_said import where
from govlint.policy.control import Control
from govlint.policy.corridor import CEILING, FLOOR, Wall
from govlint.text.nodes import Pointer
from govlint.workspace.documents import Document

LAW, CODE, US = "law", "code", "us"
_CODES = ("code", "guidance", "platform rule")


class Asker(NamedTuple):
    """Who asks for something, or protects it. word: `law`, `code` or `us`; wall: what says so; where: if not here."""

    word: str = US
    wall: Link = Link("")
    where: str = ""


Asks = Callable[[Document, Pointer, str], Asker | None]
"""Who asks for a setting, by its document, its pointer and the part of the handout that it is said in.

None where it does not hold in the place that the handout is for.
"""


def asks_everywhere(book: Book) -> Asks:
    """Who asks for a setting in any of the places where it holds; of what is left free, which law protects it."""

    def asks(document: Document, at: Pointer, part: str) -> Asker:
        if part == LAW:
            return Asker(LAW)
        for facing in book.facings_of.get((id(document.node), at), ()):
            found = asker(book, facing.control, facing.position, facing.walls, part)
            if found.word != US:
                return found._replace(where="; ".join(where(book, facing)))
        return Asker()

    return asks


def asker(book: Book, control: Control, position: float | None, walls: Iterable[Wall], part: str) -> Asker:
    """Who asks for a setting: the law or a code, where one of these walls asks for as much; else it is us.

    Of what is left free (the part FREE) it is the law whose ceiling keeps it so.
    """
    if part == FREE:
        held = [wall for wall in walls if wall.side == CEILING and wall.legal]
    else:
        held = [wall for wall in walls if wall.side == FLOOR and position is not None and wall.position >= position]
    for wall in sorted(held, key=lambda wall: (not wall.legal, wall.rule)):
        said = wall_said(book, control, wall)
        if wall.legal or said.force in _CODES:
            return Asker(LAW if wall.legal else CODE, Link(said.title, said.target))
    return Asker()
