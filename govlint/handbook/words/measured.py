"""What was computed from a document, and the walls it meets."""

from collections.abc import Iterator
from typing import NamedTuple

from govlint.handbook.book import Book
from govlint.handbook.drawings.strips import Strip, strip
from govlint.handbook.facings import VERDICTS, Facing
from govlint.handbook.once import once
from govlint.handbook.paths import anchor, control_path
from govlint.handbook.posture import tally
from govlint.handbook.words.naming import control_name
from govlint.handbook.words.quoted import told
from govlint.workspace.documents import Document


class Measured(NamedTuple):
    """A control that was computed from a document."""

    title: str
    question: str
    target: str
    counts: tuple[tuple[str, int], ...]
    strip: Strip
    place: str


def facings_in(book: Book, document: Document) -> list[Facing]:
    """All that a document's settings face."""
    return _by_node(book).get(id(document.node), [])


@once
def _by_node(book: Book) -> dict[int, list[Facing]]:
    """All that settings face, by the identity of their document's node."""
    found: dict[int, list[Facing]] = {}
    for (node, _), facings in book.facings_of.items():
        found.setdefault(node, []).extend(facings)
    return found


def measured(book: Book, document: Document) -> Iterator[Measured]:
    """What was computed from this document, one for each control, at its worst."""
    by_control: dict[str, list[Facing]] = {}
    for facing in facings_in(book, document):
        if facing.control.measured:
            by_control.setdefault(facing.control.id, []).append(facing)
    for name in sorted(by_control):
        yield _measured(book, name, by_control[name])


def _measured(book: Book, name: str, found: list[Facing]) -> Measured:
    control = found[0].control
    bad = min(found, key=lambda facing: list(VERDICTS).index(facing.verdict))
    place = book.place(bad.setting.origin) if bad.setting else ""
    drawn = strip(book, bad, anchor("measured", name))
    return Measured(control_name(book, control), told(control.question), control_path(name), tally(found), drawn, place)
