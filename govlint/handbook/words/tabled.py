"""The tables of what may be posted, laid out: rows of types of content, and the answers that they lead to."""

from collections.abc import Iterator
from typing import NamedTuple

from govlint.handbook.book import Book
from govlint.handbook.once import once
from govlint.handbook.paths import plain
from govlint.handbook.tables import MADE, PAID, URGENT, Decided, Otherwise, Table, way_of
from govlint.handbook.words.answers import CHIPS, Answer, Line, answer, differing
from govlint.handbook.words.naming import Link, named
from govlint.handbook.words.quoted import heading
from govlint.handbook.words.wording import listed
from govlint.language import gettext as _
from govlint.language import gettext_noop
from govlint.policy.bounds import in_words

_WHEN = {
    PAID: gettext_noop("if somebody is paid for it"),
    MADE: gettext_noop("if AI made it"),
    URGENT: gettext_noop("if it cannot wait"),
}
_IN_BAND = {
    "followers": gettext_noop("if the followers are %(bands)s"),
    "fee": gettext_noop("if the fee is %(bands)s"),
    "time": gettext_noop("if it is handed in %(bands)s"),
}
ORDER = tuple(CHIPS)


class Question(NamedTuple):
    """What is asked beside the type of content. what: `paid`, `made`, `urgent`, a number, `time` or empty.

    authors: who asks, where that matters; written so that they are safe in a page (paths.plain).
    """

    when: str = ""
    what: str = ""
    authors: tuple[str, ...] = ()


class Case(NamedTuple):
    """When something is the answer, and the answer; of one that only asks for more, the link leads to the plain one."""

    asked: Question
    link: Link
    chip: str


class Row(NamedTuple):
    """Types of content with the same answers throughout. words: as documents write them."""

    content: tuple[str, ...]
    words: tuple[str, ...]
    answer: Case
    otherwise: tuple[Case, ...]


class Full(NamedTuple):
    """An answer, and what else must be done in some cases: when, then heading by heading."""

    answer: Answer
    further: tuple[tuple[str, tuple[tuple[str, tuple[Line, ...]], ...]], ...] = ()


class Block(NamedTuple):
    """An answer as it stands on a page. asked: what it is the answer to, by when."""

    anchor: str
    full: Full
    chip: str
    asked: tuple[tuple[str, tuple[str, ...]], ...]


class Laid(NamedTuple):
    """A table as it stands on its page."""

    table: Table
    rows: tuple[Row, ...]
    blocks: tuple[Block, ...]

    def block_for(self, content: str, author: str = "") -> Block:
        """The answer to somebody who asks plainly. author: as on the page."""
        row = next(row for row in self.rows if content in row.words)
        case = next((one for one in row.otherwise if author in one.asked.authors), row.answer)
        return next(block for block in self.blocks if block.anchor == case.link.target)


Answered = list[tuple[Decided, tuple[tuple[Question, Full | None], ...]]]
"""Each type of content with its answers, the plain one first."""


@once
def laid(book: Book) -> tuple[Laid, ...]:
    """All tables, those of brands and markets first, then those of accounts."""
    return tuple(_laid(book, table) for table in (*book.tables, *book.own_tables))


def _laid(book: Book, table: Table) -> Laid:
    answered = [(one, tuple(_answers(book, one))) for one in table.decided]
    held: dict[Full, dict[str, list[str]]] = {}
    for content, cases in answered:
        for case, full in cases:
            if full:
                held.setdefault(full, {}).setdefault(case.when, []).append(type_name(content.content))
    ordered = sorted(held, key=lambda one: ORDER.index(one.answer.allowed))
    anchors = {one: f"answer-{number}" for number, one in enumerate(ordered, 1)}
    return Laid(table, tuple(_rows(answered, anchors)), tuple(_block(one, anchors[one], held[one]) for one in ordered))


def _block(full: Full, anchor: str, asked: dict[str, list[str]]) -> Block:
    return Block(anchor, full, CHIPS[full.answer.allowed], tuple((when, tuple(few)) for when, few in asked.items()))


def _answers(book: Book, content: Decided) -> Iterator[tuple[Question, Full | None]]:
    """The answer, and when there is another; nothing there where only more must be done, which the first then says."""
    before, others = content.decision, [(asked(book, one), one.decision) for one in content.otherwise]
    alike = [way_of(decision) == way_of(before) for _, decision in others]
    more = ((case.when, differing(book, before, one)) for (case, one), same in zip(others, alike, strict=True) if same)
    yield Question(), Full(answer(book, before), tuple(more))
    for (case, decision), same in zip(others, alike, strict=True):
        yield case, None if same else Full(answer(book, decision))


def _rows(answered: Answered, anchors: dict[Full, str]) -> Iterator[Row]:
    """Types of content, those with the same answers throughout together."""
    found: dict[tuple[Case, ...], list[str]] = {}
    for content, cases in answered:
        first = cases[0][1]
        key = tuple(_case(case, full, first, anchors) for case, full in cases)
        found.setdefault(key, []).append(content.content)
    for (shown, *others), words in found.items():
        yield Row(tuple(map(type_name, words)), tuple(words), shown, tuple(others))


def _case(asked: Question, full: Full | None, first: Full | None, anchors: dict[Full, str]) -> Case:
    if full:
        return Case(asked, Link(full.answer.word, anchors[full]), CHIPS[full.answer.allowed])
    return Case(asked, Link(_("the same, with more to do"), anchors[first] if first else ""), "")


def type_name(content: str) -> str:
    """A type of content as people say it."""
    return heading(content)


def asked(book: Book, other: Otherwise) -> Question:
    """The case in which something is answered otherwise, in words."""
    if other.bands:
        bands = listed(in_words(other.what, other.bands), "or")
        return Question(_(_IN_BAND[other.what]) % {"bands": bands}, other.what)
    if other.what:
        return Question(_(_WHEN[other.what]), other.what)
    authors = listed((named(book, "role", name).text for name in other.authors), "or")
    return Question(_("by %(authors)s") % {"authors": authors}, "", tuple(map(plain, other.authors)))
