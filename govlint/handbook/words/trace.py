"""The decision on the situation of a scenario, with the content of what `simulate` prints."""

from typing import NamedTuple

from govlint.decision.decision import Decision
from govlint.decision.given import situation_of
from govlint.errors import GovlintError
from govlint.handbook.book import Book
from govlint.handbook.words.answers import ALLOWED, CHIPS, Line, line
from govlint.handbook.words.plainly import in_plain_words
from govlint.language import gettext as _
from govlint.reporters.decision.sections import sections
from govlint.reporters.decision.words import verdict
from govlint.workspace.documents import Document
from govlint.workspace.shapes import mapping


class Trace(NamedTuple):
    """A decision as it came about. word and chip: the answer in short; empty where nothing could be answered."""

    word: str
    chip: str
    said: str
    sections: tuple[tuple[str, tuple[Line, ...]], ...] = ()


def trace(book: Book, document: Document) -> Trace | None:
    """The trace of a scenario; None for other documents, and for scenarios that give no situation."""
    given = mapping(document.value.get("given"))
    if document.kind != "scenario" or not given.get("content"):
        return None
    try:
        decision = book.decider.decide(situation_of(given))
    except GovlintError as error:
        return Trace("", "", _("It cannot be answered: %(reason)s.") % {"reason": error})
    return _trace(book, decision)


def _trace(book: Book, decision: Decision) -> Trace:
    found = ((title, tuple(line(book, one) for one in held)) for title, held in sections(book.decider, decision))
    allowed = decision.allowed
    return Trace(
        _(ALLOWED[allowed]),
        CHIPS[allowed],
        verdict(in_plain_words(book, decision)),
        tuple((title, held) for title, held in found if held),
    )
